package org.ibcsim.companion;

import java.util.List;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/** The numbers of what a test names. */
record Names(RdsLayout layout) {
  int host(String name) {
    return number("host", name, layout.hosts().stream().map(HostLayout::name).toList());
  }

  int rlink(String name) {
    return number("RLINK", name, layout.rlinks().stream().map(RlinkLayout::name).toList());
  }

  int volume(String name) {
    return number("volume", name, layout.volumes().stream().map(VolumeLayout::name).toList());
  }

  private static int number(String kind, String name, List<String> names) {
    int number = names.indexOf(name);
    if (number < 0) {
      @Nullable String nearest = NearestName.to(name, names);
      throw new IllegalArgumentException(
          "the unknown "
              + kind
              + " "
              + Shown.quoted(name)
              + "; expected "
              + Shown.oneOf(names)
              + (nearest == null ? "" : ". Maybe " + nearest));
    }
    return number;
  }
}

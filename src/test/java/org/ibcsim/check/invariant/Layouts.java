package org.ibcsim.check.invariant;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.VolumeLayout;

/** A Primary and one Secondary for each mode given. */
final class Layouts {
  static final long VOLUME_BYTES = 1 << 20;

  /** Latency protection of the first RLINK. */
  static final LatencyProtection FIRST_LATENCY =
      new LatencyProtection(LatencyProtection.Mode.OVERRIDE, 100, 80);

  private Layouts() {}

  static RdsLayout of(
      long srlBytes, long writeBufferBytes, SrlProtection protection, Synchronous... modes) {
    List<HostLayout> hosts =
        new ArrayList<>(List.of(new HostLayout("seattle", srlBytes, writeBufferBytes)));
    List<RlinkLayout> rlinks = new ArrayList<>();
    for (int rlink = 0; rlink < modes.length; rlink++) {
      hosts.add(new HostLayout("host" + rlink, srlBytes));
      rlinks.add(
          new RlinkLayout(
              "rlk" + rlink,
              "back" + rlink,
              rlink + 1,
              modes[rlink],
              protection,
              rlink == 0 ? FIRST_LATENCY : LatencyProtection.OFF,
              rlink % 2 == 1,
              Math.min(64 << 10, srlBytes * 3 / 8),
              10_000_000_000L,
              1_000_000_000L));
    }
    return new RdsLayout(
        "hrdg",
        "hr_rvg",
        List.of(
            new VolumeLayout("hr_dv01", VOLUME_BYTES), new VolumeLayout("hr_dv02", VOLUME_BYTES)),
        "hr_srl",
        hosts,
        rlinks,
        Semantics.standard());
  }
}

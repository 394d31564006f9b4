package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.VolumeLayout;

/** The records of VxVM that a host has of the data set. */
final class RecordNames {
  private RecordNames() {}

  /** All of them: the RVG, its RLINKs, its data volumes and its SRL. */
  static List<String> of(RdsLayout layout, int host) {
    List<String> names = new ArrayList<>(List.of(layout.rvg()));
    rlinks(layout, host).forEach(rlink -> names.add(layout.rlinkName(rlink, host)));
    volumes(layout, host).forEach(volume -> names.add(volume.name()));
    names.add(layout.srl());
    return names;
  }

  /** The numbers of the RLINKs that have an end on a host. */
  static List<Integer> rlinks(RdsLayout layout, int host) {
    return IntStream.range(0, layout.rlinks().size())
        .filter(rlink -> isEnd(layout, rlink, host))
        .boxed()
        .toList();
  }

  private static boolean isEnd(RdsLayout layout, int rlink, int host) {
    int target = layout.rlinks().get(rlink).targetHost();
    int other = target == RdsLayout.FIRST_PRIMARY ? layout.primary() : target;
    return host == RdsLayout.FIRST_PRIMARY || host == other;
  }

  /** The host at the other end of an RLINK that has an end on a host. */
  static int peer(RdsLayout layout, int rlink, int host) {
    int target = layout.rlinks().get(rlink).targetHost();
    int other = target == RdsLayout.FIRST_PRIMARY ? layout.primary() : target;
    return host == RdsLayout.FIRST_PRIMARY ? other : RdsLayout.FIRST_PRIMARY;
  }

  /** The data volumes of a host; a bunker has none. */
  static List<VolumeLayout> volumes(RdsLayout layout, int host) {
    return layout.isBunker(host) ? List.of() : layout.volumes();
  }
}

package org.ibcsim.model.world;

import org.ibcsim.model.dcm.DcmRegions;
import org.ibcsim.model.dcm.Replay;
import org.ibcsim.model.volume.VolumeContents;

/**
 * Whether a DCM covers what it must: every region that differs between Primary and Secondary is
 * marked (dataflow 14.24). It looks at every region, and is for checks, not for the write path.
 */
final class DcmCover {
  private DcmCover() {}

  /** The first region that differs and is not marked; -1 if there is none. */
  static int firstUncovered(Replay replay, VolumeContents primary, VolumeContents secondary) {
    DcmRegions regions = replay.regions();
    for (int region = 0; region < regions.count(); region++) {
      if (!replay.marked(region)
          && primary.differs(
              secondary,
              regions.volume(region),
              regions.offsetBytes(region),
              regions.bytes(region))) {
        return region;
      }
    }
    return -1;
  }
}

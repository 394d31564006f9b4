package org.ibcsim.simulate;

import org.ibcsim.model.Observer;
import org.ibcsim.runbook.VolumeCounters;

/** The application's writes to each data volume, since the run began. */
final class VolumeCounts implements Observer {
  private final long[] writes;
  private final long[] bytes;

  VolumeCounts(int volumes) {
    writes = new long[volumes];
    bytes = new long[volumes];
  }

  VolumeCounters of(int volume) {
    return new VolumeCounters(writes[volume], bytes[volume]);
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    writes[volume]++;
    bytes[volume] += lengthBytes;
  }
}

package org.ibcsim.model.dcm;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.RdsLayout;

/**
 * The regions that a Primary has written and not replicated when it is superseded: what its SRL and
 * its DCM tell the new Primary on its return (dataflow 11.3).
 */
public final class Divergence implements Stateful {
  private final DcmRegions regions;
  private final ChangeMap map;

  /** Nothing has diverged. */
  public Divergence(RdsLayout layout) {
    regions = new DcmRegions(layout);
    map = new ChangeMap(regions);
  }

  /** The Primary of before has written here. */
  public void mark(int volume, long offsetBytes, int lengthBytes) {
    int to = regions.at(volume, offsetBytes + lengthBytes - 1);
    for (int region = regions.at(volume, offsetBytes); region <= to; region++) {
      map.mark(region);
    }
  }

  /** The Primary of before had this in its DCM. */
  public void add(Replay dcm) {
    dcm.addTo(map);
  }

  ChangeMap map() {
    return map;
  }

  @Override
  public void write(StateWriter writer) {
    map.write(writer);
  }

  @Override
  public void read(StateReader reader) {
    map.read(reader);
  }
}

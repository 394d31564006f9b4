package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ResyncStart;

/**
 * {@code vradmin resync} and {@code vxrvg resync}: the DCMs of an RVG are replayed [D
 * KB-100008281].
 *
 * <p>The command returns when the replay has begun. {@code vradmin} may be typed on any host of the
 * data set, {@code vxrvg} acts on the RVG of its own host, which must be the Primary. The product's
 * texts are not documented; these are ours.
 */
final class Resync {
  private Resync() {}

  static void start(Execution run, DataSet data, int host, boolean fromAnyHost) {
    RdsLayout layout = data.layout();
    String name = run.command.name();
    String primary = layout.primaryHost().name();
    if (host != data.layout().primary() && !fromAnyHost) {
      run.fail(name + ": only the Primary has DCMs to replay; try it on " + primary);
      return;
    }
    ResyncStart start = data.resync();
    switch (start) {
      case STARTED -> {}
      case NOT_IN_DCM_LOGGING ->
          run.fail(name + ": no RLINK is in DCM logging; there is nothing to resynchronize");
      case NOT_CONNECTED ->
          run.fail(
              name
                  + ": not connected: "
                  + String.join(", ", disconnected(data))
                  + "; try it when vradmin repstatus says that they are connected");
      case UNDER_WAY -> run.fail(name + ": a resynchronization is under way already");
      case RVG_STOPPED -> run.fail(name + ": the RVG of " + primary + " is not started");
    }
  }

  private static List<String> disconnected(DataSet data) {
    List<String> names = new ArrayList<>();
    for (int rlink = 0; rlink < data.layout().rlinks().size(); rlink++) {
      if (data.dcmLogging(rlink) && !data.connected(rlink)) {
        names.add(data.layout().rlinks().get(rlink).name());
      }
    }
    return names;
  }
}

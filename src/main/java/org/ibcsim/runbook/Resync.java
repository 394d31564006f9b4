package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;

/**
 * {@code vradmin resync} and {@code vxrvg resync}: the DCMs of an RVG are replayed [D
 * KB-100008281].
 *
 * <p>The command returns when the replay has begun. {@code vradmin} may be typed on any host of the
 * data set, {@code vxrvg} acts on the RVG of its own host, which must be the Primary. The product's
 * texts are not documented; these are ours.
 */
final class Resync {
  /**
   * The volumes that {@code cache=} and {@code cachesize=} leave on each Secondary: its consistent
   * and old image, which survives if the resynchronization does not end. Their name and the time
   * that they take are not documented; here they are whole at once.
   */
  static final String SNAPSHOT_PREFIX = "RESYNC";

  private Resync() {}

  static void start(Execution run, DataSet data, int host, Command.Resynchronize command) {
    RdsLayout layout = data.layout();
    String name = run.command.name();
    String primary = layout.primaryHost().name();
    if (host != data.layout().primary() && !command.byVradmin()) {
      run.fail(name + ": only the Primary has DCMs to replay; try it on " + primary);
      return;
    }
    ResyncStart start = data.resync();
    switch (start) {
      case STARTED -> command.cache().ifPresent(cache -> snapshots(run, data));
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

  /** No region has come yet, so that the volumes are what they were before. */
  private static void snapshots(Execution run, DataSet data) {
    for (int rlink = 0; rlink < data.layout().secondaries(); rlink++) {
      int secondary = data.layout().rlinks().get(rlink).targetHost();
      if (data.resync(rlink) != ResyncState.NONE && data.consistent(secondary)) {
        if (data.beginSnapshot(secondary, SNAPSHOT_PREFIX)) {
          data.finishSnapshot(secondary, SNAPSHOT_PREFIX);
        } else {
          run.output.add(
              run.command.name()
                  + ": volumes "
                  + SNAPSHOT_PREFIX
                  + "-* exist already on "
                  + data.layout().hosts().get(secondary).name()
                  + "; they are left as they are");
        }
      }
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

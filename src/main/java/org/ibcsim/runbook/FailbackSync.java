package org.ibcsim.runbook;

import org.ibcsim.model.DataSet;
import org.ibcsim.model.ResyncStart;

/**
 * {@code vradmin fbsync}: a Primary of before that has returned as an acting Secondary is
 * synchronized again [D 62-ch14s04s02].
 *
 * <p>The command returns when the replay has begun. The product's texts are not documented; these
 * are ours.
 */
final class FailbackSync {
  private FailbackSync() {}

  static void start(Execution run, DataSet data) {
    String name = run.command.name();
    ResyncStart start = data.failbackSynchronize();
    switch (start) {
      case STARTED -> {}
      case NOT_IN_DCM_LOGGING ->
          run.fail(
              name + ": no RLINK is in failback logging; that begins with a takeover without -N");
      case NOT_CONNECTED ->
          run.fail(
              name
                  + ": the original Primary is not connected; try it when vradmin repstatus says"
                  + " that it is");
      case UNDER_WAY -> run.fail(name + ": the synchronization is under way already");
      case RVG_STOPPED ->
          run.fail(name + ": the RVG of " + data.layout().primaryHost().name() + " is not started");
    }
  }
}

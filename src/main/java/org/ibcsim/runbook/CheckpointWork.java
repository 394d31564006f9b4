package org.ibcsim.runbook;

import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.RlinkRefusal;

/**
 * Carries out orders about checkpoints, and lists them: name, size, share of the SRL, and whether
 * they are ended [D 50-ag_ch_monitor_vvr16]; the words besides are ours.
 */
final class CheckpointWork {
  private static final long BYTES_PER_KBYTE = 1024;

  private CheckpointWork() {}

  static void carryOut(Execution run, DataSet data, int host, Command.OrderCheckpoint command) {
    CheckpointOrder.Verb verb = command.order().verb();
    boolean primary = host == data.layout().primary();
    boolean ofSecondary =
        verb == CheckpointOrder.Verb.MARK_AND_PAUSE || verb == CheckpointOrder.Verb.RESTORE;
    if (!command.byVradmin() && ofSecondary == primary) {
      RlinkWork.fail(run, primary ? RlinkRefusal.NOT_SECONDARY : RlinkRefusal.NOT_PRIMARY);
      return;
    }
    data.order(command.order()).ifPresent(why -> RlinkWork.fail(run, why));
  }

  static void list(Execution run, DataSet data, int host, int rlink) {
    if (host != data.layout().primary()) {
      RlinkWork.fail(run, RlinkRefusal.NOT_PRIMARY);
      return;
    }
    long srlBytes = data.layout().primaryHost().srlBytes();
    for (Checkpoint each : data.checkpoints()) {
      if (each.rlink() != rlink) {
        continue;
      }
      long bytes = data.usedBytes(each);
      String state =
          each.overflowed() ? "Checkpoint overflowed" : each.ended() ? "Completed" : "Started";
      run.output.add(
          each.name()
              + " "
              + (bytes + BYTES_PER_KBYTE - 1) / BYTES_PER_KBYTE
              + " Kbytes "
              + bytes * 100 / srlBytes
              + "% "
              + state);
    }
  }
}

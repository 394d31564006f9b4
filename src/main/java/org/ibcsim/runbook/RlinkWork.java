package org.ibcsim.runbook;

import org.ibcsim.model.DataSet;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;

/** Carries out an order about an RLINK; success prints nothing, as far as is known [K]. */
final class RlinkWork {
  private RlinkWork() {}

  static void carryOut(Execution run, DataSet data, int host, Command.OrderRlink command) {
    boolean primary = host == data.layout().primary();
    RlinkOrder order = command.verb().order(primary);
    if (order == null) {
      fail(run, primary ? RlinkRefusal.NOT_SECONDARY : RlinkRefusal.NOT_PRIMARY);
    } else {
      data.order(command.rlink(), order).ifPresent(why -> fail(run, why));
    }
  }

  /** Prints why a command was refused. */
  static void fail(Execution run, RlinkRefusal why) {
    run.fail(
        run.command.name()
            + ": "
            + why.name()
            + ": "
            + why.text()
            + "; try: "
            + why.cure()
            + " (the product's message for this is not documented)");
  }
}

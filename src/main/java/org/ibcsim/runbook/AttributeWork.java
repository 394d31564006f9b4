package org.ibcsim.runbook;

import org.ibcsim.model.DataSet;

/**
 * {@code vradmin set}, which any host of the data set takes, and {@code vxedit set}, which acts on
 * the RLINK of its own host. The product's texts for refusals are not documented; these are ours.
 */
final class AttributeWork {
  private AttributeWork() {}

  static void set(Execution run, DataSet data, int host, Command.SetAttributes set) {
    String name = set.name();
    int primary = data.layout().primary();
    if (host != primary && !set.byVradmin()) {
      run.fail(
          name
              + ": only the RLINK of the Primary is simulated, that of a Secondary is dormant; try"
              + " it on "
              + data.layout().primaryHost().name());
      return;
    }
    data.set(set.rlink(), set.change())
        .ifPresent(
            why ->
                run.fail(
                    name
                        + ": "
                        + why.name()
                        + ": "
                        + why.text()
                        + ", nothing has changed; try "
                        + why.cure()
                        + " (the product's message is not documented, the name is the"
                        + " simulator's)"));
  }
}

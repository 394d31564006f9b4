package org.ibcsim.companion;

import java.util.function.IntFunction;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Failback;
import org.ibcsim.model.Outcome;

/**
 * Transfers of the Primary role, as an administrator makes them with {@code vradmin}: the model's
 * own, as the commands of a runbook are.
 *
 * <p>A transfer that is refused throws a {@link RoleException}.
 */
public final class RoleTransfers {
  private final Waits waits;
  private final Names names;

  RoleTransfers(Waits waits, Names names) {
    this.waits = waits;
    this.names = names;
  }

  /** The host that is the Primary now. */
  public String primary() {
    return data().layout().primaryHost().name();
  }

  /** {@code vradmin migrate} to a Secondary; time advances until it has ended. */
  public Returned migrate(String host) {
    return beginMigrate(host).await();
  }

  /** The same without waiting. */
  public Call<Returned> beginMigrate(String host) {
    int caller = data().layout().primary();
    int number = names.host(host);
    return begin("migrate to " + host, caller, call -> data().migrate(caller, number, call));
  }

  /** {@code vradmin -N takeover} on a Secondary; time advances until it has ended. */
  public Returned takeover(String host) {
    return beginTakeover(host).await();
  }

  /** The same without waiting. */
  public Call<Returned> beginTakeover(String host) {
    int number = names.host(host);
    return begin(
        "takeover on " + host, number, call -> data().takeover(number, Failback.NONE, call));
  }

  private Call<Returned> begin(String doing, int host, IntFunction<Outcome> make) {
    return waits.call(
        doing,
        host,
        make,
        (outcome, returned) -> {
          if (outcome instanceof Outcome.Refused refused) {
            throw new RoleException(doing, Waits.text(returned.ended()), refused.error());
          }
          return returned;
        });
  }

  private DataSet data() {
    return waits.hand().dataSet();
  }
}

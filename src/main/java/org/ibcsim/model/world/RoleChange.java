package org.ibcsim.model.world;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Failback;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.dcm.Divergence;
import org.jspecify.annotations.Nullable;

/**
 * A transfer of the Primary role that was accepted and waits until the disks have come to rest.
 *
 * @param caller the host on which it was asked for
 * @param host the Secondary that becomes the Primary
 * @param planned migrate; otherwise takeover
 * @param call number of the call that waits for it
 * @param failback of a takeover
 * @param divergence what the Primary of before has not replicated; null without fast failback
 */
record RoleChange(
    int caller,
    int host,
    boolean planned,
    int call,
    Failback failback,
    @Nullable Divergence divergence) {
  private static final Failback[] FAILBACKS = Failback.values();

  /** A migration. */
  RoleChange(int caller, int host, int call) {
    this(caller, host, true, call, Failback.NONE, null);
  }

  void write(StateWriter writer) {
    writer.count(caller);
    writer.count(host);
    writer.flag(planned);
    writer.number(call);
    writer.rare(failback.ordinal());
    if (divergence != null) {
      divergence.write(writer);
    }
  }

  static RoleChange read(StateReader reader, RdsLayout layout) {
    int caller = (int) reader.count();
    int host = (int) reader.count();
    boolean planned = reader.flag();
    int call = (int) reader.number();
    Failback failback = FAILBACKS[(int) reader.rare()];
    Divergence divergence = null;
    if (!planned && failback != Failback.NONE) {
      divergence = new Divergence(layout);
      divergence.read(reader);
    }
    return new RoleChange(caller, host, planned, call, failback, divergence);
  }
}

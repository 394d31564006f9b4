package org.ibcsim.model.world;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;

/**
 * A transfer of the Primary role that was accepted and waits until the disks have come to rest.
 *
 * @param caller the host on which it was asked for
 * @param host the Secondary that becomes the Primary
 * @param planned migrate; otherwise takeover
 * @param call number of the call that waits for it
 */
record RoleChange(int caller, int host, boolean planned, int call) {
  void write(StateWriter writer) {
    writer.count(caller);
    writer.count(host);
    writer.flag(planned);
    writer.number(call);
  }

  static RoleChange read(StateReader reader) {
    return new RoleChange(
        (int) reader.count(), (int) reader.count(), reader.flag(), (int) reader.number());
  }
}

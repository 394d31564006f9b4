package org.ibcsim.model.ibc;

import java.util.ArrayDeque;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.jspecify.annotations.Nullable;

/** An application name registered on one host. */
final class Registration {
  /** A RECEIVE that waits for a message. */
  record BlockedReceive(int call, int bufferBytes, boolean timed) {}

  private static final long NUMBER = 0xFFFF_FFFFL;

  final String application;
  final long key;
  final int deliverTimeoutSeconds;

  /** Calls to RECEIVE that wait, longest first. */
  final ArrayDeque<BlockedReceive> receivers = new ArrayDeque<>();

  /** Messages dropped by time-outs since the last report [D S5]. */
  int drops;

  /** SENDs under way; they make the key "in use" for UNREGISTER [D S6]. */
  int activeSends;

  Registration(String application, long key, int deliverTimeoutSeconds) {
    this.application = application;
    this.key = key;
    this.deliverTimeoutSeconds = deliverTimeoutSeconds;
  }

  boolean active() {
    return activeSends > 0 || !receivers.isEmpty();
  }

  void write(StateWriter writer) {
    writer.text(application);
    writer.count(key & NUMBER);
    writer.rare(deliverTimeoutSeconds);
    writer.rare(drops);
    writer.rare(activeSends);
    writer.rare(receivers.size());
    if (receivers.isEmpty()) {
      return;
    }
    for (BlockedReceive receiver : receivers) {
      writer.number(receiver.call());
      writer.count(receiver.bufferBytes());
      writer.flag(receiver.timed());
    }
  }

  /**
   * A registration as it was written, of the host whose keys have a given upper half.
   *
   * @param likely what becomes it if it has the same name, key and time-out
   */
  static Registration read(StateReader reader, long host, @Nullable Registration likely) {
    String application = reader.text();
    long key = host | reader.count();
    int deliverTimeoutSeconds = (int) reader.rare();
    boolean same =
        likely != null
            && likely.key == key
            && likely.deliverTimeoutSeconds == deliverTimeoutSeconds
            && likely.application.equals(application);
    Registration registration =
        likely != null && same ? likely : new Registration(application, key, deliverTimeoutSeconds);
    registration.receivers.clear();
    registration.drops = (int) reader.rare();
    registration.activeSends = (int) reader.rare();
    for (long rest = reader.rare(); rest > 0; rest--) {
      registration.receivers.add(
          new BlockedReceive((int) reader.number(), (int) reader.count(), reader.flag()));
    }
    return registration;
  }
}

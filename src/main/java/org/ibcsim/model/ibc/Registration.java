package org.ibcsim.model.ibc;

import java.util.ArrayDeque;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;

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
    for (BlockedReceive receiver : receivers) {
      writer.number(receiver.call());
      writer.count(receiver.bufferBytes());
      writer.flag(receiver.timed());
    }
  }

  /** Of the same host as the key of which the upper half is given. */
  static Registration read(StateReader reader, long host) {
    Registration registration =
        new Registration(reader.text(), host | reader.count(), (int) reader.rare());
    registration.drops = (int) reader.rare();
    registration.activeSends = (int) reader.rare();
    for (long rest = reader.rare(); rest > 0; rest--) {
      registration.receivers.add(
          new BlockedReceive((int) reader.number(), (int) reader.count(), reader.flag()));
    }
    return registration;
  }
}

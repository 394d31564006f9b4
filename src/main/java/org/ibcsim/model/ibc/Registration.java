package org.ibcsim.model.ibc;

import java.util.ArrayDeque;
import org.ibcsim.model.Fingerprint;

/** An application name registered on one host. */
final class Registration {
  /** A RECEIVE that waits for a message. */
  record BlockedReceive(int call, int bufferBytes, boolean timed) {}

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

  Registration copy() {
    Registration copy = new Registration(application, key, deliverTimeoutSeconds);
    copy.receivers.addAll(receivers);
    copy.drops = drops;
    copy.activeSends = activeSends;
    return copy;
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(application).add(key).add(deliverTimeoutSeconds).add(drops).add(activeSends);
    fingerprint.add(receivers.size());
    for (BlockedReceive receiver : receivers) {
      fingerprint.add(receiver.call()).add(receiver.bufferBytes()).add(receiver.timed());
    }
  }
}

package org.ibcsim.model.ibc;

import org.ibcsim.model.Fingerprint;

/** A message that has arrived at a Secondary and is not finished there. */
final class Arrival {
  /** What it waits for (ibc 11.3). */
  enum Awaits {
    /** WAIT_REG: its name is not registered. */
    REGISTRATION,
    /** WAIT_RECV: nobody has received it. */
    RECEIVE,
    /** FROZEN: it was received, and the volumes stand still until UNFREEZE. */
    UNFREEZE
  }

  final Message message;
  Awaits awaits;

  /** Its deliver time-out has run out while its name was not registered. */
  boolean late;

  Arrival(Message message, Awaits awaits) {
    this.message = message;
    this.awaits = awaits;
  }

  Arrival copy() {
    Arrival copy = new Arrival(message, awaits);
    copy.late = late;
    return copy;
  }

  void addTo(Fingerprint fingerprint) {
    message.addTo(fingerprint);
    fingerprint.add(awaits.ordinal()).add(late);
  }
}

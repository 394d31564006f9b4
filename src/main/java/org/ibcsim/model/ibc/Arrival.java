package org.ibcsim.model.ibc;

import org.ibcsim.model.Fact.Fate;
import org.ibcsim.model.Fingerprint;
import org.jspecify.annotations.Nullable;

/** A message that has arrived at a Secondary and is not finished there. */
final class Arrival {
  /** What it waits for (ibc 11.3). */
  enum Awaits {
    /** WAIT_REG: its name is not registered. */
    REGISTRATION,
    /** WAIT_RECV: nobody has received it. */
    RECEIVE,
    /** A receiver has it as soon as the data volumes stand still. */
    FLUSH,
    /** FROZEN: it was received, and the volumes stand still until UNFREEZE. */
    UNFREEZE
  }

  final Message message;
  Awaits awaits;

  /** Its deliver time-out has run out while its name was not registered. */
  boolean late;

  /** Dropped or discarded before it was the next of the stream; it ends there. */
  @Nullable Fate spent;

  Arrival(Message message, Awaits awaits) {
    this.message = message;
    this.awaits = awaits;
  }

  Arrival copy() {
    Arrival copy = new Arrival(message, awaits);
    copy.late = late;
    copy.spent = spent;
    return copy;
  }

  void addTo(Fingerprint fingerprint) {
    message.addTo(fingerprint);
    fingerprint.add(awaits.ordinal()).add(late).add(spent == null ? -1 : spent.ordinal());
  }
}

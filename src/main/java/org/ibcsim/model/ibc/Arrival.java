package org.ibcsim.model.ibc;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact.Fate;
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

  private static final Awaits[] AWAITS = Awaits.values();
  private static final Fate[] FATES = Fate.values();

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

  void write(StateWriter writer, Messages messages) {
    messages.writeOne(writer, message);
    writer.choice(awaits, AWAITS.length);
    writer.flag(late);
    writer.rare(spent == null ? 0 : spent.ordinal() + 1);
  }

  /**
   * An arrival as it was written.
   *
   * @param likely what becomes it if it is of the same message
   */
  static Arrival read(StateReader reader, Messages messages, @Nullable Arrival likely) {
    Message message = messages.readOne(reader);
    Awaits awaits = reader.choice(AWAITS);
    Arrival arrival =
        likely != null && likely.message.equals(message) ? likely : new Arrival(message, awaits);
    arrival.awaits = awaits;
    arrival.late = reader.flag();
    int fate = (int) reader.rare();
    arrival.spent = fate == 0 ? null : FATES[fate - 1];
    return arrival;
  }
}

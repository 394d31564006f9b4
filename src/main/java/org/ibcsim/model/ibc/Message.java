package org.ibcsim.model.ibc;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * A control message in the update stream.
 *
 * @param position its place in the update log, which is also its name
 * @param targets bit r is set for RLINK r
 * @param deliverTimeoutSeconds of the registration on the Primary; 0 means none
 */
public record Message(
    long position,
    String application,
    String payload,
    boolean freeze,
    int freezeTimeoutSeconds,
    int deliverTimeoutSeconds,
    int targets) {

  public boolean isFor(int rlink) {
    return (targets >>> rlink & 1) != 0;
  }

  /** The same at another place in the log, for some RLINKs. */
  public Message at(long otherPosition, int otherTargets) {
    return new Message(
        otherPosition,
        application,
        payload,
        freeze,
        freezeTimeoutSeconds,
        deliverTimeoutSeconds,
        otherTargets);
  }

  /** Length of the payload: a character a byte (ISO 8859-1). */
  public int lengthBytes() {
    return payload.length();
  }

  /** Writes all of it but its position, which the one who keeps it knows how to tell. */
  public void write(StateWriter writer) {
    writer.text(application);
    writer.text(payload);
    writer.flag(freeze);
    writer.rare(freezeTimeoutSeconds);
    writer.rare(deliverTimeoutSeconds);
    writer.count(Integer.toUnsignedLong(targets));
  }

  /**
   * The message at a position, as it was written.
   *
   * @param likely what is answered if it is equal, so that none is made anew
   */
  public static Message read(StateReader reader, long position, @Nullable Message likely) {
    String application = reader.text();
    String payload = reader.text();
    boolean freeze = reader.flag();
    int freezeTimeoutSeconds = (int) reader.rare();
    int deliverTimeoutSeconds = (int) reader.rare();
    int targets = (int) reader.count();
    boolean same =
        likely != null
            && likely.position == position
            && likely.freeze == freeze
            && likely.freezeTimeoutSeconds == freezeTimeoutSeconds
            && likely.deliverTimeoutSeconds == deliverTimeoutSeconds
            && likely.targets == targets
            && likely.application.equals(application)
            && likely.payload.equals(payload);
    return likely != null && same
        ? likely
        : new Message(
            position,
            application,
            payload,
            freeze,
            freezeTimeoutSeconds,
            deliverTimeoutSeconds,
            targets);
  }
}

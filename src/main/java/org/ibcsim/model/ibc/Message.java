package org.ibcsim.model.ibc;

import org.ibcsim.model.Fingerprint;

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

  /** Adds all of it: it may be kept where the log and the open messages no longer tell it. */
  public void addTo(Fingerprint fingerprint) {
    fingerprint
        .add(position)
        .add(application)
        .add(payload)
        .add(freeze)
        .add(freezeTimeoutSeconds)
        .add(deliverTimeoutSeconds)
        .add(targets);
  }
}

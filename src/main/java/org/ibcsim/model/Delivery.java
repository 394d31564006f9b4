package org.ibcsim.model;

/**
 * What an RLINK does about updates that its Secondary has not kept, or not put on its disks in time
 * (dataflow 6.1).
 *
 * @param messageSlots messages that the Secondary holds out of order at most ({@code
 *     nmcom_max_msgs}, 1024 by default, recalled) [D HOWTO64297]
 * @param dataAcknowledgementNanos the RLINK disconnects when the data acknowledgement of an update
 *     that it has the network acknowledgement of does not come for this long: one minute [D
 *     UMI-15061]; {@link #NEVER} where that is left out
 * @param dataAcknowledgementStated whether an administrator has said so: an exploration leaves the
 *     rule out otherwise
 */
public record Delivery(
    int messageSlots, long dataAcknowledgementNanos, boolean dataAcknowledgementStated) {
  /** Stands for a data acknowledgement that may come at any time. */
  public static final long NEVER = 0;

  /** The default of {@code nmcom_max_msgs} (dataflow 6.1, recalled and not documented). */
  public static final int STANDARD_SLOTS = 1024;

  /** One minute [D UMI-15061]. */
  public static final long STANDARD_DATA_ACKNOWLEDGEMENT_NANOS = 60_000_000_000L;

  /** A data acknowledgement may come at any time. */
  public static final Delivery PATIENT = new Delivery(STANDARD_SLOTS, NEVER, false);

  public Delivery {
    if (messageSlots < 1 || dataAcknowledgementNanos < 0) {
      throw new IllegalArgumentException(
          messageSlots
              + " message slots and a time-out of "
              + dataAcknowledgementNanos
              + " ns for data acknowledgements, expected 1 or more and 0 or more");
    }
  }

  /** The same with another limit for data acknowledgements. */
  public Delivery withDataAcknowledgement(long nanos, boolean stated) {
    return new Delivery(messageSlots, nanos, stated);
  }

  /** What an exploration takes into account: no limit that nobody has stated. */
  Delivery explored() {
    return dataAcknowledgementStated ? this : withDataAcknowledgement(NEVER, false);
  }
}

package org.ibcsim.model;

/**
 * Who is told what happens, at the moment it happens, in order.
 *
 * <p>One call a step of a write, so that nothing need be allocated for it; {@link Fact} for the
 * rest. A write is named by its position in the update log: 1 for the first, without gaps. An
 * observer changes nothing in the model.
 */
public interface Observer {
  /** What {@link #refused} is told where the data volume of the write is detached. */
  static int volumeRefuses(int volume) {
    return -2 - volume;
  }

  /** The data volume because of which a write was refused; negative if it was not one. */
  static int refusingVolume(int refused) {
    return -2 - refused;
  }

  /** The application's write got its position and waits for the SRL. */
  default void submitted(long position, int volume, long offsetBytes, int lengthBytes) {}

  /**
   * The application's write failed with EIO at once and left no trace: because of an RLINK, with -1
   * because the RVG is stopped, or because of a data volume, see {@link #volumeRefuses}.
   */
  default void refused(int rlink) {}

  /** An update is durable in the Primary's SRL. */
  default void logged(long position) {}

  /**
   * The Primary crashed, or the logowner of its cluster: the updates from one position to another,
   * both included, were not durable in its SRL and never were. What was durable and not
   * acknowledged stays so if nobody is left who could hear of it.
   */
  default void lost(long firstPosition, long lastPosition) {}

  /**
   * The application's write at a position returned; {@code succeeded} is false for EIO. In order.
   * (Of a SEND, {@link Fact.MessageSent} is told.)
   */
  default void acknowledged(long position, boolean succeeded) {}

  /** An update is on the Primary's data volumes. */
  default void volumeWritten(long position) {}

  /**
   * An update that an RLINK sends next is read back from the Primary's SRL: its write buffer was
   * released.
   */
  default void readBack(int rlink, long position) {}

  /** The last byte of an update has left for a Secondary. */
  default void transmitted(int rlink, long position) {}

  /** An update is in the Secondary's memory; {@code duplicate} if it had been there before. */
  default void arrived(int rlink, long position, boolean duplicate) {}

  /**
   * A message came to the Secondary and was not kept, for want of room: nothing acknowledges it,
   * and it is sent again.
   */
  default void dropped(int rlink, long position, LinkError reason) {}

  /** The last byte of an update has left once more, as the Secondary may have dropped it. */
  default void resent(int rlink, long position) {}

  /** The Primary has the network acknowledgement of an update. */
  default void networkAcknowledged(int rlink, long position) {}

  /** Everything up to a position is on the Secondary's disks, in its SRL or its data volumes. */
  default void stable(int rlink, long position) {}

  /** An update is on the Secondary's data volumes. */
  default void applied(int rlink, long position) {}

  /** The Primary has the data acknowledgement of an update. */
  default void dataAcknowledged(int rlink, long position) {}

  /** The Primary's SRL has reused the space up to a position. */
  default void freed(long position) {}

  /** The last byte of a piece of a volume has left for a Secondary: a DCM is replayed. */
  default void regionsTransmitted(int rlink, long bytes) {}

  /** A piece of a volume is on the Secondary's data volumes. */
  default void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {}

  /** Anything else. */
  default void fact(Fact fact) {}

  /** A call that blocked has returned. */
  default void returned(int call, Outcome outcome) {}
}

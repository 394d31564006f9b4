package org.ibcsim.model;

/**
 * Where the model puts what must happen later; the driver behind it says when.
 *
 * <p>The model never asks for the time. Work handed to one disk, one RLINK's wire or one RLINK's
 * acknowledgement path comes back in the order in which it was handed over; nothing else is
 * promised. An event comes back by {@code World.handle}, never from inside these calls.
 */
public interface Agenda {
  /**
   * A write to a disk of a host began its wait: {@code done} comes when it is durable. FIFO per
   * (host, disk).
   */
  void diskWrite(int host, Disk disk, long bytes, Event done);

  /**
   * A read at the SRL of a host began its wait, behind the writes that wait there: {@code done}
   * comes when the data is in memory. Asked for only where {@link SenderMemory#readsTakeTime}.
   */
  void readSrl(int host, long bytes, Event done);

  /**
   * A message is put on the wire; {@code sent} comes when its last byte has left. One at a time per
   * RLINK.
   */
  void transmit(int rlink, long bytes, Event sent);

  /** A message has left; {@code arrives} comes when the Secondary has it. FIFO per RLINK. */
  void propagate(int rlink, Event arrives);

  /** An acknowledgement goes back to the Primary. FIFO per RLINK. */
  void acknowledge(int rlink, Event arrives);

  /**
   * An update of an RLINK is network-acknowledged: {@code late} comes when its data acknowledgement
   * has not come within some time, the same for all of an RLINK. Data acknowledgements come in the
   * order in which they are expected.
   */
  void expectDataAcknowledgement(int rlink, long withinNanos, Event late);

  /** The oldest data acknowledgement that is expected on an RLINK has come. */
  void dataAcknowledgementCame(int rlink);

  /** The connection of an RLINK has ended: no data acknowledgement is expected any more. */
  void expectNoDataAcknowledgement(int rlink);

  /**
   * After a reconnection a message that the Secondary has already may be sent once more: {@code
   * repeated} comes, or never comes. FIFO with what {@link #propagate} carries.
   */
  void mayRepeat(int rlink, Event repeated);

  /** A host crashed: writes that wait at its disks are never done, and the disks are idle. */
  void disksStopped(int host);

  /**
   * A timer of a host starts. Timers are told apart by their event, which is pending at most once.
   */
  void startTimer(long delayNanos, Event expired);

  /** Stops a timer; one that is not running is left alone. */
  void stopTimer(Event expired);

  /**
   * A message of automatic synchronization is put on the wire: as {@link #transmit}, and never
   * compressed.
   */
  default void transmitAsItIs(int rlink, long bytes, Event sent) {
    transmit(rlink, bytes, sent);
  }

  /**
   * A piece of a volume is read on a host and put on the wire, as {@link #transmit} or {@link
   * #transmitAsItIs} do. While one is on the wire the next one is read from the data volumes, where
   * the application writes too (inferred: a synchronization reads the Primary's volumes [D
   * 50-ag_ch_setupreplication_vvr9]); a driver without times has nothing to read.
   */
  default void transmitRegions(int rlink, int host, long bytes, boolean asItIs, Event sent) {
    if (asItIs) {
      transmitAsItIs(rlink, bytes, sent);
    } else {
      transmit(rlink, bytes, sent);
    }
  }

  /**
   * The other end of an RLINK has fallen silent: the timer {@code lost} runs out when the
   * connection is given up. That is when no heartbeat was acknowledged for the heartbeat time-out,
   * or when a message that waits for its acknowledgement was sent as often as may be.
   */
  default void awaitHeartbeat(int rlink, long timeoutNanos, boolean messageWaits, Event lost) {
    startTimer(timeoutNanos, lost);
  }

  /**
   * An RLINK can connect from now on: the timer {@code exchanged} runs out when it does.
   *
   * @param reconnectNanos how long that takes where the driver knows nothing better
   */
  default void awaitConnection(int rlink, long reconnectNanos, Event exchanged) {
    startTimer(reconnectNanos, exchanged);
  }

  /** An RLINK has disconnected: what its transport knew of the connection is void. */
  default void disconnected(int rlink) {}

  /**
   * The configuration of a host at an end of an RLINK begins or ends to change, as a snapshot does:
   * meanwhile less patience is had with a silent end, so that writes are not held [D KB-100016054].
   */
  default void transaction(int rlink, int host, boolean begins) {}

  /** The {@code bandwidth_limit} of an RLINK is another one from now on; 0 for none. */
  default void limitBandwidth(int rlink, long bitsPerSecond) {}
}

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
}

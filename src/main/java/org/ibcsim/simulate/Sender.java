package org.ibcsim.simulate;

/** The sending end of a transport: one message after the other, the next when the last has left. */
interface Sender {
  /** When the last byte of a message has left that is handed over now. */
  long sent(long nowNanos, long wireBytes);

  /** How much later than the network would bring it the last message arrives. */
  long delayNanos();

  /** Whether the last message was given up: the RLINK is to disconnect at {@link #sent}. */
  boolean exhausted();

  /** The connection ended; the next message is the first of another one. */
  void disconnected();
}

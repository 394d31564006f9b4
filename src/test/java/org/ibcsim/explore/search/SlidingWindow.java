package org.ibcsim.explore.search;

/**
 * Go-back-N over two lossy FIFO channels: a small model from which to learn the engine, and one
 * whose numbers of states and transitions other tools agree on (spec/exploration.md).
 *
 * <p>A sender has updates 1 to M to send; it may be at most W ahead of what is acknowledged. It
 * sends the number {@code next}, or starts again at {@code base} after a time-out. The receiver
 * takes the number {@code expected} and acknowledges, by the number that it wants now, whatever
 * came. Both channels hold up to C numbers and may lose the one at the head.
 *
 * <p>The state is one long: base, next, expected, the lengths of the channels, then the numbers in
 * them, four bits each, the head lowest.
 *
 * @param updates M, up to 14
 * @param window W
 * @param capacity C, up to 5
 * @param nextStays a planted fault: an acknowledgement moves base, and leaves next behind
 */
record SlidingWindow(int updates, int window, int capacity, boolean nextStays) implements Model {
  static final int SEND = 0;
  static final int TIMEOUT = 1;
  static final int LOSE_DATA = 2;
  static final int DELIVER = 3;
  static final int LOSE_ACK = 4;
  static final int RECEIVE_ACK = 5;

  private static final int CHANNEL_BITS = 20;
  private static final int DATA = 12 + 2 * 3;
  private static final int ACK = DATA + CHANNEL_BITS;

  SlidingWindow(int updates, int window, int capacity) {
    this(updates, window, capacity, false);
  }

  SlidingWindow {
    if (updates > 14 || capacity > 5) {
      throw new IllegalArgumentException("At most 14 updates and 5 places: a state is one long");
    }
  }

  @Override
  public Stepper stepper() {
    return new Stepper() {
      @Override
      public void begin(Expansion into) {
        into.step(0, state(1, 1, 1, 0, 0, 0, 0));
      }

      @Override
      public void expand(byte[] states, int offset, int length, Expansion into) {
        SlidingWindow.this.expand(PackedState.read(states, offset), into);
      }
    };
  }

  private static long state(
      int base, int next, int expected, int dataLength, long data, int ackLength, long ack) {
    return base
        | next << 4
        | expected << 8
        | dataLength << 12
        | ackLength << 15
        | data << DATA
        | ack << ACK;
  }

  private void expand(long state, Expansion into) {
    int base = (int) state & 15;
    int next = (int) (state >> 4) & 15;
    int expected = (int) (state >> 8) & 15;
    int dataLength = (int) (state >> 12) & 7;
    int ackLength = (int) (state >> 15) & 7;
    long data = state >> DATA & ((1L << CHANNEL_BITS) - 1);
    long ack = state >> ACK;

    if (base > expected || expected > updates + 1 || base > next) {
      into.broken("window", "base " + base + ", next " + next + ", expected " + expected);
    }
    if (next <= updates && next < base + window && dataLength < capacity) {
      long appended = data | (long) next << 4 * dataLength;
      into.step(SEND, state(base, next + 1, expected, dataLength + 1, appended, ackLength, ack));
    }
    if (next > base) {
      into.step(TIMEOUT, state(base, base, expected, dataLength, data, ackLength, ack));
    }
    if (dataLength > 0) {
      int head = (int) data & 15;
      long rest = data >> 4;
      into.step(LOSE_DATA, state(base, next, expected, dataLength - 1, rest, ackLength, ack));
      if (ackLength < capacity) {
        int after = head == expected ? expected + 1 : expected;
        long acked = ack | (long) after << 4 * ackLength;
        into.step(DELIVER, state(base, next, after, dataLength - 1, rest, ackLength + 1, acked));
      }
    }
    if (ackLength > 0) {
      int head = (int) ack & 15;
      long rest = ack >> 4;
      into.step(LOSE_ACK, state(base, next, expected, dataLength, data, ackLength - 1, rest));
      int acknowledged = Math.max(base, head);
      int resumed = nextStays ? next : Math.max(next, acknowledged);
      into.step(
          RECEIVE_ACK,
          state(acknowledged, resumed, expected, dataLength, data, ackLength - 1, rest));
    }
  }
}

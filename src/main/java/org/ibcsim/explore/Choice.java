package org.ibcsim.explore;

/**
 * What may come next in a state, as a number: its kind, and which of that kind.
 *
 * <p>The same choice in the same state has the same number, wherever it is made.
 */
final class Choice {
  /** The kinds, in the order in which choices are listed. */
  enum Kind {
    /** A script carries out the next action of its command. */
    ACTS,
    /** A write that was stalled is offered again. */
    WRITE_GOES_ON,
    /** The oldest write that waits at a disk is durable. */
    DISK,
    /** The last byte of the message that an RLINK sends has left. */
    TRANSMITTED,
    /** The oldest message on a wire arrives. */
    ARRIVES,
    /** A copy of a message, the oldest thing on a wire, is not sent after all. */
    NEVER_COMES,
    /** The oldest acknowledgement on the way back arrives. */
    ACKNOWLEDGED,
    /** A timer of a host runs out. */
    TIMER,
    /** A script that sleeps goes on. */
    WAKES,
    /** The time of an {@code at} has come. */
    CLOCK_STRIKES,
    /** A source of the workload writes. */
    WRITE,
    /** The application hears of a write that failed. */
    REFUSAL_HEARD,
    /** A fault that the scenario lists happens. */
    FAULT,
    /** It ends. */
    FAULT_ENDS,
    /** One more fault happens, out of the budget. */
    EXTRA_FAULT,
    /** That one ends. */
    EXTRA_FAULT_ENDS
  }

  private static final Kind[] KINDS = Kind.values();
  private static final int SHIFT = 16;

  private Choice() {}

  static int of(Kind kind, int index) {
    return kind.ordinal() << SHIFT | index;
  }

  static Kind kind(int choice) {
    return KINDS[choice >>> SHIFT];
  }

  static int index(int choice) {
    return choice & (1 << SHIFT) - 1;
  }
}

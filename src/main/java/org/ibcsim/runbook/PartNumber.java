package org.ibcsim.runbook;

/**
 * The numbers of the processes inside a process: a command that spans hosts waits for several
 * things at a time, and each has a number of its own. The lower 16 bits are the outer process's.
 */
final class PartNumber {
  private static final int SHIFT = 16;

  /** Numbers of processes are below this. */
  static final int LIMIT = 1 << SHIFT;

  private PartNumber() {}

  static int of(int process, int part, int slot) {
    return process + (1 + part * IbcPart.NUMBERS + slot) * LIMIT;
  }

  /** The outer process of a number, which may be its own. */
  static int process(int number) {
    return number & LIMIT - 1;
  }

  static int part(int number) {
    return ((number >>> SHIFT) - 1) / IbcPart.NUMBERS;
  }

  static int slot(int number) {
    return ((number >>> SHIFT) - 1) % IbcPart.NUMBERS;
  }
}

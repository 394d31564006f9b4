package org.ibcsim.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ibcsim.model.LinkError;

/** Reads the lines that {@link StepLines} writes, without allocation, and tells a visitor. */
final class StepLineParser {
  private static final byte[] TIME = "{\"t\":".getBytes(StandardCharsets.US_ASCII);
  private static final StepKind[] KINDS = StepKind.values();

  private final int rlinks;
  private final long[] values = new long[4];
  private byte[] line = new byte[0];
  private int at;
  private int to;
  private long timeNanos;
  private StepKind kind = StepKind.SUBMITTED;

  StepLineParser(int rlinks) {
    this.rlinks = rlinks;
  }

  /**
   * Reads a line, if it is a step's.
   *
   * @return false if it is a line of another kind, or none of a journal
   * @throws IllegalArgumentException if it begins like a step's line and goes on otherwise
   */
  boolean parse(byte[] bytes, int from, int end) {
    line = bytes;
    at = from;
    to = end;
    if (!skip(TIME) || !startsNumber()) {
      return false;
    }
    timeNanos = number();
    for (StepKind candidate : KINDS) {
      if (skip(candidate.afterTime)) {
        kind = candidate;
        fields();
        return true;
      }
    }
    return false;
  }

  private void fields() {
    for (int field = 0; field < kind.fields.length(); field++) {
      if (field > 0) {
        expect(',');
        expect('"');
        expect(kind.fields.charAt(field));
        expect('"');
        expect(':');
      }
      values[field] = number();
    }
    expect('}');
    if (at != to) {
      throw unexpected("the end of the line");
    }
    long leastRlink = kind == StepKind.REFUSED ? -1 : 0;
    if (kind.fields.charAt(0) == 'r' && (values[0] < leastRlink || values[0] >= rlinks)) {
      throw new IllegalArgumentException(
          "RLINK "
              + values[0]
              + " in a step of kind "
              + kind.key
              + ", expected "
              + leastRlink
              + " to "
              + (rlinks - 1));
    }
  }

  private boolean skip(byte[] text) {
    int end = at + text.length;
    if (end > to || !Arrays.equals(line, at, end, text, 0, text.length)) {
      return false;
    }
    at = end;
    return true;
  }

  private boolean startsNumber() {
    return at < to && line[at] >= '0' && line[at] <= '9';
  }

  private long number() {
    boolean negative = at < to && line[at] == '-';
    if (negative) {
      at++;
    }
    if (!startsNumber()) {
      throw unexpected("a whole number");
    }
    long number = 0;
    try {
      for (; startsNumber(); at++) {
        number = Math.addExact(Math.multiplyExact(number, 10), line[at] - '0');
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a number of more than 63 bits in a step", e);
    }
    return negative ? -number : number;
  }

  private void expect(char c) {
    if (at >= to || line[at] != c) {
      throw unexpected("'" + c + "'");
    }
    at++;
  }

  private IllegalArgumentException unexpected(String expected) {
    String found = at < to ? "'" + (char) (line[at] & 0xFF) + "'" : "the end of the line";
    return new IllegalArgumentException(
        found + " in a step of kind " + kind.key + ", expected " + expected);
  }

  private LinkError reason(long place) {
    LinkError[] reasons = LinkError.values();
    if (place < 0 || place >= reasons.length) {
      throw new IllegalArgumentException(
          place + " as the reason of a step of kind drop, expected 0 to " + (reasons.length - 1));
    }
    return reasons[(int) place];
  }

  /** When the step happened. */
  long timeNanos() {
    return timeNanos;
  }

  /** Hands the step to a visitor. */
  void tell(JournalVisitor visitor) {
    int rlink = (int) values[0];
    switch (kind) {
      case SUBMITTED -> visitor.submitted(values[0], (int) values[1], values[2], (int) values[3]);
      case DUE -> visitor.submittedFrom(values[0], values[1]);
      case LOGGED -> visitor.logged(values[0]);
      case ACKNOWLEDGED -> visitor.acknowledged(values[0], values[1] == 0);
      case VOLUME_WRITTEN -> visitor.volumeWritten(values[0]);
      case READ_BACK -> visitor.readBack(rlink, values[1]);
      case TRANSMITTED -> visitor.transmitted(rlink, values[1]);
      case ARRIVED -> visitor.arrived(rlink, values[1], values[2] != 0);
      case RESENT -> visitor.resent(rlink, values[1]);
      case DROPPED -> visitor.dropped(rlink, values[1], reason(values[2]));
      case NETWORK_ACKNOWLEDGED -> visitor.networkAcknowledged(rlink, values[1]);
      case STABLE -> visitor.stable(rlink, values[1]);
      case APPLIED -> visitor.applied(rlink, values[1]);
      case DATA_ACKNOWLEDGED -> visitor.dataAcknowledged(rlink, values[1]);
      case FREED -> visitor.freed(values[0]);
      case REFUSED -> visitor.refused(rlink);
      case LOST -> visitor.lost(values[0], values[1]);
    }
  }
}

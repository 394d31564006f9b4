package org.ibcsim.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link StateWriter} wrote: the same kinds in the same order.
 *
 * <p>One reader serves any number of states, one after the other. Constant time a value, no
 * allocation but for texts that the vocabulary does not know. Not thread-safe.
 */
public final class StateReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BITS = 8;
  private static final int LOW_SEVEN = 0x7F;

  private final Vocabulary vocabulary;
  private final boolean namesEvents;
  private final boolean keepsLines;
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private int current;
  private int bitsUsed = BITS;
  private @Nullable StateWriter held;
  private int[] sectionStarts = new int[16];
  private int section;

  /** Both as the writer has them. */
  public StateReader(Vocabulary vocabulary, boolean namesEvents) {
    this(vocabulary, namesEvents, true);
  }

  /** All three as the writer has them. */
  public StateReader(Vocabulary vocabulary, boolean namesEvents, boolean keepsLines) {
    this.vocabulary = vocabulary;
    this.namesEvents = namesEvents;
    this.keepsLines = keepsLines;
  }

  /** Reads from here on the bytes from one index up to another, which it does not change. */
  public StateReader over(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    at = from;
    end = to;
    bitsUsed = BITS;
    held = null;
    section = 0;
    return this;
  }

  /**
   * Who reads holds what a writer has written of him, and nothing has happened to him since: he
   * need not read {@link #unchanged()} sections again.
   */
  public StateReader against(StateWriter written) {
    held = written;
    return this;
  }

  /**
   * A section begins. True if it has the bytes that are held of it: then it is passed over. That
   * the bytes held are found here is enough, as nobody could read less or more of them, provided
   * that all on which the meaning of the section depends is unchanged too; else see {@link
   * #changed()}.
   */
  public boolean unchanged() {
    int number = section;
    changed();
    if (held == null || number >= held.sections()) {
      return false;
    }
    int from = held.sectionStart(number);
    int length = held.sectionEnd(number) - from;
    if (length > end - at || !same(bytes, at, held.buffer(), from, length)) {
      return false;
    }
    at += length;
    return true;
  }

  /** Sections are short: calling a loop over vectors takes longer than comparing them. */
  private static boolean same(byte[] one, int from, byte[] other, int otherFrom, int length) {
    int index = 0;
    for (; index + Long.BYTES <= length; index += Long.BYTES) {
      if ((long) LONGS.get(one, from + index) != (long) LONGS.get(other, otherFrom + index)) {
        return false;
      }
    }
    for (; index < length; index++) {
      if (one[from + index] != other[otherFrom + index]) {
        return false;
      }
    }
    return true;
  }

  /** A section begins that is read in any case, for something that it depends on has changed. */
  public void changed() {
    bitsUsed = BITS;
    if (section == sectionStarts.length) {
      sectionStarts = Arrays.copyOf(sectionStarts, 2 * section);
    }
    sectionStarts[section++] = at;
  }

  /** Where a section begins that was read. */
  int sectionStart(int number) {
    return sectionStarts[number];
  }

  /** Where a section ends that was read. */
  int sectionEnd(int number) {
    return number + 1 < section ? sectionStarts[number + 1] : at;
  }

  /** What it reads from. */
  byte[] source() {
    return bytes;
  }

  /** Reads from here on what a writer holds, which must not go on writing meanwhile. */
  public StateReader over(StateWriter writer) {
    return over(writer.buffer(), 0, writer.length());
  }

  /**
   * All has been read.
   *
   * @throws IllegalStateException if something is left: somebody read less than was written
   */
  public void finish() {
    if (at != end) {
      throw new IllegalStateException(
          end
              - at
              + " bytes of the state were not read. Maybe a read() lacks what its write() has");
    }
  }

  public boolean flag() {
    if (bitsUsed == BITS) {
      current = next();
      bitsUsed = 0;
    }
    return (current >>> bitsUsed++ & 1) != 0;
  }

  public int bits(int width) {
    if (width <= BITS - bitsUsed) {
      int value = current >>> bitsUsed & (1 << width) - 1;
      bitsUsed += width;
      return value;
    }
    int value = 0;
    int got = 0;
    while (got < width) {
      if (bitsUsed == BITS) {
        current = next();
        bitsUsed = 0;
      }
      int taken = Math.min(width - got, BITS - bitsUsed);
      value |= (current >>> bitsUsed & (1 << taken) - 1) << got;
      got += taken;
      bitsUsed += taken;
    }
    return value;
  }

  /** One of the constants of an enum, which are all given in their order. */
  public <E extends Enum<E>> E choice(E[] constants) {
    return constants[bits(StateWriter.widthOf(constants.length))];
  }

  public long count() {
    int octet = next();
    return octet > LOW_SEVEN ? longer(octet) : octet;
  }

  private long longer(int first) {
    long value = 0;
    int shift = 0;
    int octet = first;
    while (octet > LOW_SEVEN) {
      value |= (long) (octet & LOW_SEVEN) << shift;
      shift += 7;
      octet = next();
    }
    return value | (long) octet << shift;
  }

  public long number() {
    long folded = count();
    return folded >>> 1 ^ -(folded & 1);
  }

  public long rare() {
    return flag() ? number() : 0;
  }

  public long nanos() {
    boolean odd = flag();
    return odd ? count() : count() * StateWriter.NANOS_PER_SECOND;
  }

  public long halves() {
    return count() << Integer.SIZE | count();
  }

  public long digest() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      value |= (long) next() << shift;
    }
    return value;
  }

  public String text() {
    int number = (int) count();
    if (number > 0) {
      return vocabulary.text(number - 1);
    }
    int length = (int) count();
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) count());
    }
    return text.toString();
  }

  /** What {@link StateWriter#eventName} wrote; 0 if it is not written. */
  public int eventName() {
    return eventName(0);
  }

  /** What {@link StateWriter#eventName} wrote; something else if it is not written. */
  public int eventName(int otherwise) {
    return namesEvents ? (int) count() : otherwise;
  }

  /** Puts the lines that {@link StateWriter#lines} wrote into a list, in place of what it has. */
  public void lines(List<String> lines) {
    lines.clear();
    for (long rest = keepsLines ? rare() : 0; rest > 0; rest--) {
      lines.add(text());
    }
  }

  private int next() {
    if (at >= end) {
      throw new IllegalStateException(
          "the state ends where more is to be read. Maybe a write() lacks what its read() has");
    }
    return bytes[at++] & 0xFF;
  }
}

package org.ibcsim.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a state as few bytes, into a buffer that grows and is used again and again.
 *
 * <p>Numbers take one byte for each seven bits that they need. Truth values and small choices are
 * bits, eight of them share a byte wherever they come in the sequence: the first of eight reserves
 * the byte, the others fill it. A {@link StateReader} that asks for the same kinds in the same
 * order gets the same values back. See {@link Stateful} for how a class uses the two.
 *
 * <p>Constant time a value, no allocation unless the buffer grows. Not thread-safe; a thread has
 * one of its own.
 */
public final class StateWriter {
  private static final int BITS = 8;
  private static final int MAXIMUM_NUMBER_BYTES = 10;
  private static final int LOW_SEVEN = 0x7F;
  static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Vocabulary vocabulary;
  private final boolean namesEvents;
  private final boolean keepsLines;
  private byte[] bytes = new byte[256];
  private int length;
  private int bitsAt;
  private int bitsUsed = BITS;
  private int[] sectionStarts = new int[16];
  private int sections;
  private @Nullable StateReader source;

  /**
   * @param vocabulary texts that are written by number; the reader must have the same
   * @param namesEvents whether {@link #eventName} is written
   */
  public StateWriter(Vocabulary vocabulary, boolean namesEvents) {
    this(vocabulary, namesEvents, true);
  }

  /**
   * @param vocabulary texts that are written by number; the reader must have the same
   * @param namesEvents whether {@link #eventName} is written
   * @param keepsLines whether {@link #lines} are written
   */
  public StateWriter(Vocabulary vocabulary, boolean namesEvents, boolean keepsLines) {
    this.vocabulary = vocabulary;
    this.namesEvents = namesEvents;
    this.keepsLines = keepsLines;
  }

  /** Starts anew with nothing written. */
  public void clear() {
    length = 0;
    bitsUsed = BITS;
    sections = 0;
    source = null;
  }

  /**
   * What is written is what a reader has read last, but for what has happened since: sections to
   * which nothing has happened may be {@link #repeated()}. Until all is cleared.
   */
  public void after(StateReader read) {
    source = read;
  }

  /**
   * A section begins that is as it was read: it is copied.
   *
   * @return false if nobody has said from where: then the section is to be written
   */
  public boolean repeated() {
    if (source == null) {
      return false;
    }
    int from = source.sectionStart(sections);
    int count = source.sectionEnd(sections) - from;
    section();
    reserve(count);
    System.arraycopy(source.source(), from, bytes, length, count);
    length += count;
    return true;
  }

  /**
   * A section begins: bytes of its own, which a reader may find to be those that it has already.
   * The sections of a state are as many and as many things, whatever the state.
   */
  public void section() {
    bitsUsed = BITS;
    if (sections == sectionStarts.length) {
      sectionStarts = Arrays.copyOf(sectionStarts, 2 * sections);
    }
    sectionStarts[sections++] = length;
  }

  /** How many sections were begun. */
  int sections() {
    return sections;
  }

  /** Where a section begins in the buffer. */
  int sectionStart(int section) {
    return sectionStarts[section];
  }

  /** Where a section ends in the buffer. */
  int sectionEnd(int section) {
    return section + 1 < sections ? sectionStarts[section + 1] : length;
  }

  /** A truth value: one bit. */
  public void flag(boolean value) {
    if (bitsUsed == BITS) {
      openBits();
    }
    if (value) {
      bytes[bitsAt] |= (byte) (1 << bitsUsed);
    }
    bitsUsed++;
  }

  private void openBits() {
    reserve(1);
    bitsAt = length++;
    bytes[bitsAt] = 0;
    bitsUsed = 0;
  }

  /**
   * A number of so many bits at most, up to 31.
   *
   * @throws IllegalArgumentException if it needs more of them or is negative
   */
  public void bits(int value, int width) {
    if (value >>> width != 0) {
      throw new IllegalArgumentException(value + " does not fit into " + width + " bits");
    }
    if (width <= BITS - bitsUsed) {
      bytes[bitsAt] |= (byte) (value << bitsUsed);
      bitsUsed += width;
      return;
    }
    int rest = value;
    int left = width;
    while (left > 0) {
      if (bitsUsed == BITS) {
        openBits();
      }
      int taken = Math.min(left, BITS - bitsUsed);
      bytes[bitsAt] |= (byte) ((rest & (1 << taken) - 1) << bitsUsed);
      rest >>>= taken;
      left -= taken;
      bitsUsed += taken;
    }
  }

  /** One of the constants of an enum, in as many bits as tell them apart. */
  public <E extends Enum<E>> void choice(E value, int constants) {
    bits(value.ordinal(), widthOf(constants));
  }

  /** Bits that tell so many things apart. */
  static int widthOf(int things) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(things - 1);
  }

  /**
   * A number that is never negative, and mostly small.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void count(long value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          value + " is negative. Maybe write it by number(), which takes any");
    }
    unsigned(value);
  }

  /** Any number, best near zero. */
  public void number(long value) {
    unsigned(value << 1 ^ value >> Long.SIZE - 1);
  }

  /** A number that is zero nearly always: one bit then. */
  public void rare(long value) {
    flag(value != 0);
    if (value != 0) {
      number(value);
    }
  }

  /** A time, mostly of whole seconds. */
  public void nanos(long value) {
    boolean whole = value % NANOS_PER_SECOND == 0;
    flag(!whole);
    count(whole ? value / NANOS_PER_SECOND : value);
  }

  /** A number of which the upper and the lower half are small, such as a key. */
  public void halves(long value) {
    unsigned(value >>> Integer.SIZE);
    unsigned(value & 0xFFFF_FFFFL);
  }

  /** A number without any order to it, such as a digest: eight bytes. */
  public void digest(long value) {
    reserve(Long.BYTES);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  private void unsigned(long value) {
    reserve(MAXIMUM_NUMBER_BYTES);
    if (value >>> 7 == 0) {
      bytes[length++] = (byte) value;
      return;
    }
    long rest = value;
    while ((rest & ~LOW_SEVEN) != 0) {
      bytes[length++] = (byte) (rest & LOW_SEVEN | ~LOW_SEVEN);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** A text: one byte for the first 127 of the vocabulary. */
  public void text(String text) {
    int own = vocabulary.numberOfOwn(text);
    if (own >= 0) {
      unsigned(own + 1);
      return;
    }
    Integer number = vocabulary.number(text);
    if (number != null) {
      unsigned(number + 1);
      return;
    }
    unsigned(0);
    unsigned(text.length());
    for (int i = 0; i < text.length(); i++) {
      unsigned(text.charAt(i));
    }
  }

  /**
   * A number by which only events that are pending are told apart from others that are void, such
   * as an epoch. One who never keeps a void event needs none of them, and states that differ only
   * in them are the same to him.
   */
  public void eventName(int value) {
    if (namesEvents) {
      unsigned(value);
    }
  }

  /**
   * Lines that have been printed and will be shown later, which decide nothing. One who never looks
   * at them needs none of them.
   */
  public void lines(List<String> lines) {
    if (keepsLines) {
      rare(lines.size());
      for (int index = 0; index < lines.size(); index++) {
        text(lines.get(index));
      }
    }
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2 + more);
    }
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** The buffer itself, of which {@link #length} bytes count; void once more is written. */
  public byte[] buffer() {
    return bytes;
  }

  /** What was written, in an array of its own. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}

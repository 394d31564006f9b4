package org.ibcsim.explore.search;

import java.util.Arrays;

/**
 * The states of one segment of a {@link StateSet}: open addressing with linear probing, two longs a
 * slot.
 *
 * <p>A state's home is the product of its fingerprint and the number of slots: so any number of
 * slots will do, and a table that grows by half is at least half full and at most three quarters.
 * It never grows above its memory: then it fills up to seven eighths, and refuses. Belongs to one
 * thread at a time.
 */
abstract sealed class StateTable permits FingerprintTable, FullStateTable {
  /** What became of a state that was to be added. */
  static final byte OLD = 0;

  /** It is new. */
  static final byte ADDED = 1;

  /** It is there already, but only since the last {@link #beginLevel()}. */
  static final byte FRESH = 2;

  /** It may be new, but there is no memory for it. */
  static final byte REFUSED = 3;

  /** States whose slots are fetched together, so that the waits for memory overlap. */
  private static final int FETCHED = 32;

  private final long memoryBytes;
  private final boolean tellsFresh;

  /** Two longs a slot; the first is never 0 where there is a state. */
  long[] slots;

  int capacity;
  private int size;
  private int growAt;
  private int refuseAt;

  /** A bit for each slot, where fresh states are to be told. */
  private long[] fresh = new long[0];

  private long sink;

  StateTable(int capacity, long memoryBytes, boolean tellsFresh) {
    this.memoryBytes = memoryBytes;
    this.tellsFresh = tellsFresh;
    this.slots = new long[0];
    resize(capacity - 1);
  }

  /** Adds the states of a batch whose positions are in a range, and notes what became of each. */
  final void addAll(Batch batch, int from, int to) {
    long[] fingerprints = batch.fingerprints();
    byte[] fates = batch.fates();
    for (int start = from; start < to; start += FETCHED) {
      int end = Math.min(start + FETCHED, to);
      long fetched = 0;
      for (int i = start; i < end; i++) {
        fetched ^= slots[2 * home(fingerprints[2 * i])];
      }
      sink = fetched;
      for (int i = start; i < end; i++) {
        fates[i] = add(fingerprints[2 * i], fingerprints[2 * i + 1], batch, i);
      }
    }
  }

  /** Adds one state, by its fingerprint. */
  private byte add(long lowWord, long highWord, Batch batch, int position) {
    long low = lowWord == 0 ? 1 : lowWord;
    int slot = home(low);
    while (slots[2 * slot] != 0) {
      if (slots[2 * slot] == low && isThere(slots[2 * slot + 1], highWord, batch, position)) {
        return isFresh(slot) ? FRESH : OLD;
      }
      slot = slot + 1 == capacity ? 0 : slot + 1;
    }
    if (size >= growAt) {
      if (grow()) {
        slot = free(low);
      } else if (size >= refuseAt) {
        return REFUSED;
      }
    }
    long second = keep(highWord, batch, position, memoryBytes - tableBytes(capacity));
    if (second == 0) {
      return REFUSED;
    }
    slots[2 * slot] = low;
    slots[2 * slot + 1] = second;
    if (tellsFresh) {
      fresh[slot >> 6] |= 1L << slot;
    }
    size++;
    return ADDED;
  }

  /** Whether the state of a slot whose first word fits is the one at a position of a batch. */
  abstract boolean isThere(long second, long high, Batch batch, int position);

  /**
   * Keeps what the slots do not hold of a state.
   *
   * @param free how much memory there is for it, in bytes
   * @return the slot's second word, or 0 if there is no memory
   */
  abstract long keep(long high, Batch batch, int position, long free);

  /** Memory beside the slots, in bytes. */
  abstract long keptBytes();

  private boolean isFresh(int slot) {
    return tellsFresh && (fresh[slot >> 6] >> slot & 1) != 0;
  }

  private int home(long low) {
    return (int) (((low >>> 32) * capacity) >>> 32);
  }

  private int free(long low) {
    int slot = home(low);
    while (slots[2 * slot] != 0) {
      slot = slot + 1 == capacity ? 0 : slot + 1;
    }
    return slot;
  }

  /**
   * Grows by a half or by a third, to one slot less than 2 or 3 times a power of two: with its
   * header, the array then fills whole regions of a collector that gives large arrays such.
   */
  private boolean grow() {
    long nominal = capacity + 1L;
    boolean power = (nominal & (nominal - 1)) == 0;
    long wanted = nominal + (power ? nominal / 2 : nominal / 3) - 1;
    if (2 * wanted > Integer.MAX_VALUE - 8 || tableBytes(wanted) + keptBytes() > memoryBytes) {
      growAt = refuseAt;
      return false;
    }
    resize((int) wanted);
    return true;
  }

  private void resize(int wanted) {
    long[] before = slots;
    long[] freshBefore = fresh;
    slots = new long[2 * wanted];
    fresh = new long[tellsFresh ? (wanted + 63) / 64 : 0];
    capacity = wanted;
    growAt = wanted - wanted / 4;
    refuseAt = wanted - Math.max(1, wanted / 8);
    for (int old = 0; 2 * old < before.length; old++) {
      if (before[2 * old] != 0) {
        int slot = free(before[2 * old]);
        slots[2 * slot] = before[2 * old];
        slots[2 * slot + 1] = before[2 * old + 1];
        if (tellsFresh && (freshBefore[old >> 6] >> old & 1) != 0) {
          fresh[slot >> 6] |= 1L << slot;
        }
      }
    }
  }

  /** From now on, what is there is old. */
  final void beginLevel() {
    Arrays.fill(fresh, 0);
  }

  /** Memory taken, in bytes. */
  final long memoryBytes() {
    return tableBytes(capacity) + keptBytes();
  }

  private long tableBytes(long numberOfSlots) {
    return 16 * numberOfSlots + (tellsFresh ? numberOfSlots / 8 : 0);
  }

  /** Keeps the fetching of slots from being optimised away. */
  final long sink() {
    return sink;
  }
}

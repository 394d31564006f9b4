package org.ibcsim.kernel;

import java.util.Arrays;

/**
 * Entries (time, ticket) later than a horizon, roughly sorted: the rungs of {@link LadderQueue}.
 *
 * <p>A time is read as a number with digits of {@value #DIGIT_BITS} bits. An entry hangs on the
 * rung of the highest digit in which its time differs from the horizon, in the bucket of that
 * digit's value. All times of a lower rung precede all times of a higher one, and buckets of one
 * rung follow each other; so the next entries are in the first bucket that is not empty of the
 * lowest rung. Buckets keep the order in which entries were added.
 *
 * <p>A bucket is a chain of chunks in one array. Adding writes behind the bucket's last entry,
 * spreading a bucket reads in sequence: memory is not accessed at random, however many entries
 * there are. Chunks are used again; memory is bounded by the largest number of entries at a time
 * plus one chunk a bucket.
 */
final class Rungs {
  private static final int DIGIT_BITS = 6;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int RUNGS = (63 + DIGIT_BITS - 1) / DIGIT_BITS;

  /**
   * Longs in a chunk; two an entry. A power of two: a position at a multiple is past a chunk's end.
   */
  private static final int CHUNK = 64;

  /** A bucket of as many entries is sorted by insertion; more are spread over the rung below. */
  private static final int FEW = 24;

  /** A run is filled from one bucket after another until it has as many entries. */
  private static final int ENOUGH = 16;

  /** Chunk 0 is never used: position 0 stands for an empty bucket. */
  private long[] chunks;

  private int[] chunkAfter;
  private int freeChunk;
  private int usedChunks;

  private final int[] firstChunk;

  /** Where the bucket's next entry goes; at a multiple of CHUNK a new chunk is needed first. */
  private final int[] end;

  /** A bit for each bucket of a rung that is not empty. */
  private final long[] occupiedBuckets;

  /** A bit for each rung that is not empty. */
  private int occupiedRungs;

  Rungs() {
    chunks = new long[32 * CHUNK];
    chunkAfter = new int[32];
    usedChunks = 1;
    firstChunk = new int[RUNGS * DIGITS];
    end = new int[RUNGS * DIGITS];
    occupiedBuckets = new long[RUNGS];
  }

  private Rungs(Rungs original) {
    chunks = original.chunks.clone();
    chunkAfter = original.chunkAfter.clone();
    freeChunk = original.freeChunk;
    usedChunks = original.usedChunks;
    firstChunk = original.firstChunk.clone();
    end = original.end.clone();
    occupiedBuckets = original.occupiedBuckets.clone();
    occupiedRungs = original.occupiedRungs;
  }

  /** The highest digit in which two different times differ. */
  static int rungOf(long differingBits) {
    return (63 - Long.numberOfLeadingZeros(differingBits)) * 43 >>> 8; // n / 6 for n < 64
  }

  void add(long horizon, long time, long ticket) {
    add(rungOf(horizon ^ time), time, ticket);
  }

  private void add(int rung, long time, long ticket) {
    int digit = (int) (time >>> (rung * DIGIT_BITS)) & (DIGITS - 1);
    int bucket = rung * DIGITS + digit;
    int position = end[bucket];
    if ((position & (CHUNK - 1)) == 0) {
      position = addChunk(bucket, position);
      occupiedRungs |= 1 << rung;
      occupiedBuckets[rung] |= 1L << digit;
    }
    chunks[position] = time;
    chunks[position + 1] = ticket;
    end[bucket] = position + 2;
  }

  private int addChunk(int bucket, int position) {
    int chunk = freeChunk;
    if (chunk != 0) {
      freeChunk = chunkAfter[chunk];
    } else {
      if (usedChunks == chunkAfter.length) {
        chunks = Arrays.copyOf(chunks, chunks.length * 2);
        chunkAfter = Arrays.copyOf(chunkAfter, usedChunks * 2);
      }
      chunk = usedChunks++;
    }
    chunkAfter[chunk] = 0;
    if (position == 0) {
      firstChunk[bucket] = chunk;
    } else {
      chunkAfter[position / CHUNK - 1] = chunk;
    }
    return chunk * CHUNK;
  }

  private void freeChunk(int chunk) {
    chunkAfter[chunk] = freeChunk;
    freeChunk = chunk;
  }

  boolean isEmpty() {
    return occupiedRungs == 0;
  }

  /**
   * Fills an empty run with the next entries and answers the new horizon, which is {@link
   * Long#MAX_VALUE} when no entry remains; must not be empty.
   */
  long moveNext(SortedRun run) {
    long horizon = 0;
    do {
      int rung = Integer.numberOfTrailingZeros(occupiedRungs);
      int digit = Long.numberOfTrailingZeros(occupiedBuckets[rung]);
      int bucket = rung * DIGITS + digit;
      int first = firstChunk[bucket];
      int bucketEnd = end[bucket];
      int start = first * CHUNK;
      boolean few = bucketEnd > start && bucketEnd <= start + 2 * FEW;
      if (!few && !run.isEmpty()) {
        return horizon;
      }
      remove(rung, digit);
      long differing = few ? 0 : differingBits(first, bucketEnd);
      if (differing == 0) {
        horizon = chunks[start] | ((1L << (rung * DIGIT_BITS)) - 1);
        moveAll(first, bucketEnd, run);
      } else {
        spread(first, bucketEnd, rungOf(differing));
      }
    } while (occupiedRungs != 0 && run.size() < ENOUGH);
    return occupiedRungs == 0 ? Long.MAX_VALUE : horizon;
  }

  private void remove(int rung, int digit) {
    end[rung * DIGITS + digit] = 0;
    occupiedBuckets[rung] &= ~(1L << digit);
    if (occupiedBuckets[rung] == 0) {
      occupiedRungs &= ~(1 << rung);
    }
  }

  /**
   * Moves the horizon back to an earlier time; entries between the two must be added afterwards.
   */
  void moveHorizon(long horizon, long earlier) {
    if (horizon == earlier) {
      return;
    }
    int differing = rungOf(horizon ^ earlier);
    for (int rung = 0; rung < differing; rung++) {
      for (long digits = occupiedBuckets[rung]; digits != 0; digits &= digits - 1) {
        int digit = Long.numberOfTrailingZeros(digits);
        int first = firstChunk[rung * DIGITS + digit];
        int bucketEnd = end[rung * DIGITS + digit];
        remove(rung, digit);
        spread(first, bucketEnd, differing);
      }
    }
  }

  /** Where the entries of a chunk end; the last chunk of a bucket may be part full. */
  private static int chunkEnd(int chunk, int bucketEnd) {
    int start = chunk * CHUNK;
    return bucketEnd > start && bucketEnd <= start + CHUNK ? bucketEnd : start + CHUNK;
  }

  private long differingBits(int first, int bucketEnd) {
    long time = chunks[first * CHUNK];
    long differing = 0;
    for (int chunk = first; chunk != 0; chunk = chunkAfter[chunk]) {
      int chunkEnd = chunkEnd(chunk, bucketEnd);
      for (int i = chunk * CHUNK; i < chunkEnd; i += 2) {
        differing |= chunks[i] ^ time;
      }
    }
    return differing;
  }

  private void moveAll(int first, int bucketEnd, SortedRun run) {
    for (int chunk = first; chunk != 0; ) {
      int chunkEnd = chunkEnd(chunk, bucketEnd);
      for (int i = chunk * CHUNK; i < chunkEnd; i += 2) {
        run.insert(chunks[i], chunks[i + 1]);
      }
      int after = chunkAfter[chunk];
      freeChunk(chunk);
      chunk = after;
    }
  }

  private void spread(int first, int bucketEnd, int rung) {
    for (int chunk = first; chunk != 0; ) {
      int chunkEnd = chunkEnd(chunk, bucketEnd);
      for (int i = chunk * CHUNK; i < chunkEnd; i += 2) {
        add(rung, chunks[i], chunks[i + 1]);
      }
      int after = chunkAfter[chunk];
      freeChunk(chunk);
      chunk = after;
    }
  }

  /** Releases the entries of cancelled events. */
  void sweep(EventSlots<?> slots) {
    for (int rungs = occupiedRungs; rungs != 0; rungs &= rungs - 1) {
      int rung = Integer.numberOfTrailingZeros(rungs);
      for (long digits = occupiedBuckets[rung]; digits != 0; digits &= digits - 1) {
        sweepBucket(slots, rung, Long.numberOfTrailingZeros(digits));
      }
    }
  }

  private void sweepBucket(EventSlots<?> slots, int rung, int digit) {
    int bucket = rung * DIGITS + digit;
    int first = firstChunk[bucket];
    int bucketEnd = end[bucket];
    remove(rung, digit);
    for (int chunk = first; chunk != 0; ) {
      int chunkEnd = chunkEnd(chunk, bucketEnd);
      for (int i = chunk * CHUNK; i < chunkEnd; i += 2) {
        if (slots.isCancelled(chunks[i + 1])) {
          slots.release(chunks[i + 1]);
        } else {
          add(rung, chunks[i], chunks[i + 1]);
        }
      }
      int after = chunkAfter[chunk];
      freeChunk(chunk);
      chunk = after;
    }
  }

  Rungs copy() {
    return new Rungs(this);
  }
}

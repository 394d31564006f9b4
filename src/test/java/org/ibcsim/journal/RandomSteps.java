package org.ibcsim.journal;

import java.util.BitSet;
import java.util.Random;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkError;

/**
 * Drives a run through a random story of writes, messages, frozen Secondaries and retransmissions,
 * with a plain count of what must come out.
 */
final class RandomSteps {
  final HandDrivenRun run;
  private final Random random;
  private final int rlinks;
  private final long[] transmitted;
  private final long[] stable;
  private final long[] applied;
  private long last;
  private long logged;
  private long acknowledged;
  private long freed;
  long writes;
  long writtenBytes;
  long transmissions;
  long stableWrites;
  private final BitSet messages = new BitSet();

  RandomSteps(HandDrivenRun run, int rlinks, long seed) {
    this.run = run;
    this.rlinks = rlinks;
    this.random = new Random(seed);
    transmitted = new long[rlinks];
    stable = new long[rlinks];
    applied = new long[rlinks];
  }

  RunTotals play(int steps) {
    for (int step = 0; step < steps; step++) {
      run.nowNanos += random.nextInt(10) == 0 ? random.nextInt(3_000) : random.nextInt(30);
      one();
    }
    return run.writer.finish(steps);
  }

  private void one() {
    int rlink = random.nextInt(rlinks);
    for (int number = 0; number < rlinks; number++) {
      run.outstandingBytes[number] = random.nextInt(100_000);
      run.stagedBytes[number + 1] = random.nextInt(100_000);
    }
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> submit();
      case 3 -> {
        last++;
        messages.set((int) last);
        run.writer.fact(
            new Fact.MessageSubmitted(last, "nightly", 1, true, 600, 600, 10, last * 7919));
      }
      case 4 -> {
        if (logged < last) {
          run.writer.logged(++logged);
        }
      }
      case 5 -> {
        if (acknowledged < logged) {
          run.writer.acknowledged(++acknowledged, random.nextInt(20) > 0);
        }
      }
      case 6, 7 -> transmit(rlink);
      case 8, 9 -> {
        if (stable[rlink] < transmitted[rlink]) {
          long from = stable[rlink];
          stable[rlink] += 1 + random.nextInt((int) (transmitted[rlink] - from));
          for (long position = from + 1; position <= stable[rlink]; position++) {
            stableWrites += messages.get((int) position) ? 0 : 1;
          }
          run.writer.stable(rlink, stable[rlink]);
        }
      }
      case 10 -> {
        if (applied[rlink] < stable[rlink]) {
          run.writer.applied(rlink, ++applied[rlink]);
          run.writer.dataAcknowledged(rlink, applied[rlink]);
        }
      }
      default -> {
        long done = logged;
        for (long position : applied) {
          done = Math.min(done, position);
        }
        if (freed < done) {
          freed = done;
          run.writer.freed(freed);
        }
      }
    }
  }

  private void submit() {
    int length = 512 * (1 + random.nextInt(16));
    last++;
    writes++;
    writtenBytes += length;
    run.writer.submitted(last, 0, 512L * random.nextInt(1000), length);
    run.writer.submittedFrom(
        last, run.nowNanos - random.nextInt((int) Math.min(run.nowNanos + 1, 500)));
  }

  private void transmit(int rlink) {
    if (random.nextInt(10) == 0 && stable[rlink] < transmitted[rlink]) {
      transmissions++;
      run.writer.transmitted(rlink, stable[rlink] + 1);
    } else if (transmitted[rlink] < logged) {
      transmissions++;
      if (random.nextInt(4) == 0) {
        run.writer.readBack(rlink, transmitted[rlink] + 1);
      }
      run.writer.transmitted(rlink, ++transmitted[rlink]);
      if (random.nextInt(10) == 0) {
        LinkError[] reasons = LinkError.values();
        run.writer.resent(rlink, transmitted[rlink]);
        transmissions++;
        run.writer.dropped(rlink, transmitted[rlink], reasons[random.nextInt(reasons.length)]);
      }
      run.writer.arrived(rlink, transmitted[rlink], random.nextInt(20) == 0);
    }
  }
}

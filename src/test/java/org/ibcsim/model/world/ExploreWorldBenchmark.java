package org.ibcsim.model.world;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Vocabulary;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Dice;
import org.ibcsim.model.bed.Layouts;

/**
 * What one step of a search costs on the full world: a state is read, one event happens, and the
 * state after it is written and fingerprinted. The states are those of random walks in which a
 * message freezes one or two Secondaries while the application goes on writing.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:exec@explore-world}
 */
public final class ExploreWorldBenchmark {
  private static final Vocabulary WORDS = Vocabulary.of(List.of("backup", "freeze now"));
  private static final int PAIRS = 4096;
  private static final int WARM_UP_ROUNDS = 60;
  private static final int ROUNDS = 15;
  private static final int ROUND_PASSES = 20;

  /** A state, and an event that may happen in it. */
  private record Pair(byte[] state, Event event) {}

  /** Work under way, by what keeps it in order; timers are left out. */
  private static final class Walk implements Agenda {
    private final List<List<Event>> lanes = new ArrayList<>();

    Walk() {
      for (int lane = 0; lane < 32; lane++) {
        lanes.add(new ArrayList<>());
      }
    }

    @Override
    public void diskWrite(int host, Disk disk, long bytes, Event done) {
      lanes.get(host * 2 + disk.ordinal()).add(done);
    }

    @Override
    public void readSrl(int host, long bytes, Event done) {
      throw new AssertionError("nothing is read back here");
    }

    @Override
    public void transmit(int rlink, long bytes, Event sent) {
      lanes.get(16 + rlink).add(sent);
    }

    @Override
    public void propagate(int rlink, Event arrives) {
      lanes.get(20 + rlink).add(arrives);
    }

    @Override
    public void acknowledge(int rlink, Event arrives) {
      lanes.get(24 + rlink).add(arrives);
    }

    @Override
    public void expectDataAcknowledgement(int rlink, long withinNanos, Event late) {
      throw new AssertionError("no data acknowledgement is ever late here");
    }

    @Override
    public void dataAcknowledgementCame(int rlink) {
      throw new AssertionError("no data acknowledgement is ever late here");
    }

    @Override
    public void expectNoDataAcknowledgement(int rlink) {
      throw new AssertionError("no data acknowledgement is ever late here");
    }

    @Override
    public void mayRepeat(int rlink, Event repeated) {}

    @Override
    public void disksStopped(int host) {}

    @Override
    public void startTimer(long delayNanos, Event expired) {}

    @Override
    public void stopTimer(Event expired) {}

    /** Takes one of the events that may come next; null if there is none. */
    Event take(Dice dice) {
      List<List<Event>> waiting = lanes.stream().filter(lane -> !lane.isEmpty()).toList();
      return waiting.isEmpty() ? null : waiting.get((int) dice.below(waiting.size())).remove(0);
    }
  }

  private ExploreWorldBenchmark() {}

  public static void main(String[] arguments) {
    for (int secondaries = 1; secondaries <= 2; secondaries++) {
      measure(secondaries, System.out);
    }
  }

  private static Layouts layout(int secondaries) {
    return Layouts.secondaries(secondaries).synchronous(0, Synchronous.OVERRIDE);
  }

  private static List<Pair> pairs(int secondaries) {
    List<Pair> pairs = new ArrayList<>();
    StateWriter writer = new StateWriter(WORDS, false);
    for (long seed = 1; pairs.size() < PAIRS; seed++) {
      Dice dice = new Dice(seed);
      Walk walk = new Walk();
      World world = new World(layout(secondaries).build(), walk, new Observer() {});
      for (int host = 0; host <= secondaries; host++) {
        world.register(host, "backup", 30);
      }
      int acts = 0;
      boolean goesOn = true;
      while (goesOn && pairs.size() < PAIRS) {
        if (acts < 9 && dice.below(6) == 0) {
          act(world, acts++, secondaries);
          continue;
        }
        writer.clear();
        world.write(writer);
        Event event = walk.take(dice);
        if (event != null) {
          if (world.frozen(1)) {
            pairs.add(new Pair(writer.toByteArray(), event));
          }
          world.handle(event);
        }
        goesOn = event != null || acts < 9;
      }
    }
    return pairs;
  }

  private static void act(World world, int number, int secondaries) {
    if (number == 2) {
      world.send(0, 1L << 32 | 1, -1, true, 60, "freeze now", 7);
    } else if (number == 3) {
      for (int host = 1; host <= secondaries; host++) {
        world.receive(host, host + 1L << 32 | 1, true, 0, 1 << 17, 7 + host);
      }
    } else {
      world.submit(number % 2, 4096L * (number % 3), 4096);
    }
  }

  private static void measure(int secondaries, PrintStream out) {
    List<Pair> pairs = pairs(secondaries);
    World world = new World(layout(secondaries).build(), new Walk(), new Observer() {});
    StateReader reader = new StateReader(WORDS, false);
    StateWriter writer = new StateWriter(WORDS, false);
    long sum = 0;
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      sum += pass(pairs, world, reader, writer);
    }
    double[] nanos = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuNanos();
      for (int pass = 0; pass < ROUND_PASSES; pass++) {
        sum += pass(pairs, world, reader, writer);
      }
      nanos[round] = (double) (cpuNanos() - start) / (ROUND_PASSES * pairs.size());
    }
    Arrays.sort(nanos);
    TreeSet<Integer> lengths = new TreeSet<>();
    long bytes = 0;
    for (Pair pair : pairs) {
      lengths.add(pair.state().length);
      bytes += pair.state().length;
    }
    out.printf(
        Locale.ROOT,
        "%d Secondaries: %.0f ns a step (best %.0f), states of %.1f bytes (%d to %d); check %x%n",
        secondaries,
        nanos[ROUNDS / 2],
        nanos[0],
        (double) bytes / pairs.size(),
        lengths.first(),
        lengths.last(),
        sum);
  }

  /** Time of this thread alone, so that other work on the machine counts less. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long pass(List<Pair> pairs, World world, StateReader reader, StateWriter writer) {
    long sum = 0;
    for (int index = 0; index < pairs.size(); index++) {
      Pair pair = pairs.get(index);
      world.read(reader.over(pair.state(), 0, pair.state().length));
      world.handle(pair.event());
      writer.clear();
      world.write(writer);
      sum += new Fingerprint().add(writer.buffer(), 0, writer.length()).low();
    }
    return sum;
  }
}

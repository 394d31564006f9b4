package org.ibcsim.kernel;

import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.Henriksen;

/**
 * The hold model: N events are pending; the next one is served and schedules itself again.
 *
 * <p>All contenders serve event objects through a virtual method, use each object again, and take
 * their delays from the same table, so that neither generator nor allocation hides the queue. One
 * operation is one event served and scheduled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class HoldBenchmark {
  private static final int OPERATIONS = 1_000;
  private static final int TABLE = 1 << 16;

  @Param({"100", "10000", "1000000"})
  public int pending;

  /** Exponential delays; or microseconds and, for every tenth, timers of some 300 seconds. */
  @Param({"exponential"})
  public String delays;

  private final long[] delayNanos = new long[TABLE];
  private int delayIndex;

  private void fillDelays() {
    RandomStream random = new RandomStreams(1, 0).stream("hold/" + delays);
    LongUnaryOperator delay =
        switch (delays) {
          case "exponential" -> i -> (long) random.exponential(1_000.0 * pending);
          case "bimodal" ->
              i -> i % 10 == 0 ? 300_000_000_000L + random.nextInt(1_000) : random.nextInt(20_000);
          default -> throw new IllegalArgumentException("No such delays: " + delays);
        };
    for (int i = 0; i < TABLE; i++) {
      delayNanos[i] = delay.applyAsLong(i);
    }
  }

  private long nextDelay() {
    return delayNanos[delayIndex++ & (TABLE - 1)];
  }

  /** An event of one of our queues. */
  interface OurEvent {
    void happen(EventQueue<OurEvent> queue);
  }

  private final class OurHold implements OurEvent {
    @Override
    public void happen(EventQueue<OurEvent> queue) {
      queue.schedule(queue.now() + nextDelay(), this);
    }
  }

  private EventQueue<OurEvent> fill(EventQueue<OurEvent> queue) {
    fillDelays();
    for (int i = 0; i < pending; i++) {
      queue.schedule(nextDelay(), new OurHold());
    }
    return queue;
  }

  private static void hold(EventQueue<OurEvent> queue) {
    for (int i = 0; i < OPERATIONS; i++) {
      Objects.requireNonNull(queue.poll()).happen(queue);
    }
  }

  /** Our ladder queue, filled. */
  @State(Scope.Benchmark)
  public static class Ladder {
    private EventQueue<OurEvent> queue;

    @Setup
    public void fill(HoldBenchmark benchmark) {
      queue = benchmark.fill(new LadderQueue<>());
    }
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ladderQueue(Ladder state) {
    hold(state.queue);
  }

  /** Our heap, filled. */
  @State(Scope.Benchmark)
  public static class Heap {
    private EventQueue<OurEvent> queue;

    @Setup
    public void fill(HoldBenchmark benchmark) {
      queue = benchmark.fill(new HeapQueue<>());
    }
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void heapQueue(Heap state) {
    hold(state.queue);
  }

  /** The JDK's queue of event objects, filled. */
  @State(Scope.Benchmark)
  public static class Jdk {
    private final PriorityQueue<TimedEvent> queue = new PriorityQueue<>();
    private long scheduled;

    @Setup
    public void fill(HoldBenchmark benchmark) {
      benchmark.fillDelays();
      for (int i = 0; i < benchmark.pending; i++) {
        schedule(benchmark.nextDelay(), benchmark.new JdkHold());
      }
    }

    private void schedule(long time, TimedEvent event) {
      event.time = time;
      event.order = scheduled++;
      queue.add(event);
    }
  }

  private abstract static class TimedEvent implements Comparable<TimedEvent> {
    private long time;
    private long order;

    abstract void happen(Jdk simulation);

    @Override
    public int compareTo(TimedEvent other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final class JdkHold extends TimedEvent {
    @Override
    void happen(Jdk simulation) {
      simulation.schedule(super.time + nextDelay(), this);
    }
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void priorityQueue(Jdk state) {
    for (int i = 0; i < OPERATIONS; i++) {
      state.queue.remove().happen(state);
    }
  }

  /** SSJ's simulator with its Henriksen list, filled; a step is what its start() repeats. */
  @State(Scope.Benchmark)
  public static class Ssj extends Simulator {
    public Ssj() {
      super(new Henriksen());
    }

    @Setup
    public void fill(HoldBenchmark benchmark) {
      init();
      benchmark.fillDelays();
      for (int i = 0; i < benchmark.pending; i++) {
        benchmark.new SsjHold(this).schedule(benchmark.nextDelay());
      }
    }

    private void step() {
      removeFirstEvent().actions();
    }
  }

  private final class SsjHold extends Event {
    SsjHold(Simulator simulator) {
      super(simulator);
    }

    @Override
    public void actions() {
      schedule(nextDelay());
    }
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ssjHenriksen(Ssj state) {
    for (int i = 0; i < OPERATIONS; i++) {
      state.step();
    }
  }
}

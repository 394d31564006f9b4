package org.ibcsim.kernel;

import java.util.Objects;
import java.util.PriorityQueue;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.stat.Tally;

/**
 * One M/M/1 queue, utilisation 0.8, in three simulators: queue, dispatch, handlers, statistics.
 *
 * <p>Customers come every millisecond in the mean and are served in 0.8 ms: by theory, 4 are in the
 * system, each for 4 ms.
 */
final class QueueingLoops {
  static final double INTERARRIVAL_NANOS = 1_000_000;
  static final double SERVICE_NANOS = 800_000;

  private QueueingLoops() {}

  /** What a loop found out. */
  record Result(double meanSojournNanos, double meanLength) {}

  /** The loop on one of our event queues and our random streams. */
  static final class Ours {
    /** What happens next at the server. */
    interface Step {
      void happen(Ours server);
    }

    private static final Step ARRIVAL = Ours::arrive;
    private static final Step DEPARTURE = Ours::depart;

    private final EventQueue<Step> queue;
    private final RandomStream arrivals = new RandomStreams(1, 0).stream("arrivals");
    private final RandomStream services = new RandomStreams(1, 0).stream("services");
    private final WaitingLine line = new WaitingLine();

    Ours(EventQueue<Step> queue) {
      this.queue = queue;
    }

    Result run(long customers) {
      ARRIVAL.happen(this);
      while (line.served() < customers) {
        Objects.requireNonNull(queue.poll()).happen(this);
      }
      return new Result(line.meanSojournNanos(), line.meanLength());
    }

    private void arrive() {
      long now = queue.now();
      queue.schedule(now + (long) arrivals.exponential(INTERARRIVAL_NANOS), ARRIVAL);
      if (line.arrive(now)) {
        serve(now);
      }
    }

    private void depart() {
      long now = queue.now();
      if (line.depart(now)) {
        serve(now);
      }
    }

    private void serve(long now) {
      queue.schedule(now + (long) services.exponential(SERVICE_NANOS), DEPARTURE);
    }
  }

  /** The same loop on the JDK's priority queue of event objects, which are used again. */
  static final class Jdk {
    private abstract static class TimedEvent implements Comparable<TimedEvent> {
      private long time;
      private long order;

      abstract void happen(Jdk server);

      @Override
      public int compareTo(TimedEvent other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
      }
    }

    private static final class Arrival extends TimedEvent {
      @Override
      void happen(Jdk server) {
        server.arrive();
      }
    }

    private static final class Departure extends TimedEvent {
      @Override
      void happen(Jdk server) {
        server.depart();
      }
    }

    private final PriorityQueue<TimedEvent> queue = new PriorityQueue<>();
    private final TimedEvent arrival = new Arrival();
    private final TimedEvent departure = new Departure();
    private final RandomStream arrivals = new RandomStreams(1, 0).stream("arrivals");
    private final RandomStream services = new RandomStreams(1, 0).stream("services");
    private final WaitingLine line = new WaitingLine();
    private long now;
    private long scheduled;

    Result run(long customers) {
      arrival.happen(this);
      while (line.served() < customers) {
        TimedEvent event = queue.remove();
        now = event.time;
        event.happen(this);
      }
      return new Result(line.meanSojournNanos(), line.meanLength());
    }

    private void schedule(long time, TimedEvent event) {
      event.time = time;
      event.order = scheduled++;
      queue.add(event);
    }

    private void arrive() {
      schedule(now + (long) arrivals.exponential(INTERARRIVAL_NANOS), arrival);
      if (line.arrive(now)) {
        serve();
      }
    }

    private void depart() {
      if (line.depart(now)) {
        serve();
      }
    }

    private void serve() {
      schedule(now + (long) services.exponential(SERVICE_NANOS), departure);
    }
  }

  /** The same loop in SSJ: its Henriksen list, its generator, its statistics; events used again. */
  static final class Ssj {
    private final Simulator simulator = new Simulator(new Henriksen());
    private final RandomVariateGen arrivals =
        new ExponentialGen(new MRG32k3a(), 1 / INTERARRIVAL_NANOS);
    private final RandomVariateGen services = new ExponentialGen(new MRG32k3a(), 1 / SERVICE_NANOS);
    private final Tally sojourns = new Tally();
    private final Accumulate length = new Accumulate(simulator);
    private final double[] line = new double[1 << 16];
    private int first;
    private int waiting;
    private long served;
    private long customers;

    private final Event arrival =
        new Event(simulator) {
          @Override
          public void actions() {
            arrive();
          }
        };
    private final Event departure =
        new Event(simulator) {
          @Override
          public void actions() {
            depart();
          }
        };

    Result run(long customers) {
      this.customers = customers;
      simulator.init();
      length.init(0);
      arrival.schedule(arrivals.nextDouble());
      simulator.start();
      return new Result(sojourns.average(), length.average());
    }

    private void arrive() {
      arrival.schedule(arrivals.nextDouble());
      line[(first + waiting) & (line.length - 1)] = simulator.time();
      length.update(++waiting);
      if (waiting == 1) {
        departure.schedule(services.nextDouble());
      }
    }

    private void depart() {
      sojourns.add(simulator.time() - line[first]);
      first = (first + 1) & (line.length - 1);
      length.update(--waiting);
      if (waiting > 0) {
        departure.schedule(services.nextDouble());
      }
      if (++served == customers) {
        simulator.stop();
      }
    }
  }
}

package org.ibcsim.scenario;

import java.nio.file.Path;
import java.util.List;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.workload.ActiveTime;
import org.ibcsim.workload.ClosedLoop;
import org.ibcsim.workload.ConstantRate;
import org.ibcsim.workload.ListedWrites;
import org.ibcsim.workload.OnOffArrivals;
import org.ibcsim.workload.OpenSource;
import org.ibcsim.workload.PoissonArrivals;
import org.ibcsim.workload.Rate;
import org.ibcsim.workload.Span;
import org.ibcsim.workload.VolumeRange;
import org.ibcsim.workload.WriteShape;
import org.ibcsim.workload.WriteSource;
import org.ibcsim.workload.trace.TraceFormat;
import org.ibcsim.workload.trace.TraceReplay;
import org.ibcsim.workload.trace.TraceSource;

/**
 * One source of application writes, as the scenario describes it.
 *
 * <p>Every random stream is named after the workload, so that another workload shifts none of them:
 * {@code workload/NAME/arrivals}, {@code …/lengths}, {@code …/thinking}, {@code …/sizes}, {@code
 * …/places}.
 */
public sealed interface WorkloadSpec {
  /** Unique in the scenario. */
  String name();

  /** A source at its start. Opened again with the same streams it gives the same writes. */
  WriteSource open(RandomStreams streams);

  /** Writes at equal distances. */
  record Constant(String name, Rate rate, ActiveTime active, WriteShape shape)
      implements WorkloadSpec {
    @Override
    public WriteSource open(RandomStreams streams) {
      return new OpenSource(
          new ConstantRate(rate, active.startNanos()),
          active,
          shape,
          streams.stream(stream("sizes")),
          streams.stream(stream("places")));
    }
  }

  /** Writes that know nothing of each other. */
  record Poisson(String name, Rate rate, ActiveTime active, WriteShape shape)
      implements WorkloadSpec {
    @Override
    public WriteSource open(RandomStreams streams) {
      return new OpenSource(
          new PoissonArrivals(rate, active.startNanos(), streams.stream(stream("arrivals"))),
          active,
          shape,
          streams.stream(stream("sizes")),
          streams.stream(stream("places")));
    }
  }

  /** Writes in bursts with silence between them. */
  record Bursts(
      String name,
      Rate rate,
      OnOffArrivals.Pattern pattern,
      Span on,
      Span off,
      ActiveTime active,
      WriteShape shape)
      implements WorkloadSpec {
    @Override
    public WriteSource open(RandomStreams streams) {
      return new OpenSource(
          new OnOffArrivals(
              on,
              off,
              rate,
              pattern,
              active.startNanos(),
              streams.stream(stream("lengths")),
              streams.stream(stream("arrivals"))),
          active,
          shape,
          streams.stream(stream("sizes")),
          streams.stream(stream("places")));
    }
  }

  /** So many users who wait for their own writes. */
  record Closed(String name, int outstanding, Span think, ActiveTime active, WriteShape shape)
      implements WorkloadSpec {
    @Override
    public WriteSource open(RandomStreams streams) {
      return new ClosedLoop(
          outstanding,
          think,
          active,
          shape,
          streams.stream(stream("thinking")),
          streams.stream(stream("sizes")),
          streams.stream(stream("places")));
    }
  }

  /** Recorded writes. */
  record Trace(String name, Path file, TraceFormat format, VolumeRange range, TraceReplay replay)
      implements WorkloadSpec {
    @Override
    public WriteSource open(RandomStreams streams) {
      return new TraceSource(format.reader(file), range, replay);
    }
  }

  /** Writes that are told one by one. */
  record Listed(String name, List<ListedWrites.Listed> writes) implements WorkloadSpec {
    public Listed {
      writes = List.copyOf(writes);
    }

    @Override
    public WriteSource open(RandomStreams streams) {
      return new ListedWrites(writes);
    }
  }

  /** The name of one of its random streams. */
  default String stream(String purpose) {
    return "workload/" + name() + "/" + purpose;
  }
}

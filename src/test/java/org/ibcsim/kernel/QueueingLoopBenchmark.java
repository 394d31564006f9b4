package org.ibcsim.kernel;

import java.util.concurrent.TimeUnit;
import org.ibcsim.kernel.QueueingLoops.Result;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole loop, queue, dispatch, handlers and statistics: M/M/1 with 10^7 customers.
 *
 * <p>One operation is one of the two events of a customer. See {@link QueueingLoops}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class QueueingLoopBenchmark {
  private static final int CUSTOMERS = 10_000_000;

  @Benchmark
  @OperationsPerInvocation(2 * CUSTOMERS)
  public Result ladderQueue() {
    return new QueueingLoops.Ours(new LadderQueue<>()).run(CUSTOMERS);
  }

  @Benchmark
  @OperationsPerInvocation(2 * CUSTOMERS)
  public Result priorityQueue() {
    return new QueueingLoops.Jdk().run(CUSTOMERS);
  }

  @Benchmark
  @OperationsPerInvocation(2 * CUSTOMERS)
  public Result ssjWithItsOwnStreams() {
    return new QueueingLoops.Ssj().run(CUSTOMERS);
  }
}

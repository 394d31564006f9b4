package org.ibcsim.sweep.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.ibcsim.sweep.Engine;
import org.ibcsim.sweep.RunKey;
import org.ibcsim.sweep.RunResult;
import org.ibcsim.sweep.Sources;
import org.ibcsim.sweep.SweepException;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Executors of a Spark cluster: one round of runs is one job, each run one task.
 *
 * <p>Each result comes back, and is stored, as soon as its task is done. What a lost executor had
 * not finished Spark gives to another; a result is given to the sink once, whoever computed it. A
 * run depends on nothing but its key and the text of the experiment, so the results are those of
 * threads, bit for bit. Traces and messages that a scenario names must be readable by the executors
 * under the same paths.
 */
public final class SparkEngine implements Engine {
  /** More tasks at once are no use, and a driver's memory is finite. */
  private static final int MOST_TASKS = 4_096;

  private final JavaSparkContext context;
  private final Sources sources;

  private SparkEngine(JavaSparkContext context, Sources sources) {
    this.context = context;
    this.sources = sources;
  }

  /**
   * Connects to a cluster.
   *
   * @param master its URL: {@code spark://host:7077}, {@code local[2]}
   * @throws SweepException if there is none
   */
  public static SparkEngine start(String master, Sources sources) {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("ibcsim sweep")
            .set("spark.ui.enabled", "false")
            .set("spark.log.level", "ERROR")
            // Spark brings an older Guava than ours, and without this an executor would take it.
            .set("spark.executor.userClassPathFirst", "true");
    String[] jars = JavaSparkContext.jarOfClass(SparkEngine.class);
    if (jars.length > 0) {
      conf.setJars(jars);
    }
    try {
      return new SparkEngine(new JavaSparkContext(conf), sources);
    } catch (Exception failure) {
      throw new SweepException(
          "no Spark at "
              + master
              + " ("
              + failure.getMessage()
              + "); say it with --master, as in"
              + " --master spark://host:7077",
          failure);
    }
  }

  @Override
  public void run(List<RunKey> keys, Consumer<RunResult> sink) {
    if (keys.isEmpty()) {
      return;
    }
    JavaRDD<RunKey> runs =
        context.parallelize(new ArrayList<>(keys), Math.min(keys.size(), MOST_TASKS));
    Delivery delivery = new Delivery(sink);
    ClassTag<RunResult[]> tag = ClassTag$.MODULE$.apply(RunResult[].class);
    try {
      context.sc().runJob(runs.rdd(), new RunPartition(sources), delivery, tag);
    } catch (RuntimeException failure) {
      RuntimeException own = delivery.failure();
      throw own == null ? failure : own;
    } catch (Exception failure) {
      // Spark's own exceptions are checked, and Scala does not say that it throws them.
      RuntimeException own = delivery.failure();
      throw own == null ? told(failure) : own;
    }
    RuntimeException own = delivery.failure();
    if (own != null) {
      throw own;
    }
  }

  private static SweepException told(Exception failure) {
    String first =
        String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    String kind = failure instanceof SparkException ? "Spark" : failure.getClass().getName();
    return new SweepException(
        kind + " gave up: " + first + ". What was computed is stored, start it again to go on",
        failure);
  }

  /** Takes each task's results to the sink; called by one thread of the driver. */
  private static final class Delivery
      extends scala.runtime.AbstractFunction2<Object, RunResult[], scala.runtime.BoxedUnit> {
    private final Consumer<RunResult> sink;
    private @Nullable RuntimeException failure;

    Delivery(Consumer<RunResult> sink) {
      this.sink = sink;
    }

    @Override
    public synchronized scala.runtime.BoxedUnit apply(Object partition, RunResult[] results) {
      try {
        for (RunResult result : results) {
          if (failure == null) {
            sink.accept(result);
          }
        }
      } catch (RuntimeException told) {
        failure = told;
        // Ends the job; the caller is given what was thrown here.
        throw told;
      }
      return scala.runtime.BoxedUnit.UNIT;
    }

    synchronized @Nullable RuntimeException failure() {
      return failure;
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

package org.ibcsim.cli;

import org.ibcsim.sweep.SweepException;

/** Whether Spark is there: it comes with a cluster, and not with ibcsim. */
final class SparkClasses {
  private static final String CONTEXT = "org.apache.spark.SparkContext";

  private SparkClasses() {}

  /** Says how to add it where it is missing. */
  static void require() {
    require(SparkClasses.class.getClassLoader());
  }

  static void require(ClassLoader loader) {
    try {
      Class.forName(CONTEXT, false, loader);
    } catch (ClassNotFoundException missing) {
      throw new SweepException(
          "--engine spark: found no class "
              + CONTEXT
              + "; expected the jars of Spark (4.2, Scala 2.13) on the class path. Start it as java"
              + " -cp \"ibcsim.jar:$SPARK_HOME/jars/*\" org.ibcsim.cli.Ibcsim sweep ...",
          missing);
    }
  }
}

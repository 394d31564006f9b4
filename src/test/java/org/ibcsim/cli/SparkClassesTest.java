package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.ibcsim.sweep.SweepException;
import org.junit.jupiter.api.Test;

class SparkClassesTest {
  private static final String GRID = "src/test/resources/org/ibcsim/sweep/good/grid.yaml";

  @Test
  void withoutSparkItSaysHowToAddIt() throws IOException {
    try (URLClassLoader bare = new URLClassLoader(new URL[0], null)) {
      assertThatThrownBy(() -> SparkClasses.require(bare))
          .isInstanceOf(SweepException.class)
          .hasMessageContaining("found no class org.apache.spark.SparkContext; expected the jars")
          .hasMessageContaining("-cp \"ibcsim.jar:$SPARK_HOME/jars/*\"");
    }
  }

  @Test
  void engineAndMasterGoTogether() {
    assertThat(CommandRun.of("sweep", GRID, "--engine", "spark").error())
        .contains("found spark without --master; expected --master URL");
    assertThat(CommandRun.of("sweep", GRID, "--master", "local[2]").error())
        .contains("expected --engine spark too");
    assertThat(CommandRun.of("sweep", GRID, "--engine", "fork").error())
        .contains("--engine: found fork; expected threads or spark");
    CommandRun both =
        CommandRun.of("sweep", GRID, "--engine", "spark", "--master", "local", "--threads", 2);
    assertThat(both.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(both.error()).contains("its executors have cores");
  }
}

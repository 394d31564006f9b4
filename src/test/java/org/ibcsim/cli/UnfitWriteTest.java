package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace may bring a write in the middle of a run that its SRL can never hold. */
class UnfitWriteTest {
  @TempDir Path folder;

  @Test
  void aWriteLargerThanTheSrlIsToldWithItsTimeAndWhatToTry() throws IOException {
    Files.writeString(folder.resolve("io.csv"), "time_s,writes,bytes\n1,10,81920\n2,1,200000000\n");
    String workload = "workload:\n  - trace: {file: io.csv, format: intervals, volume: hr_dv01}\n";
    String scenario =
        SmallScenario.TEXT
            .replaceFirst("workload:\n.*\n", workload)
            .replace("size: 1 GiB}\n  primary", "size: 110 MB}\n  primary");
    Path file = Files.writeString(folder.resolve("unfit.yaml"), scenario);
    CommandRun run = CommandRun.of("run", file, "--out", folder.resolve("out"));
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.error())
        .startsWith("the write due at 1500000000 ns on hr_dv01: found 200000000 B; expected")
        .contains("give the SRL a larger size")
        .doesNotContain("\tat ");
  }
}

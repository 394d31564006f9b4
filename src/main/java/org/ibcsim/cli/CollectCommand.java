package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ibcsim.scenario.text.Shown;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ibcsim collect}: measures what this machine writes, for {@code ibcsim plan}. */
@Command(
    name = "collect",
    description =
        "Measures what this machine's block devices write (Linux), as a CSV for ibcsim plan.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nUnits, always written, as in 90s or 7d:%n",
    footer = "  TIME   ns, us, ms, s, min, h or d",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured, also if it was stopped",
      "2:the counters, the usage or the place for the output is wrong",
      "70:a fault of ibcsim's own"
    })
final class CollectCommand implements Callable<Integer> {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_INTERVAL_NANOS = 86_400 * SECOND;
  private static final long LONGEST_NANOS = 3_660 * LONGEST_INTERVAL_NANOS;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "Length of an interval, 1s to 1d. Default 10s.")
  private String every = "10s";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "1h",
      description =
          "How long to measure, one interval or more. Default 1h; a week, 7d, tells more.")
  private String length = "1h";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the CSV goes, a new file. Default writes.csv.")
  private Path out = Path.of("writes.csv");

  @Option(
      names = "--diskstats",
      paramLabel = "FILE",
      hidden = true,
      defaultValue = "/proc/diskstats",
      description = "Where the counters are.")
  private Path diskstats = Path.of("/proc/diskstats");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  CollectCommand() {}

  @Override
  public Integer call() {
    OptionAmounts amounts = new OptionAmounts(spec.commandLine());
    long everyNanos = amounts.nanos("--every", every, SECOND, LONGEST_INTERVAL_NANOS);
    long lengthNanos = amounts.nanos("--for", length, SECOND, LONGEST_NANOS);
    if (lengthNanos < everyNanos) {
      throw usage(
          "--for: found "
              + length
              + (spec.commandLine().getParseResult().hasMatchedOption("--for") ? "" : " (default)")
              + ", which is shorter than one interval; expected --every, which is "
              + every
              + ", or more");
    }
    if (Files.isRegularFile(out) && out.toFile().length() > 0) {
      throw usage(
          out + ": found a file that is there already; expected a new one, named with --out");
    }
    WriteCollector collector = new WriteCollector(diskstats, out, everyNanos);
    MachineTime time = new MachineTime();
    return Interruption.guard(time::stop, () -> collect(collector, lengthNanos / everyNanos, time));
  }

  private int collect(WriteCollector collector, long most, MachineTime time) {
    long intervals;
    try {
      intervals = collector.run(most, time);
    } catch (WriteCollector.CollectException failure) {
      spec.commandLine().getErr().println("ibcsim: " + failure.getMessage());
      return ExitStatus.WRONG_INPUT;
    }
    PrintWriter screen = spec.commandLine().getOut();
    screen.println(
        Shown.count(intervals, "interval")
            + " of "
            + every
            + " of "
            + Shown.count(collector.devices(), "device"));
    screen.println("next    ibcsim plan " + ReplayLine.quoted(out.toString()) + " --link RATE");
    screen.flush();
    return ExitStatus.HELD;
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  /** The clock of the machine; this is the one command that looks at it. */
  private static final class MachineTime implements WriteCollector.Time {
    private final long startNanos = System.nanoTime();
    private final Instant start = Instant.now();
    private final CountDownLatch stopped = new CountDownLatch(1);

    void stop() {
      stopped.countDown();
    }

    @Override
    public Instant now() {
      return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public boolean sleepUntil(Instant moment) {
      try {
        long nanos = Duration.between(now(), moment).toNanos();
        return !stopped.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}

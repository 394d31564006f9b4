package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ibcsim.plan.HeaderRule;
import org.ibcsim.plan.Plan;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.plan.Terms;
import org.ibcsim.plan.input.InputFormat;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.plan.input.MeasuredFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim plan TRACE}. */
@Command(
    name = "plan",
    description =
        "Sizes SRL and link from measured writes: backlog, lag, worst outage, and what-if curves.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class PlanCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TRACE",
      description = "Measured writes; the format is recognised by the contents.")
  private Path file = Path.of("");

  @Option(
      names = "--link",
      paramLabel = "RATE",
      required = true,
      description = "What the link carries, as in 1MB/s or 100Mbit/s.")
  private String link = "";

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "The format of the file, instead of recognising it.")
  private @Nullable String format;

  @Option(
      names = "--device",
      paramLabel = "REGEX",
      description = "Devices to add up; whole disks if left out.")
  private @Nullable String device;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "Distance of two reports, where the file has no times.")
  private @Nullable String every;

  @Option(
      names = "--block",
      paramLabel = "SIZE",
      defaultValue = "512B",
      description = "Block of vxstat: 512B (default) or 1024B.")
  private String block = "512B";

  @Option(
      names = "--header",
      paramLabel = "RULE",
      defaultValue = "none",
      description =
          "What each write adds in the SRL: none (default), table (the guide's), exact (512"
              + " bytes).")
  private String header = "none";

  @Option(
      names = "--write-size",
      paramLabel = "SIZE",
      description = "Mean size of a write, where the file does not tell.")
  private @Nullable String writeSize;

  @Option(
      names = "--overhead",
      paramLabel = "SHARE",
      defaultValue = "0%",
      description = "What protocols take of the link; the guide says 3%% to 5%%. Default 0%%.")
  private String overhead = "0%";

  @Option(
      names = "--compression",
      paramLabel = "RATIO",
      defaultValue = "1",
      description = "Bytes before by bytes after; 1 (default) for none.")
  private double compression = 1;

  @Option(
      names = "--growth",
      paramLabel = "SHARE",
      defaultValue = "0%",
      description = "How much more is written in a year. Default 0%%.")
  private String growth = "0%";

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "1",
      description = "For how many years growth is compounded. Default 1.")
  private double years = 1;

  @Option(
      names = "--safety",
      paramLabel = "SHARE",
      defaultValue = "0%",
      description = "Added to the size of the SRL. Default 0%%.")
  private String safety = "0%";

  @Option(
      names = "--outage",
      paramLabel = "TIME",
      description = "The longest outage of the network that the SRL must hold.")
  private @Nullable String outage;

  @Option(
      names = "--node-outage",
      paramLabel = "TIME",
      description = "The longest outage of the Secondary host.")
  private @Nullable String nodeOutage;

  @Option(
      names = "--synchronization",
      paramLabel = "TIME",
      description = "How long an initial synchronization from a backup takes.")
  private @Nullable String synchronization;

  @Option(
      names = "--secondary-backup",
      paramLabel = "TIME",
      description = "How long a backup of the Secondary must remain of use.")
  private @Nullable String backup;

  @Option(
      names = "--rpo",
      paramLabel = "TIME",
      description = "How old the newest data at the Secondary may be.")
  private @Nullable String rpo;

  @Option(
      names = "--loss",
      paramLabel = "SIZE",
      description = "How many bytes a disaster may cost.")
  private @Nullable String loss;

  @Option(
      names = "--synchronous",
      paramLabel = "MODE",
      defaultValue = "off",
      description = "Of the RLINK: off (default), override or fail.")
  private String synchronous = "off";

  @Option(
      names = "--window",
      paramLabel = "FROM-UNTIL=RATE",
      description =
          "A time of every day at which the link has another rate, as in 08:00-18:00=20Mbit/s; any"
              + " number.")
  private List<String> windows = List.of();

  @Option(
      names = "--starts-at",
      paramLabel = "HH:MM",
      defaultValue = "00:00",
      description = "Time of the day at which a file without dates begins. Default 00:00.")
  private String startsAt = "00:00";

  @Option(
      names = "--json",
      description = "Print one JSON document, and nothing else, on standard output.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  PlanCommand() {}

  @Override
  public Integer call() {
    OptionAmounts amounts = new OptionAmounts(spec.commandLine());
    Terms terms = terms(amounts);
    Measured measured = MeasuredFile.read(file, options(amounts));
    Plan plan = plan(measured, terms);
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(PlanDocument.of(file.toString(), plan)));
    } else {
      new PlanScreen(screen).show(file.toString(), plan);
    }
    screen.flush();
    return plan.drains() ? ExitStatus.HELD : ExitStatus.INCONCLUSIVE;
  }

  private Plan plan(Measured measured, Terms terms) {
    try {
      return Plan.of(measured, terms);
    } catch (IllegalArgumentException | ArithmeticException unfit) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), file + ": " + unfit.getMessage());
    }
  }

  private MeasuredFile.Options options(OptionAmounts amounts) {
    return new MeasuredFile.Options(
        inputFormat(),
        device == null ? null : pattern(device),
        every == null ? 0 : amounts.nanos("--every", every),
        (int) amounts.bytes("--block", block, 1, 1 << 20));
  }

  private @Nullable InputFormat inputFormat() {
    String name = format;
    if (name == null) {
      return null;
    }
    return InputFormat.named(name)
        .orElseThrow(
            () -> usage("--format", name, "one of " + String.join(", ", InputFormat.words())));
  }

  private Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException wrong) {
      throw usage("--device", text, "a regular expression: " + wrong.getDescription());
    }
  }

  private Terms terms(OptionAmounts amounts) {
    HeaderRule rule =
        HeaderRule.named(header)
            .orElseThrow(() -> usage("--header", header, "none, table or exact"));
    if (!List.of("off", "override", "fail").contains(synchronous)) {
      throw usage("--synchronous", synchronous, "off, override or fail");
    }
    try {
      return new Terms(
          amounts.bitsPerSecond("--link", link),
          windows.stream().map(amounts::window).toList(),
          amounts.share("--overhead", overhead),
          compression,
          rule,
          writeSize == null ? 0 : amounts.bytes("--write-size", writeSize, 1, 1 << 30),
          amounts.share("--growth", growth),
          years,
          amounts.share("--safety", safety),
          nanos(amounts, "--outage", outage),
          nanos(amounts, "--node-outage", nodeOutage),
          nanos(amounts, "--synchronization", synchronization),
          nanos(amounts, "--secondary-backup", backup),
          loss == null ? Long.MAX_VALUE : amounts.bytes("--loss", loss, 1, 1L << 60),
          rpo == null ? Double.POSITIVE_INFINITY : amounts.nanos("--rpo", rpo) / 1e9,
          !synchronous.equals("off"),
          synchronous.equals("fail"),
          amounts.timeOfDay("--starts-at", startsAt));
    } catch (IllegalArgumentException wrong) {
      throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage());
    }
  }

  private static long nanos(OptionAmounts amounts, String option, @Nullable String text) {
    return text == null ? 0 : amounts.nanos(option, text);
  }

  private CommandLine.ParameterException usage(String option, String found, String expected) {
    return new CommandLine.ParameterException(
        spec.commandLine(), option + ": found " + found + "; expected " + expected);
  }
}

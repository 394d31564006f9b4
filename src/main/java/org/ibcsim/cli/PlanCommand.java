package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ibcsim.plan.Branches;
import org.ibcsim.plan.HeaderRule;
import org.ibcsim.plan.Plan;
import org.ibcsim.plan.PlanCurves;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.plan.SideBySide;
import org.ibcsim.plan.Terms;
import org.ibcsim.plan.input.InputFormat;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.plan.input.MeasuredFile;
import org.ibcsim.report.PlanReport;
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
    versionProvider = Version.class,
    footerHeading = "%nUnits, always written, as in 8h or 1.5 GiB:%n",
    footer = {
      "  TIME   ns, us, ms, s, min, h or d",
      "  SIZE   B, kB, MB, GB, TB (by 1000), KiB, MiB, GiB or TiB (by 1024)",
      "  RATE   bit/s, kbit/s, Mbit/s, Gbit/s, B/s, kB/s, MB/s, GB/s, KiB/s, MiB/s or",
      "         GiB/s; these amounts, Tbit, TB and TiB by /min, /h or /day too",
      "  SHARE  %%"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the plan is made, and the link drains",
      "2:the input, the usage or the place for the output is wrong",
      "3:the plan is made, but the link never drains: no SRL is large enough",
      "70:a fault of ibcsim's own"
    })
final class PlanCommand implements Callable<Integer> {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  @Parameters(
      paramLabel = "TRACE",
      description = "Measured writes; the format is recognised by the contents.")
  private Path file = Path.of("");

  @Option(
      names = "--link",
      paramLabel = "RATE",
      required = true,
      description = "What the link carries, as in 1MB/s, 100Mbit/s or 300GB/day. Required.")
  private String link = "";

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "The format of the file: vscsi, msr, vscsi-text, spc, alibaba, tencent, blkparse, "
              + "fio, disksim, mqsim, replayer, cloudphysics, intervals, iostat, iostat-json, "
              + "sar, sadf, vxstat, pdh, tencent-load, fio-bw or table. Default: recognised by "
              + "the contents.")
  private @Nullable String format;

  @Option(
      names = "--device",
      paramLabel = "REGEX",
      description = "Devices to add up, as in sd[ab]. Default: whole disks.")
  private @Nullable String device;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description =
          "Distance of two reports, as in 10s, where the file has no times. Default: as the "
              + "file says.")
  private @Nullable String every;

  @Option(
      names = "--block",
      paramLabel = "SIZE",
      defaultValue = "512B",
      description = "Block of vxstat, as in 1024B. Default 512B.")
  private String block = "512B";

  @Option(
      names = "--header",
      paramLabel = "RULE",
      defaultValue = "none",
      description =
          "What each write adds in the SRL: none, table (the guide's) or exact (512 bytes). "
              + "Default none.")
  private String header = "none";

  @Option(
      names = "--write-size",
      paramLabel = "SIZE",
      description =
          "Mean size of a write, as in 8KiB, of a file that does not tell how many there "
              + "were; one that does is believed. Default: not known, and headers cannot be "
              + "counted.")
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
      description = "Bytes before by bytes after, as in 1.5. Default 1, none.")
  private double compression = 1;

  @Option(
      names = "--growth",
      paramLabel = "SHARE",
      defaultValue = "0%",
      description =
          "How much more is written in a year. Default 0%%; Azure Site Recovery's planner "
              + "takes 30%%.")
  private String growth = "0%";

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "1",
      description = "For how many years growth is compounded, as in 2.5. Default 1.")
  private double years = 1;

  @Option(
      names = "--safety",
      paramLabel = "SHARE",
      defaultValue = "0%",
      description = "Added to the size of the SRL. Default 0%%; Hitachi and AWS add 20%%.")
  private String safety = "0%";

  @Option(
      names = "--outage",
      paramLabel = "TIME",
      description =
          "The longest outage of the network that the SRL must hold, as in 8h. Default: " + "none.")
  private @Nullable String outage;

  @Option(
      names = "--node-outage",
      paramLabel = "TIME",
      description = "The longest outage of the Secondary host, as in 4h. Default: none.")
  private @Nullable String nodeOutage;

  @Option(
      names = "--synchronization",
      paramLabel = "TIME",
      description =
          "How long an initial synchronization from a backup takes, as in 2d. Default: " + "none.")
  private @Nullable String synchronization;

  @Option(
      names = "--secondary-backup",
      paramLabel = "TIME",
      description =
          "How long a backup of the Secondary must remain of use, as in 24h. Default: none.")
  private @Nullable String backup;

  @Option(
      names = "--rpo",
      paramLabel = "TIME",
      description =
          "How old the newest data at the Secondary may be, as in 15min. Default: no limit.")
  private @Nullable String rpo;

  @Option(
      names = "--loss",
      paramLabel = "SIZE",
      description = "How many bytes a disaster may cost, as in 1GB. Default: no limit.")
  private @Nullable String loss;

  @Option(
      names = "--synchronous",
      paramLabel = "MODE",
      defaultValue = "off",
      description = "Of the RLINK: off, override or fail. Default off.")
  private String synchronous = "off";

  @Option(
      names = "--window",
      paramLabel = "FROM-UNTIL=RATE",
      description =
          "A time of every day at which the link has another rate, as in "
              + "08:00-18:00=20Mbit/s; any number that do not overlap. Default: none.")
  private List<String> windows = List.of();

  @Option(
      names = "--starts-at",
      paramLabel = "HH:MM",
      defaultValue = "00:00",
      description =
          "Time of the day at which a file without dates begins, 00:00 to 23:59. Default "
              + "00:00.")
  private String startsAt = "00:00";

  @Option(
      names = "--json",
      description = "Print one JSON document, and nothing else, on standard output.")
  private boolean json;

  @Option(
      names = "--others",
      paramLabel = "FROM-UNTIL=RATE",
      description =
          "What other traffic takes of the link at a time of every day, as in "
              + "01:00-03:00=5Mbit/s; any number, and what overlaps is added up. Default: none.")
  private List<String> others = List.of();

  @Option(
      names = "--sharing",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many Secondaries share the link evenly, 1 to 32. Default 1.")
  private int sharing = 1;

  @Option(
      names = "--secondary",
      paramLabel = "RATE",
      description =
          "The link of a further Secondary, of its own, as in 40Mbit/s; any number. "
              + "Default: none.")
  private List<String> secondaries = List.of();

  @Option(
      names = "--profile",
      paramLabel = "HOW",
      defaultValue = "auto",
      description =
          "once: as measured; periodic: it begins again at its end; auto: periodic for "
              + "intervals of whole days. Default auto.")
  private String profile = "auto";

  @Option(
      names = "--srl",
      paramLabel = "SIZE",
      description =
          "An SRL to look at, as in 50GB: when it overflows into the DCM, and what follows. "
              + "Default: none.")
  private @Nullable String srl;

  @Option(
      names = "--region",
      paramLabel = "SIZE",
      defaultValue = "32KiB",
      description = "Region of the DCM. Default 32KiB, the smallest of the product.")
  private String region = "32KiB";

  @Option(
      names = "--cycle",
      paramLabel = "TIME",
      description = "Mirroring in cycles to compare with, as in 5min. Default: none.")
  private @Nullable String cycle;

  @Option(
      names = "--grain",
      paramLabel = "SIZE",
      defaultValue = "256KiB",
      description = "What a cycle sends whole. Default 256KiB, as SVC.")
  private String grain = "256KiB";

  @Option(
      names = "--percentile",
      paramLabel = "SHARE",
      defaultValue = "95%",
      description =
          "Share of the time for which lag and link are told too. Default 95%%, as in Azure "
              + "Site Recovery's planner.")
  private String percentile = "95%";

  @Option(
      names = "--engine",
      paramLabel = "WHICH",
      defaultValue = "both",
      description =
          "both: simulate the writes too where they are few enough; or fluid. Default both.")
  private String engine = "both";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where report and charts go. Default out/TRACE-plan; with --json none.")
  private @Nullable Path out;

  @Option(names = "--no-report", description = "Print the plan only; write no folder.")
  private boolean noReport;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  PlanCommand() {}

  @Override
  public Integer call() {
    OptionAmounts amounts = new OptionAmounts(spec.commandLine());
    if (noReport && out != null) {
      throw usage("--out", out + " with --no-report, which writes nothing", "one of the two");
    }
    if (!List.of("both", "fluid").contains(engine)) {
      throw usage("--engine", engine, "both or fluid");
    }
    Terms terms = terms(amounts);
    Branches.Question question = question(amounts);
    Measured measured = MeasuredFile.read(file, options(amounts));
    terms = terms.withPeriodic(periodic(measured));
    Plan plan = plan(measured, terms);
    Branches branches = Branches.of(plan, question);
    boolean write = !noReport && (!json || out != null);
    PlanCurves curves = PlanCurves.of(plan, json || write);
    SideBySide both = engine.equals("both") ? SideBySide.of(plan, new PlanSimulation()) : null;
    PlanDocument document = PlanDocument.of(file.toString(), plan, branches, curves, both);
    PrintWriter screen = spec.commandLine().getOut();
    String text =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(document);
    Path report = write ? report(document, curves, text) : null;
    if (json) {
      screen.println(text);
    } else {
      new PlanScreen(screen).show(document, plan);
      if (report != null) {
        screen.println();
        screen.println("report  " + report);
      }
    }
    screen.flush();
    return plan.drains() ? ExitStatus.HELD : ExitStatus.INCONCLUSIVE;
  }

  private Path report(PlanDocument document, PlanCurves curves, String text) {
    PlanFolder folder = PlanFolder.open(out != null ? out : PlanFolder.standard(file));
    folder.write("plan.json", text + "\n");
    PlanReport.Provenance provenance =
        new PlanReport.Provenance(Version.text(), PlanFolder.sha256(file), again());
    return PlanReport.write(document, curves, provenance, folder.path()).get(0);
  }

  /** The command as it was typed. */
  private String again() {
    StringBuilder line = new StringBuilder("ibcsim");
    for (String argument : spec.commandLine().getParseResult().originalArgs()) {
      line.append(' ').append(ReplayLine.quoted(argument));
    }
    return line.toString();
  }

  private boolean periodic(Measured measured) {
    boolean intervals = !measured.written().singleWrites();
    return switch (profile) {
      case "once" -> false;
      case "periodic" -> {
        if (!intervals) {
          throw usage("--profile", profile, "once: single writes do not say when they begin again");
        }
        yield true;
      }
      case "auto" ->
          intervals
              && measured.written().endNanos() >= DAY_NANOS
              && measured.written().endNanos() % DAY_NANOS == 0;
      default -> throw usage("--profile", profile, "once, periodic or auto");
    };
  }

  private double shareOfTime(OptionAmounts amounts) {
    double share = amounts.share("--percentile", percentile);
    if (!(share > 0 && share <= 1)) {
      throw usage("--percentile", percentile, "more than 0% and at most 100%");
    }
    return share;
  }

  private Branches.Question question(OptionAmounts amounts) {
    long cycleNanos = nanos(amounts, "--cycle", cycle);
    if (cycle != null && cycleNanos < SECOND_NANOS) {
      throw usage("--cycle", cycle, "1s or more");
    }
    return new Branches.Question(
        srl == null ? 0 : amounts.bytes("--srl", srl, Terms.LEAST_SRL_BYTES, 1L << 60),
        (int) amounts.bytes("--region", region, 512, 1 << 30),
        cycleNanos,
        (int) amounts.bytes("--grain", grain, 512, 1 << 30),
        shareOfTime(amounts));
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
          amounts.windowsApart("--window", windows),
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
          amounts.timeOfDay("--starts-at", startsAt),
          others.stream().map(text -> amounts.window("--others", text)).toList(),
          sharing,
          secondaries.stream().map(text -> amounts.bitsPerSecond("--secondary", text)).toList(),
          false);
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

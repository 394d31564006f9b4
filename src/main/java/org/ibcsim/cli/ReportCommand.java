package org.ibcsim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.ibcsim.journal.Documents;
import org.ibcsim.journal.Journal;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunSummary;
import org.ibcsim.report.Report;
import org.ibcsim.report.ReportOptions;
import org.ibcsim.report.WarningWords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ibcsim report JOURNAL}. */
@Command(
    name = "report",
    description = "Makes charts and report again from a saved journal.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReportCommand implements Callable<Integer> {
  /** What {@code --json} prints of a journal that ends early: it has no totals. */
  record Unfinished(
      String ibcsimVersion,
      String scenario,
      long seed,
      int replication,
      String journalSha256,
      JournalEntry.Verdict verdict,
      String reason,
      String replay,
      String report) {}

  @Parameters(paramLabel = "JOURNAL", description = "The journal.jsonl of a run.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the report goes; default the journal's folder.")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads that draw the charts.")
  private int threads;

  @Option(
      names = "--json",
      description =
          "Print the run's result as one JSON document, and nothing else; of a journal that ends"
              + " early only what is known without its end.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() {
    if (threads < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--threads: found " + threads + "; expected a number of 1 or more");
    }
    RunRecord record = read();
    Path parent = file.toAbsolutePath().getParent();
    Path folder = out != null ? out : parent == null ? Path.of(".") : parent;
    String replay = ReplayLine.of(record.header().scenarioFile(), record.header());
    String sha256 = sha256();
    Path page = Report.write(record, folder, new ReportOptions(sha256, replay, threads)).get(0);
    PrintWriter screen = spec.commandLine().getOut();
    JournalEntry.Judgement judgement = judgement(record);
    if (json) {
      screen.print(
          record.totals() == null
              ? unfinished(record.header(), judgement, sha256, replay, page)
              : RunSummary.of(record, sha256, replay, page.toString()).toJson());
      screen.flush();
      return ExitStatus.of(judgement.verdict());
    }
    Paragraphs.print(
        screen,
        0,
        Screen.WIDTH,
        judgement.verdict().name()
            + WarningWords.behindVerdict(record.entries(JournalEntry.Warning.class).size())
            + ": "
            + judgement.reason());
    screen.println("replay  " + replay);
    screen.println("report  " + page);
    screen.flush();
    return ExitStatus.of(judgement.verdict());
  }

  private static String unfinished(
      RunHeader header, JournalEntry.Judgement judgement, String sha256, String replay, Path page) {
    return Documents.text(
        new Unfinished(
            header.ibcsimVersion(),
            header.title(),
            header.seed(),
            header.replication(),
            sha256,
            judgement.verdict(),
            judgement.reason(),
            replay,
            page.toString()));
  }

  /** What the journal says of its run; one that ends early says nothing that can be relied on. */
  private JournalEntry.Judgement judgement(RunRecord record) {
    if (!record.complete()) {
      spec.commandLine()
          .getErr()
          .println(
              "warning: "
                  + file
                  + " ends early, and so does the report: the run was killed, or is still going"
                  + " on");
      return new JournalEntry.Judgement(
          JournalEntry.Verdict.INCONCLUSIVE, "the journal ends before the run was judged");
    }
    return record
        .judgement()
        .orElse(
            new JournalEntry.Judgement(
                JournalEntry.Verdict.INCONCLUSIVE, "the run was not judged"));
  }

  private RunRecord read() {
    try {
      return Journal.read(file);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          file + ": found no such file; expected the journal.jsonl of a run", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + ": found an error on reading (" + e.getMessage() + "); expected a journal", e);
    }
  }

  private String sha256() {
    try (InputStream stream = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": found an error on reading", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}

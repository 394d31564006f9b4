package org.ibcsim.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.SnapshotRow;
import org.ibcsim.model.bed.BedScenario;
import org.ibcsim.model.bed.Deed;
import org.ibcsim.model.bed.Diary;

/**
 * What a run came to, as far as a user can see it: what each command printed and when it ended,
 * each freeze with its length, the fate of each message at each Secondary, what was in the SRLs,
 * and which names were left.
 *
 * @param parts expressions, all of which hold in the run; the most telling first
 */
record ObservedOutcome(List<String> parts) {
  /** An expectation may be no longer than 2 000 characters. */
  private static final int MOST_CHARACTERS = 1_900;

  static ObservedOutcome of(Diary diary, BedScenario scenario, String text, RunOfText run) {
    List<String> parts = new ArrayList<>();
    RunRecord record = run.finished().record();
    Map<String, List<JournalEntry.Command>> ended = ended(text, record);
    Map<String, List<String>> uneventful = new TreeMap<>();
    commands(diary, scenario, ended, uneventful, parts);
    freezes(record, parts);
    messages(record, parts);
    for (SnapshotRow row : SnapshotRow.of(record)) {
      String prefix = row.taken().prefix();
      parts.add("snapshot('%s', '%s').taken".formatted(row.hostName(), prefix));
      parts.add(
          "snapshot('%s', '%s').frozen == %s"
              .formatted(row.hostName(), prefix, row.taken().message() != 0));
    }
    logs(record, parts);
    last(scenario, ended, parts);
    uneventful.forEach(
        (keyword, processes) ->
            parts.add(
                "[%s].all(s, command(s, '%s').status == 0)"
                    .formatted(
                        processes.stream()
                            .map(ObservedOutcome::quoted)
                            .collect(Collectors.joining(", ")),
                        keyword)));
    return new ObservedOutcome(parts);
  }

  /** What was in the SRLs at most, and how long a write took to the Secondary's disks. */
  private static void logs(RunRecord record, List<String> parts) {
    for (int rlink = 0; rlink < record.header().rlinks().size(); rlink++) {
      String host = record.header().hostName(record.header().rlinks().get(rlink).host());
      RlinkTotals totals = Objects.requireNonNull(record.totals()).rlinks().get(rlink);
      parts.add("secondary_srl('%s').max_bytes == %d".formatted(host, totals.stagedMaxBytes()));
      parts.add("srl('%s').max_bytes == %d".formatted(host, totals.outstandingMaxBytes()));
      if (totals.lag().count() > 0) {
        parts.add("lag('%s').max == %s".formatted(host, duration(totals.lag().maxNanos())));
      }
    }
  }

  /** The commands that ended, by script, in the order of their lines. */
  private static Map<String, List<JournalEntry.Command>> ended(String text, RunRecord record) {
    List<String> lines = text.lines().toList();
    Map<String, List<JournalEntry.Command>> ended = new TreeMap<>();
    for (JournalEntry.Command command : record.entries(JournalEntry.Command.class)) {
      int line = command.scriptLine() - 1;
      while (line > 0 && !lines.get(line).endsWith(": |")) {
        line--;
      }
      ended
          .computeIfAbsent(lines.get(line).replace(": |", "").strip(), process -> new ArrayList<>())
          .add(command);
    }
    return ended;
  }

  private static void commands(
      Diary diary,
      BedScenario scenario,
      Map<String, List<JournalEntry.Command>> ended,
      Map<String, List<String>> uneventful,
      List<String> parts) {
    for (Deed.Command command : diary.commands()) {
      String process = scenario.processOf(command.number()).orElse("");
      if (!command.line().startsWith("vxibc") || process.isEmpty()) {
        continue;
      }
      String asked = "command('" + process + "', '" + command.keyword() + "')";
      List<JournalEntry.Command> ends = ended.getOrDefault(process, List.of());
      // The one before it is the at or sleep.
      ends = ends.stream().filter(end -> end.text().equals(command.line())).toList();
      if (ends.isEmpty()) {
        parts.add("!" + asked + ".ended");
        continue;
      }
      JournalEntry.Command end = ends.get(0);
      boolean atOnce = end.endedNanos() == end.startedNanos();
      if (end.status() == 0 && end.output().isEmpty() && atOnce) {
        uneventful.computeIfAbsent(command.keyword(), none -> new ArrayList<>()).add(process);
        continue;
      }
      parts.add(asked + ".ended");
      add(asked, end, parts);
      if (!atOnce) {
        parts.add(asked + ".ended_at == " + duration(end.endedNanos()));
      }
    }
  }

  private static void add(String asked, JournalEntry.Command end, List<String> parts) {
    parts.add(asked + ".status == " + end.status());
    if (!end.output().isEmpty()) {
      parts.add(asked + ".output == " + quoted(String.join("\n", end.output())));
    }
  }

  /** Which names were left, and whether anything kept them from being unregistered. */
  private static void last(
      BedScenario scenario, Map<String, List<JournalEntry.Command>> ended, List<String> parts) {
    for (BedScenario.Last last : scenario.last()) {
      String asked =
          "command('%s', '%s', %d)".formatted(last.process(), last.keyword(), last.number());
      List<JournalEntry.Command> ends =
          ended.getOrDefault(last.process(), List.of()).stream()
              .filter(command -> command.text().contains(" " + last.keyword() + " "))
              .toList();
      if (ends.size() < last.number()) {
        parts.add("!" + asked + ".ended");
      } else {
        add(asked, ends.get(last.number() - 1), parts);
      }
    }
  }

  private static void freezes(RunRecord record, List<String> parts) {
    Map<String, Integer> numbers = new TreeMap<>();
    for (Freeze freeze : Freeze.of(record)) {
      String host = record.header().hostName(freeze.host());
      int number = numbers.merge(host, 1, Integer::sum) - 1;
      String asked = "freezes('" + host + "')[" + number + "]";
      parts.add(asked + ".length == " + duration(freeze.toNanos() - freeze.fromNanos()));
      parts.add(
          asked
              + ".release == '"
              + (freeze.release() == null
                  ? "still_frozen"
                  : freeze.release().name().toLowerCase(Locale.ROOT))
              + "'");
    }
    for (int host = 1; host < record.header().hosts().size(); host++) {
      String name = record.header().hostName(host);
      parts.add("freezes('%s').size() == %d".formatted(name, numbers.getOrDefault(name, 0)));
    }
  }

  private static void messages(RunRecord record, List<String> parts) {
    Map<String, List<Long>> sent = new TreeMap<>();
    Map<String, Set<String>> fates = new TreeMap<>();
    for (MessageRow row : MessageRow.of(record)) {
      List<Long> own = sent.computeIfAbsent(row.application(), any -> new ArrayList<>());
      if (!own.contains(row.message())) {
        own.add(row.message());
      }
      String asked =
          "ibc('%s', %d).on('%s')"
              .formatted(
                  row.application(),
                  own.indexOf(row.message()) + 1,
                  record.header().hostName(row.host()));
      String fate = row.fate() == null ? "pending" : row.fate().name().toLowerCase(Locale.ROOT);
      parts.add(asked + ".fate == '" + fate + "'");
      fates
          .computeIfAbsent(asked.substring(0, asked.indexOf(".on")), none -> new TreeSet<>())
          .add(fate);
      if (row.endedNanos() != null) {
        parts.add(asked + ".ended_at == " + duration(row.endedNanos()));
      }
      parts.add(asked + ".deliveries == " + row.deliveries());
    }
    fates.forEach(
        (asked, all) ->
            parts.add(
                asked + ".fate == '" + (all.size() == 1 ? String.join("", all) : "mixed") + "'"));
    sent.forEach(
        (application, own) ->
            parts.add("messages('%s').size() == %d".formatted(application, own.size())));
  }

  private static String duration(long nanos) {
    return "duration('" + BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s')";
  }

  private static String quoted(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t")
        + "'";
  }

  /**
   * An expectation that holds if the run comes to anything else; where it would be too long, what
   * tells least is left out.
   */
  String forbidden() {
    List<String> told = new ArrayList<>(parts);
    while (String.join("\n    && ", told).length() > MOST_CHARACTERS) {
      told.remove(told.size() - 1);
    }
    return ">-\n    !(" + String.join("\n    && ", told) + ")";
  }
}

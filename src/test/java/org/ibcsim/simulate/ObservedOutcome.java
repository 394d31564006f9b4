package org.ibcsim.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.SnapshotRow;
import org.ibcsim.model.bed.BedScenario;
import org.ibcsim.model.bed.Deed;
import org.ibcsim.model.bed.Diary;

/**
 * What a run came to, as far as a user can see it: what each command printed, each freeze with its
 * length, the fate of each message at each Secondary.
 *
 * @param parts one expression each, all of which hold in the run
 */
record ObservedOutcome(List<String> parts) {
  static ObservedOutcome of(Diary diary, BedScenario scenario, String text, RunOfText run) {
    List<String> parts = new ArrayList<>();
    RunRecord record = run.finished().record();
    commands(diary, scenario, text, record, parts);
    freezes(record, parts);
    messages(record, parts);
    for (SnapshotRow row : SnapshotRow.of(record)) {
      String prefix = row.taken().prefix();
      parts.add(
          "snapshot('%s', '%s').frozen == %s"
              .formatted(row.hostName(), prefix, row.taken().message() != 0));
    }
    return new ObservedOutcome(parts);
  }

  private static void commands(
      Diary diary, BedScenario scenario, String text, RunRecord record, List<String> parts) {
    List<String> lines = text.lines().toList();
    Map<String, JournalEntry.Command> ended = new TreeMap<>();
    for (JournalEntry.Command command : record.entries(JournalEntry.Command.class)) {
      int line = command.scriptLine() - 1;
      while (line > 0 && !lines.get(line).endsWith(": |")) {
        line--;
      }
      ended.put(lines.get(line).replace(": |", "").strip(), command);
    }
    for (Deed.Command command : diary.commands()) {
      if (!command.line().startsWith("vxibc")) {
        continue;
      }
      scenario
          .processOf(command.number())
          .ifPresent(
              process -> {
                String asked = "command('" + process + "', '" + command.keyword() + "')";
                JournalEntry.Command end = ended.get(process);
                if (end == null) {
                  parts.add("!" + asked + ".ended");
                } else {
                  parts.add(asked + ".status == " + end.status());
                  if (!end.output().isEmpty()) {
                    parts.add(asked + ".output == " + quoted(String.join("\n", end.output())));
                  }
                }
              });
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
      if (row.fate() != null) {
        parts.add(asked + ".fate == '" + row.fate().name().toLowerCase(Locale.ROOT) + "'");
      }
      if (row.endedNanos() != null) {
        parts.add(asked + ".ended_at == " + duration(row.endedNanos()));
      }
      parts.add(asked + ".deliveries == " + row.deliveries());
    }
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

  /** An expectation that holds if the run comes to anything else. */
  String forbidden() {
    return ">-\n    !(" + String.join("\n    && ", parts) + ")";
  }
}

package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.DisplayCommand.Print;
import org.ibcsim.runbook.DisplayCommand.Statistics;

/**
 * Makes commands of lines that ask how things stand: {@code vxprint} [D 50-ag_ch_monitor_vvr14],
 * {@code vrstat} [D M-vrstat], {@code vrnotify} [D M-vrnotify], the displaying keywords of {@code
 * vxrlink} [D M-vxrlink], and {@code timeout}, the shell's way to end one that goes on.
 */
final class DisplayParser {
  /** The keywords of {@code vxrlink} that are read here. */
  static final Set<String> RLINK_KEYWORDS = Set.of("status", "stats", "updates");

  private static final Set<String> ENDED_BY_TIMEOUT = Set.of("vxrlink", "vrstat");

  private final RdsLayout layout;
  private final int host;
  private final Names names;
  private final List<Problem> problems;
  private final CommandParser commands;

  DisplayParser(
      RdsLayout layout, int host, Names names, List<Problem> problems, CommandParser commands) {
    this.layout = layout;
    this.host = host;
    this.names = names;
    this.problems = problems;
    this.commands = commands;
  }

  /** A command of {@code vxrlink} whose keyword and options are known to fit each other. */
  Command vxrlink(String keyword, Options options, int rlink) {
    options.value('r').ifPresent(names::rvg);
    return switch (keyword) {
      case "updates" -> new DisplayCommand.RlinkUpdates(rlink, options.has('T'));
      case "stats" ->
          new DisplayCommand.RlinkStatistics(rlink, options.has('e'), repetition(options));
      default -> new DisplayCommand.RlinkStatus(rlink, options.has('T'), repetition(options));
    };
  }

  private Repetition repetition(Options options) {
    Optional<Word> every = options.value('i');
    if (every.isEmpty()) {
      options
          .find('t')
          .ifPresent(
              option ->
                  add(
                      option.word(),
                      "option -t without -i",
                      "-i, the seconds from one print to the next, too",
                      "deleting it"));
      return Repetition.ONCE;
    }
    int seconds = positive(options, 'i', 1);
    return new Repetition(seconds, options.has('t') ? positive(options, 't', 1) : 0, 0, 0);
  }

  private int positive(Options options, char letter, int standard) {
    int value = names.seconds(options, letter, standard);
    Optional<Word> word = options.value(letter);
    if (value == 0 && word.isPresent() && word.get().text().matches("0+")) {
      add(word.get(), "'" + word.get().text() + "'", "1 or more after -" + letter, "1");
    }
    return Math.max(1, value);
  }

  /** {@code vradmin printrvg} and {@code printvol}: any number of RVGs. */
  Command vradmin(String keyword, Options options, List<Word> operands) {
    operands.forEach(names::rvg);
    return keyword.equals("printvol")
        ? new DisplayCommand.PrintVolumes()
        : new DisplayCommand.PrintRvg(options.has('l'));
  }

  Optional<Command> vxprint(List<Word> words) {
    Options options = Options.read(words, "PVlht", "g", Set.of(), problems);
    names.diskGroup(options);
    List<Word> operands = rest(words, options);
    boolean table = options.has('h') || options.has('t');
    boolean atLength = options.has('l');
    if (options.broken()) {
      return Optional.empty();
    }
    if (table == atLength || (table && (options.has('P') || options.has('V')))) {
      add(
          words.get(0),
          "vxprint " + (options.end() > 1 ? "with these options" : "without options"),
          "-Pl (RLINKs), -Vl (RVGs), -l (records by name) or -ht (a line a record)",
          "vxprint -g " + layout.diskGroup() + " -ht");
      return Optional.empty();
    }
    commands.exclude(options, 'P', 'V');
    Print.Kind kind =
        table
            ? Print.Kind.TABLE
            : options.has('P')
                ? Print.Kind.RLINKS
                : options.has('V') ? Print.Kind.RVGS : Print.Kind.NAMED;
    if (kind == Print.Kind.NAMED && operands.isEmpty()) {
      add(words.get(0), "vxprint -l without a name", "the name of a record", layout.rvg());
    }
    for (Word word : operands) {
      checkName(kind, word);
    }
    return Optional.of(new Print(kind, operands.stream().map(Word::text).toList()));
  }

  private void checkName(Print.Kind kind, Word word) {
    switch (kind) {
      case RLINKS -> names.rlink(word);
      case RVGS -> names.rvg(word);
      case NAMED, TABLE -> names.known(word, "record", RecordNames.of(layout, host));
    }
  }

  Optional<Command> vrstat(List<Word> words) {
    Options options = Options.read(words, "VSRM", "gn", Set.of(), problems);
    names.diskGroup(options);
    rest(words, options).forEach(names::rvg);
    Set<Statistics.Part> parts = EnumSet.noneOf(Statistics.Part.class);
    for (Statistics.Part part : Statistics.Part.values()) {
      if (options.has(part.letter)) {
        parts.add(part);
      }
    }
    int times = options.has('n') ? positive(options, 'n', 1) : 0;
    return options.broken()
        ? Optional.empty()
        : Optional.of(
            new Statistics(parts, new Repetition(Statistics.STANDARD_SECONDS, 0, times, 0)));
  }

  Optional<Command> vrnotify(List<Word> words) {
    Options options = Options.read(words, "", "gnt", Set.of(), problems);
    names.diskGroup(options);
    rest(words, options).forEach(names::rvg);
    int events = options.has('n') ? positive(options, 'n', 1) : 0;
    int seconds = options.has('t') ? positive(options, 't', 1) : 0;
    return options.broken()
        ? Optional.empty()
        : Optional.of(new DisplayCommand.Notify(events, seconds));
  }

  /** {@code timeout SECONDS COMMAND}, of GNU coreutils, before a command that repeats. */
  Optional<Command> timeout(List<Word> words, int nesting) {
    Word first = words.get(0);
    if (words.size() < 3) {
      add(first, "timeout without seconds and a command", "timeout seconds command", "");
      return Optional.empty();
    }
    Word seconds = words.get(1);
    String text = seconds.text().replaceAll("s$", "");
    if (!text.matches("[1-9][0-9]{0,8}")) {
      add(seconds, "'" + seconds.text() + "'", "whole seconds from 1 to 999999999", "60");
      return Optional.empty();
    }
    Word program = words.get(2);
    if (!ENDED_BY_TIMEOUT.contains(program.text())) {
      return cannotEnd(program, program.text());
    }
    Optional<Command> inner = commands.parse(words.subList(2, words.size()), nesting);
    if (inner.isEmpty()) {
      return inner;
    }
    boolean repeats =
        inner.get() instanceof DisplayCommand.Repeated repeated
            && repeated.repetition().repeats()
            && repeated.repetition().mostSeconds() == 0;
    if (!repeats) {
      return cannotEnd(program, inner.get().name());
    }
    DisplayCommand.Repeated repeated = (DisplayCommand.Repeated) inner.get();
    return Optional.of(repeated.with(repeated.repetition().within(Integer.parseInt(text))));
  }

  private Optional<Command> cannotEnd(Word program, String name) {
    add(
        program,
        "timeout of " + name + ", which it does not end",
        "a command that prints again and again: vxrlink -i, or vrstat",
        name.equals("vrnotify") ? "vrnotify -t" : "deleting timeout");
    return Optional.empty();
  }

  /** The words behind the options; an option among them is a problem. */
  private List<Word> rest(List<Word> words, Options options) {
    List<Word> kept = new ArrayList<>();
    for (Word word : words.subList(options.end(), words.size())) {
      if (Options.isOption(word)) {
        add(
            word,
            "option " + word.text() + " after a name",
            "options before the names",
            "the option first");
      } else {
        kept.add(word);
      }
    }
    return kept;
  }

  private void add(Word word, String found, String expected, String suggestion) {
    problems.add(Problem.at(word, found, expected, suggestion));
  }
}

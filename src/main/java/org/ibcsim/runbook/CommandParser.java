package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkChange;

/**
 * Makes a command of words: the product's own commands here, {@code vxibc} in {@link VxibcParser}.
 */
final class CommandParser {
  /** The first words of all commands. */
  static final List<String> COMMANDS =
      List.of(
          "vxibc",
          "vxrvg",
          "vxrlink",
          "vxvol",
          "vradmin",
          "vxedit",
          "vxprint",
          "vrstat",
          "vrnotify",
          "timeout",
          "at",
          "sleep",
          "quiesce",
          "unquiesce",
          "set");

  /** Deep enough for any use; bounds the work on a hostile line. */
  private static final int MAXIMUM_NESTING = 8;

  private final RdsLayout layout;
  private final int host;
  private final PayloadFiles files;
  private final IbcTasks tasks;
  private final ScriptSetting setting;
  private final List<Problem> problems;
  private final Names names;
  private boolean rolesChange;

  /**
   * A parser of one host's commands.
   *
   * @param setting where their script stands
   */
  CommandParser(
      RdsLayout layout,
      int host,
      PayloadFiles files,
      IbcTasks tasks,
      ScriptSetting setting,
      List<Problem> problems) {
    this.layout = layout;
    this.host = host;
    this.files = files;
    this.tasks = tasks;
    this.setting = setting;
    this.problems = problems;
    this.names = new Names(layout, host, problems);
  }

  /** The same, of a runbook in which roles change. */
  CommandParser whereRolesChange() {
    rolesChange = true;
    return this;
  }

  /**
   * The command that words make; empty if they make none, and then a problem was added. Where a
   * problem was added there may be a command nevertheless.
   *
   * @param nesting how many {@code regrecv} are around it
   */
  Optional<Command> parse(List<Word> words, int nesting) {
    Word first = words.get(0);
    if (nesting > MAXIMUM_NESTING) {
      return problem(first, "regrecv inside regrecv, too deep", "at most " + MAXIMUM_NESTING, "");
    }
    return switch (first.text()) {
      case "vxibc" -> new VxibcParser(layout, names, files, problems, this).parse(words, nesting);
      case "vxrvg" -> vxrvg(words);
      case "vxrlink" -> vxrlink(words);
      case "vxvol" -> new VxvolParser(layout, host, names, problems, this).parse(words);
      case "vradmin" -> vradmin(words, nesting);
      case "vxedit" -> vxedit(words);
      case "vxprint" -> display().vxprint(words);
      case "vrstat" -> display().vrstat(words);
      case "vrnotify" ->
          setting == ScriptSetting.IBC_SCRIPT ? notInATask(first) : display().vrnotify(words);
      case "timeout" -> display().timeout(words, nesting);
      case "sleep" -> RangeText.read(words, problems).map(Command.Sleep::new);
      case "at" -> at(words, nesting);
      case "set" -> nesting > 0 ? notInside(first) : errorExit(words);
      case "quiesce", "unquiesce" -> quiesce(words);
      default -> unknownCommand(first);
    };
  }

  DisplayParser display() {
    return new DisplayParser(layout, host, names, problems, this);
  }

  private Optional<Command> notInATask(Word first) {
    return problem(
        first,
        first.text() + " inside a script of vradmin ibc",
        "a command that ends by itself",
        "a line of the runbook");
  }

  private Optional<Command> vradmin(List<Word> words, int nesting) {
    return new VradminParser(layout, host, names, tasks, problems, this).parse(words, nesting);
  }

  /** Tells where {@code vradmin ibc} stands inside another command; answers whether it does. */
  boolean taskIsInside(Word first, int nesting) {
    if (nesting > 0) {
      notInside(first);
    } else if (setting == ScriptSetting.IBC_SCRIPT) {
      problem(
          first,
          "vradmin ibc inside a script of vradmin ibc",
          "a command that a host carries out alone",
          "a line of the runbook");
    }
    return nesting > 0 || setting == ScriptSetting.IBC_SCRIPT;
  }

  private Optional<Command> at(List<Word> words, int nesting) {
    if (setting != ScriptSetting.RUNBOOK) {
      return problem(
          words.get(0),
          setting == ScriptSetting.BOOT
              ? "at in a script that a host starts when it has booted"
              : "at inside a script of vradmin ibc",
          "a command that counts from the start of the script",
          "sleep");
    }
    return nesting > 0
        ? notInside(words.get(0))
        : RangeText.read(words, problems).map(Command.At::new);
  }

  private Optional<Command> unknownCommand(Word first) {
    String text = first.text();
    String name = text.substring(text.lastIndexOf('/') + 1);
    String suggestion =
        COMMANDS.contains(name)
            ? name
            : Objects.requireNonNullElse(NearestName.to(text, COMMANDS), "");
    if (text.indexOf(' ') > 0 && COMMANDS.contains(text.substring(0, text.indexOf(' ')))) {
      suggestion = "the command without quotes around all of it";
    }
    return problem(
        first,
        "the unknown command '" + text + "'",
        "one of " + String.join(", ", COMMANDS),
        suggestion);
  }

  private Optional<Command> vxrvg(List<Word> words) {
    Options options = Options.read(words, "FSf", "gPc", Synopsis.VXRVG.keySet(), problems);
    Optional<Synopsis> synopsis = keyword(words, options, Synopsis.VXRVG);
    if (synopsis.isEmpty()) {
      return Optional.empty();
    }
    names.diskGroup(options);
    String keyword = words.get(options.end()).text();
    List<Word> operands = operands(words, options, keyword, synopsis.get());
    if (!operands.isEmpty()) {
      names.rvg(operands.get(0));
    }
    if (keyword.equals("snapshot")) {
      if (layout.isBunker(host)) {
        return problem(
            words.get(options.end()),
            "a snapshot on " + layout.hosts().get(host).name() + ", a bunker",
            "a snapshot on a host with data volumes",
            "the runbook of a Secondary");
      }
      return Optional.of(snapshot(options, operands));
    }
    operands.stream().skip(1).forEach(this::surplus);
    if (CheckpointParser.OF_VXRVG.contains(keyword)) {
      return operands.isEmpty()
          ? Optional.empty()
          : new CheckpointParser(problems).vxrvg(words.get(options.end()), options);
    }
    return Optional.of(
        keyword.equals("resync")
            ? new Command.Resynchronize(false)
            : new Command.RunRvg(keyword.equals("start")));
  }

  private Command snapshot(Options options, List<Word> operands) {
    exclude(options, 'F', 'S');
    String prefix = options.value('P').map(names::prefix).orElse(Command.STANDARD_SNAPSHOT_PREFIX);
    for (int i = 1; i < operands.size(); i++) {
      if (operands.get(i).text().contains("=")) {
        problem(
            operands.get(i),
            "the attribute '" + operands.get(i).text() + "'",
            "no attribute: those of vxrvg snapshot are not simulated",
            "deleting it");
      } else {
        surplus(operands.get(i));
      }
    }
    Command.SnapshotKind kind =
        options.has('F')
            ? Command.SnapshotKind.FULL
            : options.has('S')
                ? Command.SnapshotKind.SPACE_OPTIMIZED
                : Command.SnapshotKind.TRADITIONAL;
    return new Command.Snapshot(prefix, kind);
  }

  private Optional<Command> vxrlink(List<Word> words) {
    Options options = Options.read(words, "Taefw", "girtc", Synopsis.VXRLINK.keySet(), problems);
    Optional<Synopsis> synopsis = keyword(words, options, Synopsis.VXRLINK);
    if (synopsis.isEmpty()) {
      return Optional.empty();
    }
    names.diskGroup(options);
    String keyword = words.get(options.end()).text();
    List<Word> operands = operands(words, options, keyword, synopsis.get());
    if (options.has('c') || CheckpointParser.OF_VXRLINK.contains(keyword)) {
      operands.stream().skip(1).forEach(this::surplus);
      return operands.isEmpty()
          ? Optional.empty()
          : new CheckpointParser(problems)
              .vxrlink(words.get(options.end()), options, names.rlink(operands.get(0)));
    }
    if (RlinkParser.OF_VXRLINK.contains(keyword)) {
      return new RlinkParser(layout, names, problems)
          .vxrlink(words.get(options.end()), options, operands);
    }
    operands.stream().skip(1).forEach(this::surplus);
    int rlink = operands.isEmpty() ? 0 : names.rlink(operands.get(0));
    if (keyword.equals("det")) {
      return Optional.of(new Command.DetachRlink(rlink));
    }
    return Optional.of(display().vxrlink(keyword, options, rlink));
  }

  private Optional<Command> vxedit(List<Word> words) {
    Options options = Options.read(words, "", "g", Synopsis.VXEDIT.keySet(), problems);
    Optional<Synopsis> synopsis = keyword(words, options, Synopsis.VXEDIT);
    if (synopsis.isEmpty()) {
      return Optional.empty();
    }
    names.diskGroup(options);
    int before = problems.size();
    List<Word> operands = operands(words, options, words.get(options.end()).text(), synopsis.get());
    if (problems.size() > before) {
      return Optional.empty();
    }
    int last = operands.size() - 1;
    int rlink = names.rlink(operands.get(last));
    RlinkChange change =
        new AttributeWords(problems).read("vxedit set", operands.subList(0, last), true);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new Command.SetAttributes(rlink, change, false));
  }

  private Optional<Command> errorExit(List<Word> words) {
    String arguments = String.join(" ", words.stream().skip(1).map(Word::text).toList());
    return switch (arguments) {
      case "-e" -> Optional.of(new Command.ErrorExit(true));
      case "+e" -> Optional.of(new Command.ErrorExit(false));
      default ->
          problem(
              words.get(words.size() > 1 ? 1 : 0),
              arguments.isEmpty() ? "set without an option" : "set " + arguments,
              "set -e (end the script at a command that fails) or set +e (go on)",
              "");
    };
  }

  private Optional<Command> quiesce(List<Word> words) {
    Word first = words.get(0);
    if (host != layout.primary() && !rolesChange) {
      String primary = layout.primaryHost().name();
      problem(
          first,
          first.text() + " on " + layout.hosts().get(host).name(),
          first.text() + " on " + primary + ", where the application writes",
          "the runbook of " + primary);
    }
    words.stream().skip(1).forEach(this::surplus);
    return Optional.of(
        first.text().equals("quiesce") ? new Command.Quiesce() : new Command.Unquiesce());
  }

  private Optional<Command> notInside(Word first) {
    String name = first.text().equals("vradmin") ? "vradmin ibc" : first.text();
    return problem(
        first,
        name + " as the command of regrecv",
        "a command that acts while replication is frozen",
        first.text().equals("at") ? "sleep" : "a line of its own before regrecv");
  }

  /** The synopsis of the keyword after the options; the options are checked against it. */
  Optional<Synopsis> keyword(List<Word> words, Options options, Map<String, Synopsis> synopses) {
    String program = words.get(0).text();
    String expected =
        (synopses.size() == 1 ? "" : "one of ") + String.join(", ", synopses.keySet());
    if (options.end() == words.size()) {
      if (!options.broken()) {
        problem(words.get(0), program + " without a keyword", expected, "");
      }
      return Optional.empty();
    }
    Word word = words.get(options.end());
    Synopsis synopsis = synopses.get(word.text());
    if (synopsis == null) {
      boolean real = Synopsis.NOT_SIMULATED.getOrDefault(program, Set.of()).contains(word.text());
      String suggestion =
          real
              ? ""
              : Objects.requireNonNullElse(NearestName.to(word.text(), synopses.keySet()), "");
      if (suggestion.isEmpty() && options.has('m')) {
        suggestion = "quotes around the message of -m";
      }
      problem(
          word,
          real
              ? program + " " + word.text() + ", which is not simulated"
              : "the unknown keyword '" + word.text() + "' of " + program,
          expected,
          suggestion);
      return Optional.empty();
    }
    checkOptions(program + " " + word.text(), options, synopsis, synopses);
    return Optional.of(synopsis);
  }

  private void checkOptions(
      String command, Options options, Synopsis synopsis, Map<String, Synopsis> synopses) {
    for (Options.Given option : options.all()) {
      if (synopsis.options().indexOf(option.letter()) >= 0) {
        continue;
      }
      List<String> others = new ArrayList<>();
      synopses.forEach(
          (name, other) -> {
            if (other.options().indexOf(option.letter()) >= 0) {
              others.add(name);
            }
          });
      problem(
          option.word(),
          "option -" + option.letter() + " of " + command,
          "one of " + Options.listed(synopsis.options()),
          others.isEmpty()
              ? "deleting it: it is not simulated"
              : "deleting it: it belongs to " + String.join(", ", others));
    }
  }

  /** The words after the keyword; too few, and options among those required, are problems. */
  List<Word> operands(List<Word> words, Options options, String keyword, Synopsis synopsis) {
    List<Word> operands = words.subList(options.end() + 1, words.size());
    boolean command = keyword.equals("regrecv");
    List<Word> kept = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Word word = operands.get(i);
      boolean belongsToCommand = command && kept.size() >= synopsis.operands();
      if (Options.isOption(word) && !belongsToCommand) {
        problem(
            word,
            "option " + word.text() + " after the keyword " + keyword,
            words.get(0).text() + " " + synopsis.text(),
            "options before the keyword");
        return List.of();
      }
      kept.add(word);
    }
    if (kept.size() < synopsis.operands()) {
      problem(
          words.get(options.end()),
          keyword + " with " + kept.size() + (kept.size() == 1 ? " argument" : " arguments"),
          words.get(0).text() + " " + synopsis.text(),
          "");
      return List.of();
    }
    return kept;
  }

  /** Two options that the synopsis offers as alternatives. */
  void exclude(Options options, char one, char other) {
    Optional<Options.Given> first = options.find(one);
    Optional<Options.Given> second = options.find(other);
    if (first.isPresent() && second.isPresent()) {
      problem(
          second.get().word(),
          "-" + one + " and -" + other + " together",
          "one of the two",
          "deleting one of them");
    }
  }

  void surplus(Word word) {
    problem(word, "the argument '" + word.text() + "'", "the end of the command", "deleting it");
  }

  private Optional<Command> problem(Word word, String found, String expected, String suggestion) {
    problems.add(Problem.at(word, found, expected, suggestion));
    return Optional.empty();
  }
}

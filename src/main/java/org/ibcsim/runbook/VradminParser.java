package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.Failback;
import org.ibcsim.model.RdsLayout;

/**
 * Makes a command of the words of a {@code vradmin} line: {@code repstatus}, {@code resync}, {@code
 * ibc}, {@code migrate} and {@code takeover} [D M-vradmin, ibc S37] and, in {@link BunkerParser},
 * those on bunkers.
 */
final class VradminParser {
  private static final String ALL = "-all";
  private static final String AUTOMATIC = "-autofb";
  private static final String WAIT = "-wait";

  private final RdsLayout layout;
  private final int host;
  private final Names names;
  private final IbcTasks tasks;
  private final List<Problem> problems;
  private final CommandParser commands;

  VradminParser(
      RdsLayout layout,
      int host,
      Names names,
      IbcTasks tasks,
      List<Problem> problems,
      CommandParser commands) {
    this.layout = layout;
    this.host = host;
    this.names = names;
    this.tasks = tasks;
    this.problems = problems;
    this.commands = commands;
  }

  Optional<Command> parse(List<Word> typed, int nesting) {
    List<Word> words = new ArrayList<>(typed);
    Optional<Word> all = take(ALL, words);
    Optional<Word> automatic = take(AUTOMATIC, words);
    Optional<Word> waits = take(WAIT, words);
    Options options = Options.read(words, "abflsN", "gc", Synopsis.VRADMIN.keySet(), problems);
    Optional<Synopsis> synopsis = commands.keyword(words, options, Synopsis.VRADMIN);
    if (synopsis.isEmpty()) {
      return Optional.empty();
    }
    String keyword = words.get(options.end()).text();
    if (keyword.equals("ibc") && commands.taskIsInside(words.get(0), nesting)) {
      return Optional.empty();
    }
    names.diskGroup(options);
    List<Word> operands = commands.operands(words, options, keyword, synopsis.get());
    if (!operands.isEmpty()) {
      names.rvg(operands.get(0));
    }
    if (keyword.equals("ibc")) {
      return operands.isEmpty() ? Optional.empty() : task(operands, all);
    }
    all.ifPresent(
        word ->
            add(
                word,
                "option -all of vradmin " + keyword,
                "one of " + Options.listed(synopsis.get().options()),
                "deleting it: it belongs to ibc"));
    if (keyword.equals("takeover")) {
      operands.stream().skip(1).forEach(commands::surplus);
      return Optional.of(takeover(options, automatic));
    }
    automatic.ifPresent(
        word ->
            add(
                word,
                "option -autofb of vradmin " + keyword,
                "one of " + Options.listed(synopsis.get().options()),
                "deleting it: it belongs to takeover"));
    if (keyword.equals("resync")) {
      return Optional.of(resync(operands, waits));
    }
    waits.ifPresent(
        word ->
            add(
                word,
                "option -wait of vradmin " + keyword,
                "one of " + Options.listed(synopsis.get().options()),
                "deleting it: it belongs to resync"));
    if (keyword.startsWith("print")) {
      return Optional.of(
          commands.display().vradmin(keyword, options, operands.stream().skip(1).toList()));
    }
    if (keyword.equals("set")) {
      return operands.isEmpty()
          ? Optional.empty()
          : new AttributeParser(layout, problems).parse(operands);
    }
    if (keyword.equals("migrate")) {
      return operands.isEmpty() ? Optional.empty() : migrate(operands);
    }
    if (RlinkParser.OF_VRADMIN.contains(keyword) && !options.has('b')) {
      return new RlinkParser(layout, names, problems)
          .vradmin(words.get(options.end()), options, operands);
    }
    if (BunkerParser.KEYWORDS.contains(keyword)) {
      return new BunkerParser(layout, host, problems)
          .parse(words.get(options.end()), options, operands);
    }
    operands.stream().skip(1).forEach(commands::surplus);
    return Optional.of(
        keyword.equals("fbsync")
            ? new Command.FailbackSynchronize()
            : new DisplayCommand.ReplicationStatus(options.has('l')));
  }

  private Command resync(List<Word> operands, Optional<Word> waits) {
    Optional<String> cache = Optional.empty();
    for (Word word : operands.stream().skip(1).toList()) {
      if (cache.isEmpty() && word.text().matches("cache(size)?=.+")) {
        cache = Optional.of(word.text());
      } else {
        commands.surplus(word);
      }
    }
    return new Command.Resynchronize(true, waits.isPresent(), cache);
  }

  private Command takeover(Options options, Optional<Word> automatic) {
    if (automatic.isPresent() && options.has('N')) {
      add(automatic.get(), "-autofb and -N together", "one of the two", "deleting one of them");
    }
    return new Command.Takeover(
        options.has('N')
            ? Failback.NONE
            : automatic.isPresent() ? Failback.AUTOMATIC : Failback.FAST);
  }

  /** The Primary changes, so any host may be meant; without a name, the only Secondary is. */
  private Optional<Command> migrate(List<Word> operands) {
    operands.stream().skip(2).forEach(commands::surplus);
    List<String> hosts = layout.hosts().stream().map(host -> host.name()).toList();
    if (operands.size() == 1) {
      if (hosts.size() == 2) {
        return Optional.of(new Command.Migrate(1));
      }
      add(
          operands.get(0),
          "migrate without a host, where there are " + layout.rlinks().size() + " Secondaries",
          "one of " + String.join(", ", secondaries()) + " after the RVG",
          "");
      return Optional.empty();
    }
    Word word = operands.get(1);
    int host = hosts.indexOf(word.text());
    if (host < 0) {
      add(
          word,
          "the unknown host '" + word.text() + "'",
          "one of " + String.join(", ", hosts),
          Objects.requireNonNullElse(NearestName.to(word.text(), hosts), ""));
      return Optional.empty();
    }
    return Optional.of(new Command.Migrate(host));
  }

  /** Takes an option that is a word, such as {@code -all}, out of the options at the front. */
  private static Optional<Word> take(String option, List<Word> words) {
    for (int i = 1; i < words.size() && Options.isOption(words.get(i)); i++) {
      if (words.get(i).text().equals(option)) {
        return Optional.of(words.remove(i));
      }
      if (words.get(i).text().equals("-g")) {
        i++;
      }
    }
    return Optional.empty();
  }

  private Optional<Command> task(List<Word> operands, Optional<Word> all) {
    Word name = operands.get(1);
    List<Integer> rlinks = rlinks(name, operands.subList(2, operands.size()), all);
    if (!tasks.names().contains(name.text())) {
      boolean none = tasks.names().isEmpty();
      add(
          name,
          "the unknown task '" + name.text() + "'",
          none
              ? "a task that ibc_scripts of the scenario describes; it describes none"
              : "one of " + String.join(", ", tasks.names()),
          Objects.requireNonNullElse(NearestName.to(name.text(), tasks.names()), ""));
      return Optional.empty();
    }
    Optional<IbcTask> task = tasks.named(name.text());
    task.ifPresent(known -> requireOnfreeze(known, name, rlinks));
    return task.map(known -> new Command.RunIbcTask(known, rlinks));
  }

  private List<Integer> rlinks(Word task, List<Word> hosts, Optional<Word> all) {
    TreeSet<Integer> rlinks = new TreeSet<>();
    for (Word word : hosts) {
      if (all.isPresent()) {
        add(word, "-all and the Secondary '" + word.text() + "'", "one of the two", "deleting one");
      } else {
        secondary(word)
            .filter(rlink -> !rlinks.add(rlink))
            .ifPresent(
                twice ->
                    add(
                        word,
                        "the Secondary '" + word.text() + "' a second time",
                        "each Secondary once",
                        "deleting one of the two"));
      }
    }
    if (all.isPresent() || (hosts.isEmpty() && layout.secondaries() == 1)) {
      for (int rlink = 0; rlink < layout.secondaries(); rlink++) {
        rlinks.add(rlink);
      }
    } else if (hosts.isEmpty()) {
      add(
          task,
          "a task without a Secondary, where there are " + layout.secondaries(),
          "one or more of " + String.join(", ", secondaries()) + " after the task",
          "-all before ibc, if all are meant");
    }
    return List.copyOf(rlinks);
  }

  private Optional<Integer> secondary(Word word) {
    int host = 1 + secondaries().indexOf(word.text());
    if (host > RdsLayout.FIRST_PRIMARY) {
      return Optional.of(layout.rlinkTo(host));
    }
    boolean primary = layout.hosts().get(RdsLayout.FIRST_PRIMARY).name().equals(word.text());
    boolean known = layout.hosts().stream().anyMatch(each -> each.name().equals(word.text()));
    add(
        word,
        known
            ? (primary ? "the Primary '" : "the bunker '")
                + word.text()
                + "', to which no message goes"
            : "the unknown host '" + word.text() + "'",
        (secondaries().size() == 1 ? "the Secondary " : "one of the Secondaries ")
            + String.join(", ", secondaries()),
        known ? "" : Objects.requireNonNullElse(NearestName.to(word.text(), secondaries()), ""));
    return Optional.empty();
  }

  private List<String> secondaries() {
    return layout.hosts().stream()
        .skip(1)
        .filter(host -> !host.bunker())
        .map(host -> host.name())
        .toList();
  }

  /** The product wants it on every Secondary that is concerned [D ibc S13]. */
  private void requireOnfreeze(IbcTask task, Word name, List<Integer> rlinks) {
    for (int rlink : rlinks) {
      int host = layout.rlinks().get(rlink).targetHost();
      if (task.script(IbcScriptKind.ONFREEZE, host).isEmpty()) {
        String missing = layout.hosts().get(host).name();
        add(
            name,
            "the task '" + task.name() + "', which has no onfreeze on " + missing,
            "an onfreeze on every Secondary that the message goes to",
            "the host " + missing + " below hosts of its onfreeze");
      }
    }
  }

  private void add(Word word, String found, String expected, String suggestion) {
    problems.add(Problem.at(word, found, expected, suggestion));
  }
}

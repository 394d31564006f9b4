package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.Outcome;
import org.ibcsim.runbook.Command;
import org.ibcsim.runbook.Desk;
import org.ibcsim.runbook.LastKnown;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.runbook.Step;
import org.ibcsim.runbook.UpdateTimes;
import org.ibcsim.runbook.VolumeCounters;
import org.ibcsim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of a scenario in an exploration: one process a script, all at one desk, and a new one
 * at each boot for what a host does then.
 *
 * <p><b>Times.</b> Where times count, a sleep has a clock and the time of each {@code at} is a
 * clock from the start. Where they do not, a sleep ends at any time; so does the wait of an {@code
 * at}, but of two on one host the one whose time is over before the other's begins comes first, and
 * an {@code at} whose time lies before one that has passed on its host waits no more.
 */
final class Processes implements Desk {
  /** The time of an {@code at}, where times count. */
  record At(int script, int step, TimeRange time) {}

  private static final int PASSED = -9;

  private final Scenario scenario;
  private final DataSet dataSet;
  private final Clocks clocks;
  private final History history;
  private final List<Script> bootScripts;
  private final List<ScriptProcess> processes = new ArrayList<>();

  /** Which script of a boot each process beyond those of the runbook carries out. */
  private final List<Integer> boots = new ArrayList<>();

  private final List<Boolean> done = new ArrayList<>();
  private final List<@Nullable ScriptProcess[]> spare = new ArrayList<>();

  /** Sleepers, by the number that is to be woken. */
  private final Lane sleepers = new Lane();

  private final List<At> ats = new ArrayList<>();

  /** By {@code at}: its clock, or {@link #PASSED}. */
  private final int[] strikes;

  /** By host: the time that has passed at least, as its scripts know; 0 where times count. */
  private final long[] passedNanos;

  private int acting;
  private CommandListener listener = CommandListener.NOBODY;
  private @Nullable TimeRange drawn;

  /** By process of the runbook: whether anything has happened to it since it was read. */
  private final boolean[] touched;

  /** Whether anything has happened to the others since, or to those who sleep. */
  private boolean othersTouched = true;

  Processes(Scenario scenario, DataSet dataSet, Clocks clocks, History history) {
    this.scenario = scenario;
    this.dataSet = dataSet;
    this.clocks = clocks;
    this.history = history;
    bootScripts = scenario.bootScripts();
    passedNanos = new long[scenario.layout().hosts().size()];
    for (int script = 0; script < scenario.scripts().size(); script++) {
      List<Step> steps = scenario.scripts().get(script).steps();
      for (int step = 0; step < steps.size(); step++) {
        Command.At at = at(steps.get(step).command());
        if (clocks.timed() && at != null) {
          ats.add(new At(script, step, at.time()));
        }
      }
    }
    strikes = new int[ats.size()];
    touched = new boolean[scenario.scripts().size()];
    Arrays.fill(touched, true);
    startAll();
  }

  private static Command.@Nullable At at(Command command) {
    if (command instanceof Command.RegisterAndReceive both) {
      return at(both.command());
    }
    return command instanceof Command.At at ? at : null;
  }

  private void startAll() {
    for (Script script : scenario.scripts()) {
      ScriptProcess process = new ScriptProcess(processes.size(), script, scenario.layout());
      processes.add(process);
      done.add(process.finished());
    }
  }

  /** Who is told of commands from here on. */
  void tell(CommandListener commands) {
    listener = commands;
  }

  /** Starts the clocks of the times of {@code at}. */
  void begin() {
    for (int number = 0; number < strikes.length; number++) {
      strikes[number] = clocks.start(ats.get(number).time());
    }
  }

  /** Whether a command follows now. */
  boolean ready() {
    for (int index = 0; index < processes.size(); index++) {
      if (!done.get(index) && processes.get(index).ready()) {
        return true;
      }
    }
    return false;
  }

  /** Adds the commands that follow. */
  void addReadyTo(Choices choices) {
    for (int index = 0; index < processes.size(); index++) {
      if (!done.get(index) && processes.get(index).ready()) {
        choices.add(Choice.Kind.ACTS, index);
      }
    }
  }

  /** Adds the ends of sleeps, and times that may have come. */
  void addTo(Choices choices) {
    for (int index = 0; index < sleepers.size; index++) {
      if (clocks.timed()
          ? clocks.mayComeNext(sleepers.clocks[index])
          : mayWake((int) sleepers.values[index])) {
        choices.add(Choice.Kind.WAKES, index);
      }
    }
    for (int number = 0; number < strikes.length; number++) {
      if (strikes[number] != PASSED && clocks.mayComeNext(strikes[number])) {
        choices.add(Choice.Kind.CLOCK_STRIKES, number);
      }
    }
  }

  private Command.@Nullable At waitsAt(int sleeper) {
    ScriptProcess process = processes.get(ScriptProcess.processOf(sleeper));
    return sleeper == process.number() ? at(process.current().orElseThrow().command()) : null;
  }

  private boolean mayWake(int sleeper) {
    Command.At mine = waitsAt(sleeper);
    if (mine == null) {
      return true;
    }
    int host = owner(sleeper).hostOf(sleeper);
    for (int index = 0; index < sleepers.size; index++) {
      int other = (int) sleepers.values[index];
      Command.At its = waitsAt(other);
      if (its != null
          && owner(other).hostOf(other) == host
          && its.time().mostNanos() < mine.time().leastNanos()) {
        return false;
      }
    }
    return true;
  }

  /** Something happens to a process, and maybe to those who sleep. */
  private ScriptProcess touched(int index) {
    othersTouched = true;
    if (index < touched.length) {
      touched[index] = true;
    }
    return processes.get(index);
  }

  /** A process carries out its next action. */
  void act(int index) {
    ScriptProcess process = touched(index);
    acting = process.script().host();
    process.step(this);
    endIfDone(index);
  }

  private void endIfDone(int index) {
    if (processes.get(index).finished()) {
      done.set(index, true);
    }
  }

  /** A sleep is over. */
  void wake(int index) {
    int sleeper = (int) sleepers.values[index];
    Command.At at = clocks.timed() ? null : waitsAt(sleeper);
    if (at != null) {
      int host = owner(sleeper).hostOf(sleeper);
      passedNanos[host] = Math.max(passedNanos[host], at.time().leastNanos());
    }
    clocks.comesNext(sleepers.clocks[index]);
    sleepers.remove(index);
    touched(ScriptProcess.processOf(sleeper)).wake(sleeper);
    goOn(ScriptProcess.processOf(sleeper));
  }

  /** What a process does when what it waited for has come is part of the same step. */
  private void goOn(int index) {
    ScriptProcess process = processes.get(index);
    if (process.ready()) {
      act(index);
    }
  }

  /** The time of an {@code at} has come; the script that waits for it goes on. */
  void strike(int number) {
    clocks.comesNext(strikes[number]);
    strikes[number] = PASSED;
    At at = ats.get(number);
    ScriptProcess process = touched(at.script());
    for (int index = 0; index < sleepers.size; index++) {
      if (sleepers.values[index] == process.number() && isAt(process, at)) {
        sleepers.remove(index);
        process.wake(process.number());
        goOn(at.script());
        return;
      }
    }
  }

  private static boolean isAt(ScriptProcess process, At at) {
    return process.current().isPresent()
        && process.current().get() == process.script().steps().get(at.step());
  }

  /** A blocked call has returned. */
  void returned(int call, Outcome outcome) {
    int index = ScriptProcess.processOf(call);
    if (!done.get(index)) {
      touched(index).returned(call, outcome);
      goOn(index);
    }
  }

  /** Lets scripts begin to sleep that have nothing else to do next: nobody sees when they do. */
  void fallAsleep() {
    for (int index = 0; index < processes.size(); index++) {
      while (!done.get(index) && processes.get(index).ready() && isQuiet(processes.get(index))) {
        act(index);
      }
    }
  }

  private static boolean isQuiet(ScriptProcess process) {
    Command command = process.current().orElseThrow().command();
    return command instanceof Command.Sleep
        || command instanceof Command.At
        || command instanceof Command.ErrorExit;
  }

  /** Processes of a host die: the one, or all where none is named. */
  void kill(int host, String process) {
    for (int index = 0; index < processes.size(); index++) {
      Script script = processes.get(index).script();
      if (!done.get(index)
          && script.host() == host
          && (process.isEmpty() || process.equals(script.process()))) {
        touched(index).kill(this, "killed");
        endIfDone(index);
      }
    }
  }

  /** Whether a process of a script lives. */
  boolean lives(int host, String process) {
    for (int index = 0; index < processes.size(); index++) {
      Script script = processes.get(index).script();
      if (!done.get(index) && script.host() == host && process.equals(script.process())) {
        return true;
      }
    }
    return false;
  }

  /** A host has crashed, and its processes with it. */
  void hostCrashed(int host) {
    String reason = "killed: " + nameOf(host) + " crashed";
    for (int index = 0; index < processes.size(); index++) {
      if (!done.get(index)) {
        ScriptProcess process = touched(index);
        if (process.script().host() == host) {
          process.kill(this, reason);
        } else {
          process.hostCrashed(this, host, reason);
        }
        endIfDone(index);
      }
    }
  }

  /** A node of a host has crashed, and its processes with it; the last one takes the host along. */
  void nodeCrashed(int host, int node) {
    if (!dataSet.up(host)) {
      hostCrashed(host);
      return;
    }
    String name = dataSet.layout().hosts().get(host).cluster().nodes().get(node);
    for (int index = 0; index < processes.size(); index++) {
      Script script = processes.get(index).script();
      if (!done.get(index) && script.host() == host && script.process().equals(name)) {
        touched(index).kill(this, "killed: " + nameOf(host) + "/" + name + " crashed");
        endIfDone(index);
      }
    }
  }

  /** A node has booted: its scripts begin, and those of the host if that had been down. */
  void nodeBooted(int host, int node, boolean withHost) {
    List<String> nodes = dataSet.layout().hosts().get(host).cluster().nodes();
    othersTouched = true;
    for (int number = 0; number < bootScripts.size(); number++) {
      Script script = bootScripts.get(number);
      boolean ofHost = withHost && !nodes.contains(script.process());
      if (script.host() == host && (ofHost || script.process().equals(nodes.get(node)))) {
        start(number);
      }
    }
  }

  /** A host has booted: the scripts that it carries out then begin. */
  void hostBooted(int host) {
    othersTouched = true;
    for (int number = 0; number < bootScripts.size(); number++) {
      if (bootScripts.get(number).host() == host) {
        start(number);
      }
    }
  }

  private void start(int bootScript) {
    int index = processes.size();
    processes.add(new ScriptProcess(index, bootScripts.get(bootScript), scenario.layout()));
    boots.add(bootScript);
    done.add(processes.get(index).finished());
  }

  private String nameOf(int host) {
    return dataSet.layout().hosts().get(host).name();
  }

  private ScriptProcess owner(int number) {
    return processes.get(ScriptProcess.processOf(number));
  }

  /** All of them. */
  List<ScriptProcess> all() {
    return List.copyOf(processes);
  }

  /** The times of every {@code at}, by number; none where times do not count. */
  List<At> times() {
    return List.copyOf(ats);
  }

  /** Who sleeps: the number of a process, or of a part of one. */
  int sleeper(int index) {
    return (int) sleepers.values[index];
  }

  /** Who sleeps, in words. */
  String sleeperText(int index) {
    ScriptProcess process = owner((int) sleepers.values[index]);
    return label(process) + " goes on after: " + process.current().orElseThrow().text().strip();
  }

  /** What a process does next, in words. */
  String actionText(int index) {
    ScriptProcess process = processes.get(index);
    return label(process) + ": " + process.current().orElseThrow().text().strip();
  }

  /** Which time comes, in words. */
  String strikeText(int number) {
    At at = ats.get(number);
    ScriptProcess process = processes.get(at.script());
    return "the time comes of "
        + label(process)
        + ": "
        + process.script().steps().get(at.step()).text().strip();
  }

  private String label(ScriptProcess process) {
    return process.script().label(nameOf(process.script().host()));
  }

  @Override
  public DataSet dataSet() {
    return dataSet;
  }

  @Override
  public long nowNanos() {
    return passedNanos[acting];
  }

  @Override
  public long drawNanos(int process, TimeRange range) {
    ScriptProcess owner = owner(process);
    boolean isAt = process == owner.number() && at(owner.current().orElseThrow().command()) != null;
    if (!clocks.timed()) {
      return range.mostNanos();
    } else if (!isAt) {
      drawn = range;
      return 0;
    }
    // Any time later than now stands for one that has not come.
    return hasPassed(owner) ? 0 : 1;
  }

  private boolean hasPassed(ScriptProcess process) {
    for (int number = 0; number < strikes.length; number++) {
      At at = ats.get(number);
      if (at.script() == process.number() && isAt(process, at)) {
        return strikes[number] == PASSED;
      }
    }
    throw new IllegalStateException("no clock for " + process.current());
  }

  @Override
  public void wakeAt(int process, long timeNanos) {
    othersTouched = true;
    int clock = Zone.FREE;
    if (clocks.timed()) {
      if (waitsAt(process) != null) {
        clock = Zone.IDLE;
      } else {
        clock = clocks.start(drawn == null ? TimeRange.of(timeNanos) : drawn);
      }
    }
    drawn = null;
    sleepers.add(process, 0, 0, clock);
  }

  @Override
  public void cancelWake(int process) {
    othersTouched = true;
    for (int index = 0; index < sleepers.size; index++) {
      if (sleepers.values[index] == process) {
        clocks.stop(sleepers.clocks[index]);
        sleepers.remove(index);
        return;
      }
    }
    throw new IllegalStateException("sleeper " + process + " does not sleep");
  }

  @Override
  public void commandStarted(int process, int line, String text) {
    listener.started(process);
  }

  @Override
  public void commandEnded(int process, int line, String text, int status, List<String> output) {
    int index = ScriptProcess.processOf(process);
    int runbook = scenario.scripts().size();
    int script = index < runbook ? index : runbook + boots.get(index - runbook);
    history.commandEnded(script, line, text, status, output);
    listener.ended(process, owner(process).hostOf(process), line, text, status, output);
  }

  /** Nothing that an outcome may show depends on it. */
  @Override
  public VolumeCounters volumeCounters(int volume) {
    return VolumeCounters.NONE;
  }

  /** There are no times that could be told. */
  @Override
  public UpdateTimes updateTimes(int rlink) {
    return UpdateTimes.NONE;
  }

  /** What was known before is no part of a state. */
  @Override
  public @Nullable LastKnown lastKnown(int host) {
    return null;
  }

  /** Nothing that an outcome may show depends on it. */
  @Override
  public LinkCounters linkCounters(int rlink) {
    return new LinkCounters();
  }

  /** No outcome shows a file. */
  @Override
  public void writeFile(int host, String name, byte[] content) {}

  @Override
  public long snapshotNanos() {
    return scenario.snapshotNanos();
  }

  void forEachClock(Clocks.Each each) {
    for (int index = 0; index < sleepers.size; index++) {
      sleepers.clocks[index] = each.clock(sleepers.clocks[index]);
    }
    for (int number = 0; number < strikes.length; number++) {
      if (strikes[number] != PASSED) {
        strikes[number] = each.clock(strikes[number]);
      }
    }
  }

  /** Which of those who sleep fell asleep first does not count. */
  void sort() {
    for (int index = 1; index < sleepers.size; index++) {
      for (int at = index; at > 0 && sleepers.values[at] < sleepers.values[at - 1]; at--) {
        sleepers.swap(at);
      }
    }
  }

  void write(StateWriter writer) {
    int runbook = scenario.scripts().size();
    for (int index = 0; index < runbook; index++) {
      if (touched[index] || !writer.repeated()) {
        writer.section();
        write(writer, index);
      }
    }
    if (!othersTouched && writer.repeated()) {
      return;
    }
    writer.section();
    writer.rare(boots.size());
    for (int boot = 0; boot < boots.size(); boot++) {
      writer.count(boots.get(boot));
      write(writer, runbook + boot);
    }
    writer.count(sleepers.size);
    for (int index = 0; index < sleepers.size; index++) {
      writer.count(sleepers.values[index]);
    }
    for (int strike : strikes) {
      writer.flag(strike == PASSED);
    }
    for (long passed : passedNanos) {
      writer.rare(passed);
    }
  }

  private void write(StateWriter writer, int index) {
    boolean over = done.get(index);
    writer.flag(over);
    if (!over) {
      processes.get(index).write(writer);
    }
  }

  private void read(StateReader reader, int index) {
    boolean over = reader.flag();
    done.set(index, over);
    if (!over) {
      processes.get(index).read(reader);
    }
  }

  void read(StateReader reader) {
    int runbook = scenario.scripts().size();
    drawn = null;
    othersTouched = false;
    Arrays.fill(touched, false);
    boolean changes = false;
    for (int index = 0; index < runbook; index++) {
      if (!reader.unchanged()) {
        read(reader, index);
        changes = true;
      }
    }
    // Whether one who sleeps waits for a time follows from the step that he is at.
    if (changes) {
      reader.changed();
    } else if (reader.unchanged()) {
      return;
    }
    keepSpare();
    while (processes.size() > runbook) {
      processes.remove(processes.size() - 1);
    }
    boots.clear();
    while (done.size() > runbook) {
      done.remove(done.size() - 1);
    }
    for (long left = reader.rare(); left > 0; left--) {
      int boot = (int) reader.count();
      processes.add(taken(processes.size(), boot));
      boots.add(boot);
      done.add(false);
      read(reader, processes.size() - 1);
    }
    sleepers.size = 0;
    for (long left = reader.count(); left > 0; left--) {
      int sleeper = (int) reader.count();
      boolean waits = clocks.timed() && waitsAt(sleeper) != null;
      sleepers.add(sleeper, 0, 0, waits ? Zone.IDLE : Zone.FREE);
    }
    for (int number = 0; number < strikes.length; number++) {
      strikes[number] = reader.flag() ? PASSED : Zone.FREE;
    }
    for (int host = 0; host < passedNanos.length; host++) {
      passedNanos[host] = reader.rare();
    }
  }

  private void keepSpare() {
    int runbook = scenario.scripts().size();
    for (int index = runbook; index < processes.size(); index++) {
      while (spare.size() <= index - runbook) {
        spare.add(new ScriptProcess[bootScripts.size()]);
      }
      spare.get(index - runbook)[boots.get(index - runbook)] = processes.get(index);
    }
  }

  private ScriptProcess taken(int index, int boot) {
    int place = index - scenario.scripts().size();
    ScriptProcess kept = place < spare.size() ? spare.get(place)[boot] : null;
    return kept == null ? new ScriptProcess(index, bootScripts.get(boot), scenario.layout()) : kept;
  }
}

package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Execution.Phase;

/**
 * One host's script being carried out: a small state machine without a thread or a clock.
 *
 * <p>A command that spans hosts ({@code vradmin ibc}) has parts, which wait and sleep on their own.
 * Every call and every sleep has a number: that of the process, or of a part; {@link #processOf}
 * tells the process.
 *
 * <p>The driver calls {@link #step} or {@link #run} while the process is {@link #ready}; a process
 * that is not waits for {@link #returned}, for {@link #wake}, or has {@link #finished}. Those two
 * only note what happened, so a driver may call them from inside a call of another process. A
 * command that fails sets a status and the script goes on, unless {@code set -e} holds: then it
 * ends there. Processes of the same script that {@link #write} the same act alike from there on.
 */
public final class ScriptProcess implements Stateful {
  /** The status of a command whose process was killed: 128 and the number of the signal KILL. */
  public static final int KILLED = 137;

  /** The status of a command that was interrupted: 128 and the number of the signal INT. */
  static final int INTERRUPTED = 130;

  private enum Waiting {
    NO,
    FOR_CALL,
    FOR_TIME,
    FOR_PARTS,
    FINISHED
  }

  private static final Waiting[] WAITS = Waiting.values();

  private final int number;
  private final Script script;
  private final RdsLayout layout;
  private final List<Execution> stack = new ArrayList<>();
  private Waiting waiting = Waiting.NO;
  private Optional<Outcome> outcome = Optional.empty();
  private int next;
  private int status;
  private boolean errorExit;
  private boolean killed;
  private List<String> printed = List.of();

  /**
   * A process that has done nothing yet.
   *
   * @param number its own, 0 to 65535: the desk knows it by this, and its blocked call has this
   *     number
   * @param layout of the data set on which it acts
   */
  public ScriptProcess(int number, Script script, RdsLayout layout) {
    this.number = number;
    this.script = script;
    this.layout = layout;
    if (script.steps().isEmpty()) {
      waiting = Waiting.FINISHED;
    }
  }

  public int number() {
    return number;
  }

  public Script script() {
    return script;
  }

  /** The number of the process that a number belongs to, that of a part or its own. */
  public static int processOf(int number) {
    return PartNumber.process(number);
  }

  /** The host on which a process or a part of one acts. */
  public int hostOf(int of) {
    return of == number ? script.host() : parts().hostOf(of);
  }

  /** Whether {@link #step} has something to do. */
  public boolean ready() {
    return waiting == Waiting.NO || (waiting == Waiting.FOR_PARTS && parts().ready());
  }

  /** Whether the process, or a part of it while no part is ready, waits for a call to return. */
  public boolean blocked() {
    return waiting == Waiting.FOR_CALL
        || (waiting == Waiting.FOR_PARTS && !parts().ready() && parts().blocked());
  }

  /** Whether the process waits for nothing but the time it asked for. */
  public boolean sleeping() {
    return waiting == Waiting.FOR_TIME
        || (waiting == Waiting.FOR_PARTS && !parts().ready() && !parts().blocked());
  }

  /** Whether the script has ended, by its last command or by {@code set -e}. */
  public boolean finished() {
    return waiting == Waiting.FINISHED;
  }

  /** The status of the last command that ended, 0 before the first. */
  public int status() {
    return status;
  }

  /** What the last command that ended has printed; empty before the first. */
  List<String> printed() {
    return printed;
  }

  /** Whether a failure under {@code set -e} has ended the script. */
  boolean stoppedByFailure() {
    return finished() && errorExit && status != 0;
  }

  /** The step under way; where nothing is under way, the step that comes next; empty at the end. */
  public Optional<Step> current() {
    return next < script.steps().size() && !finished()
        ? Optional.of(script.steps().get(next))
        : Optional.empty();
  }

  /** Steps until the process waits or has finished. */
  public void run(Desk desk) {
    while (ready()) {
      step(desk);
    }
  }

  /**
   * One action: at most one call on the data set. Commands begin and end in the action of theirs
   * that is first and last.
   *
   * @throws IllegalStateException if the process is not ready
   */
  public void step(Desk desk) {
    if (!ready()) {
      throw new IllegalStateException("process " + number + " is not ready: " + waiting);
    }
    if (stack.isEmpty()) {
      push(desk, outermost());
    }
    Execution run = stack.get(stack.size() - 1);
    if (run.command instanceof Command.RunIbcTask task) {
      stepParts(desk, run, task);
    } else {
      act(desk, run);
    }
    endWhatHasEnded(desk);
  }

  private void stepParts(Desk desk, Execution run, Command.RunIbcTask task) {
    IbcSequence sequence = run.sequence;
    if (sequence == null) {
      sequence = sequence(task, desk.dataSet().layout());
      run.sequence = sequence;
      waiting = Waiting.FOR_PARTS;
    }
    sequence.step(desk);
    if (sequence.over()) {
      run.status = sequence.status();
      run.output.addAll(sequence.output());
      run.phase = Phase.END;
      waiting = Waiting.NO;
    }
  }

  private void act(Desk desk, Execution run) {
    Actions actions = new Actions(desk, number, script);
    // A driver may report the end of a call before the call itself has said that it blocks.
    waiting = Waiting.FOR_CALL;
    Actions.Next after;
    if (outcome.isPresent()) {
      Outcome returned = outcome.get();
      outcome = Optional.empty();
      after = actions.take(run, returned);
    } else {
      after = actions.act(run);
    }
    if (outcome.isPresent() && after != Actions.Next.CALL) {
      throw new IllegalStateException("process " + number + " was told the end of no call of its");
    }
    switch (after) {
      case AGAIN -> waiting = Waiting.NO;
      case CALL -> waiting = outcome.isPresent() ? Waiting.NO : Waiting.FOR_CALL;
      case SLEEP -> waiting = Waiting.FOR_TIME;
      case INNER -> {
        waiting = Waiting.NO;
        push(desk, innermost(run));
      }
    }
  }

  private IbcSequence parts() {
    IbcSequence sequence = stack.isEmpty() ? null : stack.get(stack.size() - 1).sequence;
    if (sequence == null) {
      throw new IllegalStateException("process " + number + " is in no command that has parts");
    }
    return sequence;
  }

  /**
   * A blocked call of the process or of a part of it has returned; the process is ready.
   *
   * @param call the number that the call was made with
   * @throws IllegalStateException if no such call is blocked
   */
  public void returned(int call, Outcome ended) {
    if (call != number) {
      parts().returned(call, ended);
      return;
    }
    if (waiting != Waiting.FOR_CALL || outcome.isPresent()) {
      throw new IllegalStateException("process " + number + " waits for no call: " + waiting);
    }
    outcome = Optional.of(ended);
    waiting = Waiting.NO;
  }

  /**
   * A time has come that the process or a part of it asked for; the process is ready.
   *
   * @param sleeper the number that the desk was given
   * @throws IllegalStateException if nothing with this number asked for a time
   */
  public void wake(int sleeper) {
    if (sleeper != number) {
      parts().wake(sleeper);
      return;
    }
    if (waiting != Waiting.FOR_TIME) {
      throw new IllegalStateException("process " + number + " waits for no time: " + waiting);
    }
    waiting = Waiting.NO;
  }

  /** Whether a command under way goes on until something ends it, and displays what it sees. */
  public boolean watching() {
    return waiting == Waiting.FOR_TIME && top().command instanceof DisplayCommand;
  }

  private Execution top() {
    return stack.get(stack.size() - 1);
  }

  /**
   * Something has happened: {@code vrnotify} prints it, and ends where it has told as much as was
   * wanted. Any other command takes no notice.
   *
   * @return whether the process is ready now
   */
  public boolean hears(Desk desk, Fact fact, RdsLayout then) {
    if (waiting != Waiting.FOR_TIME || !(top().command instanceof DisplayCommand.Notify events)) {
      return false;
    }
    List<String> output = top().output;
    for (String line : NotifyEvent.lines(fact, then)) {
      if (events.events() == 0 || output.size() < events.events()) {
        output.add(line);
      }
    }
    if (events.events() == 0 || output.size() < events.events()) {
      return false;
    }
    desk.cancelWake(number);
    waiting = Waiting.NO;
    return true;
  }

  /** The run is over: a command that displays and goes on ends as if it were interrupted. */
  public void interrupt(Desk desk, String reason) {
    if (watching()) {
      kill(desk, reason, INTERRUPTED);
    }
  }

  /**
   * The process dies: its blocked call is withdrawn, the commands under way end with {@link
   * #KILLED}, and nothing follows. One that has finished is left alone.
   *
   * @param reason what the commands under way are said to have ended by
   */
  public void kill(Desk desk, String reason) {
    kill(desk, reason, KILLED);
  }

  private void kill(Desk desk, String reason, int by) {
    switch (waiting) {
      case FINISHED -> {
        return;
      }
      case FOR_CALL -> desk.dataSet().interrupt(script.host(), number);
      case FOR_TIME -> desk.cancelWake(number);
      case FOR_PARTS -> parts().kill(desk, reason);
      case NO -> {}
    }
    for (; !stack.isEmpty(); stack.remove(stack.size() - 1)) {
      Execution run = stack.get(stack.size() - 1);
      List<String> output = new ArrayList<>(run.output);
      output.add(reason);
      int line = script.steps().get(next).line();
      desk.commandEnded(number, line, run.text, by, output);
      printed = List.of(reason);
    }
    outcome = Optional.empty();
    status = by;
    killed = true;
    waiting = Waiting.FINISHED;
  }

  /**
   * Another host crashed: what a command that spans hosts was doing there has failed, and the
   * process is ready to go on with the next step.
   */
  public void hostCrashed(Desk desk, int host, String reason) {
    if (waiting == Waiting.FOR_PARTS) {
      parts().hostCrashed(desk, host, reason);
    }
  }

  /** Whether it ended by {@link #kill}. */
  public boolean killed() {
    return killed;
  }

  /**
   * Writes what decides what the process does next, and what is still to be shown of what it has
   * printed.
   */
  @Override
  public void write(StateWriter writer) {
    writer.choice(waiting, WAITS.length);
    if (waiting == Waiting.FINISHED && next == script.steps().size()) {
      writer.flag(true);
    } else {
      writer.flag(false);
      writer.count(next);
    }
    writer.rare(status);
    writer.flag(errorExit);
    writer.flag(killed);
    writer.lines(printed);
    writer.flag(outcome.isPresent());
    if (outcome.isPresent()) {
      OutcomeState.write(writer, outcome.get());
    }
    writer.rare(stack.size());
    for (int depth = 0; depth < stack.size(); depth++) {
      Execution run = stack.get(depth);
      run.write(writer);
      writer.flag(run.sequence != null);
      if (run.sequence != null) {
        writer.rare(run.sequence.primaryHost());
        run.sequence.write(writer);
      }
    }
  }

  /** Becomes a process of the same number and script that was written. */
  @Override
  public void read(StateReader reader) {
    waiting = reader.choice(WAITS);
    next = reader.flag() ? script.steps().size() : (int) reader.count();
    status = (int) reader.rare();
    errorExit = reader.flag();
    killed = reader.flag();
    List<String> lines = new ArrayList<>();
    reader.lines(lines);
    printed = List.copyOf(lines);
    outcome = reader.flag() ? Optional.of(OutcomeState.read(reader)) : Optional.empty();
    stack.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      Execution run = stack.isEmpty() ? outermost() : innermost(stack.get(0));
      run.read(reader);
      if (reader.flag()) {
        run.sequence = sequence((Command.RunIbcTask) run.command, roles((int) reader.rare()));
        run.sequence.read(reader);
      }
      stack.add(run);
    }
  }

  private Execution outermost() {
    Step step = script.steps().get(next);
    return new Execution(step.command(), step.text());
  }

  /** The command of regrecv. */
  private Execution innermost(Execution outer) {
    Command inner = ((Command.RegisterAndReceive) outer.command).command();
    return new Execution(inner, new CommandText(layout, script.host()).of(inner));
  }

  private IbcSequence sequence(Command.RunIbcTask task, RdsLayout then) {
    return new IbcSequence(number, script.steps().get(next), task, then);
  }

  /** The layout while a host is the Primary. */
  private RdsLayout roles(int primaryHost) {
    return primaryHost == layout.primary() ? layout : layout.withPrimary(primaryHost);
  }

  private void push(Desk desk, Execution execution) {
    stack.add(execution);
    desk.commandStarted(number, script.steps().get(next).line(), execution.text);
  }

  private void endWhatHasEnded(Desk desk) {
    while (waiting == Waiting.NO && outcome.isEmpty() && !stack.isEmpty()) {
      Execution run = stack.get(stack.size() - 1);
      if (run.phase != Phase.END) {
        return;
      }
      stack.remove(stack.size() - 1);
      int line = script.steps().get(next).line();
      desk.commandEnded(number, line, run.text, run.status, List.copyOf(run.output));
      if (stack.isEmpty()) {
        endStep(run);
      } else {
        stack.get(stack.size() - 1).childStatus = run.status;
      }
    }
  }

  private void endStep(Execution run) {
    status = run.status;
    printed = List.copyOf(run.output);
    next++;
    if (run.command instanceof Command.ErrorExit exit) {
      errorExit = exit.on();
    }
    if (next == script.steps().size() || (errorExit && status != 0)) {
      waiting = Waiting.FINISHED;
    }
  }
}

package org.ibcsim.runbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ibcsim.model.RdsLayout;

/**
 * Begins the steps of {@code vradmin ibc} on the hosts: what they do, as a small script, and what
 * the desk is told of it.
 *
 * @param number of the process in whose script the command is
 * @param typed the step that has the command
 */
record IbcBeginning(int number, Step typed, Command.RunIbcTask command) {
  /** The wait for the message. */
  void receive(Desk desk, IbcPart part) {
    part.stage = IbcPart.Stage.WAITING;
    Command receive =
        new Command.Receive(
            command.application(),
            true,
            command.task().receiveTimeoutSeconds(),
            Optional.empty(),
            desk.dataSet().layout().semantics().maximumMessageBytes());
    IbcWork wait = IbcWork.of(IbcStep.RECEIVE, process(desk, part, IbcPart.RECEIVE, receive));
    part.receive = wait;
    dieWhereTheHostIsDown(desk, part, wait);
  }

  /** A command of the product. */
  void command(Desk desk, IbcPart part, IbcStep step, Command does) {
    IbcWork work = IbcWork.of(step, process(desk, part, IbcPart.WORK, does));
    part.work = work;
    dieWhereTheHostIsDown(desk, part, work);
  }

  /** Nothing runs on a host that is down: what is begun there has failed at once. */
  private static boolean dieWhereTheHostIsDown(Desk desk, IbcPart part, IbcWork work) {
    boolean down = !desk.dataSet().up(part.host);
    if (down) {
      work.kill(desk, desk.dataSet().layout().hosts().get(part.host).name() + " is down");
    }
    return down;
  }

  private ScriptProcess process(Desk desk, IbcPart part, int slot, Command does) {
    String text = new CommandText(desk.dataSet().layout(), part.host).of(does);
    Step step = new Step(typed.line(), typed.column(), text, does);
    return new ScriptProcess(numberOf(part, slot), new Script(part.host, List.of(step)));
  }

  /** A script of the task, where the task has it. */
  void script(Desk desk, IbcPart part, IbcScriptKind kind) {
    Optional<IbcScript> script = command.task().script(kind, part.host);
    if (script.isEmpty()) {
      return;
    }
    String call = call(desk, part, kind);
    int slot = numberOf(part, IbcPart.WORK);
    desk.commandStarted(slot, typed.line(), call);
    IbcWork work = IbcWork.of(script.get(), new ScriptProcess(slot, script.get().commands()), call);
    part.work = work;
    if (!dieWhereTheHostIsDown(desk, part, work) && script.get().takesNanos() > 0) {
      long now = desk.nowNanos();
      long takes = script.get().takesNanos();
      long until = now > Long.MAX_VALUE - takes ? Long.MAX_VALUE : now + takes;
      desk.wakeAt(numberOf(part, IbcPart.TIME), until);
    }
  }

  /** With the arguments that quiesce is documented to get; others alike (inferred, admin 5.3). */
  private String call(Desk desk, IbcPart part, IbcScriptKind kind) {
    RdsLayout layout = desk.dataSet().layout();
    CommandText texts = new CommandText(layout, part.host);
    List<Integer> rlinks = kind.onPrimary() ? command.rlinks() : List.of(layout.rlinkTo(part.host));
    return IbcTask.FOLDER
        + command.application()
        + "/"
        + kind.word()
        + " "
        + layout.diskGroup()
        + " "
        + layout.rvg()
        + " "
        + command.application()
        + rlinks.stream().map(rlink -> " " + texts.rlinkName(rlink)).collect(Collectors.joining());
  }

  /** A script need not take its time any more. */
  void cancelTime(Desk desk, IbcPart part) {
    desk.cancelWake(numberOf(part, IbcPart.TIME));
  }

  /** A script is over. */
  void scriptEnded(Desk desk, IbcPart part, IbcWork work) {
    List<String> said = work.status() == 0 ? List.of() : List.of(work.result());
    desk.commandEnded(numberOf(part, IbcPart.WORK), typed.line(), work.call, work.status(), said);
  }

  private int numberOf(IbcPart part, int slot) {
    return PartNumber.of(number, part.index, slot);
  }
}

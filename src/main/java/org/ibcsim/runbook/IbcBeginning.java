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
 * @param layout of the data set on which it acts
 */
record IbcBeginning(int number, Step typed, Command.RunIbcTask command, RdsLayout layout) {
  /** The wait for the message. */
  void receive(Desk desk, IbcPart part) {
    part.stage = IbcPart.Stage.WAITING;
    IbcWork wait = work(part, IbcStep.RECEIVE, List.of());
    part.receive = wait;
    dieWhereTheHostIsDown(desk, part, wait);
  }

  /**
   * A command of the product.
   *
   * @param rlinks those that a SEND is for; none stands for all
   */
  void command(Desk desk, IbcPart part, IbcStep step, List<Integer> rlinks) {
    IbcWork work = work(part, step, rlinks);
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

  /** The work of a step, of which nothing is done. */
  IbcWork work(IbcPart part, IbcStep step, List<Integer> rlinks) {
    Optional<IbcScriptKind> kind = step.kind();
    if (kind.isPresent()) {
      IbcScript script = command.task().script(kind.get(), part.host).orElseThrow();
      int slot = numberOf(part, IbcPart.WORK);
      return IbcWork.of(
          script, new ScriptProcess(slot, script.commands(), layout), call(part, kind.get()));
    }
    int slot = step == IbcStep.RECEIVE ? IbcPart.RECEIVE : IbcPart.WORK;
    Command does = commandOf(step, rlinks);
    String text = new CommandText(layout, part.host).of(does);
    Script script =
        new Script(part.host, List.of(new Step(typed.line(), typed.column(), text, does)));
    return IbcWork.of(step, new ScriptProcess(numberOf(part, slot), script, layout));
  }

  private Command commandOf(IbcStep step, List<Integer> rlinks) {
    String application = command.application();
    return switch (step) {
      case REGISTER -> new Command.Register(application, command.task().deliverTimeoutSeconds());
      case SEND ->
          new Command.Send(
              application,
              true,
              command.task().freezeTimeoutSeconds(),
              new Command.Payload.Message(""),
              rlinks);
      case RECEIVE ->
          new Command.Receive(
              application,
              true,
              command.task().receiveTimeoutSeconds(),
              Optional.empty(),
              layout.semantics().maximumMessageBytes());
      case STOPRECV -> new Command.StopReceive(application);
      case UNFREEZE -> new Command.Unfreeze(application);
      case UNREGISTER -> new Command.Unregister(application);
      case PREFREEZE, QUIESCE, UNQUIESCE, ONFREEZE, POSTFREEZE ->
          throw new IllegalStateException(step.text() + " is a script, not a command");
    };
  }

  /** A script of the task, where the task has it. */
  void script(Desk desk, IbcPart part, IbcScriptKind kind) {
    Optional<IbcScript> script = command.task().script(kind, part.host);
    if (script.isEmpty()) {
      return;
    }
    IbcWork work = work(part, IbcStep.of(kind), List.of());
    desk.commandStarted(numberOf(part, IbcPart.WORK), typed.line(), work.call);
    part.work = work;
    if (!dieWhereTheHostIsDown(desk, part, work) && script.get().takesNanos() > 0) {
      long now = desk.nowNanos();
      long takes = script.get().takesNanos();
      long until = now > Long.MAX_VALUE - takes ? Long.MAX_VALUE : now + takes;
      desk.wakeAt(numberOf(part, IbcPart.TIME), until);
    }
  }

  /** With the arguments that quiesce is documented to get; others alike (inferred, admin 5.3). */
  private String call(IbcPart part, IbcScriptKind kind) {
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

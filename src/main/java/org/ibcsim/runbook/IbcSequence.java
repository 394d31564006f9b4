package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.CommandSwitches;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.IbcPart.Stage;

/**
 * {@code vradmin ibc} under way: nine steps on several hosts, most of them commands that the other
 * front ends have too.
 *
 * <p><b>Order</b> [D ibc S14, admin 5.2]. 1 prefreeze on each Secondary. 2 registration on the
 * Primary and each Secondary, which then waits for the message. 3 quiesce. 4 send. 5 unquiesce. 6
 * onfreeze on each Secondary, once the message has come to it. 7 unfreeze. 8 postfreeze. 9
 * unregistration. Hosts do a step at the same time; nobody begins 2, 3 or 9 before every host has
 * finished what is before (assumed). Secondaries do 6 to 8 without waiting for each other; none
 * begins 6 before 5 is over, unless {@link CommandSwitches#VRADMIN_ONFREEZE_START} says so.
 *
 * <p><b>Failures</b> (assumed, admin 5.3 and ibc 7.2). An RLINK that is not connected: nothing is
 * done at all. A failure in 1 to 3, or of the wait for the message before 4: nothing is sent. In 4:
 * that Secondary goes no further; so does one whose RLINK has been detached by then. In 5: told. In
 * 6: no postfreeze there, unless {@link CommandSwitches#VRADMIN_POSTFREEZE_AFTER_FAILURE} says so.
 * In 7 and 8: told. After any of them unquiesce, unfreeze and unregister run wherever their
 * counterpart had begun, and the command's status is 1.
 *
 * <p>What the daemons of the product tell each other takes no time and arrives (assumed). The first
 * message with the task's name counts, whoever sent it (assumed); ours carries no payload.
 */
final class IbcSequence implements Stateful {
  private enum Phase {
    BEGIN,
    PREFREEZE,
    REGISTER,
    ARM,
    QUIESCE,
    SEND,
    UNQUIESCE,
    SECONDARIES,
    UNREGISTER,
    END
  }

  private static final Phase[] PHASES = Phase.values();

  private final Command.RunIbcTask command;
  private final IbcBeginning begin;

  /** One SEND for all, where all are meant; otherwise one for each (assumed). */
  private final boolean broadcast;

  private final List<IbcPart> parts = new ArrayList<>();
  private final List<String> output = new ArrayList<>();
  private Phase phase = Phase.BEGIN;
  private int sent;
  private boolean aborted;
  private boolean failed;
  private boolean timeOver;

  /**
   * A sequence that has not begun.
   *
   * @param number of the process in whose script it is
   * @param typed the step that has the command
   */
  IbcSequence(int number, Step typed, Command.RunIbcTask command, RdsLayout layout) {
    this.command = command;
    begin = new IbcBeginning(number, typed, command, layout);
    broadcast = command.rlinks().size() == layout.secondaries();
    parts.add(new IbcPart(0, layout.primary()));
    for (int rlink : command.rlinks()) {
      parts.add(new IbcPart(parts.size(), layout.rlinks().get(rlink).targetHost()));
    }
  }

  /** The host that was the Primary when it began. */
  int primaryHost() {
    return primary().host;
  }

  boolean over() {
    return phase == Phase.END;
  }

  /** 0, or 1 where any step failed. */
  int status() {
    return failed ? 1 : 0;
  }

  List<String> output() {
    return List.copyOf(output);
  }

  boolean ready() {
    return phase == Phase.BEGIN || (phase != Phase.END && (timeOver || !readyWork().isEmpty()));
  }

  /** Whether a call of its waits, be it besides others that could go on. */
  boolean blocked() {
    return parts.stream()
        .flatMap(part -> part.underWay().stream())
        .anyMatch(work -> work.process.blocked());
  }

  private List<IbcWork> readyWork() {
    return parts.stream()
        .flatMap(part -> part.underWay().stream())
        .filter(work -> work.process.ready())
        .toList();
  }

  /** The host that a number of its belongs to. */
  int hostOf(int of) {
    return partOf(of).host;
  }

  private IbcPart partOf(int of) {
    return parts.get(PartNumber.part(of));
  }

  /** A call has returned. */
  void returned(int call, Outcome outcome) {
    IbcPart part = partOf(call);
    IbcWork work = PartNumber.slot(call) == IbcPart.RECEIVE ? part.receive : part.work;
    if (work == null) {
      throw new IllegalStateException("call " + call + " returned, but no step made it");
    }
    work.process.returned(call, outcome);
  }

  /** A time has come. */
  void wake(int sleeper) {
    IbcWork work = partOf(sleeper).work;
    if (work == null) {
      throw new IllegalStateException("sleeper " + sleeper + " wakes, but no step sleeps");
    }
    if (PartNumber.slot(sleeper) == IbcPart.TIME) {
      work.timing = false;
      timeOver = true;
    } else {
      work.process.wake(sleeper);
    }
  }

  /** The process that typed the command dies, and with it all that it does on any host. */
  void kill(Desk desk, String reason) {
    for (IbcPart part : parts) {
      for (IbcWork work : part.underWay()) {
        kill(desk, part, work, reason);
        if (work.isScript()) {
          begin.scriptEnded(desk, part, work);
        }
      }
    }
    phase = Phase.END;
  }

  /**
   * A host crashed: the steps under way there have failed, and it goes no further. What it had
   * registered is gone; a registration that is there later is not ours.
   */
  void hostCrashed(Desk desk, int host, String reason) {
    for (IbcPart part : parts) {
      if (part.host == host) {
        for (IbcWork work : part.underWay()) {
          kill(desk, part, work, reason);
          timeOver = true;
        }
        part.registered = false;
        if (part.stage == Stage.RECEIVED) {
          tell(desk, IbcStep.ONFREEZE, part, reason, false);
        }
        if (part.stage != Stage.IDLE) {
          part.stage = Stage.DONE;
        }
      }
    }
  }

  private void kill(Desk desk, IbcPart part, IbcWork work, String reason) {
    if (work.timing) {
      begin.cancelTime(desk, part);
    }
    work.kill(desk, reason);
  }

  /** One action: at most one call on the data set, and the beginnings of the steps it allows. */
  void step(Desk desk) {
    timeOver = false;
    if (phase == Phase.BEGIN) {
      refuseOrBegin(desk);
    } else {
      readyWork().stream().findFirst().ifPresent(work -> work.process.step(desk));
    }
    boolean moved = true;
    while (moved) {
      moved = endSomething(desk) || advanceSecondaries(desk) || nextPhase(desk);
    }
  }

  /** The RLINK to each Secondary must be in state CONNECT [D admin 5.3]. */
  private void refuseOrBegin(Desk desk) {
    for (int rlink : command.rlinks()) {
      boolean attached = desk.dataSet().attached(rlink);
      if (!attached || !desk.dataSet().connected(rlink)) {
        failed = true;
        output.add(
            "vradmin ibc "
                + command.task().name()
                + ": RLINK "
                + desk.dataSet().layout().rlinks().get(rlink).name()
                + " is not in state CONNECT: "
                + (attached
                    ? "it is not connected; try once more when it is, see vradmin repstatus"
                    : "it is detached; try vradmin startrep first"));
      }
    }
    if (failed) {
      phase = Phase.END;
      return;
    }
    phase = Phase.PREFREEZE;
    secondaries().forEach(part -> begin.script(desk, part, IbcScriptKind.PREFREEZE));
  }

  private List<IbcPart> secondaries() {
    return parts.subList(1, parts.size());
  }

  private IbcPart primary() {
    return parts.get(0);
  }

  private boolean endSomething(Desk desk) {
    for (IbcPart part : parts) {
      IbcWork work = part.work;
      if (work != null && work.over()) {
        part.work = null;
        ended(desk, part, work);
        return true;
      }
      IbcWork receive = part.receive;
      if (receive != null && receive.over()) {
        part.receive = null;
        ended(desk, part, receive);
        return true;
      }
    }
    return false;
  }

  private void ended(Desk desk, IbcPart part, IbcWork work) {
    boolean succeeded = work.status() == 0;
    if (work.isScript()) {
      begin.scriptEnded(desk, part, work);
    }
    tell(desk, work.step, part, work.result(), succeeded);
    switch (work.step) {
      case PREFREEZE, QUIESCE -> aborted |= !succeeded;
      case REGISTER -> {
        part.registered = succeeded;
        aborted |= !succeeded;
      }
      case RECEIVE -> {
        part.stage = succeeded ? Stage.RECEIVED : Stage.DONE;
        aborted |= !succeeded && (phase == Phase.ARM || phase == Phase.QUIESCE);
      }
      case SEND -> {
        if (!succeeded) {
          (broadcast ? secondaries() : List.of(parts.get(sent)))
              .forEach(target -> target.cancelled = true);
        }
      }
      case ONFREEZE -> part.worked = succeeded;
      case STOPRECV, UNQUIESCE, UNFREEZE, POSTFREEZE, UNREGISTER -> {}
    }
  }

  private void tell(Desk desk, IbcStep step, IbcPart part, String result, boolean succeeded) {
    String host = desk.dataSet().layout().hosts().get(part.host).name();
    String line = step.text() + " on " + host + ": " + result;
    if (!succeeded && !failed) {
      // First, because who reads one line only must read this one.
      output.add(0, "vradmin ibc " + command.application() + ": failed at " + line);
      failed = true;
    }
    output.add(line);
  }

  private boolean nextPhase(Desk desk) {
    switch (phase) {
      case PREFREEZE -> {
        if (working(parts)) {
          return false;
        }
        if (aborted) {
          end();
        } else {
          phase = Phase.REGISTER;
          parts.forEach(part -> begin.command(desk, part, IbcStep.REGISTER, List.of()));
        }
      }
      case REGISTER -> {
        if (working(parts)) {
          return false;
        }
        if (aborted) {
          unregister(desk);
        } else {
          phase = Phase.ARM;
          secondaries().forEach(part -> begin.receive(desk, part));
        }
      }
      case ARM -> {
        if (!secondaries().stream().allMatch(IbcPart::armed)) {
          return false;
        }
        if (aborted) {
          release();
        } else {
          phase = Phase.QUIESCE;
          begin.script(desk, primary(), IbcScriptKind.QUIESCE);
        }
      }
      case QUIESCE -> {
        if (working(List.of(primary()))) {
          return false;
        }
        if (aborted) {
          unquiesce(desk);
        } else {
          phase = Phase.SEND;
          send(desk);
        }
      }
      case SEND -> {
        if (working(List.of(primary()))) {
          return false;
        }
        if (sent < (broadcast ? 1 : command.rlinks().size())) {
          send(desk);
        } else {
          unquiesce(desk);
        }
      }
      case UNQUIESCE -> {
        if (working(List.of(primary()))) {
          return false;
        }
        release();
      }
      case SECONDARIES -> {
        if (working(parts) || !secondaries().stream().allMatch(part -> part.stage == Stage.DONE)) {
          return false;
        }
        unregister(desk);
      }
      case UNREGISTER -> {
        if (working(parts)) {
          return false;
        }
        end();
      }
      case BEGIN, END -> {
        return false;
      }
    }
    return true;
  }

  private static boolean working(List<IbcPart> among) {
    return among.stream().anyMatch(part -> part.work != null);
  }

  private void unquiesce(Desk desk) {
    phase = Phase.UNQUIESCE;
    begin.script(desk, primary(), IbcScriptKind.UNQUIESCE);
  }

  /** The Primary has done its part; what was not sent is not waited for. */
  private void release() {
    phase = Phase.SECONDARIES;
    if (aborted) {
      secondaries().forEach(part -> part.cancelled = true);
    }
  }

  private void unregister(Desk desk) {
    phase = Phase.UNREGISTER;
    for (IbcPart part : parts) {
      if (part.registered) {
        begin.command(desk, part, IbcStep.UNREGISTER, List.of());
      }
    }
  }

  private void end() {
    phase = Phase.END;
    if (aborted) {
      output.add("vradmin ibc " + command.application() + ": nothing was sent");
    }
  }

  private void send(Desk desk) {
    if (broadcast) {
      secondaries().stream()
          .filter(part -> !desk.dataSet().attached(command.rlinks().get(part.index - 1)))
          .forEach(part -> leaveOut(desk, part));
    }
    sent++;
    begin.command(desk, primary(), IbcStep.SEND, sentTo());
  }

  /** A message to all goes to the RLINKs that are attached, and says nothing of the others. */
  private void leaveOut(Desk desk, IbcPart part) {
    part.cancelled = true;
    String rlink =
        desk.dataSet().layout().rlinks().get(command.rlinks().get(part.index - 1)).name();
    tell(desk, IbcStep.SEND, primary(), "not to " + rlink + ", which is detached", false);
  }

  /** The RLINKs of the newest SEND. */
  private List<Integer> sentTo() {
    return broadcast || sent == 0 ? List.of() : List.of(command.rlinks().get(sent - 1));
  }

  private boolean advanceSecondaries(Desk desk) {
    boolean early =
        desk.dataSet().layout().semantics().get(CommandSwitches.VRADMIN_ONFREEZE_START)
                == CommandSwitches.VradminOnfreezeStart.AT_DELIVERY
            && (phase == Phase.SEND || phase == Phase.UNQUIESCE);
    if (!early && phase != Phase.SECONDARIES) {
      return false;
    }
    boolean moved = false;
    for (IbcPart part : secondaries()) {
      moved |= part.work == null && advance(desk, part);
    }
    return moved;
  }

  private boolean advance(Desk desk, IbcPart part) {
    switch (part.stage) {
      case WAITING -> {
        if (!part.cancelled || part.receive == null || !part.receive.process.blocked()) {
          return false;
        }
        part.stage = Stage.STOPPING;
        begin.command(desk, part, IbcStep.STOPRECV, List.of());
      }
      case RECEIVED -> {
        if (part.cancelled) {
          unfreeze(desk, part);
        } else {
          part.stage = Stage.ONFREEZE;
          begin.script(desk, part, IbcScriptKind.ONFREEZE);
        }
      }
      case ONFREEZE -> unfreeze(desk, part);
      case UNFREEZE -> {
        boolean follows =
            part.worked
                || desk.dataSet()
                        .layout()
                        .semantics()
                        .get(CommandSwitches.VRADMIN_POSTFREEZE_AFTER_FAILURE)
                    == CommandSwitches.VradminPostfreezeAfterFailure.RUN;
        if (follows && !part.cancelled) {
          part.stage = Stage.POSTFREEZE;
          begin.script(desk, part, IbcScriptKind.POSTFREEZE);
        } else {
          part.stage = Stage.DONE;
        }
      }
      case POSTFREEZE -> part.stage = Stage.DONE;
      case IDLE, STOPPING, DONE -> {
        return false;
      }
    }
    return true;
  }

  private void unfreeze(Desk desk, IbcPart part) {
    part.stage = Stage.UNFREEZE;
    begin.command(desk, part, IbcStep.UNFREEZE, List.of());
  }

  @Override
  public void write(StateWriter writer) {
    writer.choice(phase, PHASES.length);
    writer.rare(sent);
    writer.flag(aborted);
    writer.flag(failed);
    writer.flag(timeOver);
    writer.lines(output);
    for (IbcPart part : parts) {
      part.write(writer);
    }
  }

  @Override
  public void read(StateReader reader) {
    phase = reader.choice(PHASES);
    sent = (int) reader.rare();
    aborted = reader.flag();
    failed = reader.flag();
    timeOver = reader.flag();
    reader.lines(output);
    for (IbcPart part : parts) {
      part.read(reader, step -> begin.work(part, step, sentTo()));
    }
  }
}

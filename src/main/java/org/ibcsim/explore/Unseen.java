package org.ibcsim.explore;

import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.model.Delivery;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Synchronous;
import org.ibcsim.runbook.Command;
import org.ibcsim.runbook.IbcScript;
import org.ibcsim.runbook.Script;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.FaultPlan;
import org.ibcsim.scenario.Scenario;

/**
 * Which things nobody can see the moment of: it makes no difference to anything else whether they
 * come at once or later, so a search may let them come at once.
 *
 * <p><b>Acknowledgements</b> of an RLINK release SRL space, write buffers and the message pool, and
 * let synchronous writes and SENDs return. Where no RLINK is synchronous and everything that the
 * scenario can ever write fits into each of these many times over, nobody waits for them. <b>Writes
 * to the Primary's data volumes</b> release SRL space and write buffers, and change the Primary's
 * image, which only a snapshot on the Primary can show before the end.
 *
 * <p>A fault can see both: what is not acknowledged is sent again, what is not on the volumes is
 * recovered. So they are unseen only once no fault can come, or end, that breaks their RLINK or
 * their host.
 *
 * <p><b>The last byte of an update leaves.</b> As acknowledgements; where times count, only if it
 * takes none. <b>Writes to the Primary's SRL</b>, where times do not count: nobody waits for a
 * write in it but who quiesces the application; a SEND does, so messages are not among them.
 *
 * <p>All are reductions by independence and invisibility [1]; as they come within the step that
 * causes them, they are right where times count too: a clock that nobody waits for limits nobody.
 *
 * <p>[1] D. Peled, All from one, one for all: on model checking using representatives, CAV 1993.
 */
final class Unseen {
  /** Everything that is ever written, times this, fits into each log, pool and buffer. */
  private static final long MARGIN = 4;

  private final RdsLayout layout;
  private final boolean acknowledgements;
  private final boolean primaryVolumes;
  private final boolean primaryLog;
  private final boolean[] broken;
  private boolean primaryDown;

  /**
   * @param used whether anything is unseen at all
   */
  Unseen(Scenario scenario, List<PlannedWrites> writes, boolean used) {
    layout = scenario.layout();
    broken = new boolean[layout.rlinks().size()];
    List<Script> scripts =
        Stream.concat(scenario.scripts().stream(), scenario.bootScripts().stream()).toList();
    // What a bunker holds is released by acknowledgements of others.
    boolean bunkered = layout.secondaries() < layout.rlinks().size();
    boolean roomy = !bunkered && hasRoom(scenario, writes, scripts);
    boolean breaks = scripts.stream().anyMatch(Unseen::breaksConnections);
    boolean asynchronous =
        layout.rlinks().stream().allMatch(rlink -> rlink.synchronous() == Synchronous.OFF);
    boolean late =
        layout.rlinks().stream()
            .anyMatch(rlink -> rlink.delivery().dataAcknowledgementNanos() != Delivery.NEVER);
    acknowledgements = used && roomy && asynchronous && !breaks && !late;
    primaryLog =
        used && roomy && !breaks && asynchronous && scripts.stream().noneMatch(Unseen::quiesces);
    primaryVolumes =
        used && roomy && !breaks && scripts.stream().noneMatch(this::looksAtThePrimary);
  }

  private static boolean breaksConnections(Script script) {
    return script.steps().stream()
        .map(step -> inner(step.command()))
        .anyMatch(
            command ->
                !(command instanceof Command.OfApplication || isHarmless(command))
                    || command instanceof Command.RunIbcTask task
                        && task.task().scripts().stream()
                            .anyMatch(part -> breaksConnections(part.commands())));
  }

  /** Commands that change no connection, role or log. */
  private static boolean isHarmless(Command command) {
    return command instanceof Command.Status
        || command instanceof Command.Snapshot
        || command instanceof Command.Display
        || command instanceof Command.At
        || command instanceof Command.Sleep
        || command instanceof Command.Quiesce
        || command instanceof Command.Unquiesce
        || command instanceof Command.ErrorExit;
  }

  private static Command inner(Command command) {
    return command instanceof Command.RegisterAndReceive both ? both.command() : command;
  }

  private static boolean quiesces(Script script) {
    return script.steps().stream()
        .map(step -> inner(step.command()))
        .anyMatch(
            command -> command instanceof Command.Quiesce || command instanceof Command.RunIbcTask);
  }

  private boolean looksAtThePrimary(Script script) {
    return script.host() == layout.primary() && !script.snapshotPrefixes().isEmpty()
        || script.steps().stream()
            .map(step -> inner(step.command()))
            .anyMatch(
                command ->
                    command instanceof Command.RunIbcTask task
                        && task.task().scripts().stream().anyMatch(Unseen::looksAtThePrimary));
  }

  private static boolean looksAtThePrimary(IbcScript script) {
    return script.kind().onPrimary() && !script.commands().snapshotPrefixes().isEmpty();
  }

  private static boolean hasRoom(
      Scenario scenario, List<PlannedWrites> writes, List<Script> scripts) {
    RdsLayout layout = scenario.layout();
    long bytes = 0;
    for (PlannedWrites source : writes) {
      for (PlannedWrites.Planned write : source.writes()) {
        bytes += write.lengthBytes() + layout.srlHeaderBytes();
      }
    }
    long boots =
        1
            + scenario.explore().faults().crashes()
            + scenario.faults().stream().map(FaultPlan::fault).filter(Unseen::isCrash).count();
    long commands = scripts.stream().mapToLong(script -> script.steps().size()).sum();
    // A command sends once to each RLINK at most.
    long messages = commands * boots * layout.rlinks().size();
    bytes += messages * (layout.semantics().maximumMessageBytes() + layout.srlHeaderBytes());
    long reserve = layout.semantics().number(Semantics.SRL_FULL_RESERVE);
    for (HostLayout host : layout.hosts()) {
      if (bytes > (host.srlBytes() - reserve) / MARGIN
          || bytes > host.writeBufferBytes() / MARGIN) {
        return false;
      }
    }
    for (RlinkLayout rlink : layout.rlinks()) {
      if (bytes > rlink.messagePoolBytes() / MARGIN) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCrash(Fault fault) {
    return fault instanceof Fault.Crash || fault instanceof Fault.NodeCrash;
  }

  /** Whether there is ever anything unseen, be it later. */
  boolean any() {
    return acknowledgements || primaryVolumes || primaryLog;
  }

  /** From here on no fault can come but those that are told next. */
  void forgetFaults() {
    java.util.Arrays.fill(broken, false);
    primaryDown = false;
  }

  /** A fault may come, or end. */
  void mayCome(Fault fault) {
    if (fault instanceof Fault.Cut cut) {
      broken[cut.rlink()] = true;
    } else if (fault instanceof Fault.Detach detach) {
      broken[detach.rlink()] = true;
    } else if (fault instanceof Fault.Crash crash) {
      hostMayBreak(crash.host());
    } else if (fault instanceof Fault.NodeCrash crash) {
      hostMayBreak(crash.host());
    } else if (fault instanceof Fault.MasterSwitch master) {
      hostMayBreak(master.host());
    } else if (fault instanceof Fault.Stop stop) {
      hostMayBreak(stop.host());
    } else if (fault instanceof Fault.FailVolume fail) {
      hostMayBreak(fail.host());
    } else if (fault instanceof Fault.FailSrl fail) {
      hostMayBreak(fail.host());
    }
  }

  private void hostMayBreak(int host) {
    for (int rlink = 0; rlink < broken.length; rlink++) {
      broken[rlink] |= host == layout.primary() || layout.rlinks().get(rlink).targetHost() == host;
    }
    primaryDown |= host == layout.primary();
  }

  /** Whether nobody sees when the acknowledgements of an RLINK come. */
  boolean acknowledgements(int rlink) {
    return acknowledgements && !broken[rlink];
  }

  /** Whether nobody sees if an update has left, before it arrives. */
  boolean sending(int rlink) {
    return acknowledgements(rlink);
  }

  /** Whether nobody sees when writes are in the Primary's SRL, where times do not count. */
  boolean primaryLog() {
    return primaryLog && !primaryDown && noneBroken();
  }

  private boolean noneBroken() {
    for (boolean one : broken) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  /** Whether nobody sees when writes are on the Primary's data volumes. */
  boolean primaryVolumes() {
    return primaryVolumes && !primaryDown;
  }
}

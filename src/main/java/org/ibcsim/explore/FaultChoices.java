package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.Script;
import org.ibcsim.scenario.ExplorePlan.FaultBudget;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.FaultPlan;
import org.ibcsim.scenario.Scenario;

/**
 * The faults that may happen in an exploration: those that the scenario lists, each once, and as
 * many more as its budget allows, anywhere and at any time, be it between two commands.
 *
 * <p>Where times do not count a listed fault comes at any time, but not before an equal one that is
 * listed earlier is over. Whatever is broken by a fault of one kind is not broken by another of
 * that kind until that one is over. Every extra fault that can end does end.
 */
final class FaultChoices {
  private static final int TO_COME = 0;
  private static final int LASTS = 1;
  private static final int OVER = 2;
  private static final int STATES = 2;

  private final Clocks clocks;
  private final List<FaultPlan> listed;
  private final int[] states;
  private final int[] clock;

  /** All faults that a budget may be spent on, and the kind of each. */
  private final List<Fault> extra = new ArrayList<>();

  private final List<Integer> kinds = new ArrayList<>();
  private final int[] budget;
  private final int[] left;
  private final boolean[] lasts;

  /** Whether anything has happened since it was read. */
  private boolean touched = true;

  FaultChoices(Scenario scenario, Clocks clocks) {
    this.clocks = clocks;
    listed = scenario.faults();
    states = new int[listed.size()];
    clock = new int[listed.size()];
    FaultBudget plan = scenario.explore().faults();
    budget =
        new int[] {
          plan.crashes(),
          plan.cuts(),
          plan.stops(),
          plan.kills(),
          plan.detaches(),
          plan.diskFailures()
        };
    RdsLayout layout = scenario.layout();
    for (int host = 0; host < layout.hosts().size(); host++) {
      addExtra(0, new Fault.Crash(host));
      addExtra(2, new Fault.Stop(host));
      if (!layout.isBunker(host)) {
        addDisks(host, layout.volumes().size());
      }
    }
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      addExtra(1, new Fault.Cut(rlink));
      addExtra(4, new Fault.Detach(rlink));
    }
    List<Script> scripts = new ArrayList<>(scenario.scripts());
    scripts.addAll(scenario.bootScripts());
    for (Script script : scripts) {
      addExtra(3, new Fault.Kill(script.host(), script.process()));
    }
    left = budget.clone();
    lasts = new boolean[extra.size()];
  }

  private void addDisks(int host, int volumes) {
    for (int volume = 0; volume < volumes; volume++) {
      addExtra(5, new Fault.FailVolume(host, volume));
    }
    addExtra(5, new Fault.FailSrl(host, false));
    addExtra(5, new Fault.FailSrl(host, true));
  }

  private void addExtra(int kind, Fault fault) {
    if (budget[kind] > 0 && !extra.contains(fault)) {
      extra.add(fault);
      kinds.add(kind);
    }
  }

  /** Starts the clocks of those that are listed. */
  void begin() {
    for (int number = 0; number < states.length; number++) {
      clock[number] = clocks.start(listed.get(number).at());
    }
  }

  /** Adds those that are listed, and the ends of those that last. */
  void addTo(Choices choices) {
    for (int number = 0; number < states.length; number++) {
      if (states[number] == TO_COME && mayStrike(number)) {
        choices.add(Choice.Kind.FAULT, number);
      } else if (states[number] == LASTS && clocks.mayComeNext(clock[number])) {
        choices.add(Choice.Kind.FAULT_ENDS, number);
      }
    }
    for (int number = 0; number < lasts.length; number++) {
      if (lasts[number]) {
        choices.add(Choice.Kind.EXTRA_FAULT_ENDS, number);
      }
    }
  }

  private boolean mayStrike(int number) {
    if (clocks.timed()) {
      return clocks.mayComeNext(clock[number]);
    }
    Fault fault = listed.get(number).fault();
    for (int earlier = 0; earlier < number; earlier++) {
      if (listed.get(earlier).fault().equals(fault)
          && (states[earlier] == TO_COME || states[earlier] == LASTS)) {
        return false;
      }
    }
    return !isBroken(fault);
  }

  /** Whether an extra fault of the same kind and target lasts, or a listed one. */
  private boolean isBroken(Fault fault) {
    for (int number = 0; number < lasts.length; number++) {
      if (lasts[number] && extra.get(number).equals(fault)) {
        return true;
      }
    }
    for (int number = 0; number < states.length; number++) {
      FaultPlan plan = listed.get(number);
      boolean broken =
          states[number] == LASTS
              || (states[number] == OVER && plan.lasts() == null && plan.fault().canEnd());
      if (broken && plan.fault().equals(fault)) {
        return true;
      }
    }
    return false;
  }

  /** Adds the faults that the budget allows. */
  void addExtraTo(Choices choices, World world, Processes processes) {
    for (int number = 0; number < lasts.length; number++) {
      Fault fault = extra.get(number);
      if (left[kinds.get(number)] > 0
          && !isBroken(fault)
          && makesADifference(fault, world, processes)) {
        choices.add(Choice.Kind.EXTRA_FAULT, number);
      }
    }
  }

  private boolean makesADifference(Fault fault, World world, Processes processes) {
    if (fault instanceof Fault.Stop stop) {
      return world.running(stop.host());
    } else if (fault instanceof Fault.Detach detach) {
      return world.attached(detach.rlink());
    } else if (fault instanceof Fault.Kill kill) {
      return processes.lives(kill.host(), kill.process());
    }
    return !(fault instanceof Fault.FailSrl fail)
        || !isBroken(new Fault.FailSrl(fail.host(), !fail.header()));
  }

  /** A listed fault happens. */
  Fault strike(int number) {
    touched = true;
    FaultPlan plan = listed.get(number);
    clocks.comesNext(clock[number]);
    TimeRange length = plan.lasts();
    if (length == null || !plan.fault().canEnd()) {
      states[number] = OVER;
    } else {
      states[number] = LASTS;
      clock[number] = clocks.start(length);
    }
    return plan.fault();
  }

  /** A listed fault is over. */
  Fault end(int number) {
    touched = true;
    clocks.comesNext(clock[number]);
    states[number] = OVER;
    return listed.get(number).fault();
  }

  /** An extra fault happens. */
  Fault strikeExtra(int number) {
    touched = true;
    clocks.pass();
    left[kinds.get(number)]--;
    lasts[number] = extra.get(number).canEnd();
    return extra.get(number);
  }

  /** An extra fault is over. */
  Fault endExtra(int number) {
    touched = true;
    clocks.pass();
    lasts[number] = false;
    return extra.get(number);
  }

  /** Says which faults may still come, or end. */
  void tell(Unseen unseen) {
    unseen.forgetFaults();
    for (int number = 0; number < states.length; number++) {
      if (states[number] != OVER || isOfDisk(listed.get(number).fault())) {
        unseen.mayCome(listed.get(number).fault());
      }
    }
    for (int number = 0; number < lasts.length; number++) {
      if (lasts[number] || left[kinds.get(number)] > 0 || isOfDisk(extra.get(number))) {
        unseen.mayCome(extra.get(number));
      }
    }
  }

  /** Whether it leaves something behind when it is over, which is seen by a later write. */
  private static boolean isOfDisk(Fault fault) {
    return fault instanceof Fault.FailVolume || fault instanceof Fault.FailSrl;
  }

  Fault listed(int number) {
    return listed.get(number).fault();
  }

  Fault extra(int number) {
    return extra.get(number);
  }

  void forEachClock(Clocks.Each each) {
    for (int number = 0; number < states.length; number++) {
      if (states[number] != OVER) {
        clock[number] = each.clock(clock[number]);
      }
    }
  }

  void write(StateWriter writer) {
    if (!touched && writer.repeated()) {
      return;
    }
    writer.section();
    for (int state : states) {
      writer.bits(state, STATES);
    }
    for (int kind = 0; kind < left.length; kind++) {
      if (budget[kind] > 0) {
        writer.count(left[kind]);
      }
    }
    for (boolean broken : lasts) {
      writer.flag(broken);
    }
  }

  void read(StateReader reader) {
    touched = false;
    if (reader.unchanged()) {
      return;
    }
    for (int number = 0; number < states.length; number++) {
      states[number] = reader.bits(STATES);
      clock[number] = Zone.FREE;
    }
    for (int kind = 0; kind < left.length; kind++) {
      if (budget[kind] > 0) {
        left[kind] = (int) reader.count();
      }
    }
    for (int number = 0; number < lasts.length; number++) {
      lasts[number] = reader.flag();
    }
  }
}

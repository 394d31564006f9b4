package org.ibcsim.check.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Vocabulary;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.Observer;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Dice;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.ibcsim.model.world.World;

/** Invariants that were written and read judge as those that have seen everything. */
class InvariantsStateProperties {
  private final List<Observer> told = new ArrayList<>();
  private TimedAgenda clock = new TimedAgenda(Delays.STEADY, 1);
  private World world;

  /** Tells each of {@link #told}. */
  private Observer relay() {
    return (Observer)
        Proxy.newProxyInstance(
            Observer.class.getClassLoader(),
            new Class<?>[] {Observer.class},
            (proxy, method, arguments) -> {
              for (Observer each : told) {
                try {
                  method.invoke(each, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }
              return null;
            });
  }

  private WritePathInvariants watch() {
    WritePathInvariants watch =
        new WritePathInvariants(
            world.layout(),
            () -> clock.nowNanos(),
            violation -> {
              throw new AssertionError(violation.toString());
            });
    watch.connect(world);
    return watch;
  }

  private static RdsLayout layout(Dice dice) {
    Layouts layout = Layouts.secondaries(2);
    Synchronous[] modes = Synchronous.values();
    for (int rlink = 0; rlink < 2; rlink++) {
      layout = layout.synchronous(rlink, modes[(int) dice.below(modes.length)]);
    }
    if (dice.below(2) == 0) {
      layout = layout.secondaryLogging(1);
    }
    Semantics semantics = Semantics.standard();
    if (dice.below(2) == 0) {
      semantics =
          semantics
              .with(FailureSwitches.UNFREEZE_DURABLE, FailureSwitches.UnfreezeDurable.NO)
              .with(
                  FailureSwitches.LINK_LOSS_DUPLICATES,
                  FailureSwitches.LinkLossDuplicates.UNTIL_NEXT_APPLY);
    }
    if (dice.below(3) == 0) {
      semantics =
          semantics
              .with(FreezeSwitches.FREEZE_START, FreezeSwitches.FreezeStart.RECEIVE)
              .with(FreezeSwitches.NOFREEZE_MODE, FreezeSwitches.NofreezeMode.NEVER_HOLD);
    }
    return layout.semantics(semantics).build();
  }

  private void act(Dice dice, int number) {
    int host = (int) dice.below(3);
    long key = (host + 1L << 32) | 1 + dice.below(2);
    switch ((int) dice.below(14)) {
      case 0, 1 -> world.submit(0, 4096 * dice.below(4), 4096);
      case 2 -> world.register(host, "a" + dice.below(2), (int) dice.below(3) * 5);
      case 3 ->
          world.send(
              0,
              1L << 32 | 1 + dice.below(2),
              (int) dice.below(3) - 1,
              dice.below(3) > 0,
              9,
              "p",
              number);
      case 4 -> world.receive(host, key, dice.below(2) == 0, 3, 10, number);
      case 5 -> world.unfreeze(host, key);
      case 6 -> rare(dice, host);
      default -> {
        Event event = clock.next();
        if (event != null) {
          world.handle(event);
        }
      }
    }
  }

  private void rare(Dice dice, int host) {
    int rlink = (int) dice.below(2);
    switch ((int) dice.below(10)) {
      case 0, 1 -> world.handle(new Event.LinkCut(rlink));
      case 2, 3, 4 -> world.handle(new Event.LinkHealed(rlink));
      case 5 -> world.handle(new Event.HostCrashes(host));
      case 6, 7, 8 -> {
        world.handle(new Event.HostBoots(host));
        world.startRvg(host);
      }
      default -> {
        if (dice.below(8) == 0) {
          world.detach(rlink);
        } else {
          world.stopRvg(host);
        }
      }
    }
  }

  private StateWriter written(WritePathInvariants watch) {
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, true);
    watch.write(writer, world.positions());
    return writer;
  }

  private void read(StateWriter writer, WritePathInvariants watch) {
    StateReader reader = new StateReader(Vocabulary.EMPTY, true).over(writer);
    watch.read(reader, world.positions(), true);
    reader.finish();
  }

  private void play(Dice dice, int steps, Runnable after) {
    told.clear();
    clock = new TimedAgenda(Delays.STEADY, 1);
    world = new World(layout(dice), clock, relay());
    after.run();
    for (int number = 0; number < steps; number++) {
      act(dice, number);
      after.run();
    }
  }

  private static String hex(StateWriter writer) {
    return HexFormat.of().formatHex(writer.toByteArray());
  }

  @Property(tries = 150)
  void twoThatTakeTurnsByTheirBytesFindNothingWrong(@ForAll @IntRange(min = 0) int seed) {
    WritePathInvariants[] pair = new WritePathInvariants[2];
    play(
        new Dice(seed),
        400,
        () -> {
          if (told.isEmpty()) {
            pair[0] = watch();
            pair[1] = watch();
          }
          StateWriter writer = written(pair[0]);
          read(writer, pair[1]);
          assertThat(hex(written(pair[1]))).isEqualTo(hex(writer));
          WritePathInvariants first = pair[0];
          pair[0] = pair[1];
          pair[1] = first;
          told.clear();
          told.add(pair[0]);
        });
    assertThat(pair[0].violations().total()).isZero();
  }

  /** What no world tells, and every monitor must object to. */
  private List<Consumer<Observer>> lies() {
    long last = world.lastPosition();
    return List.of(
        each -> each.submitted(last + 2, 0, 0, 4096),
        each -> each.logged(last + 2),
        each -> each.acknowledged(last + 3, true),
        each -> each.volumeWritten(last + 3),
        each -> each.freed(last + 3),
        each -> each.readBack(0, last + 1),
        each -> each.transmitted(1, last + 3),
        each -> each.arrived(1, last + 3, false),
        each -> each.networkAcknowledged(0, last + 3),
        each -> each.stable(0, last + 3),
        each -> each.fact(new Fact.MessageSent(last + 4, true)),
        each -> each.fact(new Fact.MessageArrived(1, last + 3, true, false, 5)),
        each -> each.fact(new Fact.Unfrozen(1, last + 3, Fact.Release.UNFREEZE)));
  }

  @Property(tries = 400)
  void oneThatHasReadItsStateObjectsToWhatOneThatHasSeenAllObjectsTo(
      @ForAll @IntRange(min = 0) int seed,
      @ForAll @IntRange(max = 300) int steps,
      @ForAll @IntRange(max = 12) int lie) {
    List<WritePathInvariants> pair = new ArrayList<>();
    play(
        new Dice(seed),
        steps,
        () -> {
          if (told.isEmpty()) {
            pair.add(quiet());
            pair.add(quiet());
            told.add(pair.get(0));
          }
        });
    read(written(pair.get(0)), pair.get(1));
    Consumer<Observer> wrong = lies().get(lie);
    pair.forEach(wrong);
    assertThat(broken(pair.get(0))).isNotEmpty();
    assertThat(broken(pair.get(1))).isEqualTo(broken(pair.get(0)));
  }

  private WritePathInvariants quiet() {
    WritePathInvariants watch =
        new WritePathInvariants(world.layout(), () -> clock.nowNanos(), violation -> {});
    watch.connect(world);
    return watch;
  }

  private static List<Invariant> broken(WritePathInvariants watch) {
    return watch.violations().first().stream().map(Violation::invariant).toList();
  }
}

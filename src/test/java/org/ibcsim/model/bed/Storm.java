package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.LogSwitches;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;

/** A data set, an agenda and a long list of things that are done to them: everything at once. */
public record Storm(Layouts layout, Delays delays, boolean timed, long seed, List<Act> acts) {
  static final List<String> NAMES = List.of("backup", "report", "drill");

  /** The bed before anything is done. */
  public Bed bed() {
    return Bed.of(layout, timed ? new TimedAgenda(delays, seed) : new UntimedAgenda(seed));
  }

  /** Does everything, to the end, and answers what happened. */
  public Bed play() {
    Bed bed = bed();
    for (Act act : acts) {
      act(bed, act);
    }
    bed.end();
    return bed;
  }

  /**
   * Does everything and asks a law of what happened. Where an invariant of the bed or the law is
   * broken, the failure tells the few acts that break it.
   */
  public Bed play(Consumer<Bed> law) {
    return hold(
        storm -> {
          Bed bed = storm.play();
          law.accept(bed);
          return bed;
        });
  }

  /**
   * The same for a run of the storm's acts that is not {@link #play()}; it throws what is broken.
   */
  public Bed hold(Function<Storm, Bed> run) {
    try {
      return run.apply(this);
    } catch (AssertionError | RuntimeException broken) {
      throw StormFailure.of(
          this,
          storm -> {
            Bed unused = run.apply(storm);
          },
          broken);
    }
  }

  /** The same with other acts. */
  Storm withActs(List<Act> others) {
    return new Storm(layout, delays, timed, seed, others);
  }

  /** The same on another data set. */
  Storm withLayout(Layouts other) {
    return new Storm(other, delays, timed, seed, acts);
  }

  /** Does one thing. */
  public void act(Bed bed, Act act) {
    if (act instanceof Act.Write write) {
      int region = write.region() % layout.regions();
      int regions = Math.min(write.regions(), layout.regions() - region);
      bed.write(write.volume() % layout.volumes(), region, regions);
    } else if (act instanceof Act.Scribble scribble) {
      int volumeBytes = layout.regions() * Layouts.REGION_BYTES;
      int offset = scribble.offsetBytes() % volumeBytes;
      bed.writeBytes(
          scribble.volume() % layout.volumes(),
          offset,
          Math.min(scribble.lengthBytes(), volumeBytes - offset));
    } else if (act instanceof Act.Pass pass) {
      bed.milliseconds(pass.milliseconds());
    } else if (act instanceof Act.Wait wait) {
      bed.seconds(timed ? wait.seconds() : 1);
    } else if (act instanceof Act.Cut cut) {
      bed.cut(cut.rlink() % layout.links().size());
    } else if (act instanceof Act.Heal heal) {
      bed.heal(heal.rlink() % layout.links().size());
    } else if (act instanceof Act.Crash crash) {
      bed.crash(host(crash.host()));
    } else if (act instanceof Act.Boot boot) {
      bed.boot(host(boot.host()));
    } else if (act instanceof Act.StopRvg stop) {
      bed.stopRvg(host(stop.host()));
    } else if (act instanceof Act.StartRvg start) {
      bed.startRvg(host(start.host()));
    } else if (act instanceof Act.Detach detach) {
      bed.detach(detach.rlink() % layout.links().size());
    } else if (act instanceof Act.Order order) {
      bed.order(order.rlink() % layout.links().size(), order.order());
    } else if (act instanceof Act.Resync) {
      bed.resync();
    } else if (act instanceof Act.Interrupt interrupt) {
      bed.interrupt(interrupt.pick());
    } else if (act instanceof Act.Quiesce) {
      bed.quiesce();
    } else if (act instanceof Act.Unquiesce) {
      bed.unquiesce();
    } else {
      control(bed, act);
    }
  }

  private void control(Bed bed, Act act) {
    if (act instanceof Act.RegisterMany many) {
      for (int number = 0; number < InBandControl.MAXIMUM_APPLICATIONS; number++) {
        bed.register(host(many.host()), "extra" + number, 0);
      }
    } else if (act instanceof Act.Register register) {
      bed.register(host(register.host()), name(register.name()), register.deliverTimeoutSeconds());
    } else if (act instanceof Act.Unregister unregister) {
      bed.unregister(host(unregister.host()), name(unregister.name()));
    } else if (act instanceof Act.Send send) {
      bed.send(
          name(send.name()),
          send.rlink() < 0 ? -1 : send.rlink() % layout.links().size(),
          send.freeze(),
          send.freezeTimeoutSeconds(),
          "x".repeat(send.lengthBytes()));
    } else if (act instanceof Act.Receive receive) {
      bed.receive(
          host(receive.host()),
          name(receive.name()),
          receive.block(),
          receive.timeoutSeconds(),
          receive.bufferBytes());
    } else if (act instanceof Act.Unfreeze unfreeze) {
      bed.unfreeze(host(unfreeze.host()), name(unfreeze.name()));
    } else if (act instanceof Act.StopReceive stop) {
      bed.stopReceive(host(stop.host()), name(stop.name()));
    } else if (act instanceof Act.SendFrom send) {
      bed.sendFrom(host(send.host()), name(send.name()));
    } else if (act instanceof Act.Status status) {
      bed.status(host(status.host()));
    } else if (act instanceof Act.Snapshot snapshot) {
      int host = host(snapshot.host());
      // Of an inconsistent Secondary there is none.
      if (bed.world.consistent(host)) {
        bed.finishSnapshot(host, bed.beginSnapshot(host));
      }
    }
  }

  private int host(int number) {
    return number % (layout.links().size() + 1);
  }

  /** One of three, and seldom one that is no name. */
  private static String name(int number) {
    if (number == 63) {
      return "a name of more than 31 characters";
    }
    return NAMES.get(number % NAMES.size());
  }

  /** Storms over 1 to 4 Secondaries of every kind. */
  public static Arbitrary<Storm> any() {
    return of(layouts(4));
  }

  /** The same, all in virtual time, so that each can be written down as a scenario. */
  public static Arbitrary<Storm> inTime() {
    return of(layouts(4), Arbitraries.just(true));
  }

  /** Storms over the data sets given. */
  public static Arbitrary<Storm> of(Arbitrary<Layouts> layouts) {
    return of(layouts, Arbitraries.of(true, false));
  }

  private static Arbitrary<Storm> of(Arbitrary<Layouts> layouts, Arbitrary<Boolean> timed) {
    return Combinators.combine(
            layouts,
            anyDelays(),
            timed,
            Arbitraries.longs(),
            phrases().list().ofMinSize(20).ofMaxSize(130))
        .as(Storm::withOpening);
  }

  /**
   * Storms in virtual time in which messages are received and what may repeat them happens, over
   * and over.
   */
  public static Arbitrary<Storm> ofDeliveries() {
    return Combinators.combine(
            layouts(3),
            anyDelays(),
            Arbitraries.just(true),
            Arbitraries.longs(),
            Arbitraries.frequencyOf(
                    Tuple.of(3, anyAct().map(List::of)), Tuple.of(1, disturbedDelivery()))
                .list()
                .ofMinSize(10)
                .ofMaxSize(50))
        .as(Storm::withOpening);
  }

  /** Names are registered before the storm in most runs, or most SENDs would find none. */
  private static Storm withOpening(
      Layouts layout, Delays delays, boolean timed, long seed, List<List<Act>> phrases) {
    List<Act> all = new ArrayList<>();
    int[] timeouts = {0, 3, 60};
    for (int name = 0; name < NAMES.size(); name++) {
      for (int host = 0; host <= layout.links().size(); host++) {
        if (host == 0 || (seed >>> (name * 5 + host) & 1) != 0) {
          all.add(new Act.Register(host, name, timeouts[(int) (seed >>> name & 1) + name % 2]));
        }
      }
    }
    phrases.forEach(all::addAll);
    return new Storm(layout, delays, timed, seed, all);
  }

  /** Single acts, and now and then a message whose delivery something comes in between. */
  private static Arbitrary<List<Act>> phrases() {
    return Arbitraries.frequencyOf(
        Tuple.of(30, anyAct().map(List::of)), Tuple.of(1, disturbedDelivery()));
  }

  /** Without it few storms would get as far as a message that was received and not unfrozen. */
  private static Arbitrary<List<Act>> disturbedDelivery() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 63);
    return Combinators.combine(
            Arbitraries.of(0, 0, 1),
            any.map(number -> number % NAMES.size()),
            Arbitraries.of(0, 1, 5),
            Arbitraries.of(20, 60),
            Arbitraries.of(0, 1, 2, 3, 4, 5, 6))
        .as(
            (number, name, freezeTimeout, pass, disturbance) -> {
              List<Act> phrase = new ArrayList<>();
              phrase.add(new Act.Register(0, name, 0));
              phrase.add(new Act.Register(number + 1, name, 0));
              phrase.add(new Act.Send(name, number, true, freezeTimeout, 64));
              phrase.add(new Act.Pass(pass));
              // Again, as the first may only tell what was dropped.
              phrase.add(new Act.Receive(number + 1, name, false, 0, 10));
              phrase.add(new Act.Receive(number + 1, name, false, 0, 4_000));
              switch (disturbance) {
                case 0 -> {
                  phrase.add(new Act.Crash(number + 1));
                  phrase.add(new Act.Boot(number + 1));
                  phrase.add(new Act.Register(number + 1, name, 0));
                  phrase.add(new Act.Receive(number + 1, name, false, 0, 4_000));
                }
                case 1 -> {
                  phrase.add(new Act.Cut(number));
                  phrase.add(new Act.Wait(12));
                  phrase.add(new Act.Heal(number));
                  phrase.add(new Act.Wait(4));
                  phrase.add(new Act.Unfreeze(number + 1, name));
                  phrase.add(new Act.Receive(number + 1, name, false, 0, 4_000));
                }
                case 2 -> phrase.add(new Act.StopRvg(number + 1));
                case 3 -> phrase.add(new Act.Wait(12));
                case 4, 5 -> {
                  for (int region = 0; region < 12; region++) {
                    phrase.add(new Act.Write(region, region, 3));
                    phrase.add(new Act.Pass(30));
                  }
                  phrase.add(new Act.Unfreeze(number + 1, name));
                  phrase.add(new Act.Pass(60));
                  phrase.add(new Act.Resync());
                  phrase.add(new Act.Pass(1));
                  phrase.add(new Act.Cut(number));
                  phrase.add(new Act.Wait(12));
                  phrase.add(new Act.Heal(number));
                  phrase.add(new Act.Wait(4));
                }
                default -> {
                  phrase.add(new Act.Write(0, 0, 3));
                  phrase.add(new Act.Unfreeze(number + 1, name));
                  phrase.add(new Act.Crash(number + 1));
                }
              }
              return phrase;
            });
  }

  private static Arbitrary<Act> anyAct() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 63);
    Arbitrary<Integer> seconds = Arbitraries.of(0, 1, 5, 30);
    Arbitrary<Act> write =
        Combinators.combine(any, any, Arbitraries.integers().between(1, 3)).as(Act.Write::new);
    Arbitrary<Act> scribble =
        Combinators.combine(
                any,
                Arbitraries.integers().between(0, 1 << 18),
                Arbitraries.integers().between(1, 9_000))
            .as(Act.Scribble::new);
    Arbitrary<Act> send =
        Combinators.combine(
                any,
                Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(-1)), Tuple.of(1, any)),
                Arbitraries.of(true, true, true, false),
                seconds,
                Arbitraries.frequencyOf(
                    Tuple.of(40, Arbitraries.integers().between(0, 3_000)),
                    Tuple.of(2, Arbitraries.just(131_073))))
            .as(Act.Send::new);
    Arbitrary<Act> receive =
        Combinators.combine(
                any, any, Arbitraries.of(true, false, false), seconds, Arbitraries.of(10, 4_000))
            .as(Act.Receive::new);
    return Arbitraries.frequencyOf(
        Tuple.of(40, write),
        Tuple.of(8, scribble),
        Tuple.of(25, Arbitraries.integers().between(1, 60).map(Act.Pass::new)),
        Tuple.of(3, Arbitraries.of(1, 4, 12, 70, 70, 700).map(Act.Wait::new)),
        Tuple.of(10, send),
        Tuple.of(16, receive),
        Tuple.of(10, Combinators.combine(any, any).as(Act.Unfreeze::new)),
        Tuple.of(7, Combinators.combine(any, any, seconds).as(Act.Register::new)),
        Tuple.of(1, any.map(Act.RegisterMany::new)),
        Tuple.of(3, Combinators.combine(any, any).as(Act.Unregister::new)),
        Tuple.of(2, Combinators.combine(any, any).as(Act.StopReceive::new)),
        Tuple.of(1, any.map(Act.Status::new)),
        Tuple.of(1, Combinators.combine(any, any).as(Act.SendFrom::new)),
        Tuple.of(4, any.map(Act.Cut::new)),
        Tuple.of(6, any.map(Act.Heal::new)),
        Tuple.of(3, any.map(Act.Crash::new)),
        Tuple.of(8, any.map(Act.Boot::new)),
        Tuple.of(1, any.map(Act.StopRvg::new)),
        Tuple.of(3, any.map(Act.StartRvg::new)),
        Tuple.of(1, Arbitraries.oneOf(any.map(Act.Detach::new), any.map(Act.Interrupt::new))),
        Tuple.of(1, any.map(Act.Interrupt::new)),
        Tuple.of(1, Arbitraries.create(Act.Quiesce::new)),
        Tuple.of(2, Arbitraries.create(Act.Unquiesce::new)),
        Tuple.of(4, Arbitraries.create(Act.Resync::new)),
        Tuple.of(4, Combinators.combine(any, orders()).as(Act.Order::new)),
        Tuple.of(2, any.map(Act.Snapshot::new)));
  }

  /** Pauses of both kinds and more that end them, and what follows a detachment. */
  private static Arbitrary<RlinkOrder> orders() {
    return Arbitraries.of(
        RlinkOrder.PAUSE_AT_PRIMARY,
        RlinkOrder.PAUSE_AT_SECONDARY,
        RlinkOrder.RESUME_AT_PRIMARY,
        RlinkOrder.RESUME_AT_SECONDARY,
        RlinkOrder.RESUME_BOTH,
        RlinkOrder.RESUME_BOTH,
        RlinkOrder.ATTACH_FORCED,
        RlinkOrder.ATTACH_FORCED,
        RlinkOrder.DISSOCIATE,
        RlinkOrder.ASSOCIATE,
        RlinkOrder.ASSOCIATE);
  }

  /** Disks and links from instantaneous to slow, steady and not. */
  public static Arbitrary<Delays> anyDelays() {
    Arbitrary<Integer> disk = Arbitraries.of(10, 300, 5_000);
    return Combinators.combine(disk, disk, disk, disk, disk, disk, Arbitraries.of(0, 2_000))
        .as(Delays::microseconds);
  }

  /** Data sets of 1 to some Secondaries, with room and without. */
  public static Arbitrary<Layouts> layouts(int secondaries) {
    Arbitrary<Layouts.Link> link =
        Combinators.combine(
                Arbitraries.of(Synchronous.values()),
                Arbitraries.of(
                    SrlProtection.OVERRIDE,
                    SrlProtection.OVERRIDE,
                    SrlProtection.FAIL,
                    SrlProtection.OFF,
                    SrlProtection.AUTODCM,
                    SrlProtection.DCM),
                Arbitraries.of(
                    LatencyProtection.OFF,
                    LatencyProtection.OFF,
                    LatencyProtection.OFF,
                    new LatencyProtection(LatencyProtection.Mode.OVERRIDE, 3, 1),
                    new LatencyProtection(LatencyProtection.Mode.OVERRIDE, 8, 5),
                    new LatencyProtection(LatencyProtection.Mode.FAIL, 4, 3)),
                Arbitraries.of(true, false),
                Arbitraries.of(1_000L, 20_000L, 1_000_000L))
            .as(Layouts.Link::new);
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(4, 16, 48),
            Arbitraries.of(16_000L, 60_000L, 300_000L, 10_000_000L),
            Arbitraries.of(9_000L, 14_000L, 40_000L, 10_000_000L),
            Arbitraries.of(9_000L, 40_000L, 10_000_000L),
            link.list().ofMinSize(1).ofMaxSize(secondaries),
            semantics())
        .as(Layouts::new);
  }

  /** The defaults, and in half of the storms a few answers that are not. */
  private static Arbitrary<Semantics> semantics() {
    Arbitrary<Semantics> others =
        Arbitraries.integers().between(0, 1_000).list().ofSize(12).map(Storm::answeringOtherwise);
    Arbitrary<Semantics> rare = others.map(Storm::withSeldomReachedAnswers);
    return Arbitraries.oneOf(Arbitraries.create(Semantics::standard), others, rare);
  }

  /** What only shows when several things come together is asked for more often. */
  private static Semantics withSeldomReachedAnswers(Semantics semantics) {
    return semantics
        .with(LogSwitches.SECONDARY_SRL_FULL, LogSwitches.SecondarySrlFull.BREAK_FREEZE)
        .with(
            FailureSwitches.CRASH_WHILE_FROZEN, FailureSwitches.CrashWhileFrozen.TREAT_AS_CONSUMED);
  }

  private static Semantics answeringOtherwise(List<Integer> picks) {
    Semantics semantics = Semantics.standard();
    for (int pick : picks) {
      Switch<?> question = Semantics.SWITCHES.get(pick % Semantics.SWITCHES.size());
      if (question != ReceiveSwitches.DROP_REPORT_RESETS
          && question != LogSwitches.AUTODCM_WITHOUT_DCM) {
        semantics = answered(semantics, question, pick / Semantics.SWITCHES.size());
      }
    }
    return semantics;
  }

  private static <T extends Enum<T>> Semantics answered(
      Semantics semantics, Switch<T> question, int pick) {
    return semantics.with(question, question.values().get(pick % question.values().size()));
  }
}

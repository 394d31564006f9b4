package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ibcsim.kernel.Encoding;
import org.ibcsim.model.Admission;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.link.RlinkEvent;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.link.RlinkTransition;
import org.ibcsim.model.link.RlinkTransitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every event in every state, in a world: what has a row in the table happens and leads where the
 * row says, what has none does not happen, or is refused and changes nothing.
 */
class RlinkEventsInTheWorldTest {
  /** How a state is come to; PAUSE in its two kinds. */
  enum In {
    UNASSOC(RlinkState.UNASSOC, RlinkOrder.DETACH, RlinkOrder.DISSOCIATE),
    STALE(RlinkState.STALE, RlinkOrder.DETACH),
    ACTIVE(RlinkState.ACTIVE),
    PAUSE_AT_PRIMARY(RlinkState.PAUSE, RlinkOrder.PAUSE_AT_PRIMARY),
    PAUSE_BY_SECONDARY(RlinkState.PAUSE, RlinkOrder.PAUSE_AT_SECONDARY),
    FAIL(RlinkState.FAIL, RlinkOrder.MAKE_WRITABLE);

    final RlinkState state;
    final List<RlinkOrder> orders;

    In(RlinkState state, RlinkOrder... orders) {
      this.state = state;
      this.orders = List.of(orders);
    }

    void enter(Bed bed) {
      orders.forEach(order -> assertThat(bed.order(0, order)).as(order.name()).isNull());
      assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(state);
    }
  }

  /**
   * How an event is brought about.
   *
   * @param before is done while the RLINK is ACTIVE and connected
   * @param cause answers whether the event has happened
   */
  record Trial(Layouts layout, Consumer<Bed> before, Predicate<Bed> cause) {}

  /** Where the model has no such state at rest: the recovery at boot is over within one event. */
  private static final RlinkState NOT_AT_REST = RlinkState.RECOVER;

  private static final Map<RlinkEvent, String> NOT_PRODUCED =
      Map.of(
          RlinkEvent.PRIMARY_REBOOTED,
          "it is one event with RECOVERED: see aRebootPassesThroughRecover");

  /**
   * Where a row's guard does not hold: the event ends what has ended already when the state is
   * entered, see the tests below, or the same side pauses twice.
   */
  private static final Map<RlinkEvent, EnumSet<In>> GUARD_DOES_NOT_HOLD =
      Map.of(
          RlinkEvent.SRL_THROTTLE_LOST,
          EnumSet.of(In.PAUSE_AT_PRIMARY, In.PAUSE_BY_SECONDARY, In.FAIL),
          RlinkEvent.LATENCY_THROTTLE_OFF,
          EnumSet.of(In.PAUSE_AT_PRIMARY, In.PAUSE_BY_SECONDARY, In.FAIL),
          RlinkEvent.SYNC_PAUSED,
          EnumSet.of(In.PAUSE_AT_PRIMARY, In.PAUSE_BY_SECONDARY, In.FAIL),
          RlinkEvent.SYNC_ENDED,
          EnumSet.of(In.PAUSE_AT_PRIMARY, In.PAUSE_BY_SECONDARY),
          RlinkEvent.PAUSE_AT_PRIMARY,
          EnumSet.of(In.PAUSE_AT_PRIMARY),
          RlinkEvent.PAUSE_AT_SECONDARY,
          EnumSet.of(In.PAUSE_BY_SECONDARY),
          RlinkEvent.DISCONNECT,
          EnumSet.of(In.PAUSE_AT_PRIMARY));

  private static final Map<RlinkEvent, Trial> TRIALS = trials();

  private static Layouts small(SrlProtection protection) {
    return Layouts.secondaries(1).srl(10_000).protection(0, protection);
  }

  private static Layouts dcm() {
    return Layouts.secondaries(1)
        .regions(64)
        .srl(30_000)
        .protection(0, SrlProtection.AUTODCM)
        .semantics(Semantics.standard().with(Semantics.DCM_REPLAY_SIZE, 512));
  }

  private static Layouts latency() {
    LatencyProtection marks = new LatencyProtection(LatencyProtection.Mode.OVERRIDE, 3, 1);
    return Layouts.secondaries(1).latency(0, marks);
  }

  private static void nothing(Bed bed) {}

  private static Trial order(RlinkOrder order) {
    return new Trial(
        Layouts.secondaries(1),
        RlinkEventsInTheWorldTest::nothing,
        bed -> {
          String before = Encoding.of(bed.world);
          RlinkRefusal refusal = bed.order(0, order);
          if (refusal != null) {
            assertThat(Encoding.of(bed.world)).as("refused: " + refusal).isEqualTo(before);
          }
          return refusal == null;
        });
  }

  private static Trial checkpoint(CheckpointOrder.Verb verb) {
    return new Trial(
        Layouts.secondaries(1),
        bed -> {
          bed.order(CheckpointOrder.Verb.START, CheckpointOrder.OF_RVG, "backup");
          bed.write(0, 0, 1);
          bed.seconds(1);
          bed.order(CheckpointOrder.Verb.END, CheckpointOrder.OF_RVG, "");
        },
        bed -> {
          String before = Encoding.of(bed.world);
          RlinkRefusal refusal = bed.order(verb, 0, "backup");
          if (refusal != null) {
            assertThat(Encoding.of(bed.world)).as("refused: " + refusal).isEqualTo(before);
          }
          return refusal == null;
        });
  }

  private static Predicate<Bed> tells(Class<? extends Fact> fact, Consumer<Bed> cause) {
    return bed -> {
      int before = bed.facts(fact).size();
      cause.accept(bed);
      return bed.facts(fact).size() > before;
    };
  }

  private static void fill(Bed bed, int writes) {
    for (int number = 0; number < writes; number++) {
      bed.write(0, number, 1);
    }
    bed.milliseconds(1);
  }

  private static void intoDcm(Bed bed) {
    bed.cut(0);
    bed.seconds(11);
    while (!bed.world.dcmLogging(0)) {
      bed.write(0, 1, 1);
      bed.settle();
    }
    bed.heal(0);
    bed.seconds(4);
  }

  private static void intoResync(Bed bed) {
    intoDcm(bed);
    bed.resync();
    bed.milliseconds(1);
  }

  private static Map<RlinkEvent, Trial> trials() {
    Map<RlinkEvent, Trial> all = new EnumMap<>(RlinkEvent.class);
    all.put(RlinkEvent.ASSOCIATE, order(RlinkOrder.ASSOCIATE));
    all.put(RlinkEvent.DISSOCIATE, order(RlinkOrder.DISSOCIATE));
    all.put(RlinkEvent.ATTACH_FORCED, order(RlinkOrder.ATTACH_FORCED));
    all.put(RlinkEvent.ATTACH_AUTOSYNC, order(RlinkOrder.ATTACH_AUTOSYNC));
    all.put(RlinkEvent.ATTACH_CHECKPOINT, checkpoint(CheckpointOrder.Verb.ATTACH));
    all.put(RlinkEvent.RESTORE, checkpoint(CheckpointOrder.Verb.RESTORE));
    all.put(RlinkEvent.PAUSE_AT_PRIMARY, order(RlinkOrder.PAUSE_AT_PRIMARY));
    all.put(RlinkEvent.PAUSE_AT_SECONDARY, order(RlinkOrder.PAUSE_AT_SECONDARY));
    all.put(RlinkEvent.RESUME, order(RlinkOrder.RESUME_BOTH));
    all.put(RlinkEvent.SECONDARY_FAILED, order(RlinkOrder.MAKE_WRITABLE));
    all.put(RlinkEvent.RECOVERED, order(RlinkOrder.RECOVER));
    all.put(RlinkEvent.DETACH, order(RlinkOrder.DETACH));
    all.put(
        RlinkEvent.CONNECT,
        new Trial(
            Layouts.secondaries(1),
            bed -> {
              bed.cut(0);
              bed.seconds(11);
            },
            tells(
                Fact.Connected.class,
                bed -> {
                  bed.heal(0);
                  bed.seconds(60);
                })));
    all.put(
        RlinkEvent.DISCONNECT,
        new Trial(
            Layouts.secondaries(1),
            RlinkEventsInTheWorldTest::nothing,
            tells(
                Fact.Disconnected.class,
                bed -> {
                  bed.cut(0);
                  bed.seconds(20);
                })));
    all.put(
        RlinkEvent.BECOME_SYNCHRONOUS,
        new Trial(
            Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE),
            bed -> {
              bed.cut(0);
              bed.seconds(11);
            },
            bed -> {
              bed.heal(0);
              bed.seconds(60);
              return bed.world.effectivelySynchronous(0);
            }));
    all.put(
        RlinkEvent.BEGIN_DCM_LOGGING,
        new Trial(
            small(SrlProtection.AUTODCM),
            RlinkEventsInTheWorldTest::nothing,
            tells(Fact.DcmLogging.class, bed -> fill(bed, 4))));
    all.put(
        RlinkEvent.SRL_THROTTLE_ON,
        new Trial(
            small(SrlProtection.FAIL),
            RlinkEventsInTheWorldTest::nothing,
            tells(Fact.ThrottleOn.class, bed -> fill(bed, 3))));
    all.put(
        RlinkEvent.SRL_THROTTLE_OFF,
        new Trial(
            small(SrlProtection.FAIL),
            bed -> fill(bed, 3),
            tells(Fact.ThrottleOff.class, bed -> bed.seconds(5))));
    all.put(
        RlinkEvent.SRL_THROTTLE_LOST,
        new Trial(
            small(SrlProtection.DCM),
            bed -> fill(bed, 3),
            tells(
                Fact.ThrottleOff.class,
                bed -> {
                  bed.cut(0);
                  bed.seconds(11);
                })));
    all.put(
        RlinkEvent.OVERFLOW,
        new Trial(
            small(SrlProtection.OFF),
            RlinkEventsInTheWorldTest::nothing,
            tells(Fact.SrlOverflow.class, bed -> fill(bed, 3))));
    all.put(
        RlinkEvent.SRL_REFUSAL,
        new Trial(
            small(SrlProtection.FAIL),
            bed -> {
              bed.cut(0);
              bed.seconds(11);
            },
            bed -> {
              fill(bed, 2);
              return bed.tryWrite(0, 2, 1) == Admission.REFUSED;
            }));
    all.put(
        RlinkEvent.LATENCY_THROTTLE_ON,
        new Trial(
            latency(),
            RlinkEventsInTheWorldTest::nothing,
            tells(Fact.LatencyThrottleOn.class, bed -> fill(bed, 4))));
    all.put(
        RlinkEvent.LATENCY_THROTTLE_OFF,
        new Trial(
            latency(),
            bed -> fill(bed, 4),
            tells(Fact.LatencyThrottleOff.class, bed -> bed.seconds(5))));
    all.put(
        RlinkEvent.LATENCY_UNPROTECTED,
        new Trial(
            latency(),
            bed -> {
              bed.cut(0);
              bed.seconds(11);
            },
            tells(Fact.LatencyOverride.class, bed -> fill(bed, 4))));
    all.put(
        RlinkEvent.BEGIN_RESYNC,
        new Trial(
            dcm(),
            RlinkEventsInTheWorldTest::intoDcm,
            tells(
                Fact.ResyncStarted.class,
                bed -> {
                  bed.resync();
                })));
    all.put(
        RlinkEvent.SYNC_PAUSED,
        new Trial(
            dcm(),
            RlinkEventsInTheWorldTest::intoResync,
            tells(
                Fact.ResyncPaused.class,
                bed -> {
                  bed.cut(0);
                  bed.seconds(11);
                })));
    all.put(
        RlinkEvent.SYNC_RESUMED,
        new Trial(
            dcm(),
            bed -> {
              intoResync(bed);
              bed.cut(0);
              bed.seconds(11);
            },
            tells(
                Fact.ResyncResumed.class,
                bed -> {
                  bed.heal(0);
                  bed.seconds(4);
                })));
    all.put(
        RlinkEvent.SYNC_ENDED,
        new Trial(
            dcm(),
            RlinkEventsInTheWorldTest::intoResync,
            tells(Fact.StreamResumed.class, bed -> bed.seconds(60))));
    all.put(
        RlinkEvent.SECONDARY_RESTARTED,
        new Trial(
            Layouts.secondaries(1),
            bed -> bed.writes(3, 1),
            bed -> {
              bed.crash(1);
              bed.boot(1);
              return bed.world.attached(0);
            }));
    return all;
  }

  @Test
  void everyEventIsTriedOrNamedWithTheReasonWhyNot() {
    EnumSet<RlinkEvent> covered = EnumSet.noneOf(RlinkEvent.class);
    covered.addAll(TRIALS.keySet());
    assertThat(NOT_PRODUCED.keySet()).doesNotContainAnyElementsOf(covered);
    covered.addAll(NOT_PRODUCED.keySet());
    assertThat(covered).isEqualTo(EnumSet.allOf(RlinkEvent.class));
    EnumSet<RlinkState> states = EnumSet.of(NOT_AT_REST);
    for (In in : In.values()) {
      states.add(in.state);
    }
    assertThat(states).isEqualTo(EnumSet.allOf(RlinkState.class));
  }

  static Stream<Arguments> everyEventInEveryState() {
    List<Arguments> all = new ArrayList<>();
    for (In in : In.values()) {
      for (RlinkEvent event : TRIALS.keySet()) {
        if (!GUARD_DOES_NOT_HOLD.getOrDefault(event, EnumSet.noneOf(In.class)).contains(in)) {
          all.add(Arguments.of(in, event));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyEventInEveryState")
  void whatHappensIsWhatTheTableSays(In in, RlinkEvent event) {
    Trial trial = TRIALS.get(event);
    Bed bed = Bed.of(trial.layout());
    trial.before().accept(bed);
    in.enter(bed);
    boolean happened = trial.cause().test(bed);
    RlinkTransition row = RlinkTransitions.of(in.state, event);
    assertThat(happened).as("the row is %s", row).isEqualTo(row != null);
    RlinkState to = row == null || row.to() == null ? in.state : row.to();
    assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(to);
  }

  @ParameterizedTest
  @MethodSource("pausesAndFailure")
  void stallsAndReplaysEndWhenTheRlinkCannotBeReachedAnyMore(In in) {
    assertThat(told(in, small(SrlProtection.DCM), bed -> fill(bed, 3), Fact.ThrottleOff.class))
        .isTrue();
    assertThat(told(in, latency(), bed -> fill(bed, 4), Fact.LatencyThrottleOff.class)).isTrue();
    assertThat(told(in, dcm(), RlinkEventsInTheWorldTest::intoResync, Fact.ResyncPaused.class))
        .isTrue();
  }

  static Stream<In> pausesAndFailure() {
    return Stream.of(In.PAUSE_AT_PRIMARY, In.PAUSE_BY_SECONDARY, In.FAIL);
  }

  private static boolean told(
      In in, Layouts layout, Consumer<Bed> before, Class<? extends Fact> fact) {
    Bed bed = Bed.of(layout);
    before.accept(bed);
    return tells(fact, in::enter).test(bed);
  }

  @Test
  void theLastRegionsOnTheWireEndAReplayThoughTheSecondaryHasPaused() {
    Function<Integer, Boolean> endsInPause =
        events -> {
          Bed bed = Bed.of(dcm());
          intoDcm(bed);
          bed.resync();
          for (int number = 0; number < events; number++) {
            bed.nextEvent();
          }
          if (!bed.facts(Fact.StreamResumed.class).isEmpty()) {
            return false;
          }
          In.PAUSE_BY_SECONDARY.enter(bed);
          bed.settle();
          assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(RlinkState.PAUSE);
          return !bed.facts(Fact.StreamResumed.class).isEmpty();
        };
    assertThat(Stream.iterate(0, number -> number + 1).limit(400).anyMatch(endsInPause::apply))
        .isTrue();
  }

  @Test
  void aRebootPassesThroughRecover() {
    for (In in : In.values()) {
      Bed bed = Bed.of(Layouts.secondaries(1));
      bed.writes(3, 1);
      in.enter(bed);
      bed.crash(0);
      bed.boot(0);
      assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(in.state);
      assertThat(bed.world.connected(0)).isFalse();
    }
  }
}

package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.ibcsim.model.FreezeSwitches.FreezeStart;
import org.ibcsim.model.FreezeSwitches.NofreezeMode;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.bed.Act;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Companion;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.Storm;
import org.ibcsim.model.bed.TimedAgenda;
import org.ibcsim.model.bed.Trouble;

/**
 * Properties 5, 8, 18, 47 to 52 and 54 of in-band control messages (ibc 10): what crashes, reboots,
 * stopped RVGs and cut links may do to them; 53 is about commands and stands with the simulator.
 */
class IbcFaultProperties {
  private static final long SECOND = 1_000_000_000L;
  private static final Failed STOPPED = new Failed(IbcError.IBC_RVG_STOPPED);

  /** How many runs came to what a property is about; without it the property says nothing. */
  private static final Map<String, Integer> REACHED = new TreeMap<>();

  @BeforeContainer
  static void nothingIsReached() {
    REACHED.clear();
  }

  private static void reached(String property, boolean so) {
    REACHED.merge(property, so ? 1 : 0, Integer::sum);
  }

  @AfterContainer
  static void everyPropertyMetWhatItIsAbout() {
    System.out.println("Runs that met what a property is about: " + REACHED);
    assertThat(REACHED).allSatisfy((property, runs) -> assertThat(runs).as(property).isPositive());
  }

  @Provide
  Arbitrary<Delays> delays() {
    return Storm.anyDelays();
  }

  @Provide
  Arbitrary<Storm> storms() {
    return Storm.inTime();
  }

  @Provide
  Arbitrary<Storm> deliveries() {
    return Storm.ofDeliveries();
  }

  /** Writes, sends and everything that can be mended: nothing is detached, nobody gives up. */
  @Provide
  Arbitrary<List<Act>> weather() {
    return weather(Arbitraries.integers().between(0, 3));
  }

  @Provide
  Arbitrary<List<Act>> weatherOfSecondaries() {
    return weather(Arbitraries.integers().between(1, 3));
  }

  private static Arbitrary<List<Act>> weather(Arbitrary<Integer> host) {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 63);
    Arbitrary<Act> act =
        Arbitraries.frequencyOf(
            Tuple.of(8, Combinators.combine(any, any, Arbitraries.of(1, 3)).as(Act.Write::new)),
            Tuple.of(6, Arbitraries.integers().between(1, 40).map(Act.Pass::new)),
            Tuple.of(2, Arbitraries.of(1, 12).map(Act.Wait::new)),
            Tuple.of(
                3,
                Combinators.combine(Arbitraries.of(-1, 0, 1), Arbitraries.of(true, true, false))
                    .as((rlink, freeze) -> new Act.Send(0, rlink, freeze, 0, 5))),
            Tuple.of(1, any.map(Act.Cut::new)),
            Tuple.of(2, any.map(Act.Heal::new)),
            Tuple.of(1, host.map(Act.Crash::new)),
            Tuple.of(2, host.map(Act.Boot::new)),
            Tuple.of(1, host.map(Act.StopRvg::new)),
            Tuple.of(2, host.map(Act.StartRvg::new)));
    Arbitrary<List<Act>> outage =
        any.map(
            rlink ->
                List.of(
                    new Act.Send(0, rlink, true, 0, 5),
                    new Act.Pass(40),
                    new Act.Cut(rlink),
                    new Act.Wait(12),
                    new Act.Heal(rlink),
                    new Act.Wait(4)));
    return Arbitraries.frequencyOf(Tuple.of(20, act.map(List::of)), Tuple.of(1, outage))
        .list()
        .ofMinSize(10)
        .ofMaxSize(60)
        .map(phrases -> phrases.stream().flatMap(List::stream).toList());
  }

  /** A storm of weather with a companion on each Secondary, to its end. */
  private static List<Companion> attended(Bed bed, Storm storm) {
    List<Companion> companions = new ArrayList<>();
    for (int host = 1; host < bed.layout.hosts().size(); host++) {
      companions.add(new Companion(bed, host, "backup", storm.seed() + host));
    }
    for (Act act : storm.acts()) {
      storm.act(bed, act);
      if (act instanceof Act.Boot) {
        bed.register(0, "backup", 0);
      }
      companions.forEach(Companion::attend);
    }
    for (int host = 0; host < bed.layout.hosts().size(); host++) {
      bed.boot(host);
      bed.startRvg(host);
      bed.heal(Math.max(0, host - 1));
    }
    for (int round = 0; bed.world.openMessages() > 0; round++) {
      assertThat(round).as("rounds until every message has its fate").isLessThan(1_000);
      companions.forEach(Companion::attend);
      bed.seconds(15);
    }
    bed.end();
    return companions;
  }

  private static Storm weathered(int secondaries, Delays delays, long seed, List<Act> weather) {
    List<Act> acts = new ArrayList<>();
    acts.add(new Act.Register(0, 0, 0));
    acts.addAll(weather);
    return new Storm(Layouts.secondaries(secondaries), delays, true, seed, acts);
  }

  private static boolean concerns(Fact.MessageSubmitted message, int host) {
    return (message.targets() >>> host - 1 & 1) != 0;
  }

  @Property(tries = 60)
  void property_05_after_a_reboot_no_name_is_registered_and_every_old_key_is_void(
      @ForAll @IntRange(max = 2) int crashed,
      @ForAll @IntRange(min = 1, max = 32) int names,
      @ForAll @IntRange(min = 1, max = 10_000) int downSeconds,
      @ForAll boolean registeredAgain) {
    Bed bed = Bed.of(Layouts.secondaries(2));
    for (int host = 0; host <= 2; host++) {
      for (int number = 0; number < names; number++) {
        bed.register(host, "name" + number, 0);
      }
    }
    long key = bed.key(crashed, "name0");
    bed.crash(crashed);
    bed.seconds(downSeconds);
    bed.boot(crashed);
    for (int host = 0; host <= 2; host++) {
      assertThat(((Outcome.Status) bed.status(host)).registrations())
          .hasSize(host == crashed ? 0 : names);
    }
    if (registeredAgain) {
      assertThat(bed.register(crashed, "name0", 0)).isInstanceOf(Outcome.Registered.class);
      assertThat(bed.key(crashed, "name0")).isNotEqualTo(key);
    }
    Failed noApplication = new Failed(IbcError.EIBC_NO_APPLICATION);
    assertThat(bed.callingWithKey(crashed, "UNREGISTER", key).unregister(crashed, key))
        .isEqualTo(noApplication);
    if (crashed == 0) {
      assertThat(bed.callingWithKey(0, "SEND", key).send(0, key, 0, true, 0, "", 1))
          .isEqualTo(noApplication);
    } else {
      assertThat(bed.callingWithKey(crashed, "RECEIVE", key).receive(crashed, key, true, 0, 100, 1))
          .isEqualTo(noApplication);
      assertThat(bed.callingWithKey(crashed, "UNFREEZE", key).unfreeze(crashed, key))
          .isEqualTo(noApplication);
      assertThat(bed.callingWithKey(crashed, "STOPRECV", key).stopReceive(crashed, key))
          .isEqualTo(noApplication);
    }
  }

  @Property(tries = 60)
  void property_08_on_a_stopped_rvg_every_call_fails_and_changes_nothing(
      @ForAll @IntRange(max = 2) int stopped,
      @ForAll boolean crashes,
      @ForAll boolean frozen,
      @ForAll @IntRange(max = 10) int writes) {
    Bed bed = Bed.of(Layouts.secondaries(2));
    for (int host = 0; host <= 2; host++) {
      bed.register(host, "backup", 0);
    }
    bed.writes(writes, writes);
    if (frozen) {
      bed.send("backup");
      bed.settle();
      bed.receive(1, "backup");
    }
    int blocked = stopped == 0 ? 0 : bed.receive(stopped, "backup", true, 0);
    boolean waits = blocked > 0 && bed.blocked(blocked);
    if (crashes) {
      bed.crash(stopped);
    } else {
      bed.stopRvg(stopped);
      if (waits) {
        assertThat(bed.answer(blocked)).isEqualTo(STOPPED);
      }
    }
    long before = bed.world.fingerprint().low();
    assertThat(bed.register(stopped, "other", 0)).isEqualTo(STOPPED);
    assertThat(bed.status(stopped)).isEqualTo(STOPPED);
    assertThat(bed.answer(bed.sendFrom(stopped, "backup"))).isEqualTo(STOPPED);
    assertThat(bed.receive(stopped, "backup")).isEqualTo(STOPPED);
    assertThat(bed.answer(bed.receive(stopped, "backup", true, 5))).isEqualTo(STOPPED);
    assertThat(bed.unfreeze(stopped, "backup")).isEqualTo(STOPPED);
    assertThat(bed.stopReceive(stopped, "backup")).isEqualTo(STOPPED);
    assertThat(bed.unregister(stopped, "backup")).isEqualTo(STOPPED);
    assertThat(bed.world.fingerprint().low()).isEqualTo(before);
    if (!crashes) {
      bed.startRvg(stopped);
      assertThat(((Outcome.Status) bed.status(stopped)).registrations()).hasSize(1);
    }
    bed.end();
  }

  @Property(tries = 80)
  void property_18_a_message_whose_send_returned_outlives_a_crash_of_the_primary(
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 20) int after,
      @ForAll @IntRange(max = 40) int crashAfterMilliseconds,
      @ForAll boolean cut,
      @ForAll boolean twice,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = Bed.of(Layouts.secondaries(2), new TimedAgenda(delays, seed));
    bed.register(0, "backup", 0);
    if (cut) {
      bed.cut(0);
    }
    bed.writes(before, seed);
    int send = bed.send("backup");
    long image = bed.facts(Fact.MessageSubmitted.class).get(0).image();
    while (bed.blocked(send)) {
      bed.nextEvent();
    }
    bed.writes(after, seed + 1);
    bed.milliseconds(crashAfterMilliseconds);
    bed.crash(0);
    bed.seconds(1);
    bed.boot(0);
    if (twice) {
      bed.crash(0);
      bed.seconds(20);
      bed.boot(0);
    }
    bed.seconds(5);
    bed.heal(0);
    bed.seconds(20);
    bed.settle();
    for (int host = 1; host <= 2; host++) {
      bed.register(host, "backup", 0);
      Outcome received = bed.receive(host, "backup");
      assertThat(received).isInstanceOf(Outcome.Received.class);
      assertThat(((Outcome.Received) received).message()).isEqualTo(before + 1);
      assertThat(bed.world.image(host)).isEqualTo(image);
    }
    bed.end();
  }

  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  void property_47_whatever_can_be_mended_each_message_is_delivered_at_least_once(
      @ForAll @IntRange(min = 1, max = 3) int secondaries,
      @ForAll("delays") Delays delays,
      @ForAll long seed,
      @ForAll("weather") List<Act> weather) {
    Storm storm = weathered(secondaries, delays, seed, weather);
    Bed played =
        storm.hold(
            acted -> {
              Bed bed = acted.bed();
              List<Companion> companions = attended(bed, acted);
              for (Fact.MessageSubmitted message : bed.facts(Fact.MessageSubmitted.class)) {
                boolean logged =
                    bed.steps(Step.Logged.class).contains(new Step.Logged(message.message()));
                for (int host = 1; host <= companions.size(); host++) {
                  if (logged && concerns(message, host)) {
                    assertThat(companions.get(host - 1).deliveries())
                        .as("deliveries at host %d", host)
                        .extracting(Companion.Delivery::message)
                        .contains(message.message());
                  }
                }
              }
              return bed;
            });
    reached(
        "47: delivered after a crash",
        !played.facts(Fact.HostCrashed.class).isEmpty()
            && !played.facts(Fact.MessageReceived.class).isEmpty());
  }

  /** The messages received at a host in their order; without those that hold nothing. */
  private static List<Fact.MessageReceived> holding(Bed bed, int host) {
    Map<Long, Boolean> freezes = new HashMap<>();
    for (Fact.MessageSubmitted message : bed.facts(Fact.MessageSubmitted.class)) {
      freezes.put(message.message(), message.freeze());
    }
    Semantics semantics = bed.layout.semantics();
    boolean freezesAtArrival = semantics.get(FreezeSwitches.FREEZE_START) == FreezeStart.ARRIVAL;
    boolean holdsWithoutFreeze =
        semantics.get(FreezeSwitches.NOFREEZE_MODE) != NofreezeMode.NEVER_HOLD;
    return bed.facts(Fact.MessageReceived.class).stream()
        .filter(received -> received.host() == host)
        .filter(received -> freezes.get(received.message()) ? freezesAtArrival : holdsWithoutFreeze)
        .toList();
  }

  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  void property_48_between_two_copies_of_a_message_no_newer_one_is_delivered(
      @ForAll("deliveries") Storm storm) {
    Bed played =
        storm.play(
            bed -> {
              for (int host = 1; host < bed.layout.hosts().size(); host++) {
                assertThat(holding(bed, host))
                    .extracting(Fact.MessageReceived::message)
                    .as("deliveries at host %d", host)
                    .isSorted();
              }
            });
    reached("48: delivered again", deliveredAgain(played));
  }

  private static boolean deliveredAgain(Bed bed) {
    for (int host = 1; host < bed.layout.hosts().size(); host++) {
      List<Fact.MessageReceived> all = holding(bed, host);
      if (all.stream().map(Fact.MessageReceived::message).distinct().count() < all.size()) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  void property_49_a_message_that_is_delivered_again_shows_the_same_image(
      @ForAll("deliveries") Storm storm) {
    Bed played =
        storm.play(
            bed -> {
              for (int host = 1; host < bed.layout.hosts().size(); host++) {
                Map<Long, Long> images = new HashMap<>();
                for (Fact.MessageReceived received : holding(bed, host)) {
                  Long first = images.putIfAbsent(received.message(), received.image());
                  assertThat(first == null ? received.image() : first)
                      .as("image of message %d at host %d", received.message(), host)
                      .isEqualTo(received.image());
                }
              }
            });
    reached("49: delivered again", deliveredAgain(played));
  }

  @Property(tries = 60)
  void property_50_after_a_reboot_the_hold_of_an_arrived_message_counts_from_the_boot(
      @ForAll @IntRange(max = 590) int crashAfterSeconds,
      @ForAll @IntRange(min = 1, max = 100_000) int downSeconds,
      @ForAll boolean wasReceived,
      @ForAll boolean registersInTime,
      @ForAll @IntRange(max = 10) int writes) {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.register(0, "backup", 0);
    bed.writes(writes, writes);
    bed.send("backup");
    bed.writes(writes, writes + 1);
    if (wasReceived) {
      bed.register(1, "backup", 0);
    }
    bed.settle();
    if (wasReceived) {
      assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    }
    long message = bed.message();
    bed.seconds(crashAfterSeconds);
    bed.crash(1);
    bed.seconds(downSeconds);
    bed.boot(1);
    long booted = bed.clock.nowNanos();
    bed.seconds(599);
    assertThat(bed.world.frozen(1)).isTrue();
    if (registersInTime) {
      bed.register(1, "backup", 0);
      assertThat(((Outcome.Received) bed.receive(1, "backup")).message()).isEqualTo(message);
    } else {
      bed.seconds(2);
      assertThat(bed.nanosOf(new Fact.MessageEnded(1, message, Fact.Fate.DISCARDED)))
          .isEqualTo(booted + 600 * SECOND);
      assertThat(bed.world.frozen(1)).isFalse();
    }
    bed.end();
  }

  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  void property_51_detached_or_overflowed_no_message_is_delivered_at_a_wrong_image(
      @ForAll("storms") Storm storm) {
    Bed played =
        storm.play(
            bed -> {
              Map<Long, Long> sent = new HashMap<>();
              for (Fact.MessageSubmitted message : bed.facts(Fact.MessageSubmitted.class)) {
                sent.put(message.message(), message.image());
              }
              for (int host = 1; host < bed.layout.hosts().size(); host++) {
                for (Fact.MessageReceived received : holding(bed, host)) {
                  assertThat(received.image())
                      .as("image of message %d at host %d", received.message(), host)
                      .isEqualTo(sent.get(received.message()));
                }
              }
            });
    reached(
        "51: lost to a detached RLINK",
        played.facts(Fact.MessageEnded.class).stream()
                .anyMatch(ended -> ended.fate() == Fact.Fate.LOST)
            && !played.facts(Fact.MessageReceived.class).isEmpty());
  }

  @Property(tries = 100)
  void property_52_secondaries_that_receive_the_same_broadcast_see_the_same_image(
      @ForAll @IntRange(min = 2, max = 4) int secondaries,
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 20) int after,
      @ForAll Trouble first,
      @ForAll Trouble last,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Layouts layout =
        Layouts.secondaries(secondaries).secondaryLogging(0).synchronous(1, Synchronous.OVERRIDE);
    Bed bed = Bed.of(layout, new TimedAgenda(delays, seed));
    for (int host = 0; host <= secondaries; host++) {
      bed.register(host, "backup", 0);
    }
    bed.writes(before, seed);
    while (bed.acknowledgedPosition() < before) {
      bed.nextEvent();
    }
    bed.send("backup");
    bed.settle();
    bed.writes(after, seed + 1);
    first.strike(bed, 0);
    last.strike(bed, secondaries - 1);
    bed.settle();
    long image = bed.facts(Fact.MessageSubmitted.class).get(0).image();
    for (int host = 1; host <= secondaries; host++) {
      bed.seconds(host);
      assertThat(bed.receive(host, "backup")).isInstanceOf(Outcome.Received.class);
      assertThat(bed.world.image(host)).as("image of host %d", host).isEqualTo(image);
    }
    assertThat(bed.facts(Fact.MessageReceived.class))
        .hasSize(secondaries)
        .allSatisfy(received -> assertThat(received.image()).isEqualTo(image));
    bed.end();
  }

  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  void property_54_a_receiver_that_leaves_out_repeats_ends_in_one_state_whatever_is_repeated(
      @ForAll @IntRange(min = 1, max = 3) int secondaries,
      @ForAll("delays") Delays delays,
      @ForAll long seed,
      @ForAll("weatherOfSecondaries") List<Act> weather) {
    Storm storm = weathered(secondaries, delays, seed, onlyOfSecondaries(weather, secondaries));
    boolean[] repeated = {false};
    storm.hold(
        acted -> {
          Bed bed = acted.bed();
          List<Companion> companions = attended(bed, acted);
          for (int host = 1; host <= companions.size(); host++) {
            List<Companion.Delivery> expected = new ArrayList<>();
            for (Fact.MessageSubmitted message : bed.facts(Fact.MessageSubmitted.class)) {
              if (concerns(message, host)) {
                expected.add(new Companion.Delivery(message.message(), message.image()));
              }
            }
            Companion companion = companions.get(host - 1);
            assertThat(companion.deliveriesWithoutRepeats()).isEqualTo(expected);
            repeated[0] |= companion.deliveries().size() > expected.size();
          }
          return bed;
        });
    reached("54: delivered again", repeated[0]);
  }

  /** Acts name hosts modulo their number; the Primary is to stay up, as it is the other half. */
  private static List<Act> onlyOfSecondaries(List<Act> weather, int secondaries) {
    List<Act> acts = new ArrayList<>();
    for (Act act : weather) {
      boolean ofPrimary =
          act instanceof Act.Crash crash && crash.host() > secondaries
              || act instanceof Act.StopRvg stop && stop.host() > secondaries;
      if (!ofPrimary) {
        acts.add(act);
      }
    }
    return acts;
  }
}

package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.BunkerSwitches;
import org.ibcsim.model.BunkerSwitches.BunkerIbc;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Failback;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FailureSwitches.IbcAckPoint;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RoleError;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.BunkerBed;
import org.ibcsim.model.bed.Clockwork;
import org.ibcsim.model.bed.UntimedAgenda;

/**
 * Bunkers under every order of events: crashes and cuts at any host and RLINK, bunkers that are
 * made active and let go. The invariants are watched throughout.
 */
class BunkerProperties {
  private static final int STEPS = 1500;
  private static final Observer NOBODY = new Observer() {};

  private static BunkerBed bed(
      long seed, Synchronous ofBunker, BunkerIbc messages, IbcAckPoint acknowledged) {
    Semantics semantics =
        Semantics.standard()
            .with(BunkerSwitches.BUNKER_IBC, messages)
            .with(FailureSwitches.IBC_ACK_POINT, acknowledged);
    return new BunkerBed(
        BunkerBed.layout(2, ofBunker, semantics, 200_000, Synchronous.OFF),
        new UntimedAgenda(seed));
  }

  private static void act(BunkerBed bed, Random dice) {
    int host = dice.nextInt(bed.bunker + 1);
    int rlink = dice.nextInt(bed.bunkerRlink + 1);
    switch (dice.nextInt(60)) {
      case 0 -> {
        if (dice.nextInt(3) == 0) {
          bed.crash(host);
        }
      }
      case 1, 2 -> {
        bed.boot(host);
        if (host < bed.bunker) {
          bed.register(host);
        }
      }
      case 3 -> {
        if (dice.nextInt(2) == 0) {
          bed.cut(rlink);
        }
      }
      case 4, 5, 6 -> bed.heal(rlink);
      case 7 -> bed.world.stopRvg(host);
      case 8, 9, 10 -> bed.world.startRvg(host);
      case 11, 12 -> bed.world.activateBunker(bed.bunker);
      case 13, 14, 15, 16 -> bed.world.startReplay(bed.bunker, dice.nextInt(2));
      case 17 -> bed.world.deactivateBunker(bed.bunker);
      case 18, 19, 20, 21 -> bed.send();
      case 22, 23, 24, 25, 26, 27, 28 -> bed.receive(1 + dice.nextInt(2));
      case 29, 30, 31, 32, 33, 34, 35 -> bed.unfreeze(1 + dice.nextInt(2));
      default -> bed.write(dice.nextInt(200));
    }
  }

  private static void storm(BunkerBed bed, long seed) {
    Random dice = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      if (dice.nextInt(3) == 0) {
        act(bed, dice);
      } else {
        next(bed);
      }
    }
  }

  private static void next(BunkerBed bed) {
    Event event = bed.clock.next();
    if (event != null) {
      bed.world.handle(event);
    }
  }

  @Property(tries = 60)
  void invariant_48_a_full_replay_of_a_synchronous_bunker_leaves_a_takeover_nothing_to_lose(
      @ForAll long seed) {
    BunkerBed bed =
        BunkerBed.of(
            BunkerBed.layout(
                1, Synchronous.OVERRIDE, Semantics.standard(), 10_000_000, Synchronous.OFF));
    Random dice = new Random(seed);
    bed.cut(0);
    for (int write = dice.nextInt(60); write >= 0; write--) {
      bed.write(dice.nextInt(200));
      bed.milliseconds(dice.nextInt(30));
    }
    bed.crash(BunkerBed.PRIMARY);
    bed.heal(0);
    bed.seconds(20);
    long acknowledged = bed.acknowledged;
    bed.replay(0);
    bed.seconds(60);
    assertThat(bed.world.appliedPosition(BunkerBed.SECONDARY)).isGreaterThanOrEqualTo(acknowledged);
    assertThat(bed.world.takeover(BunkerBed.SECONDARY, Failback.NONE, 1))
        .isEqualTo(new Outcome.Refused(RoleError.BUNKER_ACTIVE));
    assertThat(bed.world.deactivateBunker(bed.bunker)).isEmpty();
    long image = bed.world.imageAfter(bed.world.appliedPosition(BunkerBed.SECONDARY));
    assertThat(bed.world.takeover(BunkerBed.SECONDARY, Failback.NONE, 2)).isEqualTo(Outcome.DONE);
    assertThat(bed.facts(Fact.RoleChanged.class))
        .singleElement()
        .satisfies(
            changed -> assertThat(changed.keptPosition()).isGreaterThanOrEqualTo(acknowledged));
    assertThat(bed.world.image(BunkerBed.SECONDARY)).isEqualTo(image);
  }

  /** What it holds is of the stream of before: it can be made active no more (dataflow 11.5). */
  @Property(tries = 20)
  void aBunkerIsOfNoUseAfterATakeover(@ForAll long seed) {
    BunkerBed bed =
        BunkerBed.of(
            BunkerBed.layout(
                2, Synchronous.OVERRIDE, Semantics.standard(), 10_000_000, Synchronous.OFF));
    Random dice = new Random(seed);
    for (int write = dice.nextInt(60); write >= 0; write--) {
      bed.write(dice.nextInt(200));
      bed.milliseconds(dice.nextInt(30));
    }
    bed.crash(BunkerBed.PRIMARY);
    bed.seconds(20);
    assertThat(bed.world.takeover(BunkerBed.SECONDARY, Failback.NONE, 1)).isEqualTo(Outcome.DONE);
    assertThat(bed.world.attached(bed.bunkerRlink)).isFalse();
    assertThat(bed.world.activateBunker(bed.bunker)).contains(BunkerRefusal.BUNKER_UNUSABLE);
    assertThat(bed.world.heldWrites(1)).isZero();
    bed.write(7);
    bed.seconds(5);
    assertThat(bed.world.stablePosition(bed.bunker)).isLessThan(bed.world.lastPosition());
  }

  private static BunkerBed roomy(long seed, BunkerIbc messages) {
    Semantics semantics = Semantics.standard().with(BunkerSwitches.BUNKER_IBC, messages);
    return new BunkerBed(
        BunkerBed.layout(2, Synchronous.OVERRIDE, semantics, 100_000_000, Synchronous.OFF),
        new UntimedAgenda(seed));
  }

  /** The Primary is lost in a storm, and then a Secondary takes over, if it may. */
  private static void loseThePrimary(BunkerBed bed, long seed) {
    storm(bed, seed);
    bed.crash(BunkerBed.PRIMARY);
    for (int host = 1; host <= bed.bunker; host++) {
      bed.boot(host);
      bed.world.startRvg(host);
    }
    bed.world.deactivateBunker(bed.bunker);
    for (int step = 0; step < 100; step++) {
      next(bed);
    }
    for (int host = 1; host < bed.bunker; host++) {
      bed.world.takeover(host, Failback.NONE, 1000 + host);
    }
    storm(bed, ~seed);
  }

  @Property(tries = 120)
  void noOrderOfEventsAroundATakeoverBreaksAnInvariant(
      @ForAll long seed, @ForAll BunkerIbc messages) {
    loseThePrimary(roomy(seed, messages), seed);
  }

  @Example
  void theStormsComeToTakeovers() {
    int takeovers = 0;
    for (long seed = 0; seed < 40; seed++) {
      BunkerBed bed = roomy(seed, BunkerIbc.DROP);
      loseThePrimary(bed, seed);
      takeovers += bed.facts(Fact.RoleChanged.class).size();
    }
    assertThat(takeovers).isGreaterThan(10);
  }

  @Property(tries = 120)
  void noOrderOfEventsBreaksAnInvariantOrLosesAWriteThatABunkerWasWaitedFor(
      @ForAll long seed, @ForAll BunkerIbc messages, @ForAll IbcAckPoint acknowledged) {
    BunkerBed bed = bed(seed, Synchronous.FAIL, messages, acknowledged);
    storm(bed, seed);
    if (bed.world.attached(bed.bunkerRlink)) {
      assertThat(bed.world.stablePosition(bed.bunker))
          .as("with synchronous=fail, whatever returned is in the bunker")
          .isGreaterThanOrEqualTo(bed.acknowledged);
    }
  }

  /**
   * Faults stop, the Primary is lost, and every attached Secondary gets all that the bunker has.
   */
  @Property(tries = 120)
  void whenFaultsStopAReplayComesToItsEnd(
      @ForAll long seed, @ForAll BunkerIbc messages, @ForAll IbcAckPoint acknowledged) {
    BunkerBed bed = bed(seed, Synchronous.OVERRIDE, messages, acknowledged);
    storm(bed, seed);
    bed.crash(BunkerBed.PRIMARY);
    bed.boot(bed.bunker);
    bed.world.startRvg(bed.bunker);
    bed.heal(bed.bunkerRlink);
    bed.world.activateBunker(bed.bunker);
    for (int rlink = 0; rlink < bed.bunkerRlink; rlink++) {
      bed.boot(1 + rlink);
      bed.world.startRvg(1 + rlink);
      bed.heal(rlink);
      bed.world.startReplay(bed.bunker, rlink);
    }
    for (int round = 0; round < 400; round++) {
      for (int host = 1; host < bed.bunker; host++) {
        bed.register(host);
        bed.receive(host);
        bed.unfreeze(host);
      }
      for (int step = 0; step < 20; step++) {
        next(bed);
      }
    }
    if (!bed.world.attached(bed.bunkerRlink)) {
      return;
    }
    long held = bed.world.stablePosition(bed.bunker);
    for (int rlink = 0; rlink < bed.bunkerRlink; rlink++) {
      if (bed.world.attached(rlink)) {
        assertThat(bed.world.heldWrites(rlink)).as("RLINK " + rlink).isZero();
        long applied = bed.world.appliedPosition(1 + rlink);
        assertThat(bed.world.image(1 + rlink))
            .isEqualTo(bed.world.imageAfter(Math.max(applied, held)));
      }
    }
  }

  @Property(tries = 60)
  void aCopyAndItsOriginalStayEqual(@ForAll long seed, @ForAll BunkerIbc messages) {
    BunkerBed bed = bed(seed, Synchronous.OVERRIDE, messages, IbcAckPoint.ARRIVAL_PERSISTED);
    storm(bed, seed);
    Clockwork otherClock = bed.clock.copy();
    World original = bed.world.copyFor(bed.clock, NOBODY);
    World copy = original.copyFor(otherClock, NOBODY);
    for (int number = 0; number < 300; number++) {
      assertThat(digest(copy)).isEqualTo(digest(original));
      Event event = bed.clock.next();
      assertThat(otherClock.next()).isEqualTo(event);
      for (World world : new World[] {original, copy}) {
        if (event != null) {
          world.handle(event);
        }
        switch (number % 50) {
          case 10 -> world.handle(new Event.HostCrashes(BunkerBed.PRIMARY));
          case 20 -> world.activateBunker(bed.bunker);
          case 30 -> world.startReplay(bed.bunker, 0);
          case 40 -> world.deactivateBunker(bed.bunker);
          case 45 -> world.handle(new Event.HostBoots(BunkerBed.PRIMARY));
          default -> world.submit(0, 0, BunkerBed.REGION_BYTES);
        }
      }
    }
  }

  private static String digest(World world) {
    Fingerprint fingerprint = world.fingerprint();
    return fingerprint.low() + " " + fingerprint.high();
  }

  @Example
  void theStormsComeToEverythingThatMatters() {
    Map<String, Integer> counts = new TreeMap<>();
    for (long seed = 0; seed < 40; seed++) {
      BunkerIbc messages = BunkerIbc.values()[(int) seed % 2];
      BunkerBed bed = bed(seed, Synchronous.OVERRIDE, messages, IbcAckPoint.ARRIVAL_PERSISTED);
      storm(bed, seed);
      for (Fact fact : bed.facts) {
        counts.merge(fact.getClass().getSimpleName(), 1, Integer::sum);
        if (fact instanceof Fact.MessageEnded ended && ended.fate() == Fact.Fate.LOST) {
          counts.merge("lost", 1, Integer::sum);
        }
      }
    }
    assertThat(counts)
        .containsKeys("BunkerActivated", "BunkerDeactivated", "ReplayEnded", "lost", "Frozen");
    assertThat(counts.get("ReplayStarted")).isGreaterThan(20);
    assertThat(counts.get("ReplayFinished")).isGreaterThan(10);
  }
}

package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.model.RoleBench.S1;
import static org.ibcsim.model.RoleBench.SEATTLE;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.dcm.DcmRegions;

/** The Primary of before comes back (dataflow 11.3; invariants 45 to 47 of dataflow 14). */
class FastFailbackScenario {
  private static final int SPREAD = (int) (DcmRegions.MINIMUM_REGION_BYTES / Layouts.REGION_BYTES);

  private static RoleBench bench() {
    return new RoleBench(Layouts.secondaries(1).regions(16 * SPREAD));
  }

  /** A write to each of some DCM regions. */
  private static void write(RoleBench bench, int from, int to) {
    for (int region = from; region < to; region++) {
      Admission admission =
          bench.world.submit(0, region * DcmRegions.MINIMUM_REGION_BYTES, Layouts.REGION_BYTES);
      assertThat(admission).isEqualTo(Admission.ADMITTED);
    }
  }

  private static void cutForGood(RoleBench bench) {
    bench.world.handle(new Event.LinkCut(0));
    bench.pass(20);
  }

  /** Seattle has so many writes that s1 lacks, and is lost; s1 takes over. */
  private static RoleBench superseded(int common, int lacking, Failback failback) {
    RoleBench bench = bench();
    write(bench, 0, common);
    bench.pass(5);
    cutForGood(bench);
    write(bench, 0, lacking);
    bench.pass(1);
    bench.crash(SEATTLE);
    assertThat(bench.outcome(bench.takeover(S1, failback))).isEqualTo(Outcome.DONE);
    return bench;
  }

  private static void seattleReturns(RoleBench bench) {
    bench.world.handle(new Event.HostBoots(SEATTLE));
    bench.world.handle(new Event.LinkHealed(0));
    bench.pass(5);
  }

  @Property(tries = 60)
  void invariant_47_fast_failback_sends_the_union_of_what_both_wrote_and_leaves_both_equal(
      @ForAll @IntRange(max = 16) int common,
      @ForAll @IntRange(max = 8) int lacking,
      @ForAll @IntRange(max = 12) int from,
      @ForAll @IntRange(max = 4) int count,
      @ForAll boolean automatic) {
    RoleBench bench = superseded(common, lacking, automatic ? Failback.AUTOMATIC : Failback.FAST);
    write(bench, from, from + count);
    bench.pass(2);
    assertThat(bench.world.dcmBytes(0)).isEqualTo(count * DcmRegions.MINIMUM_REGION_BYTES);
    assertThat(bench.facts(Fact.ActingSecondary.class)).isEmpty();
    seattleReturns(bench);
    int overlap = Math.max(0, Math.min(lacking, from + count) - from);
    long union = (lacking + count - overlap) * DcmRegions.MINIMUM_REGION_BYTES;
    assertThat(bench.facts(Fact.ActingSecondary.class))
        .containsExactly(new Fact.ActingSecondary(SEATTLE, union));
    if (!automatic) {
      assertThat(bench.facts(Fact.ResyncStarted.class)).isEmpty();
      assertThat(bench.world.failbackSynchronize()).isEqualTo(ResyncStart.STARTED);
    }
    bench.pass(30);
    assertThat(bench.facts(Fact.ResyncStopped.class))
        .extracting(Fact.ResyncStopped::sentBytes)
        .containsExactly(union);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
    assertThat(bench.world.consistent(SEATTLE)).isTrue();
    assertThat(bench.world.dcmBytes(0)).isZero();
  }

  @Property(tries = 30)
  void invariant_45_then_the_role_migrates_back_and_loses_nothing(
      @ForAll @IntRange(max = 8) int lacking, @ForAll @IntRange(max = 8) int written) {
    RoleBench bench = superseded(4, lacking, Failback.AUTOMATIC);
    write(bench, 2, 2 + written);
    bench.pass(2);
    seattleReturns(bench);
    bench.pass(30);
    write(bench, 0, 3);
    bench.pass(5);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
    bench.quiesce();
    assertThat(bench.outcome(bench.migrate(SEATTLE))).isEqualTo(Outcome.DONE);
    bench.world.unquiesce();
    write(bench, 0, 2);
    bench.pass(5);
    assertThat(bench.world.layout().primary()).isEqualTo(SEATTLE);
    assertThat(bench.change().lostUpdates()).isZero();
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
  }

  @Property(tries = 30)
  void invariant_46_a_takeover_loses_what_the_secondary_lacks_and_no_more(
      @ForAll @IntRange(max = 8) int lacking, @ForAll boolean fast) {
    RoleBench bench = superseded(4, lacking, fast ? Failback.FAST : Failback.NONE);
    assertThat(bench.change().lostUpdates()).isEqualTo(lacking);
    assertThat(bench.world.attached(0)).isEqualTo(fast);
    assertThat(bench.world.dcmLogging(0)).isEqualTo(fast);
  }

  @Example
  void the_original_primary_is_no_secondary_before_fbsync_and_inconsistent_during_it() {
    RoleBench bench = superseded(4, 8, Failback.FAST);
    assertThat(bench.world.failbackSynchronize()).isEqualTo(ResyncStart.NOT_CONNECTED);
    assertThat(bench.world.resync()).isEqualTo(ResyncStart.NOT_IN_DCM_LOGGING);
    seattleReturns(bench);
    assertThat(bench.world.image(SEATTLE)).isNotEqualTo(bench.world.image(S1));
    assertThat(bench.world.failbackSynchronize()).isEqualTo(ResyncStart.STARTED);
    assertThat(bench.world.failbackSynchronize()).isEqualTo(ResyncStart.UNDER_WAY);
    bench.pass(30);
    assertThat(bench.facts(Fact.Inconsistent.class))
        .containsExactly(new Fact.Inconsistent(SEATTLE));
    assertThat(bench.facts(Fact.Consistent.class)).hasSize(1);
    assertThat(bench.world.failbackSynchronize()).isEqualTo(ResyncStart.NOT_IN_DCM_LOGGING);
  }

  @Example
  void a_new_primary_writes_though_its_synchronous_rlink_waits_for_the_old_one() {
    RoleBench bench =
        new RoleBench(Layouts.secondaries(1).regions(16 * SPREAD).synchronous(0, Synchronous.FAIL));
    write(bench, 0, 2);
    bench.pass(5);
    bench.crash(SEATTLE);
    bench.takeover(S1, Failback.AUTOMATIC);
    write(bench, 4, 6);
    bench.pass(2);
    seattleReturns(bench);
    bench.pass(30);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
    assertThat(bench.world.effectivelySynchronous(0)).isTrue();
  }

  @Example
  void a_cut_during_the_replay_delays_it_and_no_more() {
    RoleBench bench = superseded(4, 16, Failback.FAST);
    seattleReturns(bench);
    bench.world.failbackSynchronize();
    bench.world.handle(new Event.LinkCut(0));
    bench.pass(20);
    write(bench, 12, 16);
    bench.world.handle(new Event.LinkHealed(0));
    bench.pass(30);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
    assertThat(bench.world.consistent(SEATTLE)).isTrue();
  }

  @Example
  void what_the_original_primary_had_in_its_dcm_is_sent_too() {
    RoleBench bench =
        new RoleBench(
            Layouts.secondaries(1)
                .regions(16 * SPREAD)
                .srl(20_000)
                .protection(0, SrlProtection.AUTODCM));
    write(bench, 0, 2);
    bench.pass(5);
    cutForGood(bench);
    for (int region = 4; region < 14; region++) {
      write(bench, region, region + 1);
      bench.pass(1);
    }
    assertThat(bench.world.dcmLogging(0)).isTrue();
    bench.crash(SEATTLE);
    bench.takeover(S1, Failback.FAST);
    seattleReturns(bench);
    assertThat(bench.facts(Fact.ActingSecondary.class))
        .containsExactly(new Fact.ActingSecondary(SEATTLE, 10 * DcmRegions.MINIMUM_REGION_BYTES));
    bench.world.failbackSynchronize();
    bench.pass(30);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
  }

  @Example
  void a_primary_that_was_only_cut_off_comes_back_the_same_way() {
    RoleBench bench = bench();
    write(bench, 0, 4);
    bench.pass(5);
    cutForGood(bench);
    write(bench, 0, 8);
    bench.pass(1);
    bench.takeover(S1, Failback.AUTOMATIC);
    write(bench, 10, 12);
    bench.world.handle(new Event.LinkHealed(0));
    bench.pass(30);
    assertThat(bench.facts(Fact.ResyncStopped.class))
        .extracting(Fact.ResyncStopped::sentBytes)
        .containsExactly(10 * DcmRegions.MINIMUM_REGION_BYTES);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
  }

  @Example
  void without_a_dcm_on_each_volume_only_a_takeover_without_failback_is_possible() {
    RoleBench bench = new RoleBench(Layouts.secondaries(1).withoutDcm());
    bench.crash(SEATTLE);
    assertThat(bench.outcome(bench.takeover(S1, Failback.FAST)))
        .isEqualTo(new Outcome.Refused(RoleError.NO_DCM));
    assertThat(bench.outcome(bench.takeover(S1))).isEqualTo(Outcome.DONE);
  }
}

package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.Storm;
import org.ibcsim.model.bed.TimedAgenda;

/**
 * Invariants 1 to 14 of the data flow (dataflow 14).
 *
 * <p>What 12 says of shared disk groups is tested in ClusterProperties. Of 13 this is tested: what
 * a synchronous RLINK has not network-acknowledged never exceeds the writes that the application
 * has under way.
 */
class DataFlowProperties {
  @Provide
  Arbitrary<Storm> storms() {
    return Storm.any();
  }

  @Provide
  Arbitrary<Delays> delays() {
    return Storm.anyDelays();
  }

  private static Bed bed(Layouts layout, Delays delays) {
    return Bed.of(layout, new TimedAgenda(delays.withoutSpread(), 0));
  }

  /** The time from the submission of a lone write to its acknowledgement. */
  private static long latencyNanos(Bed bed, long position) {
    long submitted = -1;
    for (Bed.Moment moment : bed.moments) {
      if (moment.step() instanceof Step.Submitted step && step.position() == position) {
        submitted = moment.nanos();
      } else if (moment.step() instanceof Step.Acknowledged step && step.position() == position) {
        return moment.nanos() - submitted;
      }
    }
    throw new AssertionError("write " + position + " was never acknowledged");
  }

  private static Layouts mixed(int secondaries, int synchronous) {
    Layouts layout = Layouts.secondaries(secondaries);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      if ((synchronous >>> rlink & 1) != 0) {
        layout = layout.synchronous(rlink, Synchronous.OVERRIDE);
      }
    }
    return layout;
  }

  @Property(tries = 100)
  void invariant_01_no_write_is_acknowledged_before_it_is_in_the_srl(
      @ForAll("storms") Storm storm) {
    Bed bed = storm.play();
    long logged = 0;
    for (Bed.Moment moment : bed.moments) {
      if (moment.step() instanceof Step.Logged step) {
        logged = step.position();
      } else if (moment.step() instanceof Step.Acknowledged step) {
        assertThat(step.position()).isLessThanOrEqualTo(logged);
      }
    }
  }

  @Property(tries = 60)
  void invariant_02_with_asynchronous_rlinks_alone_latency_is_the_srl_write(
      @ForAll @IntRange(min = 1, max = 4) int secondaries,
      @ForAll @IntRange(min = 1, max = 10) int writes,
      @ForAll boolean logging,
      @ForAll("delays") Delays delays) {
    Layouts layout = Layouts.secondaries(secondaries);
    Bed bed = bed(logging ? layout.secondaryLogging(0) : layout, delays);
    for (int number = 1; number <= writes; number++) {
      bed.writes(1, number);
      bed.milliseconds(6);
      assertThat(latencyNanos(bed, number)).isEqualTo(delays.srl());
    }
  }

  @Property(tries = 80)
  void invariant_03_with_synchronous_rlinks_latency_is_srl_plus_the_slowest_round_trip(
      @ForAll @IntRange(min = 1, max = 4) int secondaries,
      @ForAll @IntRange(min = 1, max = 15) int synchronous,
      @ForAll boolean slowDisks,
      @ForAll("delays") Delays delays) {
    Delays disks = slowDisks ? delays.withSecondaryVolume(50_000_000) : delays;
    Bed bed = bed(mixed(secondaries, synchronous), disks);
    bed.writes(1, synchronous);
    bed.settle();
    boolean any = (synchronous & (1 << secondaries) - 1) != 0;
    assertThat(latencyNanos(bed, 1))
        .isEqualTo(delays.srl() + (any ? delays.wire() + 2 * delays.latency() : 0));
    for (int rlink = 0; rlink < secondaries; rlink++) {
      if ((synchronous >>> rlink & 1) != 0) {
        assertThat(bed.nanosOf(new Step.NetworkAcknowledged(rlink, 1)))
            .isLessThanOrEqualTo(bed.nanosOf(new Step.Acknowledged(1, true)));
      }
    }
  }

  @Property(tries = 60)
  void invariant_04_latency_never_includes_a_data_volume_or_a_secondary_disk(
      @ForAll @IntRange(max = 15) int synchronous,
      @ForAll @IntRange(min = 1, max = 30) int writes,
      @ForAll("delays") Delays delays) {
    Map<Long, Long> usual = latencies(synchronous, writes, delays);
    Delays slow = delays.withVolume(77_000_000).withSecondaryVolume(55_000_000);
    assertThat(latencies(synchronous, writes, slow)).isEqualTo(usual);
  }

  private static Map<Long, Long> latencies(int synchronous, int writes, Delays delays) {
    Bed bed = bed(mixed(4, synchronous), delays);
    bed.writes(writes, synchronous);
    bed.settle();
    Map<Long, Long> latencies = new TreeMap<>();
    for (long position = 1; position <= writes; position++) {
      latencies.put(position, latencyNanos(bed, position));
    }
    return latencies;
  }

  @Property(tries = 80)
  void invariant_05_each_update_is_logged_sent_received_stored_and_acknowledged_in_this_order(
      @ForAll("storms") Storm storm) {
    Bed bed = storm.play();
    int rlinks = bed.layout.rlinks().size();
    long logged = 0;
    long[] sent = new long[rlinks];
    long[] received = new long[rlinks];
    long[] stable = new long[rlinks];
    long[] acknowledged = new long[rlinks];
    for (Bed.Moment moment : bed.moments) {
      Step step = moment.step();
      if (step instanceof Step.Logged is) {
        logged = is.position();
      } else if (step instanceof Step.Transmitted is) {
        assertThat(is.position()).isLessThanOrEqualTo(logged);
        sent[is.rlink()] = Math.max(sent[is.rlink()], is.position());
      } else if (step instanceof Step.Arrived is) {
        assertThat(is.position()).isLessThanOrEqualTo(sent[is.rlink()]);
        received[is.rlink()] = Math.max(received[is.rlink()], is.position());
      } else if (step instanceof Step.NetworkAcknowledged is) {
        assertThat(is.position()).isLessThanOrEqualTo(received[is.rlink()]);
        acknowledged[is.rlink()] = Math.max(acknowledged[is.rlink()], is.position());
      } else if (step instanceof Step.Stable is) {
        stable[is.rlink()] = is.position();
      } else if (step instanceof Step.DataAcknowledged is) {
        assertThat(is.position())
            .isLessThanOrEqualTo(acknowledged[is.rlink()])
            .isLessThanOrEqualTo(stable[is.rlink()]);
      }
    }
  }

  @Property(tries = 80)
  void invariant_06_a_secondary_applies_in_strictly_increasing_order(
      @ForAll("storms") Storm storm) {
    Bed bed = storm.play();
    for (int rlink = 0; rlink < bed.layout.rlinks().size(); rlink++) {
      int number = rlink;
      assertThat(bed.steps(Step.Applied.class))
          .filteredOn(applied -> applied.rlink() == number)
          .extracting(Step.Applied::position)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Property(tries = 80)
  void invariant_07_a_secondary_equals_the_primary_after_a_prefix_of_its_writes_at_any_instant(
      @ForAll("storms") Storm storm) {
    Bed bed = storm.bed();
    for (Deed deed : Deed.of(storm)) {
      deed.on(bed);
      for (int host = 1; host < bed.layout.hosts().size(); host++) {
        // Regions of a replay are written without order: 4.4. The bed watches when that may be.
        if (bed.world.consistent(host)) {
          long applied = bed.world.appliedPosition(host);
          assertThat(bed.world.image(host))
              .isEqualTo(applied == 0 ? 0 : bed.ledger().at(applied).image());
        }
      }
    }
    bed.end();
  }

  /** One step of a storm, ready to be done. */
  private interface Deed {
    void on(Bed bed);

    static Iterable<Deed> of(Storm storm) {
      return () -> storm.acts().stream().map(act -> (Deed) bed -> storm.act(bed, act)).iterator();
    }
  }

  @Property(tries = 60)
  void invariant_08_srl_space_is_reused_when_every_attached_rlink_and_the_volume_have_the_update(
      @ForAll @IntRange(min = 1, max = 20) int writes,
      @ForAll @IntRange(max = 2) int cut,
      @ForAll boolean slowVolume) {
    Delays delays = slowVolume ? Delays.STEADY.withVolume(3_600_000_000_000L) : Delays.STEADY;
    Bed bed = bed(Layouts.secondaries(3), delays);
    bed.cut(cut);
    bed.writes(writes, cut);
    bed.seconds(60);
    assertThat(bed.freedPosition()).isZero();
    bed.heal(cut);
    bed.seconds(60);
    assertThat(bed.freedPosition()).isEqualTo(slowVolume ? 0 : writes);
    bed.settle();
    assertThat(bed.freedPosition()).isEqualTo(writes);
  }

  @Property(tries = 40)
  void invariant_08_the_srl_never_wraps_over_what_the_primarys_volumes_lack(
      @ForAll @IntRange(min = 5, max = 60) int writes, @ForAll long seed) {
    Bed bed = bed(Layouts.secondaries(1).srl(40_000), Delays.STEADY.withVolume(1_000_000_000));
    for (int number = 0; number < writes; number++) {
      bed.writes(1, seed + number);
      bed.milliseconds(50);
      assertThat(bed.ledger().srlBytes(bed.freedPosition(), bed.ledger().last()))
          .isLessThanOrEqualTo(40_000);
    }
    bed.end();
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
    assertThat(bed.facts(Fact.SrlOverflow.class)).isEmpty();
  }

  @Property(tries = 60)
  void invariant_09_a_buffer_is_held_until_its_write_is_on_the_primarys_data_volume(
      @ForAll("storms") Storm storm) {
    Bed bed = storm.bed();
    long lastAtCrash = 0;
    long crashes = 0;
    for (Deed deed : Deed.of(storm)) {
      deed.on(bed);
      long crashesNow =
          bed.facts(Fact.HostCrashed.class).stream().filter(crash -> crash.host() == 0).count();
      if (crashesNow > crashes) {
        crashes = crashesNow;
        lastAtCrash = bed.ledger().last();
      }
      long done = Math.max(bed.world.appliedPosition(0), lastAtCrash);
      assertThat(bed.world.bufferReleasedPosition()).isLessThanOrEqualTo(done);
      assertThat(bed.world.kernelBufferBytes())
          .isGreaterThanOrEqualTo(
              bed.ledger().srlBytes(done, bed.ledger().last())
                  - 512 * (bed.ledger().last() - done));
    }
    bed.end();
  }

  @Property(tries = 60)
  void invariant_09_writes_wait_for_the_data_volume_when_it_holds_all_buffers(
      @ForAll @IntRange(min = 3, max = 40) int writes,
      @ForAll @IntRange(min = 3, max = 10) int buffers,
      @ForAll long seed) {
    Bed bed =
        bed(
            Layouts.secondaries(2).writeBuffers((long) buffers * Layouts.REGION_BYTES),
            Delays.STEADY.withVolume(1_000_000_000));
    bed.writes(writes, seed);
    while (bed.writesWait()) {
      assertThat(bed.world.bufferReleasedPosition()).isEqualTo(bed.world.appliedPosition(0));
      bed.nextEvent();
    }
    assertThat(bed.facts(Fact.WriteBuffersThrottleOn.class))
        .hasSameSizeAs(bed.facts(Fact.WriteBuffersThrottleOff.class));
    bed.end();
    assertThat(bed.steps(Step.ReadBack.class)).isEmpty();
  }

  @Property(tries = 60)
  void invariant_10_srl_bytes_are_payloads_and_one_header_block_each(
      @ForAll @IntRange(max = 30) int writes, @ForAll @IntRange(max = 3_000) int payload) {
    Bed bed = bed(Layouts.secondaries(2), Delays.STEADY);
    bed.register(0, "backup", 0);
    bed.cut(0);
    bed.writes(writes, payload);
    bed.send("backup", 0, true, 0, "x".repeat(payload));
    bed.seconds(1);
    long bytes = payload + 512L;
    for (Step.Submitted write : bed.steps(Step.Submitted.class)) {
      bytes += write.lengthBytes() + 512L;
    }
    assertThat(bed.world.outstandingBytes(0)).isEqualTo(bytes);
    assertThat(bed.world.outstandingBytes(1)).isZero();
  }

  @Property(tries = 60)
  void invariant_11_outstanding_is_end_of_log_less_start_of_log_and_fits_the_srl(
      @ForAll("storms") Storm storm) {
    Bed bed = storm.bed();
    int rlinks = bed.layout.rlinks().size();
    for (Deed deed : Deed.of(storm)) {
      deed.on(bed);
      for (int rlink = 0; rlink < rlinks; rlink++) {
        long outstanding = bed.world.outstandingWrites(rlink);
        long bytes = bed.world.outstandingBytes(rlink);
        assertThat(outstanding).isBetween(0L, bed.world.lastPosition());
        assertThat(bytes).isBetween(outstanding * 512, bed.layout.hosts().get(0).srlBytes());
        // One in DCM logging carries a part of the log that does not end with the newest update.
        if (!bed.world.dcmLogging(rlink)) {
          assertThat(bytes)
              .isEqualTo(
                  bed.world.attached(rlink) ? bed.ledger().srlBytesOfNewest(outstanding) : 0);
        }
      }
    }
  }

  @Property(tries = 80)
  void invariant_12_an_update_is_read_back_if_its_buffer_was_released_and_only_then(
      @ForAll @IntRange(max = 40) int writes,
      @ForAll @IntRange(min = 1, max = 20) int buffers,
      @ForAll boolean cut) {
    Bed bed =
        bed(
            Layouts.secondaries(1).writeBuffers((long) buffers * Layouts.REGION_BYTES),
            Delays.STEADY.withWire(1_000_000_000));
    if (cut) {
      bed.cut(0);
    }
    for (int number = 0; number < writes; number++) {
      bed.write(0, number % 16, 1);
      bed.milliseconds(1);
    }
    bed.seconds(11);
    bed.heal(0);
    bed.settle();
    bed.end();
    List<Step> expected = new ArrayList<>();
    // The newest are still held, and the first was sent at once unless the path was cut.
    for (long position = cut ? 1 : 2; position <= writes - buffers; position++) {
      expected.add(new Step.ReadBack(0, position));
    }
    assertThat(bed.steps(Step.ReadBack.class)).isEqualTo(expected);
  }

  @Property(tries = 60)
  void invariant_12_what_was_sent_and_lost_is_read_back_since_its_buffer_was_released(
      @ForAll @IntRange(min = 1, max = 20) int writes,
      @ForAll boolean disconnects,
      @ForAll Synchronous mode) {
    Bed bed =
        bed(Layouts.secondaries(1).synchronous(0, mode), Delays.STEADY.withLatency(100_000_000));
    bed.writes(writes, writes);
    bed.milliseconds(50);
    assertThat(bed.world.kernelBufferBytes()).isZero();
    bed.cut(0);
    bed.seconds(disconnects ? 20 : 2);
    bed.heal(0);
    bed.end();
    assertThat(bed.steps(Step.ReadBack.class))
        .extracting(Step.ReadBack::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, writes).boxed().toList());
  }

  @Property(tries = 80)
  void invariant_12_rlinks_that_are_synchronous_or_up_to_date_read_nothing_back(
      @ForAll @IntRange(min = 1, max = 4) int secondaries,
      @ForAll @IntRange(max = 15) int synchronous,
      @ForAll @IntRange(min = 1, max = 40) int writes,
      @ForAll @IntRange(min = 3, max = 12) int buffers,
      @ForAll("delays") Delays delays) {
    int all = (1 << secondaries) - 1;
    boolean allSynchronous = (synchronous & all) == all;
    Layouts layout = mixed(secondaries, synchronous);
    // An asynchronous RLINK is up to date as far as memory goes when all fits into it.
    long bytes = allSynchronous ? buffers : 3L * writes;
    Bed bed = bed(layout.writeBuffers(bytes * Layouts.REGION_BYTES), delays);
    bed.writes(writes, synchronous);
    if (allSynchronous && writes > buffers) {
      assertThat(bed.facts(Fact.WriteBuffersThrottleOn.class)).hasSize(1);
    }
    bed.settle();
    bed.writes(writes, secondaries);
    bed.end();
    assertThat(bed.steps(Step.ReadBack.class)).isEmpty();
  }

  @Property(tries = 60)
  void invariant_13_a_synchronous_rlink_lags_by_no_more_than_the_applications_concurrency(
      @ForAll @IntRange(min = 1, max = 8) int concurrency,
      @ForAll @IntRange(min = 1, max = 60) int writes,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = bed(Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE), delays);
    int submitted = 0;
    while (submitted < writes) {
      while (submitted < writes && submitted - bed.acknowledgedPosition() < concurrency) {
        bed.writes(1, seed + submitted++);
      }
      long transferred =
          bed.steps(Step.NetworkAcknowledged.class).stream()
              .mapToLong(Step.NetworkAcknowledged::position)
              .max()
              .orElse(0);
      assertThat(submitted - transferred).isLessThanOrEqualTo(concurrency);
      bed.milliseconds(1);
    }
  }

  @Property(tries = 60)
  void invariant_14_an_asynchronous_rlink_that_is_cut_fails_and_delays_nothing(
      @ForAll @IntRange(min = 1, max = 4) int secondaries,
      @ForAll @IntRange(min = 1, max = 15) int cuts,
      @ForAll @IntRange(min = 1, max = 20) int writes,
      @ForAll boolean heals) {
    Bed bed = bed(Layouts.secondaries(secondaries), Delays.STEADY);
    for (int number = 1; number <= writes; number++) {
      if (number % 3 == 1) {
        for (int rlink = 0; rlink < secondaries; rlink++) {
          if ((cuts >>> rlink & 1) != 0) {
            bed.cut(rlink);
          }
        }
      } else if (heals && number % 3 == 0) {
        bed.heal(0);
      }
      bed.writes(1, number);
      bed.seconds(4);
      assertThat(latencyNanos(bed, number)).isEqualTo(Delays.STEADY.srl());
    }
    assertThat(bed.steps(Step.Refused.class)).isEmpty();
    assertThat(bed.steps(Step.Acknowledged.class))
        .hasSize(writes)
        .allMatch(Step.Acknowledged::succeeded);
    bed.end();
  }
}

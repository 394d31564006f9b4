package org.ibcsim.check.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.check.invariant.Invariant.ACKNOWLEDGED_AFTER_SRL;
import static org.ibcsim.check.invariant.Invariant.APPLIED_IN_ORDER;
import static org.ibcsim.check.invariant.Invariant.BUFFER_HELD_UNTIL_ON_VOLUME;
import static org.ibcsim.check.invariant.Invariant.ERRORS_ONLY_WHEN_ALLOWED;
import static org.ibcsim.check.invariant.Invariant.FROZEN_STANDS_STILL;
import static org.ibcsim.check.invariant.Invariant.INCONSISTENT_DURING_REPLAY;
import static org.ibcsim.check.invariant.Invariant.LOG_HAS_NO_GAPS;
import static org.ibcsim.check.invariant.Invariant.MESSAGES_IN_ORDER;
import static org.ibcsim.check.invariant.Invariant.MESSAGE_AFTER_ITS_PREDECESSORS;
import static org.ibcsim.check.invariant.Invariant.MESSAGE_AT_ITS_IMAGE;
import static org.ibcsim.check.invariant.Invariant.MESSAGE_POOL_NOT_OVERFULL;
import static org.ibcsim.check.invariant.Invariant.NOTHING_ELSE_DELAYS;
import static org.ibcsim.check.invariant.Invariant.NOTHING_IN_DCM_LOGGING;
import static org.ibcsim.check.invariant.Invariant.READ_BACK_ONLY_WHEN_RELEASED;
import static org.ibcsim.check.invariant.Invariant.SECONDARY_IS_PREFIX;
import static org.ibcsim.check.invariant.Invariant.SLOT_FREE_WHEN_NOBODY_NEEDS_IT;
import static org.ibcsim.check.invariant.Invariant.SNAPSHOT_IN_FREEZE;
import static org.ibcsim.check.invariant.Invariant.SRL_ACCOUNT;
import static org.ibcsim.check.invariant.Invariant.SRL_NOT_OVERFULL;
import static org.ibcsim.check.invariant.Invariant.STAGES_IN_ORDER;
import static org.ibcsim.check.invariant.Invariant.STALLED_UNTIL_THE_LOW_MARK;
import static org.ibcsim.check.invariant.Invariant.STREAM_HAS_NO_GAPS;
import static org.ibcsim.check.invariant.Invariant.SYNCHRONOUS_NEVER_READS_BACK;
import static org.ibcsim.check.invariant.Invariant.SYNCHRONOUS_WAITS;
import static org.ibcsim.check.invariant.Invariant.WRITE_BUFFER_ACCOUNT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every single check bites on a sequence of steps that is wrong in one way. */
class WritePathInvariantsTest {
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int BOTH = 3;

  /** Steps that break one rule, and what is said of them. */
  record Wrong(
      Invariant invariant,
      String explanation,
      Supplier<WatchedSteps> begin,
      Consumer<WatchedSteps> steps) {
    @Override
    public String toString() {
      return explanation;
    }
  }

  static Wrong wrong(Invariant invariant, String explanation, Consumer<WatchedSteps> steps) {
    return new Wrong(invariant, explanation, WatchedSteps::new, steps);
  }

  static Stream<Wrong> wrongSteps() {
    return Stream.of(
            primarySteps(),
            streamSteps(),
            srlSteps(),
            bufferSteps(),
            volumeSteps(),
            freezeSteps(),
            LatencySteps.all(),
            FailureSteps.all(),
            ClusterSteps.all(),
            SrlProtectionSteps.all(),
            DiskFailureSteps.all())
        .flatMap(List::stream);
  }

  private static List<Wrong> primarySteps() {
    return List.of(
        wrong(LOG_HAS_NO_GAPS, "update 3 was submitted after update 1", s -> s.submit(1, 3)),
        wrong(
            LOG_HAS_NO_GAPS,
            "update 1 was submitted after update 1",
            s -> s.submit(1).message(1, BOTH)),
        wrong(STREAM_HAS_NO_GAPS, "update 2 was logged after update 0", s -> s.submit(1, 2).log(2)),
        wrong(
            STAGES_IN_ORDER,
            "update 2 was logged, but the last submitted is 1",
            s -> s.submit(1).log(1, 2)),
        wrong(
            STAGES_IN_ORDER,
            "update 1 is on the Primary's volumes, but only 0 is logged",
            s -> s.submit(1).watch.volumeWritten(1)),
        wrong(
            STREAM_HAS_NO_GAPS,
            "update 2 is on the Primary's volumes after update 0",
            s -> s.submit(1, 2).log(1, 2).watch.volumeWritten(2)),
        wrong(
            ACKNOWLEDGED_AFTER_SRL,
            "write 1 returned, but only 0 is in the SRL",
            s -> {
              s.synchronous[1] = false;
              s.submit(1).watch.acknowledged(1, true);
            }),
        wrong(
            ACKNOWLEDGED_AFTER_SRL,
            "write 1 returned after write 2",
            s -> {
              s.submit(1, 2).log(1, 2).carry(1, 1, 2).watch.acknowledged(2, true);
              s.watch.acknowledged(1, true);
            }),
        wrong(
            ACKNOWLEDGED_AFTER_SRL,
            "SEND of message 1 returned, but only 0 is in the SRL",
            s -> s.message(1, FIRST).fact(new Fact.MessageSent(1, true))),
        wrong(
            SYNCHRONOUS_WAITS,
            "update 1 returned, but synchronous RLINK 1 has acknowledged only 0",
            s -> s.submit(1).log(1).carry(0, 1).watch.acknowledged(1, true)),
        wrong(
            SYNCHRONOUS_WAITS,
            "update 1 returned, but synchronous RLINK 1 has acknowledged only 0",
            s -> s.message(1, BOTH).log(1).fact(new Fact.MessageSent(1, true))),
        wrong(
            NOTHING_ELSE_DELAYS,
            "write 1 is in the SRL and no synchronous RLINK lacks it, but it has not returned",
            s -> {
              s.synchronous[1] = false;
              s.submit(1).log(1).watch.volumeWritten(1);
            }),
        wrong(
            NOTHING_ELSE_DELAYS,
            "write 1 is in the SRL and no synchronous RLINK lacks it, but it has not returned",
            s -> s.submit(1).log(1).carry(1, 1).submit(2)),
        wrong(
            ERRORS_ONLY_WHEN_ALLOWED,
            "write 1 failed, and no RLINK has synchronous=fail",
            s -> s.submit(1).log(1).watch.acknowledged(1, false)),
        wrong(
            ERRORS_ONLY_WHEN_ALLOWED,
            "a write was refused because of RLINK 0, which has no setting that fails",
            s -> s.watch.refused(0)));
  }

  private static List<Wrong> streamSteps() {
    return List.of(
        wrong(
            STAGES_IN_ORDER,
            "RLINK 0: update 1 is sent, but only 0 is logged",
            s -> s.submit(1).watch.transmitted(0, 1)),
        wrong(
            STREAM_HAS_NO_GAPS,
            "RLINK 0: update 2 is sent after update 0",
            s -> s.submit(1, 2).log(1, 2).watch.transmitted(0, 2)),
        wrong(
            STREAM_HAS_NO_GAPS,
            "RLINK 0: update 1 is sent after update 1",
            s -> s.submit(1).log(1).carry(0, 1).watch.transmitted(0, 1)),
        wrong(
            STREAM_HAS_NO_GAPS,
            "RLINK 0: update 2 is sent after update 1",
            s -> s.submit(1).message(2, SECOND).log(1, 2).carry(0, 1).watch.transmitted(0, 2)),
        wrong(
            STAGES_IN_ORDER,
            "RLINK 0: update 1 is received, but only 0 is sent",
            s -> s.submit(1).log(1).watch.arrived(0, 1, false)),
        wrong(
            STREAM_HAS_NO_GAPS,
            "RLINK 0 calls update 1 a duplicate, but its Secondary has received 0",
            s -> {
              s.submit(1).log(1).watch.transmitted(0, 1);
              s.watch.arrived(0, 1, true);
            }),
        wrong(
            STREAM_HAS_NO_GAPS,
            "RLINK 0 calls update 1 new, but its Secondary has received 1",
            s -> s.submit(1).log(1).carry(0, 1).fact(new Fact.Cut(0)).carry(0, 1)),
        wrong(
            STAGES_IN_ORDER,
            "RLINK 0: update 1 is network-acknowledged, but only 0 is received",
            s -> {
              s.submit(1).log(1).watch.transmitted(0, 1);
              s.watch.networkAcknowledged(0, 1);
            }),
        wrong(
            STAGES_IN_ORDER,
            "RLINK 0: update 1 is data-acknowledged, but only 0 is network-acknowledged",
            s -> {
              s.submit(1).log(1).watch.transmitted(0, 1);
              s.watch.arrived(0, 1, false);
              s.apply(0, 1).dataAcknowledge(0, 1, 1);
            }),
        wrong(
            STAGES_IN_ORDER,
            "RLINK 0: update 1 is data-acknowledged, but only 0 is on a disk of the Secondary",
            s -> s.submit(1).log(1).carry(0, 1).dataAcknowledge(0, 1, 1)),
        wrong(
            STAGES_IN_ORDER,
            "RLINK 0: on disk up to 1, but only 0 is received",
            s -> s.submit(1).log(1).watch.stable(0, 1)),
        wrong(
            STREAM_HAS_NO_GAPS,
            "RLINK 0: on disk up to 1 after being on disk up to 1",
            s -> s.submit(1).log(1).carry(0, 1).apply(0, 1).watch.stable(0, 1)));
  }

  private static List<Wrong> srlSteps() {
    return List.of(
        wrong(
            SRL_NOT_OVERFULL,
            "RLINK 0 has 9216 bytes outstanding after update 9, and the SRL holds 8192",
            s -> {
              s.attached[1] = false;
              s.submit(1).log(1).watch.volumeWritten(1);
              s.submit(2, 3, 4, 5, 6, 7, 8, 9);
            }),
        wrong(
            SRL_NOT_OVERFULL,
            "the Primary's volumes lack 9216 bytes after update 9, and the SRL holds 8192",
            s -> {
              s.attached[0] = false;
              s.attached[1] = false;
              s.submit(1, 2, 3, 4, 5, 6, 7, 8, 9);
            }),
        wrong(
            SRL_ACCOUNT,
            "RLINK 0 is said to occupy 0 bytes of the SRL; updates 2 to 2 are 1024 bytes",
            s -> s.submit(1, 2).log(1, 2).carry(0, 1).apply(0, 1).dataAcknowledge(0, 1, 1)),
        wrong(
            SLOT_FREE_WHEN_NOBODY_NEEDS_IT,
            "SRL space is free up to 1, but RLINK 1 has data-acknowledged only 0",
            s -> {
              s.submit(1).log(1).watch.volumeWritten(1);
              s.carry(0, 1).apply(0, 1).dataAcknowledge(0, 1, 1).watch.freed(1);
            }),
        wrong(
            SLOT_FREE_WHEN_NOBODY_NEEDS_IT,
            "SRL space is free up to 1, but the Primary's volumes have only 0",
            s -> finished(s, 1).watch.freed(1)),
        wrong(
            SLOT_FREE_WHEN_NOBODY_NEEDS_IT,
            "SRL space is free up to 1 after being free up to 1",
            s -> {
              finished(s, 1).watch.volumeWritten(1);
              s.watch.freed(1);
              s.watch.freed(1);
            }));
  }

  private static List<Wrong> bufferSteps() {
    return List.of(
        wrong(
            BUFFER_HELD_UNTIL_ON_VOLUME,
            "write buffers are released up to 1, but the Primary's volumes have only 0",
            s -> {
              s.submit(1).log(1).carry(0, 1);
              s.bufferReleased = 1;
              s.message(2, BOTH);
            }),
        wrong(
            BUFFER_HELD_UNTIL_ON_VOLUME,
            "write buffers are released up to 1, but the Primary's volumes have only 0",
            s -> {
              s.message(1, BOTH);
              s.bufferReleased = 1;
              s.message(2, BOTH);
            }),
        wrong(
            BUFFER_HELD_UNTIL_ON_VOLUME,
            "write buffers are released up to 1, but the Primary's volumes have only 0",
            s -> {
              s.submit(1).log(1);
              s.bufferReleased = 1;
              s.carry(0, 1);
            }),
        wrong(
            WRITE_BUFFER_ACCOUNT,
            "write buffers are said to hold 515 bytes; updates 1 to 1 are 512 bytes",
            s -> {
              s.bufferBytesTooMany = 3;
              s.message(1, BOTH);
            }),
        wrong(
            WRITE_BUFFER_ACCOUNT,
            "write buffers are said to hold 3 bytes; updates 2 to 1 are 0 bytes",
            s -> {
              s.submit(1).log(1).watch.volumeWritten(1);
              s.bufferReleased = 1;
              s.bufferBytesTooMany = 3;
              s.watch.readBack(0, 1);
            }),
        wrong(
            WRITE_BUFFER_ACCOUNT,
            "write buffers hold 10752 bytes after update 64, and there are 10240",
            s -> {
              s.attached[0] = false;
              s.attached[1] = false;
              for (long position = 1; position <= 64; position++) {
                s.bufferReleased = Math.max(0, position - 21);
                s.submit(position).log(position).watch.volumeWritten(position);
              }
            }),
        wrong(
            MESSAGE_POOL_NOT_OVERFULL,
            "RLINK 0: its Secondary has 3584 bytes of updates 1 to 7 in memory, in a pool of 3072",
            s -> {
              for (long position = 1; position <= 7; position++) {
                s.submit(position).log(position).carry(0, position);
              }
            }),
        wrong(
            STAGES_IN_ORDER,
            "RLINK 0: update 2 is sent again, but only 1 is sent",
            s -> s.submit(1, 2).log(1, 2).carry(0, 1).watch.resent(0, 2)),
        wrong(
            READ_BACK_ONLY_WHEN_RELEASED,
            "RLINK 0 reads update 1 back, but write buffers are released only up to 0",
            s -> s.submit(1).log(1).watch.readBack(0, 1)),
        wrong(
            BUFFER_HELD_UNTIL_ON_VOLUME,
            "write buffers are released up to 1, but the Primary's volumes have only 0",
            s -> {
              s.submit(1);
              s.bufferReleased = 1;
              s.watch.readBack(0, 1);
            }),
        wrong(
            SYNCHRONOUS_NEVER_READS_BACK,
            "synchronous RLINK 1 reads update 1 back, which it had not sent and which is newer than"
                + " its connection",
            s -> {
              s.submit(1).log(1).watch.volumeWritten(1);
              s.bufferReleased = 1;
              s.watch.readBack(1, 1);
            }));
  }

  /** One write, with all acknowledgements but not yet on the Primary's volumes. */
  private static WatchedSteps finished(WatchedSteps s, long position) {
    s.submit(position).log(position).carry(0, position).carry(1, position);
    s.watch.acknowledged(position, true);
    for (int rlink = 0; rlink < 2; rlink++) {
      s.apply(rlink, position).dataAcknowledge(rlink, position, position);
    }
    return s;
  }

  private static List<Wrong> volumeSteps() {
    return List.of(
        wrong(
            APPLIED_IN_ORDER,
            "RLINK 0: update 2 is applied after update 0",
            s -> s.submit(1, 2).log(1, 2).carry(0, 1, 2).apply(0, 2)),
        wrong(
            APPLIED_IN_ORDER,
            "RLINK 0: update 1 is applied after update 1",
            s -> {
              s.submit(1).log(1).carry(0, 1).apply(0, 1);
              s.watch.applied(0, 1);
            }),
        wrong(
            APPLIED_IN_ORDER,
            "RLINK 0: update 1 is applied, but only 0 is received",
            s -> {
              s.images.put(1, 101L);
              s.submit(1).log(1).watch.applied(0, 1);
            }),
        wrong(
            SECONDARY_IS_PREFIX,
            "host 1 has image 64 after update 1, the Primary's log has 65 there",
            s -> s.submit(1).log(1).carry(0, 1).watch.applied(0, 1)));
  }

  private static WatchedSteps messageArrived(WatchedSteps s) {
    s.submit(1).message(2, BOTH).log(1, 2).carry(0, 1, 2).apply(0, 1);
    s.images.put(1, 102L);
    return s.fact(new Fact.MessageArrived(1, 2, true, false, 102));
  }

  private static WatchedSteps frozen(WatchedSteps s) {
    return messageArrived(s).fact(new Fact.Frozen(1, 2));
  }

  private static List<Wrong> freezeSteps() {
    return List.of(
        wrong(
            MESSAGES_IN_ORDER,
            "message 1 arrived at host 1 after message 2",
            s -> {
              s.message(1, BOTH).message(2, BOTH).log(1, 2).carry(0, 1, 2);
              s.images.put(1, 102L);
              s.fact(new Fact.MessageArrived(1, 2, true, false, 102));
              s.images.put(1, 101L);
              s.fact(new Fact.MessageArrived(1, 1, true, false, 101));
            }),
        wrong(
            MESSAGES_IN_ORDER,
            "message 1 arrived at host 1, to which it was not sent",
            s -> s.message(1, SECOND).log(1).fact(new Fact.MessageArrived(1, 1, true, false, 100))),
        wrong(
            MESSAGE_AFTER_ITS_PREDECESSORS,
            "message 2 arrived at host 1, where update 0 is the last applied",
            s -> {
              s.submit(1).message(2, BOTH).log(1, 2).carry(0, 1, 2);
              s.images.put(1, 102L);
              s.fact(new Fact.MessageArrived(1, 2, true, false, 102));
            }),
        wrong(
            MESSAGE_AFTER_ITS_PREDECESSORS,
            "message 1 arrived at host 1, where update 2 is the last applied",
            s -> {
              s.message(1, BOTH).submit(2).log(1, 2).carry(0, 1, 2).apply(0, 2);
              s.images.put(1, 101L);
              s.fact(new Fact.MessageArrived(1, 1, true, false, 101));
            }),
        wrong(
            MESSAGE_AT_ITS_IMAGE,
            "host 1 has image 65 at its arrival, message 2 was sent at 66",
            s -> {
              s.submit(1).message(2, BOTH).log(1, 2).carry(0, 1, 2).apply(0, 1);
              s.images.put(1, 102L);
              s.fact(new Fact.MessageArrived(1, 2, true, false, 101));
            }),
        wrong(
            MESSAGE_AT_ITS_IMAGE,
            "host 1 has image 65 on its volumes then, message 2 was sent at 66",
            s -> {
              s.submit(1).message(2, BOTH).log(1, 2).carry(0, 1, 2).apply(0, 1);
              s.fact(new Fact.MessageArrived(1, 2, true, false, 102));
            }),
        wrong(
            MESSAGE_AT_ITS_IMAGE,
            "host 1 has image 1 at receive, message 2 was sent at 66",
            s -> frozen(s).fact(new Fact.MessageReceived(1, 2, 1))),
        wrong(
            FROZEN_STANDS_STILL,
            "host 1 stands still for message 2, but update 3 was applied",
            s -> frozen(s).submit(3).log(3).carry(0, 3).apply(0, 3)),
        wrong(
            FROZEN_STANDS_STILL,
            "host 1 had image 66 when it froze for message 2, and 67 before it moved again",
            s -> {
              frozen(s).images.put(1, 103L);
              s.fact(new Fact.Unfrozen(1, 2, Fact.Release.UNFREEZE));
            }),
        wrong(
            FROZEN_STANDS_STILL,
            "host 1 moves again after message 2, but stood still for message 0",
            s -> messageArrived(s).fact(new Fact.Unfrozen(1, 2, Fact.Release.UNFREEZE))),
        wrong(
            NOTHING_IN_DCM_LOGGING,
            "RLINK 0 sends 512 bytes of regions, and no resynchronization is under way",
            s -> s.watch.regionsTransmitted(0, 512)),
        wrong(
            NOTHING_IN_DCM_LOGGING,
            "RLINK 0 is in DCM logging after update 0, but sends update 1",
            s -> {
              s.submit(1).fact(new Fact.DcmLogging(0, 0, 512));
              s.watch.logged(1);
              s.watch.transmitted(0, 1);
            }),
        wrong(
            INCONSISTENT_DURING_REPLAY,
            "host 1 takes regions of a DCM, but is said to be consistent",
            s -> s.watch.regionsApplied(0, 0, 0, 512)),
        wrong(
            INCONSISTENT_DURING_REPLAY,
            "host 1 is inconsistent for the second time",
            s -> s.fact(new Fact.Inconsistent(1)).fact(new Fact.Inconsistent(1))),
        wrong(
            SECONDARY_IS_PREFIX,
            "host 1 is said to be consistent with image 7; the Primary's log has 64 at 0",
            s -> {
              s.fact(new Fact.Inconsistent(1));
              s.images.put(1, 7L);
              s.fact(new Fact.Consistent(1, 0));
            }),
        wrong(
            SNAPSHOT_IN_FREEZE,
            "host 1 has image 65 in snapshot fd, message 2 was sent at 66",
            s -> frozen(s).fact(new Fact.SnapshotTaken(1, "fd", 101, 102, 2, 2))),
        wrong(
            SNAPSHOT_IN_FREEZE,
            "host 1 has image 67 in snapshot fd, message 2 was sent at 66",
            s -> frozen(s).fact(new Fact.SnapshotTaken(1, "fd", 102, 103, 2, 2))),
        wrong(
            Invariant.TAKEOVER_KEEPS_WHAT_IS_APPLIED,
            "host 0 is said to have update 1, but lacks update 1",
            s -> s.submit(1).fact(new Fact.RoleChanged(1, 0, false, 1, 1, 0))),
        wrong(
            Invariant.MIGRATE_LEAVES_COPIES_EQUAL,
            "migrate from host 1 to host 0 lost 3 updates, or their volumes differ",
            s -> s.fact(new Fact.RoleChanged(1, 0, true, 0, 0, 3))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongSteps")
  void a_wrong_step_breaks_its_invariant_and_no_other(Wrong wrong) {
    WatchedSteps steps = wrong.begin().get();
    wrong.steps().accept(steps);

    assertThat(steps.watch.violations().first())
        .containsExactly(new Violation(wrong.invariant(), 42, wrong.explanation()));
    assertThat(steps.watch.violations().total()).isEqualTo(1);
  }

  @Test
  void every_invariant_has_steps_that_break_it() {
    Set<Invariant> broken =
        wrongSteps()
            .map(Wrong::invariant)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Invariant.class)));

    assertThat(broken).isEqualTo(EnumSet.allOf(Invariant.class));
  }

  @Test
  void a_run_as_it_should_be_breaks_nothing() {
    WatchedSteps steps = new WatchedSteps();
    finished(steps, 1).watch.volumeWritten(1);
    steps.watch.freed(1);
    steps.bufferReleased = 1;
    steps.message(2, FIRST).submit(3).log(2, 3).fact(new Fact.MessageSent(2, true));
    steps.carry(0, 2, 3).carry(1, 3).watch.acknowledged(3, true);
    steps.images.put(1, 102L);
    steps.fact(new Fact.MessageArrived(1, 2, true, false, 102)).fact(new Fact.Frozen(1, 2));
    steps.fact(new Fact.MessageReceived(1, 2, 102));
    steps.fact(new Fact.SnapshotTaken(1, "fd", 102, 102, 2, 2));
    steps.fact(new Fact.Unfrozen(1, 2, Fact.Release.UNFREEZE));
    steps.apply(0, 3).apply(1, 3);
    steps.fact(new Fact.SnapshotTaken(1, "fd", 102, 103, 3, 0));
    steps.watch.volumeWritten(3);
    steps.dataAcknowledge(0, 2, 3).dataAcknowledge(0, 3, 3).dataAcknowledge(1, 3, 3);
    steps.watch.freed(3);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_crash_of_the_primary_takes_its_buffers_before_they_are_on_the_volume() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1, 2).log(1, 2).fact(new Fact.HostCrashed(1));
    steps.bufferReleased = 2;
    steps.message(3, BOTH);
    assertThat(steps.watch.violations().count(BUFFER_HELD_UNTIL_ON_VOLUME)).isEqualTo(1);

    WatchedSteps crashed = new WatchedSteps();
    crashed.submit(1, 2).log(1, 2).fact(new Fact.HostCrashed(0)).fact(new Fact.HostBooted(0));
    crashed.bufferReleased = 2;
    crashed.message(3, BOTH);
    assertThat(crashed.watch.violations().first()).isEmpty();
  }

  @Test
  void what_is_written_without_an_srl_takes_no_space_of_it() {
    WatchedSteps steps = new WatchedSteps();
    steps.passthru = true;
    steps.attached[0] = false;
    steps.attached[1] = false;
    steps.submit(1, 2, 3, 4, 5, 6, 7, 8, 9);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void an_rlink_made_synchronous_while_it_is_connected_reads_back_what_piled_up() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1, 2).log(1, 2).watch.volumeWritten(1);
    steps.bufferReleased = 1;
    steps.fact(new Fact.ModeChanged(1, true)).watch.readBack(1, 1);
    assertThat(steps.watch.violations().first()).isEmpty();

    steps.submit(3).log(3).watch.volumeWritten(2);
    steps.watch.volumeWritten(3);
    steps.bufferReleased = 3;
    steps.watch.readBack(1, 3);
    assertThat(steps.watch.violations().count(SYNCHRONOUS_NEVER_READS_BACK)).isEqualTo(1);
  }

  @Test
  void latency_protection_stalls_again_while_the_last_of_a_resynchronization_is_applied() {
    WatchedSteps steps = new WatchedSteps();
    steps.resync = ResyncState.ENDING;
    steps.waiting[0] = 100;
    steps.fact(new Fact.LatencyThrottleOn(0));
    assertThat(steps.watch.violations().first()).isEmpty();

    steps.waiting[0] = 81;
    steps.fact(new Fact.LatencyThrottleOff(0));
    assertThat(steps.watch.violations().count(STALLED_UNTIL_THE_LOW_MARK)).isEqualTo(1);
  }

  @Test
  void after_a_cut_the_stream_starts_again_behind_the_last_data_acknowledgement() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1, 2).log(1, 2).carry(0, 1, 2).apply(0, 1, 2).dataAcknowledge(0, 1, 2);
    steps.fact(new Fact.Cut(0)).fact(new Fact.Disconnected(0));
    steps.watch.transmitted(0, 2);
    steps.watch.arrived(0, 2, true);
    steps.watch.networkAcknowledged(0, 2);
    steps.dataAcknowledge(0, 2, 2);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void updates_that_a_crash_lost_cost_nothing_and_are_for_nobody() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1, 2, 3).log(1).fact(new Fact.HostCrashed(0));
    steps.watch.lost(2, 3);
    steps.fact(new Fact.Disconnected(0)).fact(new Fact.Disconnected(1));
    steps.fact(new Fact.HostBooted(0)).submit(4).log(4);
    steps.watch.volumeWritten(1);
    steps.watch.volumeWritten(4);
    steps.carry(0, 1, 4).carry(1, 1, 4).watch.acknowledged(4, true);
    steps.apply(0, 1, 4).apply(1, 1, 4);
    // Behind 1 there is 4 alone.
    steps.dataAcknowledge(0, 1, 2).dataAcknowledge(0, 4, 4);
    steps.dataAcknowledge(1, 1, 2).dataAcknowledge(1, 4, 4);
    steps.watch.freed(4);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_secondary_that_crashed_receives_anew_what_was_on_no_disk() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1, 2).log(1, 2).carry(0, 1, 2).apply(0, 1).dataAcknowledge(0, 1, 2);
    steps.fact(new Fact.HostCrashed(1)).fact(new Fact.Disconnected(0)).fact(new Fact.HostBooted(1));
    steps.carry(0, 2).apply(0, 2).dataAcknowledge(0, 2, 2);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void what_waited_without_holding_arrives_again_after_a_crash_though_a_newer_one_had_arrived() {
    WatchedSteps steps =
        new WatchedSteps(
            Semantics.standard()
                .with(FreezeSwitches.NOFREEZE_MODE, FreezeSwitches.NofreezeMode.NEVER_HOLD));
    steps.messageWithoutFreeze(1, BOTH).submit(2).message(3, BOTH);
    steps.log(1, 2, 3).carry(0, 1, 2, 3).images.put(1, 101L);
    steps.fact(new Fact.MessageArrived(1, 1, true, false, 101));
    steps.apply(0, 2).images.put(1, 103L);
    steps.fact(new Fact.MessageArrived(1, 3, true, false, 103));
    steps.fact(new Fact.HostCrashed(1)).fact(new Fact.HostBooted(1));
    steps.fact(new Fact.MessageArrived(1, 1, false, true, 103));

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void another_logowner_answers_what_is_in_the_srl_and_sends_what_it_has_read_back() {
    WatchedSteps steps = WatchedSteps.ofCluster();
    steps.submit(1).log(1).fact(new Fact.NodeCrashed(0, "a"));
    steps.fact(new Fact.LogownerLost(0, true, 0)).fact(new Fact.LogownerTookOver(0, "b"));
    steps.watch.acknowledged(1, true);
    steps.submit(2).log(2).watch.acknowledged(2, true);
    steps.watch.readBack(0, 1);
    steps.carry(0, 1);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_node_that_is_up_finishes_a_snapshot_while_there_is_no_logowner() {
    WatchedSteps steps = WatchedSteps.ofCluster();
    steps.submit(1).log(1).watch.acknowledged(1, true);
    steps.watch.volumeWritten(1);
    steps.fact(new Fact.NodeCrashed(0, "a")).fact(new Fact.LogownerLost(0, true, 0));
    steps.fact(new Fact.SnapshotTaken(0, "fd", 101, 101, 1, 0));

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_message_may_be_delivered_again_before_the_next_one() {
    WatchedSteps steps = new WatchedSteps();
    steps.message(1, BOTH).message(2, BOTH);
    for (long message : List.of(1L, 1L, 2L, 2L)) {
      steps.fact(new Fact.MessageReceived(1, message, 100 + message));
    }
    // Another Secondary has an order of its own.
    steps.fact(new Fact.MessageReceived(2, 1, 101));

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_stopped_rvg_refuses_writes_and_finishes_what_its_disks_have() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1).fact(new Fact.RvgStopped(0)).log(1);
    steps.watch.refused(-1);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_write_that_a_synchronous_secondary_had_before_the_cut_may_return_after_it() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1).log(1).carry(1, 1).fact(new Fact.Cut(1));
    steps.watch.acknowledged(1, true);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_detached_rlink_holds_no_space_and_a_disconnected_one_no_write() {
    WatchedSteps steps = new WatchedSteps();
    steps.submit(1).log(1).carry(0, 1).apply(0, 1).dataAcknowledge(0, 1, 1);
    steps.synchronous[1] = false;
    steps.watch.acknowledged(1, true);
    steps.attached[1] = false;
    steps.fact(new Fact.SrlOverflow(1));
    steps.watch.volumeWritten(1);
    steps.watch.freed(1);

    assertThat(steps.watch.violations().first()).isEmpty();
  }

  @Test
  void a_write_may_fail_where_a_setting_says_so() {
    WatchedSteps failing = new WatchedSteps(Synchronous.FAIL, SrlProtection.OVERRIDE);
    failing.submit(1).log(1).watch.acknowledged(1, false);
    failing.watch.refused(1);
    WatchedSteps protectedSrl = new WatchedSteps(Synchronous.OVERRIDE, SrlProtection.FAIL);
    protectedSrl.watch.refused(0);

    assertThat(failing.watch.violations().first()).isEmpty();
    assertThat(protectedSrl.watch.violations().first()).isEmpty();
  }

  @Test
  void the_first_violation_of_an_invariant_is_told_and_the_others_are_counted() {
    List<Violation> told = new ArrayList<>();
    WatchedSteps layoutOnly = new WatchedSteps();
    WritePathInvariants watch = new WritePathInvariants(layoutOnly.layout(), () -> 7, told::add);
    watch.connect(layoutOnly);
    watch.refused(0);
    watch.refused(1);
    watch.refused(1);

    assertThat(told).hasSize(1);
    assertThat(told.get(0).timeNanos()).isEqualTo(7);
    assertThat(told.get(0).explanation()).contains("RLINK 0");
    assertThat(watch.violations().count(ERRORS_ONLY_WHEN_ALLOWED)).isEqualTo(3);
    assertThat(watch.violations().count(LOG_HAS_NO_GAPS)).isZero();
    assertThat(watch.violations().total()).isEqualTo(3);
  }

  @Test
  void the_account_of_the_log_survives_growing_and_forgetting() {
    UpdateTrail trail = new UpdateTrail(512);
    for (int i = 1; i <= 5000; i++) {
      if (i % 10 == 0) {
        trail.appendMessage(0, FIRST);
      } else {
        trail.appendWrite(512);
      }
      if (i > 3000) {
        trail.forgetThrough(i - 3000);
      }
    }

    assertThat(trail.last()).isEqualTo(5000);
    assertThat(trail.bytesThrough(5000) - trail.bytesThrough(4990)).isEqualTo(9 * 1024 + 512);
    assertThat(trail.bytesThrough(2000)).isEqualTo(1800L * 1024 + 200 * 512);
    assertThat(trail.nextWrite(4989)).isEqualTo(4991);
    assertThat(trail.next(0, 4989)).isEqualTo(4990);
    assertThat(trail.next(1, 4989)).isEqualTo(4991);
    assertThat(trail.passedOver(1, 4989)).isEqualTo(4990);
    assertThat(trail.next(0, 5000)).isEqualTo(5001);
  }
}

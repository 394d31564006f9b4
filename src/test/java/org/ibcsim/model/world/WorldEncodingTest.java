package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ibcsim.kernel.Encoding;
import org.ibcsim.kernel.EveryField;
import org.ibcsim.model.Event;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Clockwork;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.DiskBed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;

/**
 * Each field of the world's state shows in its bytes: everything in it is changed, one thing after
 * the other, and the bytes must change too.
 */
class WorldEncodingTest {
  /** What may change unnoticed, and why. */
  private static final Set<String> NO_STATE =
      Set.of(
          // Follow from what is in the bytes.
          "SrlGate.throttles",
          "SrlGate.anyToldToFail",
          "Media.troubled",
          "Rlink.attached",
          "DcmLogging.marking",
          "ChangeMap.markedBytes",
          "Replay.unacknowledgedBytes",
          "Resynchronization.inUse",
          "UpdateLog.controlMessages",
          "UpdateLog.forgottenBytes",
          "UpdateLog.forgottenImage",
          "VolumeContents.written",
          "VolumeContents.writtenCount",
          "VolumeContents.writtenInOrder",
          // Follows from the contents; it is written only where it is not that of the stream.
          "VolumeContents.lastWriter",
          // A ring, of which what counts follows from the log.
          "UndoLog.ring",
          "UndoLog.first",
          "UndoLog.count",
          // Never changes.
          "VolumeContents.volumeBytes",
          "VolumeContents.regionShift",
          "VolumeContents.firstRegion",
          "LatencyGate.releasedAt",
          // A count of those that are throttled.
          "LatencyGate.throttles",
          // Name the next events, by the epoch and the boot.
          "Rlink.transmitted",
          "Rlink.arrives",
          "Rlink.networkAcknowledgement",
          "Rlink.dataAcknowledgement",
          "Rlink.dataAcknowledgementLate",
          "Rlink.srlRead",
          "Rlink.resendTimeout",
          // Nothing where reading back is neither limited nor a step.
          "ReadBack.after",
          "ReadBack.to",
          "ReadBack.reading",
          "ReadBack.lastRead",
          "Rlink.refusal",
          // Counts of what the positions of the Secondary say.
          "Reception.countedTo",
          "Reception.epoch",
          "Reception.occupiedBytes",
          "Reception.releasedTo",
          // Nothing while no update is missing; a test below has one that is.
          "Gap.again",
          "Gap.againTo",
          "Gap.anew",
          "Gap.due",
          "Gap.leaving",
          "Gap.probeSent",
          "Gap.probing",
          "Gap.scattered",
          "Gap.told",
          "DiskPath.srlWritten",
          "DiskPath.volumeWritten",
          "DiskPath.dcmWritten",
          "DiskPath.pendingWritten",
          "Secondary.srlWritten",
          "Secondary.volumeWritten",
          "Secondary.regionsWritten",
          // Tell whether anything has changed since it was written or read last.
          "UpdateLog.changes",
          "LoggedStream.changesRead",
          // Stand only within one event.
          "Secondary.pumping",
          "Primary.straightFailed",
          "LatencyGate.refusing",
          "SrlGate.refusing");

  /** Those whose state another class writes with its own. */
  private static final Set<String> WRITTEN_BY_OTHERS =
      Set.of(
          "org.ibcsim.model.log.UpdateLog",
          "org.ibcsim.model.volume.UndoLog",
          // Follows from the positions of its Secondary.
          "org.ibcsim.model.world.Reception",
          // Its RLINK, relative to the log.
          "org.ibcsim.model.link.Gap",
          "org.ibcsim.model.link.ReadBack");

  /** A world in which as much as possible is under way. */
  private static Bed busy() {
    Layouts layout =
        Layouts.secondaries(3)
            .srl(60_000)
            .synchronous(0, Synchronous.FAIL)
            .synchronous(1, Synchronous.OVERRIDE)
            .protection(2, SrlProtection.OVERRIDE)
            .latency(2, new LatencyProtection(LatencyProtection.Mode.OVERRIDE, 1_000, 500))
            .secondaryLogging(2);
    Bed bed = Bed.of(layout);
    for (int host = 0; host < 4; host++) {
      bed.register(host, "backup", 30);
      bed.register(host, "report", 0);
    }
    bed.unregister(2, "report");
    bed.writes(3, 1);
    bed.send("backup");
    bed.milliseconds(100);
    bed.receive(1, "backup", true, 50);
    bed.receive(2, "report", true, 0);
    bed.receive(1, "report", true, 20);
    bed.write(0, 0, 1);
    bed.cut(0);
    bed.send("report", 1, false, 5, "small");
    bed.milliseconds(3);
    bed.write(1, 3, 2);
    bed.quiesce();
    bed.beginSnapshot(1);
    return bed;
  }

  private static String bytes(World world) {
    return Encoding.of(world);
  }

  private static EveryField everyFieldOf(World world) throws ReflectiveOperationException {
    return new EveryField(
        world,
        () -> bytes(world),
        Set.of(Surroundings.class),
        Set.of(
            Class.forName("org.ibcsim.model.ibc.Registration"),
            Class.forName("org.ibcsim.model.ibc.Arrival")));
  }

  /** A DCM is replayed, and a cut has just ended the first piece that was on the wire. */
  private static Bed replaying() {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1)
                .regions(64)
                .srl(30_000)
                .protection(0, SrlProtection.AUTODCM)
                .semantics(Semantics.standard().with(Semantics.DCM_REPLAY_SIZE, 512)));
    bed.cut(0);
    bed.seconds(11);
    while (!bed.world.dcmLogging(0)) {
      bed.write(0, 1, 1);
      bed.settle();
    }
    bed.heal(0);
    bed.seconds(4);
    bed.resync();
    while (bed.world.consistent(1)) {
      bed.nextEvent();
    }
    bed.write(1, 1, 1);
    return bed;
  }

  @Test
  void everyFieldOfAReplayShowsInTheBytes() throws ReflectiveOperationException {
    EveryField every = everyFieldOf(replaying().world);
    assertThat(every.noticed)
        .contains(
            "Replay.phase",
            "Replay.activeMap",
            "Replay.arrived",
            "Replay.consistentAt",
            "Replay.cursorOffset",
            "Replay.cursorRegion",
            "Replay.epoch",
            "Replay.passBytes",
            "Replay.readsFrom",
            "Replay.sentBytes",
            "Replay.streamFrom",
            "Replay.transmitting",
            "ChangeMap.words",
            "RegionIntake.inconsistent",
            "Rlink.replaying",
            "Rlink.streamsTo");
  }

  /** The Secondary has dropped an update, and holds one behind it. */
  private static Bed dropping() {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1).messagePool(0, 3 * (Layouts.REGION_BYTES + 512)),
            new TimedAgenda(Delays.STEADY.withSecondaryVolume(900_000_000), 0));
    for (int number = 0; number < 2; number++) {
      bed.write(0, number, 1);
    }
    bed.milliseconds(100);
    bed.write(0, 0, 3);
    bed.write(0, 4, 1);
    bed.write(0, 5, 1);
    bed.milliseconds(521);
    return bed;
  }

  @Test
  void everyFieldOfAGapShowsInTheBytes() throws ReflectiveOperationException {
    EveryField every = everyFieldOf(dropping().world);
    assertThat(every.noticed)
        .contains(
            "Gap.again",
            "Gap.againTo",
            "Gap.anew",
            "Gap.due",
            "Gap.open",
            "Gap.probeSent",
            "Gap.probing",
            "Gap.scattered",
            "Gap.told");
  }

  @Test
  void everyFieldOfFailedDisksShowsInTheBytes() throws ReflectiveOperationException {
    DiskBed bed = new DiskBed(Layouts.secondaries(2), Delays.STEADY, 0);
    bed.handle(new Event.VolumeFails(0, 0));
    bed.handle(new Event.VolumeFails(0, 1));
    bed.handle(new Event.SrlFails(2, true));
    for (int region = 0; region < 3; region++) {
      bed.write(0, region);
      bed.write(1, region);
    }
    bed.settle();
    bed.handle(new Event.VolumeMended(0, 1));
    assertThat(bed.world.startVolume(0, 1)).isEmpty();
    EveryField every = everyFieldOf(bed.world);
    assertThat(every.unnoticed)
        .doesNotContain(
            "Media.failing",
            "Media.detached",
            "Media.srlFailing",
            "Media.headerFailing",
            "Media.failed",
            "Media.srl",
            "PendingWrites.waiting",
            "PendingWrites.replayed");
    assertThat(every.noticed)
        .contains(
            "Media.failing",
            "Media.detached",
            "Media.srlFailing",
            "Media.headerFailing",
            "Media.failed",
            "Media.srl",
            "PendingWrites.waiting",
            "PendingWrites.replayed");
  }

  @Test
  void everyFieldOfTheStateShowsInTheBytes() throws ReflectiveOperationException {
    World world = busy().world;
    String before = bytes(world);
    EveryField every = everyFieldOf(world);
    assertThat(bytes(world)).isEqualTo(before);
    Set<String> unnoticed = new TreeSet<>(every.unnoticed);
    // Nothing to anybody while no DCM is in use; the test above has one that is.
    unnoticed.removeIf(field -> field.startsWith("Replay.") || field.startsWith("RegionIntake."));
    assertThat(unnoticed).isSubsetOf(NO_STATE);
    assertThat(every.noticed)
        .contains(
            "Rlink.connected",
            "Rlink.transferredTo",
            "Primary.loggedTo",
            "Primary.quiesced",
            "Primary.pendingSends",
            "Secondary.staging",
            "Secondary.appliedTo",
            "Registration.drops",
            "Registration.key",
            "Registration.receivers",
            "Arrival.awaits",
            "Messages.ordered",
            "Snapshots.begun",
            "SrlGate.throttled",
            "BufferGate.stalledBytes",
            "WriteBuffers.releasedTo",
            "SrlGate.warned",
            "UpdateLog.ring",
            "VolumeContents.digest");
  }

  @Test
  void everyClassWithStateHasAPairOfMethodsThatListsIt() throws ReflectiveOperationException {
    EveryField every = everyFieldOf(busy().world);
    every.without.keySet().removeAll(WRITTEN_BY_OTHERS);
    assertThat(every.without).as(EveryField.ADVICE).isEmpty();
  }

  /** One RLINK was lost while writes waited for it, and another still holds them up. */
  private static Bed failing() {
    Bed bed =
        Bed.of(
            Layouts.secondaries(2)
                .synchronous(0, Synchronous.FAIL)
                .synchronous(1, Synchronous.OVERRIDE));
    bed.cut(0);
    bed.seconds(7);
    bed.cut(1);
    bed.write(0, 0, 1);
    bed.seconds(4);
    assertThat(bed.world.connected(0)).isFalse();
    assertThat(bed.acknowledgedPosition()).isLessThan(bed.world.lastPosition());
    return bed;
  }

  @Test
  void aCopyHasTheBytesOfItsOriginalAndGoesTheSameWay() {
    for (Bed bed : List.of(busy(), failing(), replaying(), dropping())) {
      Clockwork clock = bed.clock.copy();
      World copy = bed.world.copyFor(clock, new Observer() {});
      for (Event event = clock.next(); event != null; event = clock.next()) {
        assertThat(bytes(copy)).isEqualTo(bytes(bed.world));
        copy.handle(event);
        bed.nextEvent();
      }
      assertThat(bytes(copy)).isEqualTo(bytes(bed.world));
    }
  }

  @Test
  void theSameStoryToldTwiceHasTheSameBytes() {
    assertThat(bytes(busy().world)).isEqualTo(bytes(busy().world));
  }
}

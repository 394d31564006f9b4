package org.ibcsim.model;

import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.dcm.DcmRegions;

/** Stories of the questions about the DCM, and about messages that meet it. */
final class DcmSwitchStories {
  private static final long GIBIBYTE = 1L << 30;
  private static final int COST = Layouts.REGION_BYTES + 512;

  private DcmSwitchStories() {}

  static Stream<SwitchStory> all() {
    return Stream.of(
        SwitchStory.of(
            DcmSwitches.DCM_REGION_ROUNDING,
            DcmSwitchStories::regionOfAHundredGibibytes,
            128L << 10,
            100L << 10),
        SwitchStory.of(
            DcmSwitches.DCM_CONVERT, s -> overflowed(s, 1).world.outstandingWrites(0), 0L, 10L),
        SwitchStory.of(
            DcmSwitches.DCM_LOGGING_WRITE_COST,
            DcmSwitchStories::returnsBeforeItIsOnTheVolume,
            false,
            true),
        SwitchStory.of(
            DcmSwitches.RESYNC_NEW_WRITES,
            DcmSwitchStories::outstandingAndPasses,
            List.of(0L, 2),
            List.of(0L, 3),
            List.of(1L, 1)),
        SwitchStory.of(
            DcmSwitches.SEND_IN_DCM,
            DcmSwitchStories::sendsInDcmLogging,
            List.of(new Outcome.Failed(IbcError.IBC_DCM_LOGGING), List.of()),
            List.of(Outcome.DONE, List.of(0b10)),
            List.of(Outcome.BLOCKED, List.of(0b11))),
        SwitchStory.of(
            DcmSwitches.OVERFLOW_TO_DCM_PENDING_IBC,
            DcmSwitchStories::fateOfWhatStoodInTheLog,
            List.of(Fact.Fate.LOST, 1),
            List.of(Fact.Fate.SENT_AGAIN, 2)));
  }

  /** RLINK 0 of some is disconnected, and the log of ten writes has overflowed for it. */
  private static Bed overflowed(Semantics semantics, int secondaries) {
    return overflowed(layout(semantics, secondaries), false);
  }

  private static Layouts layout(Semantics semantics, int secondaries) {
    return Layouts.secondaries(secondaries)
        .regions(128)
        .srl(10L * COST)
        .protection(0, SrlProtection.AUTODCM)
        .semantics(semantics);
  }

  private static Bed overflowed(Layouts layout, boolean withMessage) {
    Bed bed = Bed.of(layout);
    for (int host = 0; host < 2; host++) {
      bed.register(host, "backup", 600);
    }
    bed.cut(0);
    bed.seconds(11);
    if (withMessage) {
      bed.send("backup");
    }
    while (!bed.world.dcmLogging(0)) {
      bed.write(0, 0, 1);
      bed.settle();
    }
    return bed;
  }

  private static Object regionOfAHundredGibibytes(Semantics semantics) {
    VolumeLayout volume = new VolumeLayout("v", 100 * GIBIBYTE, 256L << 10);
    return DcmRegions.regionBytes(volume, semantics.get(DcmSwitches.DCM_REGION_ROUNDING));
  }

  private static Object returnsBeforeItIsOnTheVolume(Semantics semantics) {
    Bed bed = overflowed(semantics, 1);
    bed.write(0, 64, 1);
    bed.settle();
    long last = bed.world.lastPosition();
    return bed.nanosOf(new Step.Acknowledged(last, true))
        < bed.nanosOf(new Step.VolumeWritten(last));
  }

  private static Object outstandingAndPasses(Semantics semantics) {
    Bed bed = overflowed(semantics, 1);
    bed.heal(0);
    bed.seconds(5);
    bed.resync();
    bed.write(1, 0, 1);
    long outstanding = bed.world.outstandingWrites(0);
    bed.settle();
    return List.of(outstanding, bed.facts(Fact.ResyncPass.class).size());
  }

  private static Object sendsInDcmLogging(Semantics semantics) {
    Bed bed = overflowed(semantics, 2);
    bed.register(2, "backup", 600);
    int call = bed.send("backup");
    bed.settle();
    bed.write(0, 9, 1);
    bed.settle();
    final Outcome outcome = bed.outcome(call);
    bed.heal(0);
    bed.seconds(5);
    bed.resync();
    bed.settle();
    List<Integer> targets =
        bed.facts(Fact.MessageSubmitted.class).stream()
            .map(Fact.MessageSubmitted::targets)
            .toList();
    bed.end();
    return List.of(outcome, targets);
  }

  private static Object fateOfWhatStoodInTheLog(Semantics semantics) {
    Bed bed = overflowed(layout(semantics, 1), true);
    bed.heal(0);
    bed.seconds(5);
    bed.resync();
    bed.settle();
    bed.end();
    return List.of(bed.fate(1, 1), bed.facts(Fact.MessageSubmitted.class).size());
  }
}

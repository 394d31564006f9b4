package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;

/** The Primary's memory for updates: when writes wait for it, and what is read back for it. */
class BufferGateTest {
  private static final int REGION = Layouts.REGION_BYTES;
  private static final long SECOND = 1_000_000_000L;

  private static Bed bed(Layouts layout, Delays delays) {
    return Bed.of(layout, new TimedAgenda(delays, 0));
  }

  private static Bed withSlowVolume() {
    return bed(Layouts.secondaries(1).writeBuffers(3 * REGION), Delays.STEADY.withVolume(SECOND));
  }

  @Test
  void aBufferIsReleasedWhenItsUpdateIsSentAndOnTheVolume() {
    Bed slowVolume = bed(Layouts.secondaries(1), Delays.STEADY.withVolume(SECOND));
    slowVolume.write(0, 0, 2);
    slowVolume.milliseconds(900);
    assertThat(slowVolume.world.outstandingWrites(0)).isZero();
    assertThat(slowVolume.world.kernelBufferBytes()).isEqualTo(2 * REGION);
    slowVolume.milliseconds(200);
    assertThat(slowVolume.world.kernelBufferBytes()).isZero();

    Bed slowWire = bed(Layouts.secondaries(2), Delays.STEADY.withWire(SECOND));
    slowWire.write(0, 0, 1);
    slowWire.milliseconds(900);
    assertThat(slowWire.world.appliedPosition(0)).isEqualTo(1);
    assertThat(slowWire.world.kernelBufferBytes()).isEqualTo(REGION);
    slowWire.milliseconds(200);
    assertThat(slowWire.world.kernelBufferBytes()).isZero();
  }

  @Test
  void writesWaitWhenNothingCanBeReleasedAndGoOnInOrder() {
    Bed bed = withSlowVolume();
    for (int region = 0; region < 3; region++) {
      assertThat(bed.tryWrite(0, region, 1)).isEqualTo(Admission.ADMITTED);
    }
    assertThat(bed.world.stalling()).isFalse();
    bed.write(0, 3, 2);
    bed.write(0, 4, 1);
    assertThat(bed.world.stalling()).isTrue();
    assertThat(bed.facts(Fact.WriteBuffersThrottleOn.class)).hasSize(1);
    bed.milliseconds(1_100);
    assertThat(bed.world.appliedPosition(0)).isEqualTo(1);
    assertThat(bed.facts(Fact.WriteBuffersThrottleOff.class)).isEmpty();
    bed.milliseconds(1_000);
    assertThat(bed.facts(Fact.WriteBuffersThrottleOff.class)).hasSize(1);
    assertThat(bed.steps(Step.Submitted.class))
        .extracting(Step.Submitted::lengthBytes)
        .containsExactly(REGION, REGION, REGION, 2 * REGION);
    bed.end();
    assertThat(bed.world.lastPosition()).isEqualTo(5);
    assertThat(bed.steps(Step.ReadBack.class)).isEmpty();
  }

  @Test
  void aSmallerWriteDoesNotOvertakeTheOneThatWaits() {
    Bed bed = withSlowVolume();
    bed.writes(1, 0);
    bed.write(0, 0, 3);
    assertThat(bed.world.stalling()).isTrue();
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.STALLED);
  }

  @Test
  void anUpdateLargerThanAllMemoryWaitsUntilNothingElseIsHeld() {
    Bed bed = withSlowVolume();
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.ADMITTED);
    bed.write(0, 0, 5);
    assertThat(bed.world.lastPosition()).isEqualTo(1);
    bed.milliseconds(1_100);
    assertThat(bed.world.lastPosition()).isEqualTo(2);
    assertThat(bed.world.kernelBufferBytes()).isEqualTo(5 * REGION);
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.STALLED);
    bed.end();
  }

  @Test
  void aSendWaitsForMemoryAsAWriteDoes() {
    Bed bed = withSlowVolume();
    bed.register(0, "backup", 0);
    bed.write(0, 0, 3);
    int call = bed.send("backup", 0, false, 0, "x".repeat(100));
    bed.milliseconds(900);
    assertThat(bed.blocked(call)).isTrue();
    assertThat(bed.facts(Fact.MessageSubmitted.class)).isEmpty();
    bed.milliseconds(200);
    assertThat(bed.facts(Fact.MessageSubmitted.class)).hasSize(1);
    bed.end();
  }

  @Test
  void aSlowSynchronousRlinkKeepsItsBuffersAndWritesWaitForIt() {
    Bed bed =
        bed(
            Layouts.secondaries(2).writeBuffers(2 * REGION).synchronous(1, Synchronous.OVERRIDE),
            Delays.STEADY.withWire(SECOND));
    for (int number = 0; number < 4; number++) {
      bed.write(0, number, 1);
    }
    bed.milliseconds(900);
    assertThat(bed.world.appliedPosition(0)).isEqualTo(2);
    assertThat(bed.world.lastPosition()).isEqualTo(2);
    bed.milliseconds(200);
    assertThat(bed.world.lastPosition()).isEqualTo(3);
    bed.end();
    assertThat(bed.steps(Step.ReadBack.class)).isEmpty();
  }

  @Test
  void whenASynchronousRlinkIsLostItsBuffersCanBeReleasedAndAreReadBackLater() {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1).writeBuffers(2 * REGION).synchronous(0, Synchronous.OVERRIDE));
    bed.cut(0);
    for (int number = 0; number < 3; number++) {
      bed.write(0, number, 1);
    }
    bed.seconds(9);
    assertThat(bed.world.lastPosition()).isEqualTo(2);
    bed.seconds(2);
    assertThat(bed.world.connected(0)).isFalse();
    assertThat(bed.world.lastPosition()).isEqualTo(3);
    bed.heal(0);
    bed.seconds(3);
    assertThat(bed.steps(Step.ReadBack.class)).containsExactly(new Step.ReadBack(0, 1));
    bed.end();
  }

  @Test
  void aCrashOfThePrimaryTakesAllBuffersAndEndsTheStall() {
    Bed bed =
        bed(
            Layouts.secondaries(1).writeBuffers(3 * REGION),
            Delays.STEADY.withVolume(SECOND).withWire(SECOND));
    for (int number = 0; number < 3; number++) {
      bed.write(0, number, 1);
    }
    assertThat(bed.tryWrite(0, 4, 1)).isEqualTo(Admission.STALLED);
    bed.milliseconds(100);
    bed.crash(0);
    assertThat(bed.facts(Fact.WriteBuffersThrottleOff.class)).hasSize(1);
    assertThat(bed.world.kernelBufferBytes()).isZero();
    bed.boot(0);
    bed.end();
    assertThat(bed.steps(Step.ReadBack.class))
        .containsExactly(new Step.ReadBack(0, 1), new Step.ReadBack(0, 2), new Step.ReadBack(0, 3));
  }

  @Test
  void aDetachedRlinkHoldsNoBuffer() {
    Bed bed = Bed.of(Layouts.secondaries(1).srl(4L * REGION));
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < 4; number++) {
      bed.write(0, number, 1);
      bed.milliseconds(10);
    }
    assertThat(bed.world.attached(0)).isFalse();
    assertThat(bed.world.kernelBufferBytes()).isZero();
  }

  @Test
  void aHostWithoutMemoryIsAMistakeOfTheSetUpAndSaysSo() {
    assertThatThrownBy(() -> new HostLayout("seattle", 1 << 20, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 bytes at host seattle")
        .hasMessageContaining("Maybe");
  }
}

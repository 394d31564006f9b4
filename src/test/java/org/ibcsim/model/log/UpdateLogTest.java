package org.ibcsim.model.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateLogTest {
  private static final int HEADER_BYTES = 512;

  private final UpdateLog log = new UpdateLog(HEADER_BYTES);

  private void writes(int count) {
    for (int number = 0; number < count; number++) {
      long position = log.last() + 1;
      assertThat(log.appendWrite(number % 3, position * 10, (int) position, -position))
          .isEqualTo(position);
    }
  }

  private void checkKept() {
    for (long position = log.first(); position <= log.last(); position++) {
      assertThat(log.volume(position)).isEqualTo((int) ((position - 1) % 3));
      assertThat(log.offsetBytes(position)).isEqualTo(position * 10);
      assertThat(log.lengthBytes(position)).isEqualTo((int) position);
      assertThat(log.imageAfter(position)).isEqualTo(-position);
      assertThat(log.bytesThrough(position))
          .isEqualTo(position * (position + 1) / 2 + position * HEADER_BYTES);
    }
  }

  @Test
  void anEmptyLogHasNoPositionAndNoBytes() {
    assertThat(log.last()).isZero();
    assertThat(log.first()).isEqualTo(1);
    assertThat(log.bytesThrough(0)).isZero();
    assertThat(log.imageAfter(0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 128, 129, 5_000})
  void everythingIsKeptWhenTheRingGrows(int count) {
    writes(count);
    checkKept();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 63, 64})
  void theRingWrapsOverWhatWasForgottenAndKeepsTheRest(int kept) {
    int total = 0;
    for (int round = 0; round < 60; round++) {
      for (int number = 0; number < kept; number++) {
        log.appendWrite(total % 3, ++total * 10L, total, -total);
      }
      checkKept();
      log.forgetThrough(log.last() - kept / 2);
      checkKept();
      assertThat(log.first()).isEqualTo(total - kept / 2 + 1);
    }
  }

  @Test
  void aRingThatGrowsAfterItHasWrappedKeepsEverything() {
    writes(60);
    log.forgetThrough(50);
    for (int number = 61; number <= 400; number++) {
      log.appendWrite((number - 1) % 3, number * 10L, number, -number);
    }
    assertThat(log.first()).isEqualTo(51);
    checkKept();
  }

  @Test
  void bytesAndImageOfTheLastForgottenPositionAreStillKnown() {
    writes(20);
    long bytes = log.bytesThrough(12);
    log.forgetThrough(12);
    assertThat(log.bytesThrough(12)).isEqualTo(bytes);
    assertThat(log.imageAfter(12)).isEqualTo(-12);
  }

  @Test
  void forgettingWhatIsForgottenChangesNothing() {
    writes(20);
    log.forgetThrough(12);
    log.forgetThrough(5);
    log.forgetThrough(12);
    assertThat(log.first()).isEqualTo(13);
    assertThat(log.imageAfter(12)).isEqualTo(-12);
  }

  @Test
  void everythingCanBeForgottenAndTheNextPositionFollows() {
    writes(20);
    log.forgetThrough(20);
    assertThat(log.appendWrite(0, 0, 1, 99)).isEqualTo(21);
    assertThat(log.bytesThrough(21) - log.bytesThrough(20)).isEqualTo(1 + HEADER_BYTES);
  }

  @Test
  void anImageOfWhatWasNeverLoggedIsRefused() {
    writes(2);
    assertThatThrownBy(() -> log.imageAfter(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("position 3")
        .hasMessageContaining("last one is 2");
  }

  @Test
  void aMessageConcernsItsTargetsAloneAndChangesNoContents() {
    writes(1);
    int targets = 1 << 31 | 1 << 4 | 1;
    long position = log.appendMessage(targets, 7);
    assertThat(log.isMessage(position)).isTrue();
    assertThat(log.isMessage(1)).isFalse();
    assertThat(log.imageAfter(position)).isEqualTo(log.imageAfter(1));
    assertThat(log.bytesThrough(position) - log.bytesThrough(1)).isEqualTo(7 + HEADER_BYTES);
    assertThat(log.targets(position)).isEqualTo(targets);
    List<Integer> concerned = new ArrayList<>();
    for (int rlink = 0; rlink < 32; rlink++) {
      assertThat(log.concerns(rlink, 1)).isTrue();
      if (log.concerns(rlink, position)) {
        concerned.add(rlink);
      }
    }
    assertThat(concerned).containsExactly(0, 4, 31);
  }

  @Test
  void aLogThatIsClearedBeginsBehindAPosition() {
    writes(100);
    log.annulFrom(95, -94);
    log.clear(40, 7);
    assertThat(log.first()).isEqualTo(41);
    assertThat(log.last()).isEqualTo(40);
    assertThat(log.imageAfter(40)).isEqualTo(7);
    assertThat(log.countAfter(40)).isZero();
    assertThat(log.bytesThrough(40)).isZero();
    assertThat(log.appendWrite(0, 0, 1, 1)).isEqualTo(41);
    assertThat(log.isMessage(41)).isFalse();
    assertThat(log.countAfter(40)).isEqualTo(1);
  }

  @Test
  void updatesThatAreAddedAsAnnulledAreAsThoseThatWereAnnulled() {
    writes(3);
    UpdateLog other = new UpdateLog(HEADER_BYTES);
    other.appendWrite(0, 0, 1, log.imageAfter(1));
    other.appendAnnulled();
    other.appendAnnulled();
    log.annulFrom(2, log.imageAfter(1));
    for (long position = 1; position <= 3; position++) {
      assertThat(other.isAnnulled(position))
          .isEqualTo(log.isAnnulled(position))
          .isEqualTo(position > 1);
      assertThat(other.isMessage(position)).isEqualTo(position > 1);
      assertThat(other.imageAfter(position)).isEqualTo(log.imageAfter(position));
      assertThat(other.countAfter(position)).isEqualTo(log.countAfter(position));
    }
    assertThat(other.targets(2)).isEqualTo(log.targets(2)).isZero();
    assertThat(other.bytesThrough(3)).isEqualTo(other.bytesThrough(1));
  }
}

package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.kernel.Encoding;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private final Copies copies = new Copies();

  @Test
  void asManyCopiesAreTakenAsWereAdded() {
    copies.add(3);
    copies.add(3);
    copies.add(4);
    assertThat(copies.take(3)).isTrue();
    assertThat(copies.any(3)).isTrue();
    assertThat(copies.take(3)).isTrue();
    assertThat(copies.any(3)).isFalse();
    assertThat(copies.take(3)).isFalse();
    assertThat(copies.any(4)).isTrue();
  }

  @Test
  void clearForgetsAll() {
    copies.add(3);
    copies.clear();
    assertThat(copies.any(3)).isFalse();
  }

  @Test
  void aCopiedStateReplacesTheEarlierOneAndHasTheSameBytes() {
    copies.add(3);
    copies.add(3);
    Copies other = new Copies();
    other.add(9);
    assertThat(Encoding.of(other)).isNotEqualTo(Encoding.of(copies));
    Encoding.copy(copies, other);
    assertThat(Encoding.of(other)).isEqualTo(Encoding.of(copies));
    assertThat(other.any(9)).isFalse();
    other.take(3);
    assertThat(Encoding.of(other)).isNotEqualTo(Encoding.of(copies));
  }
}

package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What steppers tell, and how paths are followed. */
class SteppersTest {
  private final Stepper stepper = new SlidingWindow(9, 4, 5).stepper();

  @Test
  void aPathIsReplayedByItsChoices() {
    Path path =
        new Path(0, List.of(SlidingWindow.SEND, SlidingWindow.DELIVER, SlidingWindow.RECEIVE_ACK));

    List<byte[]> states = path.replay(stepper);

    assertThat(states).hasSize(4);
    assertThat(PackedState.read(states.get(0), 0)).isEqualTo(0x111);
    assertThat(PackedState.read(states.get(3), 0)).isEqualTo(0x222);
  }

  @Test
  void aChoiceThatTheModelDoesNotAllowIsNamedWithThoseThatItDoes() {
    Path path = new Path(0, List.of(SlidingWindow.SEND, SlidingWindow.RECEIVE_ACK));

    assertThatThrownBy(() -> path.replay(stepper))
        .hasMessageContaining("Step 2: choice 5, expected one of [0, 1, 2, 3]");
  }

  @Test
  void statesOfAnyLengthAreKeptApart() {
    Expansion expansion = new Expansion();
    expansion.step(7, new byte[] {1, 2, 3}, 1, 2);
    expansion.step(8, new byte[0], 0, 0);
    expansion.step(9, new byte[10_000], 0, 10_000);

    assertThat(expansion.steps()).isEqualTo(3);
    assertThat(expansion.choice(2)).isEqualTo(9);
    assertThat(List.of(expansion.length(0), expansion.length(1), expansion.length(2)))
        .containsExactly(2, 0, 10_000);
    assertThat(expansion.bytes()).startsWith(2, 3);
    assertThat(expansion.offset(2)).isEqualTo(2);
  }

  @Test
  void choicesAreNumbersBelowABound() {
    Expansion expansion = new Expansion();
    assertThatThrownBy(() -> expansion.step(-1, 0L)).hasMessageContaining("Choice -1");
    assertThatThrownBy(() -> expansion.step(Expansion.CHOICES, 0L))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stepsMayOnlyBeLeftOutWhereTheSearchAllowsIt() {
    Expansion expansion = new Expansion();
    assertThat(expansion.mayReduce()).isFalse();
    assertThatThrownBy(expansion::reduced).isInstanceOf(IllegalStateException.class);
  }
}

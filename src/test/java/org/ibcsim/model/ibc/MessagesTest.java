package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibcsim.kernel.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private final Messages messages = new Messages();

  private static Message message(long position, int targets) {
    return new Message(position, "backup", "payload", true, 30, 50, targets);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "4, 2", "-2147483648, 31"})
  void aMessageIsForTheRlinksWhoseBitsAreSet(int targets, int rlink) {
    for (int number = 0; number < 32; number++) {
      assertThat(message(1, targets).isFor(number)).isEqualTo(number == rlink);
      assertThat(message(1, ~targets).isFor(number)).isEqualTo(number != rlink);
    }
  }

  @Test
  void aMessageIsOpenUntilItIsFinishedAtEachOfItsSecondaries() {
    Message message = message(7, 0b101);
    messages.add(message);
    assertThat(messages.count()).isEqualTo(1);
    messages.finished(1, 7);
    assertThat(messages.at(7)).isEqualTo(message);
    messages.finished(0, 7);
    assertThat(messages.find(7)).isEqualTo(message);
    assertThat(messages.openAfter(0, 0)).isEmpty();
    assertThat(messages.openAfter(2, 0)).containsExactly(message);
    messages.finished(2, 7);
    assertThat(messages.count()).isZero();
    assertThat(messages.find(7)).isNull();
    assertThatThrownBy(() -> messages.at(7)).hasMessageContaining("7");
    messages.finished(2, 7);
    assertThat(messages.count()).isZero();
  }

  @Test
  void openMessagesComeOldestFirstFromBehindAPosition() {
    Message first = message(3, 1);
    Message second = message(5, 1);
    messages.add(second);
    messages.add(first);
    assertThat(messages.openAfter(0, 2)).containsExactly(first, second);
    assertThat(messages.openAfter(0, 3)).containsExactly(second);
  }

  @Test
  void aMessageThatComesBackIsOpenThereAndWhereItWas() {
    Message message = message(7, 0b101);
    messages.add(message);
    messages.finished(2, 7);
    messages.reopen(message, 2);
    assertThat(messages.openAfter(0, 0)).containsExactly(message);
    assertThat(messages.openAfter(1, 0)).isEmpty();
    assertThat(messages.openAfter(2, 0)).containsExactly(message);
    messages.finished(0, 7);
    messages.finished(2, 7);
    messages.reopen(message, 2);
    assertThat(messages.openAfter(0, 0)).isEmpty();
    assertThat(messages.openAfter(2, 0)).containsExactly(message);
  }

  @Test
  void aCopiedStateReplacesTheEarlierOne() {
    messages.add(message(7, 0b101));
    messages.finished(2, 7);
    Messages other = new Messages();
    other.add(message(9, 0b11));
    Encoding.copy(messages, other);
    assertThat(Encoding.of(other)).isEqualTo(Encoding.of(messages));
    assertThat(other.find(9)).isNull();
    other.reopen(message(9, 0b11), 1);
    assertThat(other.openAfter(0, 7)).isEmpty();
    other.finished(1, 9);
    other.finished(0, 9);
    other.finished(0, 7);
    assertThat(other.count()).isZero();
    assertThat(messages.count()).isEqualTo(1);
  }

  @Test
  void theBytesTellEveryPartOfAMessageApart() {
    Message message = message(7, 0b101);
    messages.add(message);
    for (Message other :
        new Message[] {
          new Message(8, "backup", "payload", true, 30, 50, 0b101),
          new Message(7, "backuq", "payload", true, 30, 50, 0b101),
          new Message(7, "backup", "payloae", true, 30, 50, 0b101),
          new Message(7, "backup", "payload", false, 30, 50, 0b101),
          new Message(7, "backup", "payload", true, 31, 50, 0b101),
          new Message(7, "backup", "payload", true, 30, 51, 0b101)
        }) {
      Messages others = new Messages();
      others.add(other);
      assertThat(Encoding.of(others)).as(other.toString()).isNotEqualTo(Encoding.of(messages));
    }
  }
}

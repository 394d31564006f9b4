package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.kernel.Encoding;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.ArrivalMeans;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;

/** A state that is read takes over what is equal in the one before it, and nothing else. */
class CopiedStatesTest {
  private static final Message MESSAGE = new Message(7, "backup", "payload", true, 30, 50, 0b101);

  /** One message that a part of the state keeps. */
  private static final class Kept implements Stateful {
    private final Messages messages;
    private Message message;

    Kept(Messages messages, Message message) {
      this.messages = messages;
      this.message = message;
    }

    @Override
    public void write(StateWriter writer) {
      messages.writeOne(writer, message);
    }

    @Override
    public void read(StateReader reader) {
      message = messages.readOne(reader);
    }
  }

  private static Messages open(Message... all) {
    Messages messages = new Messages();
    for (Message message : all) {
      messages.add(message);
    }
    return messages;
  }

  @Test
  void aMessageIsTheOneBeforeIfItIsEqualInEveryPart() {
    Messages before = open(MESSAGE);
    Message equal = new Message(7, "backup", "payload", true, 30, 50, 0b101);
    assertThat(Encoding.copy(open(equal), before).at(7)).isSameAs(MESSAGE);
    for (Message other :
        List.of(
            new Message(8, "backup", "payload", true, 30, 50, 0b101),
            new Message(7, "report", "payload", true, 30, 50, 0b101),
            new Message(7, "backup", "another", true, 30, 50, 0b101),
            new Message(7, "backup", "payload", false, 30, 50, 0b101),
            new Message(7, "backup", "payload", true, 31, 50, 0b101),
            new Message(7, "backup", "payload", true, 30, 51, 0b101),
            new Message(7, "backup", "payload", true, 30, 50, 0b111))) {
      assertThat(Encoding.copy(open(other), open(MESSAGE)).at(other.position())).isEqualTo(other);
    }
  }

  @Test
  void asManyMessagesAreReadAsWereWrittenHoweverManyThereWere() {
    for (int written = 0; written <= 9; written++) {
      for (int before = 0; before <= 9; before++) {
        Messages original = ofPositionsTo(written);
        Messages copy = Encoding.copy(original, ofPositionsTo(before));
        assertThat(Encoding.of(copy)).isEqualTo(Encoding.of(original));
        assertThat(copy.openAfter(0, 0)).isEqualTo(original.openAfter(0, 0));
      }
    }
  }

  private static Messages ofPositionsTo(int last) {
    Messages messages = new Messages();
    for (int position = 1; position <= last; position++) {
      messages.add(new Message(position, "backup", "payload", true, 30, 50, 0b101));
    }
    return messages;
  }

  @Test
  void anOpenMessageThatIsKeptIsWrittenByItsPlaceAndAnotherWhole() {
    Messages messages = open(MESSAGE);
    Kept kept = Encoding.copy(new Kept(messages, MESSAGE), new Kept(messages, MESSAGE.at(9, 1)));
    assertThat(kept.message).isSameAs(MESSAGE);
    Message finished = new Message(5, "report", "of some length", false, 1, 2, 0b10);
    Kept other = Encoding.copy(new Kept(messages, finished), new Kept(messages, MESSAGE));
    assertThat(other.message).isEqualTo(finished);
    Message otherTargets = MESSAGE.at(7, 0b1);
    assertThat(Encoding.copy(new Kept(messages, otherTargets), other).message)
        .isEqualTo(otherTargets);
  }

  @Test
  void aMessageIsOpenAtTheSecondariesWhereItIsNotFinished() {
    Messages messages = open(MESSAGE, MESSAGE.at(9, 0b10));
    messages.finished(0, 7);
    assertThat(messages.isOpen(0, 7)).isFalse();
    assertThat(messages.isOpen(1, 7)).isFalse();
    assertThat(messages.isOpen(2, 7)).isTrue();
    assertThat(messages.isOpen(1, 9)).isTrue();
    assertThat(messages.isOpen(0, 8)).isFalse();
    assertThat(List.of(messages.isOpen(7), messages.isOpen(8), messages.isOpen(9)))
        .containsExactly(true, false, true);
    messages.finished(2, 7);
    assertThat(messages.isOpen(2, 7)).isFalse();
    assertThat(messages.isOpen(7)).isFalse();
  }

  private static Bench registered(String... names) {
    Bench bench = new Bench();
    for (String name : names) {
      bench.register(name, 9);
    }
    return bench;
  }

  private static void requireRead(Bench original, Bench before) {
    Encoding.copy(original.registrations, before.registrations);
    assertThat(Encoding.of(before.registrations)).isEqualTo(Encoding.of(original.registrations));
    assertThat(before.registrations.status()).isEqualTo(original.registrations.status());
  }

  @Test
  void aRegistrationIsTheOneBeforeIfItHasTheSameNameKeyAndTimeout() {
    Bench same = registered("backup");
    same.receiveBlocking("backup", 0, 1);
    Registration before = same.registrations.named("backup");
    requireRead(registered("backup"), same);
    assertThat(same.registrations.named("backup")).isSameAs(before);
    requireRead(registered("backup"), registered("report"));
    requireRead(registered(), registered("backup"));
    requireRead(registered("backup"), registered("backup", "report"));
    Bench otherKey = registered("backup");
    otherKey.calls.unregister(otherKey.key("backup"));
    otherKey.register("backup", 9);
    requireRead(registered("backup"), otherKey);
    Bench otherTimeout = new Bench();
    otherTimeout.register("backup", 10);
    requireRead(registered("backup"), otherTimeout);
  }

  @Test
  void aStoredMessageThatIsSpentEndsAsItWouldHaveEnded() {
    Bench bench =
        new Bench(
            Semantics.standard()
                .with(ArrivalSwitches.ARRIVAL_MEANS, ArrivalMeans.STORED_IN_SECONDARY_SRL));
    bench.register("backup", 0);
    bench.desk.stored(bench.backup(1));
    bench.expire(bench.deliver(1));
    Bench copy = bench.copy();
    assertThat(copy.digest()).isEqualTo(bench.digest());
    copy.desk.arrive(copy.messages.at(1));
    assertThat(copy.fate(1)).isEqualTo(Fact.Fate.DROPPED);
  }
}

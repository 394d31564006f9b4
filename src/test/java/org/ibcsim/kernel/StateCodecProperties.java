package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a state writer writes, a reader that asks for the same kinds reads back. */
class StateCodecProperties {
  private static final Vocabulary KNOWN = Vocabulary.of(List.of("backup", "", "report", "backup"));

  /** A value and its kind. */
  sealed interface Value {
    record Flag(boolean value) implements Value {}

    record Bits(int value, int width) implements Value {}

    record Choice(TimeUnit value) implements Value {}

    record Count(long value) implements Value {}

    record Any(long value) implements Value {}

    record Rare(long value) implements Value {}

    record Digest(long value) implements Value {}

    record Halves(long value) implements Value {}

    record Text(String value) implements Value {}
  }

  private static void write(StateWriter writer, Value value) {
    if (value instanceof Value.Flag flag) {
      writer.flag(flag.value());
    } else if (value instanceof Value.Bits bits) {
      writer.bits(bits.value(), bits.width());
    } else if (value instanceof Value.Choice choice) {
      writer.choice(choice.value(), TimeUnit.values().length);
    } else if (value instanceof Value.Count count) {
      writer.count(count.value());
    } else if (value instanceof Value.Any any) {
      writer.number(any.value());
    } else if (value instanceof Value.Rare rare) {
      writer.rare(rare.value());
    } else if (value instanceof Value.Digest digest) {
      writer.digest(digest.value());
    } else if (value instanceof Value.Halves halves) {
      writer.halves(halves.value());
    } else {
      writer.text(((Value.Text) value).value());
    }
  }

  private static Value read(StateReader reader, Value like) {
    if (like instanceof Value.Flag) {
      return new Value.Flag(reader.flag());
    } else if (like instanceof Value.Bits bits) {
      return new Value.Bits(reader.bits(bits.width()), bits.width());
    } else if (like instanceof Value.Choice) {
      return new Value.Choice(reader.choice(TimeUnit.values()));
    } else if (like instanceof Value.Count) {
      return new Value.Count(reader.count());
    } else if (like instanceof Value.Any) {
      return new Value.Any(reader.number());
    } else if (like instanceof Value.Rare) {
      return new Value.Rare(reader.rare());
    } else if (like instanceof Value.Digest) {
      return new Value.Digest(reader.digest());
    } else if (like instanceof Value.Halves) {
      return new Value.Halves(reader.halves());
    }
    return new Value.Text(reader.text());
  }

  @Provide
  Arbitrary<List<Value>> values() {
    Arbitrary<Long> numbers = Arbitraries.longs();
    Arbitrary<Value> bits =
        Arbitraries.integers()
            .between(0, 31)
            .flatMap(
                width ->
                    Arbitraries.longs()
                        .between(0, (1L << width) - 1)
                        .map(value -> new Value.Bits((int) (long) value, width)));
    return Arbitraries.oneOf(
            Arbitraries.of(true, false).map(Value.Flag::new),
            bits,
            Arbitraries.of(TimeUnit.values()).map(Value.Choice::new),
            Arbitraries.longs().greaterOrEqual(0).map(Value.Count::new),
            numbers.map(Value.Any::new),
            Arbitraries.oneOf(Arbitraries.just(0L), numbers).map(Value.Rare::new),
            numbers.map(Value.Digest::new),
            numbers.map(Value.Halves::new),
            Arbitraries.oneOf(Arbitraries.of("backup", "", "report"), Arbitraries.strings())
                .map(Value.Text::new))
        .list()
        .ofMaxSize(60);
  }

  private static StateWriter written(List<Value> values) {
    StateWriter writer = new StateWriter(KNOWN, true);
    values.forEach(value -> write(writer, value));
    return writer;
  }

  @Property
  void everyValueComesBackAndNothingIsLeft(@ForAll("values") List<Value> values) {
    byte[] bytes = written(values).toByteArray();
    StateReader reader = new StateReader(KNOWN, true).over(bytes, 0, bytes.length);
    List<Value> back = new ArrayList<>();
    values.forEach(value -> back.add(read(reader, value)));
    assertThat(back).isEqualTo(values);
    reader.finish();
  }

  @Property
  void aWriterThatIsUsedAgainWritesTheSame(
      @ForAll("values") List<Value> first, @ForAll("values") List<Value> second) {
    StateWriter writer = written(first);
    writer.clear();
    second.forEach(value -> write(writer, value));
    assertThat(writer.toByteArray()).isEqualTo(written(second).toByteArray());
  }

  @Property
  void readingPastTheEndIsAnErrorAndSoIsStoppingShort(@ForAll("values") List<Value> values) {
    StateWriter writer = written(values);
    writer.count(5);
    StateReader reader = new StateReader(KNOWN, true).over(writer);
    values.forEach(value -> read(reader, value));
    assertThatIllegalStateException()
        .isThrownBy(reader::finish)
        .withMessageContaining("1 bytes of the state were not read");
    assertThat(reader.count()).isEqualTo(5);
    assertThatIllegalStateException()
        .isThrownBy(reader::count)
        .withMessageContaining("the state ends where more is to be read");
  }

  @Example
  void bitsShareBytesAcrossOtherValues() {
    StateWriter writer = new StateWriter(KNOWN, true);
    for (int number = 0; number < 8; number++) {
      writer.flag(number % 2 == 0);
      writer.count(number);
    }
    assertThat(writer.length()).isEqualTo(1 + 8);
    writer.flag(true);
    assertThat(writer.length()).isEqualTo(1 + 8 + 1);
  }

  @Example
  void smallThingsAreShort() {
    StateWriter writer = new StateWriter(KNOWN, true);
    writer.count(127);
    writer.number(-64);
    writer.text("report");
    writer.rare(0);
    writer.choice(TimeUnit.DAYS, 7);
    writer.halves(3L << 32 | 9);
    assertThat(writer.length()).isEqualTo(1 + 1 + 1 + 1 + 2);
  }

  @Example
  void namesOfEventsAreWrittenOnlyForOneWhoKeepsVoidEvents() {
    StateWriter with = new StateWriter(KNOWN, true);
    with.eventName(7);
    assertThat(new StateReader(KNOWN, true).over(with).eventName()).isEqualTo(7);
    StateWriter without = new StateWriter(KNOWN, false);
    without.eventName(7);
    assertThat(without.length()).isZero();
    assertThat(new StateReader(KNOWN, false).over(without).eventName()).isZero();
  }

  @Example
  void whatDoesNotFitIsRefused() {
    StateWriter writer = new StateWriter(KNOWN, true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.count(-1))
        .withMessageContaining("-1 is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.bits(4, 2))
        .withMessageContaining("4 does not fit into 2 bits");
  }

  @Example
  void aVocabularyDoesNotDependOnTheOrderOfItsTexts() {
    Vocabulary other = Vocabulary.of(List.of("report", "backup", ""));
    StateWriter writer = new StateWriter(KNOWN, true);
    writer.text("report");
    assertThat(new StateReader(other, true).over(writer).text()).isEqualTo("report");
    assertThat(other.size()).isEqualTo(KNOWN.size()).isEqualTo(3);
  }
}

package org.ibcsim.check.expectation;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibcsim.model.Fact;

/** A value with named fields, such as the figures of a distribution. */
enum Shape {
  DISTRIBUTION(
      "Distribution",
      field("p50", SimpleType.DURATION, "time", "half of them are no longer"),
      field("p95", SimpleType.DURATION, "time", "95 % are no longer"),
      field("p99", SimpleType.DURATION, "time", "99 % are no longer"),
      field("max", SimpleType.DURATION, "time", "the longest"),
      field("mean", SimpleType.DURATION, "time", "the mean, rounded down to a nanosecond")),
  WRITES(
      "Writes",
      field("count", SimpleType.INT, "writes", "how many were submitted"),
      field("failed", SimpleType.INT, "writes", "how many returned EIO"),
      field("acknowledged", SimpleType.INT, "writes", "how many returned without an error"),
      field(
          "lost",
          SimpleType.INT,
          "writes",
          "how many were not in the Primary's SRL when the Primary crashed"),
      field("bytes", SimpleType.INT, "bytes", "what they held, without headers")),
  OCCUPANCY(
      "Occupancy",
      field("max_bytes", SimpleType.INT, "bytes", "most at any time, headers included"),
      field("max_percent", SimpleType.DOUBLE, "percent", "most at any time, of the SRL's size")),
  MESSAGE(
      "Message",
      field("sent", SimpleType.BOOL, "", "whether SEND put it into the update stream"),
      field("arrivals", SimpleType.INT, "times", "how often it arrived, copies counted"),
      field("deliveries", SimpleType.INT, "times", "how often RECEIVE returned it, copies counted"),
      field(
          "equals_image_at_send",
          SimpleType.BOOL,
          "",
          "whether at every delivery the Secondary's volumes equalled the Primary's when it was"
              + " sent; no value if RECEIVE never returned it"),
      field("sent_at", SimpleType.DURATION, "time since start", "when SEND put it there"),
      field("arrived_at", SimpleType.DURATION, "time since start", "when it arrived (at the last)"),
      field("received_at", SimpleType.DURATION, "time since start", "when RECEIVE returned it"),
      field("ended_at", SimpleType.DURATION, "time since start", "when it was finished"),
      new Field(
          "fate",
          SimpleType.STRING,
          "received, freeze_timed_out, freeze_broken, dropped, discarded, lost, ended_by_crash,"
              + " pending; mixed",
          "what became of it; pending if nothing has yet, mixed if Secondaries differ",
          words(Fact.Fate.values(), ObservedMessages.PENDING, ObservedMessages.MIXED))),
  SNAPSHOT(
      "Snapshot",
      field("taken", SimpleType.BOOL, "", "whether it was finished before the run ended"),
      field("at", SimpleType.DURATION, "time since start", "when it was finished"),
      field("frozen", SimpleType.BOOL, "", "whether one freeze lasted during the whole of it")),
  FREEZE(
      "Freeze",
      field("from", SimpleType.DURATION, "time since start", "when the data volumes stood still"),
      field("to", SimpleType.DURATION, "time since start", "when they moved again"),
      field("length", SimpleType.DURATION, "time", "how long; up to the run's end if still frozen"),
      new Field(
          "release",
          SimpleType.STRING,
          "unfreeze, freeze_timeout, deliver_timeout, ...; still_frozen",
          "why they moved again",
          words(Fact.Release.values(), ObservedSecondaries.STILL_FROZEN))),
  COMMAND(
      "Command",
      field("ended", SimpleType.BOOL, "", "whether it had ended when the run did"),
      field("ended_at", SimpleType.DURATION, "time since start", "when it ended"),
      field("status", SimpleType.INT, "exit status", "0 for success"),
      new Field(
          "error",
          SimpleType.STRING,
          "EBUSY, EIBC_NO_APPLICATION, ...; none, other",
          "what the first call that failed answered; none if it succeeded, other if no call failed",
          ObservedCommands.errorWords()),
      field("drop_count", SimpleType.INT, "messages", "what its RECEIVE reported as dropped"),
      field("output", SimpleType.STRING, "lines", "what it printed, its lines separated by \\n")),
  OUTAGE(
      "Outage",
      field("from", SimpleType.DURATION, "time since start", "when the network path failed"),
      field("to", SimpleType.DURATION, "time since start", "when it worked again"),
      field(
          "length",
          SimpleType.DURATION,
          "time",
          "how long; up to the run's end if it still fails")),
  INVARIANTS(
      "Invariants",
      field("held", SimpleType.BOOL, "", "whether no invariant was broken at any step"),
      field("violations", SimpleType.INT, "steps", "at how many steps one was broken"));

  /**
   * A part of a shape.
   *
   * @param words the strings that it may be; empty if it may be any, or is none
   */
  record Field(String name, CelType type, String unit, String meaning, List<String> words) {}

  private final String typeName;
  private final List<Field> fields;

  Shape(String typeName, Field... fields) {
    this.typeName = typeName;
    this.fields = List.of(fields);
  }

  private static Field field(String name, CelType type, String unit, String meaning) {
    return new Field(name, type, unit, meaning, List.of());
  }

  private static List<String> words(Enum<?>[] values, String... more) {
    return Stream.concat(
            Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)),
            Arrays.stream(more))
        .toList();
  }

  String typeName() {
    return typeName;
  }

  List<Field> fields() {
    return fields;
  }

  CelType reference() {
    return StructTypeReference.create(typeName);
  }

  StructType definition() {
    ImmutableMap<String, CelType> types =
        fields.stream().collect(ImmutableMap.toImmutableMap(Field::name, Field::type));
    return StructType.create(
        typeName, types.keySet(), name -> Optional.ofNullable(types.get(name)));
  }

  static Optional<Shape> named(String typeName) {
    return Arrays.stream(values()).filter(shape -> shape.typeName.equals(typeName)).findAny();
  }
}

package org.ibcsim.check.expectation;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A value with named fields, such as the four figures of a distribution. */
enum Shape {
  DISTRIBUTION(
      "Distribution",
      field("p50", SimpleType.DURATION, "time", "half of them are no longer"),
      field("p95", SimpleType.DURATION, "time", "95 % are no longer"),
      field("p99", SimpleType.DURATION, "time", "99 % are no longer"),
      field("max", SimpleType.DURATION, "time", "the longest")),
  WRITES(
      "Writes",
      field("count", SimpleType.INT, "writes", "how many were submitted"),
      field("failed", SimpleType.INT, "writes", "how many returned EIO"),
      field("bytes", SimpleType.INT, "bytes", "what they held, without headers")),
  OCCUPANCY(
      "Occupancy",
      field("max_bytes", SimpleType.INT, "bytes", "most at any time, headers included"),
      field("max_percent", SimpleType.DOUBLE, "percent", "most at any time, of the SRL's size")),
  MESSAGE(
      "Message",
      field("sent", SimpleType.BOOL, "", "whether SEND put it into the update stream"),
      field("sent_at", SimpleType.DURATION, "time since start", "when SEND put it there"),
      field("arrived_at", SimpleType.DURATION, "time since start", "when it arrived (at the last)"),
      field("received_at", SimpleType.DURATION, "time since start", "when RECEIVE returned it"),
      field("ended_at", SimpleType.DURATION, "time since start", "when it was finished"),
      field(
          "fate",
          SimpleType.STRING,
          "received, freeze_timed_out, dropped, discarded, lost, pending; mixed",
          "what became of it; pending if nothing has yet, mixed if Secondaries differ")),
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
      field(
          "release",
          SimpleType.STRING,
          "unfreeze, freeze_timeout, deliver_timeout, ...; still_frozen",
          "why they moved again")),
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

  /** A part of a shape. */
  record Field(String name, CelType type, String unit, String meaning) {}

  private final String typeName;
  private final List<Field> fields;

  Shape(String typeName, Field... fields) {
    this.typeName = typeName;
    this.fields = List.of(fields);
  }

  private static Field field(String name, CelType type, String unit, String meaning) {
    return new Field(name, type, unit, meaning);
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

package org.ibcsim.journal;

import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Understands a journal line by line; see {@link JournalWriter} for the format. */
final class JournalParser {
  /** All that is known once the first line was read. */
  private record Begun(RunRecordBuilder record, LineCodec codec, StepLineParser steps, long[] row) {
    static Begun of(RunHeader header) {
      int rlinks = header.rlinks().size();
      return new Begun(
          new RunRecordBuilder(header),
          new LineCodec(header),
          new StepLineParser(rlinks),
          SeriesBuilder.emptyRow(rlinks));
    }
  }

  private final String file;
  private final JournalVisitor visitor;
  private @Nullable Begun begun;
  private long line;
  private long timeNanos;
  private boolean ended;
  private boolean cutInsideLine;

  JournalParser(String file, JournalVisitor visitor) {
    this.file = file;
    this.visitor = visitor;
  }

  /** Takes the next line. */
  void line(ByteLines lines) {
    line = lines.number();
    try {
      if (ended) {
        throw new IllegalArgumentException("a line after the end of the journal, expected none");
      }
      if (!lines.terminated()) {
        cutInsideLine = true;
      } else if (begun == null) {
        begun = Begun.of(header(lines));
      } else if (begun.steps.parse(lines.bytes(), lines.from(), lines.to())) {
        advance(begun.steps.timeNanos());
        begun.steps.tell(visitor);
      } else {
        event(begun, lines);
      }
    } catch (JacksonException e) {
      throw new JournalFormatException(file, line, damaged(e.getOriginalMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new JournalFormatException(file, line, damaged(String.valueOf(e.getMessage())), e);
    }
  }

  private String damaged(String problem) {
    return begun == null
        ? problem + "; expected the first line of a journal that ibcsim run wrote"
        : "damaged: " + problem + "; run the scenario again";
  }

  private static ObjectNode object(ByteLines lines) {
    JsonNode node =
        JournalJson.MAPPER.readTree(lines.bytes(), lines.from(), lines.to() - lines.from());
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("found no JSON object");
  }

  private static JsonNode take(ObjectNode object, String field) {
    JsonNode value = object.remove(field);
    if (value == null) {
      throw new IllegalArgumentException("found no field " + field);
    }
    return value;
  }

  private static long takeNumber(ObjectNode object, String field) {
    JsonNode value = take(object, field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(field + " is " + value + ", expected a whole number");
    }
    return value.longValue();
  }

  private static String takeKind(ObjectNode object) {
    JsonNode kind = take(object, "f");
    if (!kind.isString()) {
      throw new IllegalArgumentException("f is " + kind + ", expected the kind of the line");
    }
    return kind.stringValue();
  }

  private RunHeader header(ByteLines lines) {
    ObjectNode object = object(lines);
    advance(takeNumber(object, "t"));
    String kind = takeKind(object);
    if (!kind.equals("run")) {
      throw new IllegalArgumentException("found a line of kind " + kind);
    }
    JsonNode version = object.path("format_version");
    if (version.isIntegralNumber() && version.longValue() > RunHeader.FORMAT_VERSION) {
      throw new JournalFormatException(
          file,
          line,
          "a journal of format "
              + version.longValue()
              + ", expected at most "
              + RunHeader.FORMAT_VERSION
              + "; use the newer ibcsim that wrote it ("
              + object.path("ibcsim_version").asString("unknown version")
              + ")");
    }
    return JournalJson.MAPPER.treeToValue(object, RunHeader.class);
  }

  private void event(Begun journal, ByteLines lines) {
    ObjectNode object = object(lines);
    advance(takeNumber(object, "t"));
    String kind = takeKind(object);
    switch (kind) {
      case "series" -> bucket(journal, object);
      case "totals" ->
          journal.record.totals(JournalJson.MAPPER.treeToValue(object, RunTotals.class));
      case "end" -> end(takeNumber(object, "lines"));
      default -> factOrEntry(journal, kind, object);
    }
  }

  private void factOrEntry(Begun journal, String kind, ObjectNode object) {
    Fact fact = journal.codec.decodeFact(kind, object);
    if (fact != null) {
      journal.record.fact(timeNanos, fact);
      visitor.fact(fact);
      return;
    }
    JournalEntry entry = journal.codec.decodeEntry(kind, object);
    if (entry == null) {
      throw new IllegalArgumentException("a line of the unknown kind " + kind);
    }
    journal.record.entry(timeNanos, entry);
    visitor.entry(entry);
  }

  private void bucket(Begun journal, ObjectNode object) {
    long number = takeNumber(object, "b");
    if (number != journal.record.buckets()) {
      throw new IllegalArgumentException(
          "bucket " + number + " of the series, expected " + journal.record.buckets());
    }
    JsonNode values = take(object, "v");
    if (!values.isArray() || values.size() != journal.row.length) {
      throw new IllegalArgumentException(
          "a bucket with " + values.size() + " values, expected " + journal.row.length);
    }
    for (int column = 0; column < journal.row.length; column++) {
      JsonNode value = values.get(column);
      if (!value.isIntegralNumber()) {
        throw new IllegalArgumentException(value + " in a bucket, expected a whole number");
      }
      journal.row[column] = value.longValue();
    }
    journal.record.bucket(timeNanos, journal.row);
  }

  private void end(long lines) {
    if (lines != line - 1) {
      throw new IllegalArgumentException(
          "the end of " + lines + " lines after " + (line - 1) + " lines: some are missing");
    }
    ended = true;
  }

  private void advance(long nanos) {
    if (nanos < timeNanos) {
      throw new IllegalArgumentException(
          "time goes back from " + timeNanos + " ns to " + nanos + " ns");
    }
    if (nanos > timeNanos || line == 1) {
      timeNanos = nanos;
      visitor.time(nanos);
    }
  }

  /** There are no more lines. */
  void endOfFile() {
    if (begun == null) {
      throw new JournalFormatException(
          file,
          Math.max(1, line),
          cutInsideLine
              ? "the file ends inside its first line; expected a journal that ibcsim run wrote"
              : "the file is empty; expected a journal that ibcsim run wrote");
    }
  }

  /** Complains if the journal lacks its last line. */
  void requireEnd() {
    if (!ended) {
      throw new JournalFormatException(
          file,
          line,
          (cutInsideLine ? "the journal ends inside a line" : "the journal ends here")
              + ", expected a line of kind end; its run was killed, or is still going on: run the"
              + " scenario again");
    }
  }

  RunRecord build() {
    if (begun == null) {
      throw new IllegalStateException("nothing was read");
    }
    return begun.record.build(ended);
  }
}

package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.ibcsim.workload.trace.TraceException;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@code iostat -x -o JSON}: sysstat.hosts[].statistics[].disk[], read as a stream.
 *
 * <p>The first report covers everything since the machine booted and is left out, as with the text.
 * Times are there with {@code -t} only.
 */
final class IostatJsonReader implements SampleReader {
  private static final double KIBIBYTE = 1024;

  private final Path path;
  private @Nullable JsonParser parser;
  private long stampNanos = Sample.NO_TIME;
  private int report = -1;
  private boolean inDisk;
  private boolean any;

  IostatJsonReader(Path path) {
    this.path = path;
  }

  @Override
  public boolean read(Sample into) {
    try {
      return next(into);
    } catch (JacksonException broken) {
      throw new TraceException(
          new TracePlace.Line(
              path.toString(),
              broken.getLocation().getLineNr(),
              broken.getLocation().getColumnNr()),
          broken.getOriginalMessage().startsWith("Unexpected end")
              ? "an end in the middle of the document"
              : "what is no JSON",
          "the document of iostat -o JSON",
          "Maybe the collector was stopped before it wrote the end.",
          broken);
    }
  }

  private boolean next(Sample into) {
    JsonParser json = parser();
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      if (token == JsonToken.PROPERTY_NAME) {
        switch (json.currentName()) {
          case "statistics" -> report = -1;
          case "disk" -> {
            report++;
            inDisk = true;
          }
          case "timestamp" -> readStamp(json);
          default -> {}
        }
      } else if (token == JsonToken.END_ARRAY) {
        inDisk = false;
      } else if (token == JsonToken.START_OBJECT && inDisk) {
        readDisk(json, into);
        any = true;
        if (report > 0) {
          into.atNanos = stampNanos;
          into.lengthNanos = 0;
          into.report = report - 1;
          return true;
        }
      }
    }
    if (!any) {
      throw new TraceException(
          new TracePlace.WholeFile(path.toString()),
          "no disk in the document",
          "sysstat.hosts[].statistics[].disk[], as iostat -x -o JSON prints it",
          null);
    }
    return false;
  }

  private JsonParser parser() {
    JsonParser open = parser;
    if (open == null) {
      // The first byte is asked for by the usual way, which refuses what cannot be a trace.
      TraceFile file = new TraceFile(path);
      file.read();
      file.close();
      open = new JsonFactory().createParser(ObjectReadContext.empty(), path);
      parser = open;
    }
    return open;
  }

  private void readStamp(JsonParser json) {
    json.nextToken();
    String text = json.getString();
    OptionalLong moment = Clock.moment(text);
    if (moment.isEmpty()) {
      throw mistake(json, "'" + text + "'", "a time, as in 2026-11-30T13:02:03+0000");
    }
    stampNanos = moment.getAsLong();
  }

  private void readDisk(JsonParser json, Sample into) {
    into.bytes = Double.NaN;
    into.writes = Double.NaN;
    into.device = "";
    into.rate = true;
    into.number = json.currentLocation().getLineNr();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "disk_device" -> into.device = json.getString();
        case "w/s" -> into.writes = number(json);
        case "wkB/s" -> into.bytes = number(json) * KIBIBYTE;
        case "wMB/s" -> into.bytes = number(json) * KIBIBYTE * KIBIBYTE;
        default -> json.skipChildren();
      }
    }
    if (into.device.isEmpty() || Double.isNaN(into.bytes)) {
      throw mistake(json, "a disk without name or wkB/s", "disk_device and wkB/s");
    }
  }

  private double number(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
        || json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      double value = json.getDoubleValue();
      if (value >= 0) {
        return value;
      }
    }
    throw mistake(json, json.getString(), "a number of 0 or more");
  }

  private TraceException mistake(JsonParser json, String found, String expected) {
    return new TraceException(
        new TracePlace.Line(
            path.toString(),
            json.currentLocation().getLineNr(),
            json.currentLocation().getColumnNr()),
        found,
        expected,
        null);
  }

  @Override
  public TracePlace place(Sample sample) {
    return new TracePlace.Line(path.toString(), sample.number, 0);
  }

  @Override
  public void close() {
    if (parser != null) {
      parser.close();
    }
  }
}

package org.ibcsim.scenario;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.workload.VolumeRange;
import org.ibcsim.workload.trace.TraceException;
import org.ibcsim.workload.trace.TraceFormat;
import org.ibcsim.workload.trace.TraceReader;
import org.ibcsim.workload.trace.TraceRecord;
import org.ibcsim.workload.trace.TraceReplay;
import org.jspecify.annotations.Nullable;

/** Reads a workload that replays a trace; looks at the file and at its first record. */
final class TraceWorkloadReader {
  private static final int FASTEST = 1_000_000;
  private static final Map<String, TraceFormat> FORMATS = new LinkedHashMap<>();

  static {
    for (TraceFormat format : TraceFormat.values()) {
      FORMATS.put(format.word(), format);
    }
  }

  private final Values values;
  private final Problems problems;
  private final WriteShapeReader shapes;
  private final long durationNanos;
  private final Path folder;

  TraceWorkloadReader(
      Values values, Problems problems, WriteShapeReader shapes, long durationNanos, Path folder) {
    this.values = values;
    this.problems = problems;
    this.shapes = shapes;
    this.durationNanos = durationNanos;
    this.folder = folder;
  }

  /** The workload, or empty once a problem has been told. */
  Optional<WorkloadSpec> read(Section section, String name) {
    Node formatNode = section.value("format");
    int before = problems.count();
    TraceFormat format = values.choice(formatNode, FORMATS, TraceFormat.VSCSI);
    boolean formatKnown = formatNode != null && problems.count() == before;
    Optional<Path> file = file(section.value("file"));
    if (file.isPresent() && formatKnown) {
      checkFirstRecord(section, file.get(), format);
    }
    Optional<VolumeRange> range = shapes.range(section);
    Node from = section.value("from");
    long start = values.amount(from, Limits.TIME_OF_RUN, 0);
    if (from != null && durationNanos != Values.UNKNOWN && start >= durationNanos) {
      problems.add(
          from.place(),
          "a start at " + Dimension.DURATION.shown(start),
          "a time before the end of the run at " + Dimension.DURATION.shown(durationNanos));
    }
    long skip = values.amount(section.value("skip"), Limits.TIME_OF_RUN, 0);
    long take = values.amount(section.value("take"), Limits.DURATION, Long.MAX_VALUE);
    double speed = values.decimal(section.value("speed"), FASTEST, 1);
    if (file.isEmpty() || range.isEmpty() || !formatKnown) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkloadSpec.Trace(
            name, file.get(), format, range.get(), new TraceReplay(skip, take, start, speed)));
  }

  private Optional<Path> file(@Nullable Node node) {
    String expected = "the path of a trace file, relative to the scenario's folder";
    int before = problems.count();
    String text = values.text(node, expected);
    if (!(node instanceof Scalar) || problems.count() > before) {
      return Optional.empty();
    }
    Path path;
    try {
      path = folder.resolve(text);
    } catch (InvalidPathException invalid) {
      problems.add(node.place(), node.shown(), expected);
      return Optional.empty();
    }
    String found = null;
    if (!Files.exists(path)) {
      found = "no trace file " + node.shown();
    } else if (Files.isDirectory(path)) {
      found = "a directory, " + node.shown();
    } else if (!Files.isRegularFile(path)) {
      found = "a special file (a device, pipe or socket), " + node.shown();
    } else if (!Files.isReadable(path)) {
      found = "a file that may not be read, " + node.shown();
    }
    if (found != null) {
      problems.add(node.place(), found, expected + "; copy the trace there, or mend the path");
      return Optional.empty();
    }
    return Optional.of(path);
  }

  private void checkFirstRecord(Section section, Path file, TraceFormat format) {
    try (TraceReader reader = format.reader(file)) {
      if (!reader.read(new TraceRecord())) {
        problems.add(section.place("file"), "a trace without records", "at least one record");
      }
    } catch (TraceException broken) {
      String advice = broken.advice() == null ? "" : " (" + broken.advice() + ")";
      problems.add(
          section.place("file"),
          "a trace that is no "
              + format.word()
              + " ("
              + Shown.escaped(inTrace(file, broken) + ": " + broken.found())
              + ")",
          Shown.escaped(broken.expected() + advice));
    }
  }

  /** The place in the trace, behind its file's name alone: the scenario says where that is. */
  private static String inTrace(Path file, TraceException broken) {
    return file.getFileName() + broken.place().toString().substring(file.toString().length());
  }
}

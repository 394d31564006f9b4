package org.ibcsim.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A deliberate fault of the protocol: what goes wrong, the small change of the source that makes it
 * so, and the property that must catch it.
 *
 * <p>It is read from a file of these lines; the three with {@code In}, and the texts between the
 * marks, may come several times:
 *
 * <pre>
 *   What: a sentence
 *   Property: number in ibc 10, or of a data flow invariant
 *   Caught by: class#method
 *   In: file below src/main/java
 *   --- before
 *   text that is in the file exactly once
 *   --- after
 *   text in its place
 *   --- end
 * </pre>
 */
record PlantedBug(
    String name, String what, String property, String caughtBy, List<PlantedBug.Edit> edits) {
  static final Path FOLDER = Path.of("src/test/resources/org/ibcsim/mutants");
  private static final Path SOURCES = Path.of("src/main/java");

  /** A text of a source file and what stands in its place. */
  record Edit(String file, String before, String after) {}

  /** Every planted bug, by name. */
  static List<PlantedBug> all() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(FOLDER)) {
      files = found.filter(file -> file.toString().endsWith(".bug")).sorted().toList();
    }
    List<PlantedBug> bugs = new ArrayList<>();
    for (Path file : files) {
      bugs.add(read(file));
    }
    return bugs;
  }

  private static PlantedBug read(Path file) throws IOException {
    Iterator<String> lines = Files.readAllLines(file).iterator();
    String name = file.getFileName().toString().replace(".bug", "");
    String what = value(name, "What", lines);
    String property = value(name, "Property", lines);
    String caughtBy = value(name, "Caught by", lines);
    List<Edit> edits = new ArrayList<>();
    while (lines.hasNext()) {
      String source = value(name, "In", lines);
      if (!lines.hasNext() || !lines.next().equals("--- before")) {
        throw new IllegalArgumentException(name + ": expected '--- before' after the In line");
      }
      String before = textUpTo(name, "--- after", lines);
      edits.add(new Edit(source, before, textUpTo(name, "--- end", lines)));
    }
    return new PlantedBug(name, what, property, caughtBy, List.copyOf(edits));
  }

  private static String value(String name, String key, Iterator<String> lines) {
    String line = lines.hasNext() ? lines.next() : "nothing";
    if (!line.startsWith(key + ": ")) {
      throw new IllegalArgumentException(
          name + ": found '" + line + "', expected a line '" + key + ": ...'");
    }
    return line.substring(key.length() + 2);
  }

  private static String textUpTo(String name, String mark, Iterator<String> lines) {
    StringBuilder text = new StringBuilder();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.equals(mark)) {
        return text.toString();
      }
      text.append(line).append('\n');
    }
    throw new IllegalArgumentException(name + ": the line '" + mark + "' is missing");
  }

  /**
   * The changed source files, by name.
   *
   * @throws IllegalStateException if a text is not in its file exactly once
   */
  Map<String, String> brokenSources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Edit edit : edits) {
      String source = sources.get(edit.file());
      if (source == null) {
        source = Files.readString(SOURCES.resolve(edit.file()));
      }
      int at = source.indexOf(edit.before());
      if (at < 0 || source.indexOf(edit.before(), at + 1) >= 0) {
        throw new IllegalStateException(
            "the planted bug "
                + name
                + " no longer applies: this text is in "
                + edit.file()
                + (at < 0 ? " no more" : " more than once")
                + ", expected exactly once. Maybe the code has changed; plant the bug where it"
                + " belongs now:\n"
                + edit.before());
      }
      String rest = source.substring(at + edit.before().length());
      sources.put(edit.file(), source.substring(0, at) + edit.after() + rest);
    }
    return sources;
  }

  String className() {
    return caughtBy.substring(0, caughtBy.indexOf('#'));
  }

  String methodName() {
    return caughtBy.substring(caughtBy.indexOf('#') + 1);
  }

  @Override
  public String toString() {
    return name;
  }
}

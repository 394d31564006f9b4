package org.ibcsim.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads saved journals.
 *
 * <p>Memory grows with the facts of a journal, not with the steps of writes at level ALL. A file
 * that is not a journal of this format, or is damaged, is answered with a {@link
 * JournalFormatException}. A journal that merely ends too early, because its run was killed, can be
 * read as far as it goes.
 */
public final class Journal {
  private Journal() {}

  /**
   * Reads a journal, complete or not; {@link RunRecord#complete} says which.
   *
   * @throws IOException if the file cannot be read
   * @throws JournalFormatException if it is no journal, of a newer format, or damaged
   */
  public static RunRecord read(Path path) throws IOException {
    return read(path, new JournalVisitor() {});
  }

  /** The same, and shows each line to a visitor on the way. */
  public static RunRecord read(Path path, JournalVisitor visitor) throws IOException {
    return parse(path, visitor).build();
  }

  /**
   * Reads a journal that must be complete.
   *
   * @throws IOException if the file cannot be read
   * @throws JournalFormatException if it is no journal, of a newer format, damaged, or ends early
   */
  public static RunRecord readComplete(Path path) throws IOException {
    JournalParser parser = parse(path, new JournalVisitor() {});
    parser.requireEnd();
    return parser.build();
  }

  private static JournalParser parse(Path path, JournalVisitor visitor) throws IOException {
    try (InputStream stream = Files.newInputStream(path);
        ByteLines lines = new ByteLines(stream)) {
      JournalParser parser = new JournalParser(path.toString(), visitor);
      while (lines.next()) {
        parser.line(lines);
      }
      parser.endOfFile();
      return parser;
    }
  }
}

package org.ibcsim.journal;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** How results leave ibcsim: one JSON document, the same on every machine. */
public final class JsonDocument {
  private JsonDocument() {}

  /**
   * A record as a document, its components in snake_case: indented, in ASCII, lines ended by a line
   * feed, the last one too.
   */
  public static String text(Object result) {
    DefaultIndenter lineFeeds = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lineFeeds).withArrayIndenter(lineFeeds);
    return JournalJson.DOCUMENTS.writer().with(printer).writeValueAsString(result) + "\n";
  }
}

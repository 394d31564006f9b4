package org.ibcsim.journal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Records as JSON documents that leave ibcsim, and back. */
public final class Documents {
  private Documents() {}

  /** A record as a document: indented, in ASCII, lines ended by a line feed, the last one too. */
  public static String text(Record document) {
    DefaultIndenter lineFeeds = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lineFeeds).withArrayIndenter(lineFeeds);
    return JournalJson.DOCUMENTS.writer().with(printer).writeValueAsString(document) + "\n";
  }

  /**
   * A document as the record that it was made of; strict, as journals are read.
   *
   * @throws JacksonException if it is no such document; its location says where
   */
  public static <R extends Record> R read(byte[] document, Class<R> type) {
    return JournalJson.DOCUMENTS.readValue(document, type);
  }
}

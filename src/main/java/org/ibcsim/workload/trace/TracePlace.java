package org.ibcsim.workload.trace;

import java.io.Serializable;

/** Where in a trace file something is; its text is how a message to the user begins. */
public sealed interface TracePlace extends Serializable {

  /** The path, as the user wrote it. */
  String file();

  /** The file as a whole: it is missing, empty, or of another kind. */
  record WholeFile(String file) implements TracePlace {
    @Override
    public String toString() {
      return file;
    }
  }

  /**
   * A line of a text file.
   *
   * @param line counted from 1
   * @param column the first byte of the field, counted from 1; 0 where the whole line is meant
   */
  record Line(String file, long line, int column) implements TracePlace {
    @Override
    public String toString() {
      return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
  }

  /**
   * A record of a binary file.
   *
   * @param record counted from 1
   * @param byteOffset the record's first byte, counted from 0
   */
  record BinaryRecord(String file, long record, long byteOffset) implements TracePlace {
    @Override
    public String toString() {
      return file + ": record " + record + " at byte " + byteOffset;
    }
  }
}

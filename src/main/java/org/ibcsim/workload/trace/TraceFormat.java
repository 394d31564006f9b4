package org.ibcsim.workload.trace;

import java.nio.file.Path;
import java.util.Optional;

/** The formats of trace that can be read, by the names that a scenario calls them. */
public enum TraceFormat {
  /** Binary vscsi, version 1: 32-byte little-endian records. */
  VSCSI("vscsi"),
  /** MSR Cambridge CSV: FILETIME stamps, offsets and sizes in bytes. */
  MSR("msr"),
  /** Recorded intervals, CSV with the header {@code time_s,writes,bytes}. */
  INTERVALS("intervals");

  private final String word;

  TraceFormat(String word) {
    this.word = word;
  }

  /** The name in a scenario. */
  public String word() {
    return word;
  }

  /** The format of this name, or empty. */
  public static Optional<TraceFormat> of(String word) {
    for (TraceFormat format : values()) {
      if (format.word.equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * A reader of a file in this format, in time order; the file is opened at the first record.
   *
   * <p>Records of vscsi and MSR files that come more than 1024 records late are served at the time
   * of the record before them and counted as {@link TraceReader#mended}; so are recorded intervals
   * whose counters disagree.
   */
  public TraceReader reader(Path path) {
    return switch (this) {
      case VSCSI -> new TimeOrder(new VscsiReader(path));
      case MSR -> new TimeOrder(new MsrReader(path));
      case INTERVALS -> new IntervalReader(path);
    };
  }
}

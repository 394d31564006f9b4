package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.Optional;

/** The formats of measured intervals that can be read, by the names that the command line has. */
public enum SampleFormat {
  /** Text of {@code iostat -x}. */
  IOSTAT("iostat"),
  /** {@code iostat -x -o JSON}. */
  IOSTAT_JSON("iostat-json"),
  /** Text of {@code sar -d}. */
  SAR("sar"),
  /** {@code sadf -d}. */
  SADF("sadf"),
  /** Text of {@code vxstat -i}. */
  VXSTAT("vxstat"),
  /** CSV of perfmon, typeperf, relog or esxtop. */
  PDH("pdh"),
  /** Tencent's table of loads, which has no header. */
  TENCENT_LOAD("tencent-load"),
  /** fio's log of bandwidth. */
  FIO_BANDWIDTH("fio-bw"),
  /** Any CSV whose header names times and bytes: CloudWatch, Azure, vvrcheck, ours. */
  TABLE("table");

  /** The usual block of vxstat; some systems count in 1024. */
  public static final int STANDARD_BLOCK_BYTES = 512;

  private final String word;

  SampleFormat(String word) {
    this.word = word;
  }

  /** The name on the command line. */
  public String word() {
    return word;
  }

  /** The format of this name, or empty. */
  public static Optional<SampleFormat> of(String word) {
    for (SampleFormat format : values()) {
      if (format.word.equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * A reader of a file in this format; the file is opened at the first sample.
   *
   * @param blockBytes of vxstat's blocks; no other format asks
   */
  public SampleReader reader(Path path, int blockBytes) {
    return switch (this) {
      case IOSTAT -> new IostatReader(path);
      case IOSTAT_JSON -> new IostatJsonReader(path);
      case SAR -> new SarReader(path);
      case SADF -> new SadfReader(path);
      case VXSTAT -> new VxstatReader(path, blockBytes);
      case PDH -> new PerformanceLogReader(path);
      case TENCENT_LOAD -> new TableReader(path, true);
      case FIO_BANDWIDTH -> new FioBandwidthReader(path);
      case TABLE -> new TableReader(path, false);
    };
  }
}

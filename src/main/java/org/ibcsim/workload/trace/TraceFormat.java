package org.ibcsim.workload.trace;

import java.nio.file.Path;
import java.util.Optional;

/** The formats of trace that can be read, by the names that a scenario calls them. */
public enum TraceFormat {
  /** Binary vscsi, version 1: 32-byte little-endian records. */
  VSCSI("vscsi"),
  /** MSR Cambridge CSV: FILETIME stamps, offsets and sizes in bytes. */
  MSR("msr"),
  /** Text of vscsiStats: serial number, length, entries, command, sector, microseconds. */
  VSCSI_TEXT("vscsi-text"),
  /** Storage Performance Council (UMass): unit, block, size, opcode, seconds. */
  SPC("spc"),
  /** Alibaba 2020: device, opcode, offset, length, microseconds. */
  ALIBABA("alibaba"),
  /** Tencent CBS 2018: seconds, sector, sectors, type, volume. */
  TENCENT("tencent"),
  /** Text of blkparse. */
  BLKPARSE("blkparse"),
  /** I/O log of fio, version 2 or 3. */
  FIO("fio"),
  /** DiskSim and SSDSim: milliseconds, device, sector, sectors, flags. */
  DISKSIM("disksim"),
  /** MQSim: nanoseconds, device, sector, sectors, type. */
  MQSIM("mqsim"),
  /** Replayers: milliseconds, disk, offset, size, type. */
  REPLAYER("replayer"),
  /** CloudPhysics as libCacheSim has it: version, seconds, command, size, sector. */
  CLOUDPHYSICS("cloudphysics"),
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
   * <p>Records of single requests that come more than 1024 records late are served at the time of
   * the record before them and counted as {@link TraceReader#mended}; so are recorded intervals
   * whose counters disagree.
   */
  public TraceReader reader(Path path) {
    return switch (this) {
      case VSCSI -> new TimeOrder(new VscsiReader(path));
      case MSR -> new TimeOrder(new MsrReader(path));
      case VSCSI_TEXT -> new TimeOrder(new VscsiTextReader(path));
      case SPC -> new TimeOrder(new SpcReader(path));
      case ALIBABA -> new TimeOrder(new AlibabaReader(path));
      case TENCENT -> new TimeOrder(new TencentReader(path));
      case BLKPARSE -> new TimeOrder(new BlkparseReader(path));
      case FIO -> new TimeOrder(new FioLogReader(path));
      case DISKSIM -> new TimeOrder(new SimulatorReader(SimulatorReader.Kind.DISKSIM, path));
      case MQSIM -> new TimeOrder(new SimulatorReader(SimulatorReader.Kind.MQSIM, path));
      case REPLAYER -> new TimeOrder(new SimulatorReader(SimulatorReader.Kind.REPLAYER, path));
      case CLOUDPHYSICS -> new TimeOrder(new CloudPhysicsReader(path));
      case INTERVALS -> new IntervalReader(path);
    };
  }
}

package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;

/**
 * Whether the Primary's SRL takes another update, judged for each RLINK by its {@code latencyprot}
 * first (dataflow 2.9), by its {@code srlprot} (dataflow 4.1), and once for the Primary's own data
 * volumes.
 *
 * <p>The log is about to overflow for an RLINK when the next update, with its header, would reach
 * the RLINK's Start of Log (inferred), or come nearer to it than {@code srl_full_reserve_bytes}. A
 * stall ends when the smaller of 5 % of the SRL and 20 MB has been freed since it began [D
 * 62-ch04s03s01], or nothing is left to free. An update that is not yet on the Primary's data
 * volumes is needed in the SRL too (inferred from 50-ag_ch_intro_vvr15): if the log would wrap over
 * it, writes are stalled until there is room again. More than 80 % full is a warning, once per
 * crossing, without effect on the flow [D 41-AppA_errormesgs_vvr125].
 */
final class SrlGate implements Stateful {
  /** 20 MB as the product counts: a log of 1 GB goes on at 98.05 % (dataflow V5). */
  private static final long MAXIMUM_RELEASE_BYTES = 20L << 20;

  private static final int ALL = -1;

  private enum Verdict {
    ROOM,
    STALL,
    OVERFLOW,
    REFUSE
  }

  private final Surroundings surroundings;
  private final UpdateLog log;
  private final Primary primary;
  private final List<Rlink> rlinks;
  private final BufferGate buffers;
  private final LatencyGate latency;
  private final OverflowListener overflow;
  private final long capacityBytes;
  private final long warningBytes;
  private final long releaseBytes;
  private final boolean[] throttled;
  private final long[] throttledAtBytes;
  private final boolean[] warned;

  /** By RLINK: writes fail because of it, which has been told. */
  private final boolean[] toldToFail;

  private boolean anyToldToFail;

  private int throttles;
  private long volumeStallBytes;
  private int refusing;

  /** Told when the SRL overflows for an RLINK, which must need nothing of it afterwards. */
  interface OverflowListener {
    void overflowed(Rlink rlink);
  }

  SrlGate(
      Surroundings surroundings,
      UpdateLog log,
      Primary primary,
      List<Rlink> rlinks,
      BufferGate buffers,
      OverflowListener overflow) {
    this.surroundings = surroundings;
    this.log = log;
    this.primary = primary;
    this.rlinks = rlinks;
    this.buffers = buffers;
    latency = new LatencyGate(surroundings, rlinks);
    this.overflow = overflow;
    long srlBytes = surroundings.layout().primaryHost().srlBytes();
    capacityBytes = surroundings.layout().srlRoomBytes();
    warningBytes = srlBytes / 5 * 4 + srlBytes % 5 * 4 / 5;
    releaseBytes = Math.min(srlBytes / 20, MAXIMUM_RELEASE_BYTES);
    throttled = new boolean[rlinks.size()];
    throttledAtBytes = new long[rlinks.size()];
    warned = new boolean[rlinks.size()];
    toldToFail = new boolean[rlinks.size()];
  }

  /** Whether an update of some bytes, header included, fits into the SRL at all. */
  boolean fitsWhenEmpty(long bytes) {
    return bytes <= capacityBytes;
  }

  /**
   * Judges an update of some bytes, header included; a verdict other than ADMITTED leaves no trace
   * of it.
   *
   * @throws IllegalArgumentException if it would not fit into an empty SRL
   */
  Admission admit(long bytes) {
    return admit(bytes, ALL);
  }

  /**
   * The same for an update that only some RLINKs, given as bits, can refuse because they are
   * disconnected and {@code synchronous=fail}.
   */
  Admission admit(long bytes, int refusers) {
    if (bytes > capacityBytes) {
      throw new IllegalArgumentException(
          "an update of "
              + bytes
              + " bytes, header included, never fits into the Primary's SRL, which takes "
              + capacityBytes
              + " bytes. Maybe give the SRL a larger size");
    }
    if (primary.passthru()) {
      // There is no SRL that could be full, and no RLINK that is attached.
      return stalling() || !hasBuffer(bytes) ? Admission.STALLED : Admission.ADMITTED;
    }
    boolean full = unwrittenBytes() + bytes > capacityBytes;
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (rlink.attached()
          && (refusers >>> number & 1) != 0
          && rlink.settings.synchronous() == Synchronous.FAIL
          && !rlink.reachable()
          && !primary.dcm().of(rlink).failback()) {
        refusing = number;
        return Admission.REFUSED;
      }
      full |= takesRoom(rlink) && rlink.outstandingBytes() + bytes > capacityBytes;
    }
    Admission admission = latency.admit(refusers);
    if (admission != Admission.ADMITTED) {
      refusing = latency.refusing();
      return admission;
    }
    if (full) {
      return protect(bytes);
    }
    return stalling() || !hasBuffer(bytes) ? Admission.STALLED : Admission.ADMITTED;
  }

  /**
   * A refusal goes before a stall, and a stall before an overflow: only what is admitted may detach
   * an RLINK, or convert it to DCM logging.
   */
  private Admission protect(long bytes) {
    for (int number = 0; number < rlinks.size(); number++) {
      if (verdict(number, bytes) == Verdict.REFUSE) {
        refusing = number;
        if (!toldToFail[number]) {
          toldToFail[number] = true;
          anyToldToFail = true;
          surroundings.observer().fact(new Fact.SrlProtectionFail(number));
        }
        return Admission.REFUSED;
      }
    }
    for (int number = 0; number < rlinks.size(); number++) {
      if (!throttled[number] && verdict(number, bytes) == Verdict.STALL) {
        throttled[number] = true;
        throttledAtBytes[number] = rlinks.get(number).outstandingBytes();
        throttles++;
        surroundings.observer().fact(new Fact.ThrottleOn(number));
      }
    }
    if (volumeStallBytes == 0 && unwrittenBytes() + bytes > capacityBytes) {
      volumeStallBytes = bytes;
      surroundings.observer().fact(new Fact.VolumeThrottleOn());
    }
    if (stalling() || !hasBuffer(bytes)) {
      return Admission.STALLED;
    }
    for (int number = 0; number < rlinks.size(); number++) {
      if (verdict(number, bytes) == Verdict.OVERFLOW) {
        if (rlinks.get(number).settings.srlProtection() == SrlProtection.OVERRIDE) {
          surroundings.observer().fact(new Fact.SrlProtectionOverride(number));
        }
        overflow.overflowed(rlinks.get(number));
      }
    }
    return Admission.ADMITTED;
  }

  /** One in DCM logging needs no room for what is new, though it may still send what was logged. */
  private static boolean takesRoom(Rlink rlink) {
    return rlink.streamsTo() == Long.MAX_VALUE;
  }

  /** The last of the gates (dataflow 2.9). */
  private boolean hasBuffer(long bytes) {
    return buffers.admit(bytes - log.headerBytes());
  }

  private Verdict verdict(int number, long bytes) {
    Rlink rlink = rlinks.get(number);
    if (!takesRoom(rlink) || rlink.outstandingBytes() + bytes <= capacityBytes) {
      return Verdict.ROOM;
    }
    SrlProtection protection = rlink.settings.srlProtection();
    boolean stalls =
        protection == SrlProtection.DCM
            || protection == SrlProtection.OVERRIDE
            || protection == SrlProtection.FAIL;
    if (stalls && rlink.reachable()) {
      return Verdict.STALL;
    }
    return protection == SrlProtection.FAIL ? Verdict.REFUSE : Verdict.OVERFLOW;
  }

  private long unwrittenBytes() {
    return log.bytesThrough(log.last()) - log.bytesThrough(primary.volumeWrittenTo());
  }

  /** The RLINK because of which the last refused update was refused. */
  int refusing() {
    return refusing;
  }

  /** After something was freed or an RLINK's state changed: ends stalls that need no longer be. */
  void reconsider() {
    buffers.reconsider();
    latency.reconsider();
    if (volumeStallBytes > 0 && unwrittenBytes() + volumeStallBytes <= capacityBytes) {
      volumeStallBytes = 0;
      surroundings.observer().fact(new Fact.VolumeThrottleOff());
    }
    if (anyToldToFail) {
      anyToldToFail = false;
      for (int number = 0; number < toldToFail.length; number++) {
        toldToFail[number] &= !rlinks.get(number).reachable();
        anyToldToFail |= toldToFail[number];
      }
    }
    if (throttles == 0) {
      return;
    }
    for (int number = 0; number < rlinks.size(); number++) {
      if (throttled[number] && released(number, rlinks.get(number))) {
        throttled[number] = false;
        throttledAtBytes[number] = 0;
        throttles--;
        surroundings.observer().fact(new Fact.ThrottleOff(number));
      }
    }
  }

  /** After a network acknowledgement, which frees nothing; answers whether a stall has ended. */
  boolean reconsiderLatency() {
    boolean stalled = latency.stalling();
    latency.reconsider();
    return stalled && !latency.stalling();
  }

  private boolean released(int number, Rlink rlink) {
    long bytes = rlink.outstandingBytes();
    return !rlink.reachable() || bytes == 0 || bytes <= throttledAtBytes[number] - releaseBytes;
  }

  /**
   * After an update was added or freed: warns of an RLINK for which the SRL has become more than 80
   * % full.
   */
  void warn() {
    for (int number = 0; number < warned.length; number++) {
      boolean above = rlinks.get(number).outstandingBytes() > warningBytes;
      if (above != warned[number]) {
        warned[number] = above;
        if (above) {
          surroundings.observer().fact(new Fact.SrlWarning(number));
        }
      }
    }
  }

  /** An administrator has changed attributes of an RLINK. */
  void attributesChanged() {
    latency.attributesChanged();
    reconsider();
  }

  boolean stalling() {
    return throttles > 0 || volumeStallBytes > 0 || latency.stalling();
  }

  @Override
  public void write(StateWriter writer) {
    for (int number = 0; number < throttled.length; number++) {
      writer.flag(warned[number]);
      writer.flag(throttled[number]);
      writer.flag(toldToFail[number]);
      writer.rare(throttledAtBytes[number]);
    }
    writer.rare(volumeStallBytes);
    latency.write(writer);
  }

  /** {@code refusing} is asked for at once or not at all. */
  @Override
  public void read(StateReader reader) {
    throttles = 0;
    anyToldToFail = false;
    for (int number = 0; number < throttled.length; number++) {
      warned[number] = reader.flag();
      throttled[number] = reader.flag();
      toldToFail[number] = reader.flag();
      anyToldToFail |= toldToFail[number];
      throttledAtBytes[number] = reader.rare();
      throttles += throttled[number] ? 1 : 0;
    }
    volumeStallBytes = reader.rare();
    latency.read(reader);
  }
}

package org.ibcsim.journal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.SrlCondition;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.link.RlinkKernelState;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.link.RlinkStatus;

/** A journal writer whose clock and data set are held in the hand of a test. */
final class HandDrivenRun implements ReplicationView {
  long nowNanos;
  final long[] outstandingBytes;
  final long[] stagedBytes;
  final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  final JournalWriter writer;

  HandDrivenRun(RunHeader header) {
    this(header, null);
  }

  HandDrivenRun(RunHeader header, OutputStream stream) {
    int rlinks = header.rlinks().size();
    outstandingBytes = new long[rlinks];
    stagedBytes = new long[rlinks + 1];
    writer =
        new JournalWriter(
            stream == null ? bytes : stream, "run/journal.jsonl", header, () -> nowNanos, this);
  }

  static RunHeader header(JournalLevel level, long bucketNanos, String... secondaries) {
    return headerNamed(level, bucketNanos, "A title", "the text\n", secondaries);
  }

  static RunHeader headerNamed(
      JournalLevel level, long bucketNanos, String title, String text, String... secondaries) {
    List<RunHeader.Host> hosts = new ArrayList<>();
    List<RunHeader.Rlink> rlinks = new ArrayList<>();
    hosts.add(new RunHeader.Host("seattle", RunHeader.Role.PRIMARY, 1_000_000));
    for (String secondary : secondaries) {
      Map<String, Object> link = new LinkedHashMap<>();
      link.put("latency", "18 ms");
      link.put(RunHeader.BANDWIDTH, 25_000_000L);
      hosts.add(new RunHeader.Host(secondary, RunHeader.Role.SECONDARY, 1_000_000));
      rlinks.add(new RunHeader.Rlink("rlk_" + secondary, hosts.size() - 1, "off", "autodcm", link));
    }
    return new RunHeader(
        RunHeader.FORMAT_VERSION,
        "0.1.0",
        title,
        "file.yaml",
        "00ff",
        text,
        42,
        0,
        level,
        100 * bucketNanos,
        bucketNanos,
        "hrdg",
        "hr_rvg",
        "hr_srl",
        List.of(new RunHeader.Volume("hr_dv01", 1 << 30)),
        hosts,
        rlinks,
        Map.of("nofreeze_mode", "never_hold"),
        List.of("disks never fail"));
  }

  HandDrivenRun at(long nanos) {
    nowNanos = nanos;
    return this;
  }

  /** A write that goes all the way to one Secondary at the present time. */
  void wholeWrite(int rlink, long position, int lengthBytes) {
    writer.submitted(position, 0, 4096 * position, lengthBytes);
    writer.logged(position);
    writer.acknowledged(position, true);
    writer.volumeWritten(position);
    carry(rlink, position);
    writer.freed(position);
  }

  /** What an RLINK does for an update that is logged. */
  void carry(int rlink, long position) {
    writer.transmitted(rlink, position);
    writer.arrived(rlink, position, false);
    writer.networkAcknowledged(rlink, position);
    writer.applied(rlink, position);
    writer.stable(rlink, position);
    writer.dataAcknowledged(rlink, position);
  }

  @Override
  public long unreceivedWrites(int rlink) {
    return outstandingWrites(rlink);
  }

  @Override
  public long outstandingBytes(int rlink) {
    return outstandingBytes[rlink];
  }

  @Override
  public long stagedBytes(int host) {
    return stagedBytes[host];
  }

  @Override
  public RdsLayout layout() {
    return Layouts.secondaries(2).build();
  }

  @Override
  public boolean up(int host) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public boolean running(int host) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public boolean reachable(int rlink) {
    return connected(rlink);
  }

  @Override
  public boolean connected(int rlink) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public RlinkStatus rlinkStatus(int rlink) {
    return new RlinkStatus(RlinkState.ACTIVE, RlinkKernelState.CONNECT, Set.of());
  }

  @Override
  public RvgStatus rvgStatus(int host) {
    return new RvgStatus(RvgStatus.State.ACTIVE, RvgStatus.KernelState.ENABLED, Set.of());
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return List.of();
  }

  @Override
  public long usedBytes(Checkpoint checkpoint) {
    return 0;
  }

  @Override
  public boolean diverged(int host) {
    return false;
  }

  @Override
  public boolean attached(int rlink) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public boolean effectivelySynchronous(int rlink) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long outstandingWrites(int rlink) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long lastPosition() {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long kernelBufferBytes() {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long bufferReleasedPosition() {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long appliedPosition(int host) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long stablePosition(int host) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public boolean frozen(int host) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public boolean draining(int host) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long imageAfter(long position) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public long image(int host) {
    throw new UnsupportedOperationException("a journal does not ask for it");
  }

  @Override
  public boolean passthru() {
    return false;
  }

  @Override
  public SrlCondition srlCondition(int host) {
    return SrlCondition.ASSOCIATED;
  }

  @Override
  public boolean volumeDetached(int host, int volume) {
    return false;
  }

  @Override
  public long pendingWrites() {
    return 0;
  }

  @Override
  public boolean dcmLogging(int rlink) {
    return false;
  }

  @Override
  public RlinkAttributes attributes(int rlink) {
    return RlinkAttributes.of(layout().rlinks().get(rlink));
  }

  @Override
  public long dcmBytes(int rlink) {
    return 0;
  }

  @Override
  public ResyncState resync(int rlink) {
    return ResyncState.NONE;
  }

  @Override
  public boolean consistent(int host) {
    return true;
  }
}

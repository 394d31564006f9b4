package org.ibcsim.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.ibcsim.journal.Journal;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.JournalVisitor;

/**
 * When each update of a run came to each of its stages, read from the run's journal of every step:
 * nanoseconds by position, of the first time.
 */
final class UpdateTimes implements JournalVisitor {
  /** What an RLINK does with updates. */
  static final class OfRlink {
    final TreeMap<Long, Long> sent = new TreeMap<>();
    final TreeMap<Long, Long> arrived = new TreeMap<>();
    final TreeMap<Long, Long> networkAcknowledged = new TreeMap<>();
    final TreeMap<Long, Long> stable = new TreeMap<>();
    final TreeMap<Long, Long> applied = new TreeMap<>();
    final TreeMap<Long, Long> dataAcknowledged = new TreeMap<>();
  }

  final TreeMap<Long, Long> submitted = new TreeMap<>();
  final TreeMap<Long, Long> logged = new TreeMap<>();
  final TreeMap<Long, Long> acknowledged = new TreeMap<>();
  final TreeMap<Long, Long> onVolume = new TreeMap<>();
  final TreeMap<Long, Long> freed = new TreeMap<>();
  private final TreeMap<Integer, OfRlink> rlinks = new TreeMap<>();
  private long now;

  /** Runs a scenario; its invariants must hold. */
  static UpdateTimes of(String text) {
    RunOfText run = RunOfText.of(RunOfText.scenario(text), JournalLevel.ALL, 0);
    if (!run.lines("broken").isEmpty()) {
      throw new AssertionError(run.lines("broken").get(0));
    }
    UpdateTimes times = new UpdateTimes();
    read(run, times);
    return times;
  }

  /** Shows the journal of a run to a visitor. */
  static void read(RunOfText run, JournalVisitor visitor) {
    try {
      Path journal = Files.createTempFile("times", ".jsonl");
      Files.write(journal, run.journal().getBytes(UTF_8));
      Journal.read(journal, visitor);
      Files.delete(journal);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  OfRlink rlink(int rlink) {
    return rlinks.computeIfAbsent(rlink, number -> new OfRlink());
  }

  /** From the submission of each write to its return. */
  TreeMap<Long, Long> latencies() {
    TreeMap<Long, Long> latencies = new TreeMap<>();
    acknowledged.forEach((position, at) -> latencies.put(position, at - submitted.get(position)));
    return latencies;
  }

  @Override
  public void time(long timeNanos) {
    now = timeNanos;
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    submitted.putIfAbsent(position, now);
  }

  @Override
  public void logged(long position) {
    logged.putIfAbsent(position, now);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    if (succeeded) {
      acknowledged.putIfAbsent(position, now);
    }
  }

  @Override
  public void volumeWritten(long position) {
    onVolume.putIfAbsent(position, now);
  }

  @Override
  public void freed(long position) {
    freed.putIfAbsent(position, now);
  }

  @Override
  public void transmitted(int rlink, long position) {
    rlink(rlink).sent.putIfAbsent(position, now);
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    rlink(rlink).arrived.putIfAbsent(position, now);
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    rlink(rlink).networkAcknowledged.putIfAbsent(position, now);
  }

  @Override
  public void stable(int rlink, long position) {
    rlink(rlink).stable.putIfAbsent(position, now);
  }

  @Override
  public void applied(int rlink, long position) {
    rlink(rlink).applied.putIfAbsent(position, now);
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    rlink(rlink).dataAcknowledged.putIfAbsent(position, now);
  }
}

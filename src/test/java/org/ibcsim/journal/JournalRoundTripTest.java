package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRoundTripTest {
  private static final String HOSTILE =
      "\"quoted\" \\ back \u0000\u0007\u001f\n\r"
          + "\t</script><b>&amp; \u2028 \u00e9\u4e2d \ud83d\ude00 \ud800 end";

  /** One of every kind of fact, so that none is forgotten in either direction. */
  private static final List<Fact> EVERY_FACT =
      List.of(
          new Fact.Registered(1, HOSTILE, Long.MIN_VALUE + 7, 600),
          new Fact.Unregistered(2, "nightly"),
          new Fact.MessageSubmitted(1, HOSTILE, 0b11, true, 900, 600, 77, -1),
          new Fact.MessageSent(1, true),
          new Fact.MessageArrived(1, 1, false, false, 0xCAFEL),
          new Fact.MessageReceived(1, 1, 0xCAFEL),
          new Fact.MessageEnded(1, 1, Fact.Fate.FREEZE_TIMED_OUT),
          new Fact.Frozen(1, 1),
          new Fact.Unfrozen(1, 1, Fact.Release.UNFREEZE_BEFORE_RECEIVE),
          new Fact.Drained(2),
          new Fact.SecondarySrlFull(1),
          new Fact.SecondarySrlRoom(1),
          new Fact.VolumeThrottleOn(),
          new Fact.VolumeThrottleOff(),
          new Fact.Cut(1),
          new Fact.Healed(1),
          new Fact.ConnectRefused(0, Fact.Refusal.NOT_READY),
          new Fact.ConnectRefused(1, Fact.Refusal.OTHER_PROTOCOL),
          new Fact.Connected(0),
          new Fact.Disconnected(0),
          new Fact.ModeChanged(1, true),
          new Fact.SrlOverflow(1),
          new Fact.DcmLogging(1, 7, 65_536),
          new Fact.ResyncStarted(1, 65_536),
          new Fact.ResyncPaused(1),
          new Fact.ResyncResumed(1),
          new Fact.ResyncPass(1, 32_768),
          new Fact.SrlLogging(1, 9),
          new Fact.StreamResumed(1, 9),
          new Fact.ResyncStopped(1, 98_304),
          new Fact.Inconsistent(2),
          new Fact.RegionsReplayed(2, 9),
          new Fact.Consistent(2, 12),
          new Fact.BunkerActivated(2),
          new Fact.BunkerDeactivated(2),
          new Fact.ReplayStarted(1),
          new Fact.ReplayFinished(1, 12),
          new Fact.ReplayEnded(1),
          new Fact.SrlWarning(0),
          new Fact.ThrottleOn(0),
          new Fact.LatencyThrottleOn(0),
          new Fact.LatencyThrottleOff(1),
          new Fact.LatencyOverride(1),
          new Fact.LatencyFail(0),
          new Fact.ThrottleOff(0),
          new Fact.SrlProtectionOverride(0),
          new Fact.SrlProtectionFail(1),
          new Fact.AttributesSet(
              1,
              Synchronous.OVERRIDE,
              SrlProtection.DCM,
              LatencyProtection.Mode.FAIL,
              200,
              100,
              30_000_000),
          new Fact.VolumeThrottleOn(),
          new Fact.VolumeThrottleOff(),
          new Fact.MessageRepeated(1, 4),
          new Fact.Detached(1),
          new Fact.Attached(1, Fact.Attachment.FORCED, 7, false),
          new Fact.Associated(1),
          new Fact.CheckpointMarked("cp", 1, false, Fact.Marked.OVERFLOWED, 7, 0),
          new Fact.Dissociated(0),
          new Fact.Paused(1, Fact.Pauser.PRIMARY),
          new Fact.Resumed(1, Fact.Pauser.SECONDARY, true),
          new Fact.DataAcknowledgementLate(0),
          new Fact.HostCrashed(0),
          new Fact.HostBooted(0),
          new Fact.FailbackLogging(0, 12),
          new Fact.ActingSecondary(0, 65536),
          new Fact.NodeCrashed(0, "b"),
          new Fact.NodeBooted(0, "b"),
          new Fact.LogownerLost(0, true, 3),
          new Fact.LogownerTookOver(0, "a"),
          new Fact.VolumeDetached(1, 1),
          new Fact.WritePending(1, 12),
          new Fact.VolumeStarted(1, 1, 3),
          new Fact.PendingWritten(1, 12),
          new Fact.SrlFailed(2, true),
          new Fact.Passthru(true),
          new Fact.RlinkFailed(1),
          new Fact.SrlDissociated(2),
          new Fact.SrlAssociated(2),
          new Fact.RvgStopped(2),
          new Fact.RvgStarted(2),
          new Fact.RoleChanged(0, 2, false, 7, 12, 5),
          new Fact.WriteBuffersThrottleOn(),
          new Fact.WriteBuffersThrottleOff(),
          new Fact.Quiesced(),
          new Fact.Unquiesced(),
          new Fact.SnapshotTaken(2, HOSTILE, 1, Long.MAX_VALUE, 9, 0),
          new Fact.Broken("prefix", HOSTILE));

  private static final List<JournalEntry> EVERY_ENTRY =
      List.of(
          new JournalEntry.Command(
              "london", 12, HOSTILE, 5, 9, 1, List.of("VxVM vxibc ERROR", HOSTILE, "")),
          new JournalEntry.Fault("cut", "rlk_london", 99L),
          new JournalEntry.Fault("cut", "rlk_london", null),
          new JournalEntry.Expectation(
              "rpo.max < duration('2m')", 30, JournalEntry.Verdict.BROKEN, HOSTILE),
          new JournalEntry.Judgement(JournalEntry.Verdict.INCONCLUSIVE, "a bound was reached"),
          new JournalEntry.MessageTransmitted("rlk_london", 1),
          new JournalEntry.Warning("script_not_ended", 7, HOSTILE, "--duration"),
          new JournalEntry.Drawn("fault/rlk_london/cut/1", 12, 5, 9, 7),
          new JournalEntry.Litmus(
              HOSTILE, 31, Map.of("fate", HOSTILE), JournalEntry.Standing.NOT_LISTED));

  @TempDir Path folder;

  private Path save(HandDrivenRun run) throws IOException {
    return Files.write(folder.resolve("journal.jsonl"), run.bytes.toByteArray());
  }

  @Test
  void everyKindOfFactAndEntryIsReadBackAsItWasWritten() throws IOException {
    assertThat(EVERY_FACT.stream().map(Object::getClass).distinct().count())
        .isEqualTo(Fact.class.getPermittedSubclasses().length);
    assertThat(EVERY_ENTRY.stream().map(Object::getClass).distinct().count())
        .isEqualTo(JournalEntry.class.getPermittedSubclasses().length);
    HandDrivenRun run =
        new HandDrivenRun(
            HandDrivenRun.headerNamed(
                JournalLevel.CONTROL, 1000, HOSTILE, HOSTILE, HOSTILE, "london"));
    for (int index = 0; index < EVERY_FACT.size(); index++) {
      run.at(10L * index).writer.fact(EVERY_FACT.get(index));
    }
    run.writer.finish(3);
    EVERY_ENTRY.forEach(run.writer::entry);
    run.writer.close();

    RunRecord read = Journal.readComplete(save(run));

    assertThat(read.facts().stream().map(TimedFact::fact)).containsExactlyElementsOf(EVERY_FACT);
    assertThat(read.facts().get(3).timeNanos()).isEqualTo(30);
    assertThat(read.entries(JournalEntry.class)).containsExactlyElementsOf(EVERY_ENTRY);
    assertThat(read).isEqualTo(run.writer.record());
    assertThat(read.complete()).isTrue();
    assertThat(read.header().title()).isEqualTo(HOSTILE);
    assertThat(read.header().rlinks().get(0).linkNumber(RunHeader.BANDWIDTH)).hasValue(25_000_000);
    assertThat(read.judgement()).contains((JournalEntry.Judgement) EVERY_ENTRY.get(4));
  }

  @Test
  void aRandomRunIsReadBackAsTheWriterRemembersIt() throws IOException {
    HandDrivenRun run =
        new HandDrivenRun(HandDrivenRun.header(JournalLevel.ALL, 1000, "london", "oslo"));
    new RandomSteps(run, 2, 1).play(20_000);
    run.writer.close();

    assertThat(Journal.read(save(run))).isEqualTo(run.writer.record());
  }

  @Test
  void seriesAndTotalsAreTheSameAtBothLevels() {
    assertThat(linesOf(JournalLevel.ALL, "\"f\":\"series\"", "\"f\":\"totals\""))
        .hasSizeGreaterThan(100)
        .isEqualTo(linesOf(JournalLevel.CONTROL, "\"f\":\"series\"", "\"f\":\"totals\""));
  }

  @Test
  void factsAreTheSameAtBothLevels() {
    assertThat(linesOf(JournalLevel.ALL, "\"f\":\"message_submitted\""))
        .hasSizeGreaterThan(100)
        .isEqualTo(linesOf(JournalLevel.CONTROL, "\"f\":\"message_submitted\""));
  }

  private static List<String> linesOf(JournalLevel level, String... kinds) {
    HandDrivenRun run = new HandDrivenRun(HandDrivenRun.header(level, 1000, "london", "oslo"));
    new RandomSteps(run, 2, 5).play(20_000);
    run.writer.close();
    return run.bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> Stream.of(kinds).anyMatch(line::contains))
        .toList();
  }

  @Test
  void theStepsOfAJournalReplayedToAWriterMakeTheSameJournal() throws IOException {
    RunHeader header = HandDrivenRun.header(JournalLevel.ALL, 1000, "london", "oslo");
    HandDrivenRun run = new HandDrivenRun(header);
    new RandomSteps(run, 2, 3).play(5_000);
    run.writer.close();

    HandDrivenRun again = new HandDrivenRun(header);
    Journal.read(save(run), new Replay(again));
    again.writer.finish(5_000);
    again.writer.close();

    assertThat(stepsOf(again)).hasSizeGreaterThan(1000).isEqualTo(stepsOf(run));
  }

  private static List<String> stepsOf(HandDrivenRun run) {
    return run.bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.contains("\"f\":\"series\"") && !line.contains("\"f\":\"totals\""))
        .toList();
  }

  private record Replay(HandDrivenRun run) implements JournalVisitor {
    @Override
    public void time(long timeNanos) {
      run.nowNanos = timeNanos;
    }

    @Override
    public void fact(Fact fact) {
      run.writer.fact(fact);
    }

    @Override
    public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
      run.writer.submitted(position, volume, offsetBytes, lengthBytes);
    }

    @Override
    public void submittedFrom(long position, long intendedNanos) {
      run.writer.submittedFrom(position, intendedNanos);
    }

    @Override
    public void refused(int rlink) {
      run.writer.refused(rlink);
    }

    @Override
    public void logged(long position) {
      run.writer.logged(position);
    }

    @Override
    public void acknowledged(long position, boolean succeeded) {
      run.writer.acknowledged(position, succeeded);
    }

    @Override
    public void volumeWritten(long position) {
      run.writer.volumeWritten(position);
    }

    @Override
    public void readBack(int rlink, long position) {
      run.writer.readBack(rlink, position);
    }

    @Override
    public void transmitted(int rlink, long position) {
      run.writer.transmitted(rlink, position);
    }

    @Override
    public void arrived(int rlink, long position, boolean duplicate) {
      run.writer.arrived(rlink, position, duplicate);
    }

    @Override
    public void resent(int rlink, long position) {
      run.writer.resent(rlink, position);
    }

    @Override
    public void dropped(int rlink, long position, LinkError reason) {
      run.writer.dropped(rlink, position, reason);
    }

    @Override
    public void networkAcknowledged(int rlink, long position) {
      run.writer.networkAcknowledged(rlink, position);
    }

    @Override
    public void stable(int rlink, long position) {
      run.writer.stable(rlink, position);
    }

    @Override
    public void applied(int rlink, long position) {
      run.writer.applied(rlink, position);
    }

    @Override
    public void dataAcknowledged(int rlink, long position) {
      run.writer.dataAcknowledged(rlink, position);
    }

    @Override
    public void freed(long position) {
      run.writer.freed(position);
    }
  }
}

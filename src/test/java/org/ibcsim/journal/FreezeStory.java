package org.ibcsim.journal;

import java.util.List;
import org.ibcsim.model.Fact;

/**
 * A short run that the tests of views and exports share: a message to two Secondaries, one of which
 * freezes for a snapshot during an outage, while the RLINK to the other is detached. To the first
 * it is transmitted three times, the last time in vain, to the other never.
 */
final class FreezeStory {
  private FreezeStory() {}

  /** The story with names of the teller's choice, finished but not closed. */
  static HandDrivenRun told(String application, String london) {
    HandDrivenRun run =
        new HandDrivenRun(
            HandDrivenRun.headerNamed(
                JournalLevel.CONTROL, 1000, "A title", "text", london, "oslo"));
    run.at(100).wholeWrite(0, 1, 4096);
    run.carry(1, 1);
    tell(run, 900, new Fact.Quiesced());
    tell(run, 1000, new Fact.MessageSubmitted(2, application, 0b11, true, 900, 600, 6, 0xABL));
    tell(run, 1010, new Fact.MessageSent(2, true));
    run.at(1050).writer.transmitted(0, 2);
    tell(run, 1100, new Fact.Unquiesced());
    run.at(1150).writer.transmitted(0, 2);
    tell(run, 1200, new Fact.MessageArrived(1, 2, true, false, 0xABL));
    tell(run, 1200, new Fact.Frozen(1, 2));
    run.at(1250).writer.transmitted(0, 2);
    tell(run, 1300, new Fact.MessageReceived(1, 2, 0xABL));
    tell(run, 1400, new Fact.Cut(0));
    tell(run, 1450, new Fact.Disconnected(0));
    tell(run, 1600, new Fact.SnapshotTaken(1, "fd", 0xABL, 0xABL, 1, 2));
    tell(run, 1700, new Fact.Unfrozen(1, 2, Fact.Release.UNFREEZE));
    tell(run, 1700, new Fact.MessageEnded(1, 2, Fact.Fate.RECEIVED));
    tell(run, 1800, new Fact.Healed(0));
    tell(run, 1900, new Fact.Connected(0));
    tell(run, 2000, new Fact.Drained(1));
    tell(run, 2100, new Fact.ThrottleOn(1));
    tell(run, 2200, new Fact.SrlOverflow(1));
    tell(run, 2200, new Fact.ThrottleOff(1));
    tell(run, 2300, new Fact.MessageEnded(2, 2, Fact.Fate.LOST));
    tell(run, 2400, new Fact.Cut(1));
    run.writer.entry(
        new JournalEntry.Command(
            london, 7, "vxibc receive " + application, 50, 1300, 0, List.of("got it")));
    run.at(2500).writer.finish(77);
    run.writer.entry(new JournalEntry.Expectation("true", 9, JournalEntry.Verdict.HELD, "nothing"));
    run.writer.entry(new JournalEntry.Warning("script_not_ended", 7, "short", "--duration"));
    run.writer.entry(new JournalEntry.Judgement(JournalEntry.Verdict.HELD, "1 expectation held"));
    return run;
  }

  private static void tell(HandDrivenRun run, long nanos, Fact fact) {
    run.at(nanos).writer.fact(fact);
  }
}

package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.journal.JournalEntry.Verdict.HELD;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.ibcsim.journal.JournalEntry.Judgement;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.bed.Act;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.BedScenario;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Storm;

/** What a storm of the model's tests does can be said as a scenario, and means the same there. */
class StormScenarioProperties {
  @Provide
  Arbitrary<Storm> storms() {
    return Storm.inTime();
  }

  private static String text(Bed bed, Storm storm) {
    storm.acts().forEach(act -> storm.act(bed, act));
    BedScenario scenario = BedScenario.of(bed.diary(), storm.seed() & 0xFFFF);
    return scenario.text(List.of(), Replay.lawsOf(scenario));
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void everyStormInTimeIsAScenarioThatEndsWell(@ForAll("storms") Storm storm) {
    String text = text(storm.bed(), storm);
    assertThat(RunJudge.of(RunOfText.scenario(text)).broken()).as(text).isEmpty();
    Judgement judgement = RunOfText.briefly(text).finished().judgement();
    assertThat(judgement.verdict()).as("%s%n%s", judgement.reason(), text).isEqualTo(HELD);
  }

  private static List<Fact> ofMessages(List<Fact> facts) {
    return facts.stream()
        .filter(
            fact ->
                fact instanceof Fact.MessageSubmitted
                    || fact instanceof Fact.MessageSent
                    || fact instanceof Fact.MessageArrived
                    || fact instanceof Fact.MessageReceived
                    || fact instanceof Fact.MessageEnded
                    || fact instanceof Fact.Frozen
                    || fact instanceof Fact.Unfrozen
                    || fact instanceof Fact.Disconnected
                    || fact instanceof Fact.HostCrashed
                    || fact instanceof Fact.HostBooted)
        .toList();
  }

  /** Host 1 crashes while it stands frozen, and the path of the other is cut for a while. */
  @Example
  void theScenarioOfAStormHasTheSameFactsAsTheStorm() {
    Storm storm =
        new Storm(
            Layouts.secondaries(2),
            Delays.STEADY,
            true,
            7,
            List.of(
                new Act.Register(0, 0, 0),
                new Act.Register(1, 0, 0),
                new Act.Register(2, 0, 0),
                new Act.Write(0, 1, 2),
                new Act.Scribble(1, 5_000, 9_000),
                new Act.Send(0, -1, true, 30, 100),
                new Act.Write(0, 2, 1),
                new Act.Pass(40),
                new Act.Receive(1, 0, false, 0, 4_000),
                new Act.Receive(2, 0, false, 0, 4_000),
                new Act.Crash(1),
                new Act.Cut(1),
                new Act.Write(0, 3, 1),
                new Act.Wait(12),
                new Act.Boot(1),
                new Act.Register(1, 0, 0),
                new Act.Receive(1, 0, true, 5, 4_000),
                new Act.Unfreeze(1, 0),
                new Act.Heal(1),
                new Act.Wait(40),
                new Act.Send(0, 0, false, 0, 0),
                new Act.Wait(1),
                new Act.Receive(1, 0, false, 0, 4_000)));
    Bed bed = storm.bed();
    storm.acts().forEach(act -> storm.act(bed, act));
    List<Fact> expected = ofMessages(bed.facts(Fact.class));
    RunOfText run = RunOfText.of(BedScenario.of(bed.diary(), 7).text(List.of(), List.of()));
    List<Fact> found =
        ofMessages(run.finished().record().facts().stream().map(TimedFact::fact).toList());
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(found.subList(0, expected.size())).isEqualTo(expected);
  }
}

package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.ibcsim.model.LogSwitches;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;
import org.ibcsim.simulate.RandomScenario.Answer;
import org.ibcsim.simulate.RandomScenario.Break;
import org.ibcsim.simulate.RandomScenario.Load;
import org.ibcsim.simulate.RandomScenario.Receiver;
import org.ibcsim.simulate.RandomScenario.Secondary;
import org.ibcsim.simulate.RandomScenario.Send;

/** Random scenarios, as properties draw them. */
final class RandomScenarios {
  /** These answers keep a receiver from ever receiving again, or refuse a data set. */
  private static final Set<Switch<?>> LEFT_OUT =
      Set.of(ReceiveSwitches.DROP_REPORT_RESETS, LogSwitches.AUTODCM_WITHOUT_DCM);

  private RandomScenarios() {}

  /** Any of them. */
  static Arbitrary<RandomScenario> any() {
    Arbitrary<Secondary> secondary =
        Combinators.combine(
                Arbitraries.of(1, 20, 150),
                Arbitraries.of(0, 0, 5),
                Arbitraries.of(0, 1, 20),
                Arbitraries.of(0, 0, 2),
                Arbitraries.of(Synchronous.values()),
                Arbitraries.of(SrlProtection.OVERRIDE, SrlProtection.FAIL),
                Arbitraries.of(false, true))
            .as(Secondary::new);
    Arbitrary<Load> load =
        Combinators.combine(
                Arbitraries.of("constant", "poisson"),
                Arbitraries.of(1, 10, 40),
                Arbitraries.of(4, 64),
                Arbitraries.of(5, 40, 100))
            .as(Load::new);
    int busy = RandomScenario.BUSY_SECONDS * 1_000;
    Arbitrary<Send> send =
        Combinators.combine(
                Arbitraries.integers().between(500, busy).withDistribution(uniform()),
                Arbitraries.of(0, 1),
                Arbitraries.of(-1, -1, 0, 1),
                Arbitraries.of(0, 5, 60, -1),
                Arbitraries.of(0, 0, 3))
            .as(Send::new);
    Arbitrary<Receiver> receiver =
        Combinators.combine(Arbitraries.of(1, 2, 3), Arbitraries.of(0, 1), Arbitraries.of(0, 2, 20))
            .as(Receiver::new);
    return Combinators.combine(
            Arbitraries.longs().between(1, 1_000_000),
            Arbitraries.of(10, 200, 5_000),
            secondary.list().ofMinSize(1).ofMaxSize(3),
            load.list().ofMaxSize(3),
            send.list().ofMinSize(1).ofMaxSize(8),
            // Two of one application would block each other's UNFREEZE.
            receiver.list().uniqueElements(RandomScenarios::works).ofMaxSize(6),
            breaks(),
            answers())
        .as(RandomScenario::new);
  }

  private static int works(Receiver receiver) {
    return receiver.secondary() * 2 + receiver.application();
  }

  private static RandomDistribution uniform() {
    return RandomDistribution.uniform();
  }

  /** One after the other, so that none contradicts another. */
  private static Arbitrary<List<Break>> breaks() {
    Arbitrary<Break> one =
        Combinators.combine(
                Arbitraries.of("cut", "cut", "crash", "stop"),
                Arbitraries.integers().between(0, 11),
                Arbitraries.integers().between(0, 8_000).withDistribution(uniform()),
                Arbitraries.of(10, 3_000, 15_000))
            .as(Break::new);
    return one.list().ofMaxSize(6).map(RandomScenarios::oneAfterTheOther);
  }

  private static List<Break> oneAfterTheOther(List<Break> gaps) {
    List<Break> breaks = new ArrayList<>();
    int end = 0;
    for (Break gap : gaps) {
      int at = end + 1 + gap.atMilliseconds();
      breaks.add(new Break(gap.kind(), gap.target(), at, gap.lastsMilliseconds()));
      end = at + gap.lastsMilliseconds();
    }
    return breaks;
  }

  private static Arbitrary<List<Answer>> answers() {
    List<Answer> all = RandomScenario.allAnswers(question -> !LEFT_OUT.contains(question));
    return Arbitraries.oneOf(
        Arbitraries.just(List.of()),
        Arbitraries.of(all).list().ofMaxSize(12).map(RandomScenarios::onceEach));
  }

  private static List<Answer> onceEach(List<Answer> answers) {
    Map<String, Answer> byQuestion = new LinkedHashMap<>();
    answers.forEach(answer -> byQuestion.put(answer.question(), answer));
    return List.copyOf(byQuestion.values());
  }
}

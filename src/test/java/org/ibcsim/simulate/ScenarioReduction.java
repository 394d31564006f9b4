package org.ibcsim.simulate;

import java.util.List;
import java.util.function.Predicate;
import org.ibcsim.model.bed.Reduction;

/**
 * Reduces a scenario that fails in its workload, faults, messages, receivers, answers, times and
 * links, until nothing more can be left out or made plainer.
 */
final class ScenarioReduction {
  private final Predicate<RandomScenario> fails;

  private ScenarioReduction(Predicate<RandomScenario> fails) {
    this.fails = fails;
  }

  static RandomScenario of(RandomScenario failing, Predicate<RandomScenario> fails) {
    ScenarioReduction reduction = new ScenarioReduction(fails);
    RandomScenario before = failing;
    RandomScenario after = reduction.once(before);
    while (!after.equals(before)) {
      before = after;
      after = reduction.once(before);
    }
    return after;
  }

  private RandomScenario once(RandomScenario failing) {
    RandomScenario a = failing;
    RandomScenario b = a.withLoads(shortest(a.loads(), a::withLoads));
    RandomScenario c = b.withBreaks(shortest(b.breaks(), b::withBreaks));
    RandomScenario d = c.withSends(shortest(c.sends(), c::withSends));
    RandomScenario e = d.withReceivers(shortest(d.receivers(), d::withReceivers));
    RandomScenario f = e.withAnswers(shortest(e.answers(), e::withAnswers));
    return Reduction.simplest(f, RandomScenario::simpler, fails);
  }

  private <E> List<E> shortest(
      List<E> parts, java.util.function.Function<List<E>, RandomScenario> with) {
    return Reduction.shortest(parts, fewer -> fails.test(with.apply(fewer)));
  }
}

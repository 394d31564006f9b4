package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.model.Observer;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.ScriptProcess;

/**
 * Follows a path through a {@link DataSetModel} step by step, for people: what may come next, what
 * comes, and how everything stands.
 *
 * <p>It starts in the first state. Not thread-safe.
 */
public final class Trail {
  /** Something that may come next, and what it is in words. */
  public record Allowed(int choice, String text) {}

  private final Situation situation;
  private final Choices choices = new Choices();

  /** A trail that stands in the first state of a model. */
  public Trail(DataSetModel model) {
    situation = model.situation();
    situation.begin();
  }

  /** Who is told what the model tells from here on, beside the exploration itself. */
  void tell(Observer observer, CommandListener commands) {
    situation.tell(observer, commands);
  }

  /** All that may come next, in the order in which choices are listed. */
  public List<Allowed> allowed() {
    situation.list(choices);
    List<Allowed> allowed = new ArrayList<>();
    for (int place = 0; place < choices.size(); place++) {
      allowed.add(new Allowed(choices.get(place), situation.text(choices.get(place))));
    }
    return allowed;
  }

  /** Whether nothing is left that must come: the state has an outcome. */
  public boolean isFinal() {
    situation.list(choices);
    return choices.onlyExtraFaults();
  }

  /**
   * Takes a step.
   *
   * @return the invariants that it broke
   * @throws IllegalArgumentException if the choice is none of those that are allowed
   */
  public List<Violation> take(int choice) {
    List<Allowed> allowed = allowed();
    if (allowed.stream().noneMatch(one -> one.choice() == choice)) {
      throw new IllegalArgumentException(
          "choice "
              + choice
              + ", expected one of "
              + allowed
              + ". Maybe it was recorded with another scenario or version?");
    }
    situation.take(choice);
    return List.copyOf(situation.violations());
  }

  /** The data set as it stands. */
  public World world() {
    return situation.world();
  }

  /** The scripts, where they stand: those of the runbook, then those of each boot. */
  public List<ScriptProcess> processes() {
    return situation.processes();
  }
}

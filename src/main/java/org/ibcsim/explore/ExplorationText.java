package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.explore.search.Reported;
import org.ibcsim.explore.search.SearchResult;
import org.jspecify.annotations.Nullable;

/** Why an exploration has its verdict, in a sentence. */
public final class ExplorationText {
  private ExplorationText() {}

  /**
   * The reason of a verdict.
   *
   * @param litmus of the scenario; null if it has none
   */
  public static String reason(Exploration explored, @Nullable Litmus litmus) {
    return switch (explored.verdict()) {
      case BROKEN -> broken(explored, litmus);
      case INCONCLUSIVE -> bounds(explored);
      case HELD -> held(explored, litmus);
    };
  }

  private static String broken(Exploration explored, @Nullable Litmus litmus) {
    List<String> broken = new ArrayList<>();
    for (Reported each : explored.search().broken()) {
      broken.add(
          each.name()
              + (each.reason().isEmpty() ? "" : " (" + each.reason() + ")")
              + ", after "
              + steps(each.path().length()));
    }
    if (litmus != null) {
      for (Exploration.Row row : explored.bad()) {
        broken.add(
            "an outcome is "
                + row.standing().words()
                + ": "
                + litmus.text(row.outcome())
                + ", after "
                + steps(row.witness().length()));
      }
      if (explored.complete()) {
        for (OutcomePattern pattern : explored.missing()) {
          broken.add("a required outcome cannot be reached: " + litmus.text(pattern));
        }
      }
    }
    return String.join("; ", broken);
  }

  private static String bounds(Exploration explored) {
    List<String> bounds = new ArrayList<>(explored.search().reachedBounds());
    for (Reported bound : explored.search().modelBounds()) {
      bounds.add(bound.name() + (bound.reason().isEmpty() ? "" : " (" + bound.reason() + ")"));
    }
    return "not every state was met: " + String.join("; ", bounds);
  }

  private static String held(Exploration explored, @Nullable Litmus litmus) {
    if (!(explored.search() instanceof SearchResult search)) {
      throw new IllegalStateException("random walks held: " + explored.search());
    }
    String all = "all " + search.counts().distinct() + " states hold";
    if (litmus == null) {
      return all;
    }
    return all
        + "; "
        + (explored.outcomes().size() == 1
            ? "the one outcome is permitted"
            : "all " + explored.outcomes().size() + " outcomes are permitted")
        + (litmus.required().isEmpty() ? "" : ", and each that is required can be reached");
  }

  private static String steps(int number) {
    return number == 1 ? "1 step" : number + " steps";
  }
}

package org.ibcsim.runbook;

import java.util.List;
import java.util.Optional;

/**
 * The tasks that {@code vradmin ibc} can be asked for.
 *
 * @param right those without a mistake
 * @param names of all, those with a mistake too, so that naming one is not a second mistake
 */
public record IbcTasks(List<IbcTask> right, List<String> names) {
  /** None at all. */
  public static final IbcTasks NONE = new IbcTasks(List.of(), List.of());

  public IbcTasks {
    right = List.copyOf(right);
    names = List.copyOf(names);
  }

  /** The task of a name, unless it is unknown or has a mistake. */
  public Optional<IbcTask> named(String name) {
    return right.stream().filter(task -> task.name().equals(name)).findFirst();
  }
}

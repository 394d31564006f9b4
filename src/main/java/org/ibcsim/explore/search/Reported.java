package org.ibcsim.explore.search;

/**
 * A broken invariant, or a bound of the model that was hit.
 *
 * @param name of the invariant or bound
 * @param reason what the model said at the end of the path
 * @param path a shortest one; its last choice is the step that breaks the invariant if {@code
 *     byStep}, and leads to the state that does so otherwise
 * @param byStep whether it is about the last step and not about a state
 * @param times how many states and steps it was told of
 */
public record Reported(String name, String reason, Path path, boolean byStep, long times) {}

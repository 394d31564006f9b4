package org.ibcsim.model.link;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@link RlinkTransitions}.
 *
 * @param name T1 to T28 as in the reference (dataflow 12), X and a number for what it leaves out
 * @param from the states in which it stands
 * @param event what happens
 * @param to the state afterwards; null where it stays, or is what it was before (RECOVERED)
 * @param guard when, besides; empty where the event says it all
 * @param effect what else changes
 * @param evidence D documented, K recollected, I inferred, as in the reference
 */
public record RlinkTransition(
    String name,
    Set<RlinkState> from,
    RlinkEvent event,
    @Nullable RlinkState to,
    String guard,
    String effect,
    String evidence) {}

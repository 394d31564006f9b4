package org.ibcsim.journal;

import org.ibcsim.model.Fact;

/** A fact and when it happened, in nanoseconds of virtual time. */
public record TimedFact(long timeNanos, Fact fact) {}

package org.ibcsim.architecture.wrong.kernel;

/** Well-behaved, like its namesakes in each room: no rule may name it. */
public record Tick(long nanos) {}

package org.ibcsim.architecture.wrong.kernel;

public record RandomTicks(long seed) {}

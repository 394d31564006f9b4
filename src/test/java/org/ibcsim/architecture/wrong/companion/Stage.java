package org.ibcsim.architecture.wrong.companion;

/** Right: a room above simulate. */
public record Stage(String name) {}

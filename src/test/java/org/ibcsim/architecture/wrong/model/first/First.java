package org.ibcsim.architecture.wrong.model.first;

import org.ibcsim.architecture.wrong.model.second.Second;

public record First(Second second) {}

package org.ibcsim.architecture.wrong.check;

import org.ibcsim.architecture.wrong.journal.Line;
import org.ibcsim.architecture.wrong.model.State;

public record Expectation(Line line, State state) {}

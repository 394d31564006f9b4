package org.ibcsim.architecture.wrong.simulate;

import org.ibcsim.architecture.wrong.journal.Line;
import org.ibcsim.architecture.wrong.scenario.Story;

public record Run(Story story, Line line) {}

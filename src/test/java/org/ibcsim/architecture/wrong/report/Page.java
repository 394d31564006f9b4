package org.ibcsim.architecture.wrong.report;

import org.ibcsim.architecture.wrong.journal.Line;
import org.ibcsim.architecture.wrong.plan.Size;

public record Page(Line line, Size size) {}

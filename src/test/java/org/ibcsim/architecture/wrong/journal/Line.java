package org.ibcsim.architecture.wrong.journal;

import org.ibcsim.architecture.wrong.kernel.Tick;
import org.ibcsim.architecture.wrong.model.State;

public record Line(State state, Tick at) {}

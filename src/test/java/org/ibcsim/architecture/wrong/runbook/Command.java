package org.ibcsim.architecture.wrong.runbook;

import org.ibcsim.architecture.wrong.model.State;

public record Command(State state) {}

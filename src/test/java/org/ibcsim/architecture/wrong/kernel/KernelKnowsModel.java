package org.ibcsim.architecture.wrong.kernel;

import org.ibcsim.architecture.wrong.model.State;

record KernelKnowsModel(State found) {}

package org.ibcsim.architecture.wrong.workload;

import org.ibcsim.architecture.wrong.model.State;

record WorkloadKnowsModel(State found) {}

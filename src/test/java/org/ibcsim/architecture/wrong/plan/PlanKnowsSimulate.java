package org.ibcsim.architecture.wrong.plan;

import org.ibcsim.architecture.wrong.simulate.Run;

record PlanKnowsSimulate(Run found) {}

package org.ibcsim.architecture.wrong.scenario;

import org.ibcsim.architecture.wrong.simulate.Run;

record ScenarioKnowsSimulate(Run found) {}

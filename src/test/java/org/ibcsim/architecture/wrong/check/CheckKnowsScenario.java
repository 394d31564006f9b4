package org.ibcsim.architecture.wrong.check;

import org.ibcsim.architecture.wrong.scenario.Story;

record CheckKnowsScenario(Story found) {}

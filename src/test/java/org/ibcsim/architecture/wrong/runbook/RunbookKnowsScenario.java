package org.ibcsim.architecture.wrong.runbook;

import org.ibcsim.architecture.wrong.scenario.Story;

record RunbookKnowsScenario(Story found) {}

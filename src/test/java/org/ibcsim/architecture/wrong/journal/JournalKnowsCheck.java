package org.ibcsim.architecture.wrong.journal;

import org.ibcsim.architecture.wrong.check.Expectation;

record JournalKnowsCheck(Expectation found) {}

package org.ibcsim.architecture.wrong.model;

import org.ibcsim.architecture.wrong.journal.Line;

record ModelKnowsJournal(Line found) {}

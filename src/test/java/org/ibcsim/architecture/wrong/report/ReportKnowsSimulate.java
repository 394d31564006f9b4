package org.ibcsim.architecture.wrong.report;

import org.ibcsim.architecture.wrong.simulate.Run;

record ReportKnowsSimulate(Run found) {}

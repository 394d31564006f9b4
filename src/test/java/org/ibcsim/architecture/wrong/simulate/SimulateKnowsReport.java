package org.ibcsim.architecture.wrong.simulate;

import org.ibcsim.architecture.wrong.report.Page;

record SimulateKnowsReport(Page found) {}

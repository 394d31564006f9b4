package org.ibcsim.architecture.wrong.report;

import org.ibcsim.architecture.wrong.cli.Start;

record ReportKnowsCli(Start found) {}

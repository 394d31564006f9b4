package org.ibcsim.architecture.wrong.scenario;

import org.ibcsim.architecture.wrong.check.Expectation;
import org.ibcsim.architecture.wrong.runbook.Command;
import org.ibcsim.architecture.wrong.workload.Burst;

public record Story(Burst burst, Command command, Expectation expectation) {}

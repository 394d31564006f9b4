package org.ibcsim.architecture.wrong.plan;

import org.ibcsim.architecture.wrong.workload.Burst;

public record Size(Burst burst) {}

package org.ibcsim.architecture.wrong.workload;

import org.ibcsim.architecture.wrong.kernel.Tick;

public record Burst(Tick first) {}

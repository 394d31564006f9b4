package org.ibcsim.architecture.wrong.model;

import org.ibcsim.architecture.wrong.workload.Burst;

record ModelKnowsWorkload(Burst found) {}

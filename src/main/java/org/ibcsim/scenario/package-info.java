/** A YAML file, validated, made into a world with its workload, runbook and faults. */
@NullMarked
package org.ibcsim.scenario;

import org.jspecify.annotations.NullMarked;

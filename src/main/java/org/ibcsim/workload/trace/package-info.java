/** Recorded workloads: readers of trace files, and the source that replays one onto a volume. */
@NullMarked
package org.ibcsim.workload.trace;

import org.jspecify.annotations.NullMarked;

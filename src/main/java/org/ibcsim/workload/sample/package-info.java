/**
 * Measured intervals: how much each device wrote in them, in the formats of the collectors that
 * people have (capacity 4).
 */
@NullMarked
package org.ibcsim.workload.sample;

import org.jspecify.annotations.NullMarked;

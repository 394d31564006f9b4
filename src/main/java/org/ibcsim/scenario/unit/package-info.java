/** Amounts with units, read exactly: durations, sizes, bandwidths, shares and rates. */
@NullMarked
package org.ibcsim.scenario.unit;

import org.jspecify.annotations.NullMarked;

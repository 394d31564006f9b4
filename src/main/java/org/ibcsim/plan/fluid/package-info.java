/**
 * The fluid engine: what a link cannot carry at once waits, first come, first served; exact for
 * rates that change in steps (capacity 1.2, 3.4, 5.3).
 */
@NullMarked
package org.ibcsim.plan.fluid;

import org.jspecify.annotations.NullMarked;

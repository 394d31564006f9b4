/**
 * What a run of a scenario has shown, as expectations and litmus tests read it, whichever driver
 * carried it out.
 */
@NullMarked
package org.ibcsim.scenario.evidence;

import org.jspecify.annotations.NullMarked;

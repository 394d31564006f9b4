/** What of the state machines of control messages the litmus folder exercises. */
@NullMarked
package org.ibcsim.explore.coverage;

import org.jspecify.annotations.NullMarked;

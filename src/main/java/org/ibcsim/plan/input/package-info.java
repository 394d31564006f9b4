/** What was measured: recognised, read, and examined before anything is concluded from it. */
@NullMarked
package org.ibcsim.plan.input;

import org.jspecify.annotations.NullMarked;

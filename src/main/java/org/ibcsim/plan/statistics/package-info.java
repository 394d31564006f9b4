/** What many runs say, and how sure that is. */
@NullMarked
package org.ibcsim.plan.statistics;

import org.jspecify.annotations.NullMarked;

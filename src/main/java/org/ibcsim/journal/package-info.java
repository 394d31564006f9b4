/** What happened: facts, JSON Lines, time series, exports. */
@NullMarked
package org.ibcsim.journal;

import org.jspecify.annotations.NullMarked;

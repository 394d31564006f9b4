/** What went wrong or nearly did in a run that is over, named, with its time and its cure. */
@NullMarked
package org.ibcsim.check.hazard;

import org.jspecify.annotations.NullMarked;

/** How large a log and how fast a link must be. */
@NullMarked
package org.ibcsim.plan;

import org.jspecify.annotations.NullMarked;

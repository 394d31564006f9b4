/** Questions with permitted outcomes, and the table of the outcomes that many runs showed. */
@NullMarked
package org.ibcsim.check.litmus;

import org.jspecify.annotations.NullMarked;

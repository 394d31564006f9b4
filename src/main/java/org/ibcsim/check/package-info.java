/** What must hold: invariants over worlds, expectations over journals. */
@NullMarked
package org.ibcsim.check;

import org.jspecify.annotations.NullMarked;

/** What must hold in every run, checked at every step. */
@NullMarked
package org.ibcsim.check.invariant;

import org.jspecify.annotations.NullMarked;

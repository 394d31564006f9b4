/** The driver that runs a scenario in virtual time. */
@NullMarked
package org.ibcsim.simulate;

import org.jspecify.annotations.NullMarked;

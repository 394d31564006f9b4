/** The update log: every update of the data set in the order that the SRL gave it. */
@NullMarked
package org.ibcsim.model.log;

import org.jspecify.annotations.NullMarked;

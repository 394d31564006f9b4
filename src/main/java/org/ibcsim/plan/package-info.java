/** Capacity: from measured writes to link, log and RPO. */
@NullMarked
package org.ibcsim.plan;

import org.jspecify.annotations.NullMarked;

/**
 * Virtual time: event queue, random streams, portable mathematics. Knows nothing of replication.
 */
@NullMarked
package org.ibcsim.kernel;

import org.jspecify.annotations.NullMarked;

/**
 * Virtual time: event queue, random streams, portable mathematics; and what every room above needs
 * for the words of people: units of time, the nearest name; and states as bytes. Knows nothing of
 * replication.
 */
@NullMarked
package org.ibcsim.kernel;

import org.jspecify.annotations.NullMarked;

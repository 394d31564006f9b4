/** The whole data set: Primary, Secondaries, and the events that change them. */
@NullMarked
package org.ibcsim.model.world;

import org.jspecify.annotations.NullMarked;

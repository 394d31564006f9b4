/**
 * The driver that explores: the same world, events and scripts as in a run, and instead of one
 * order in time every order that may be.
 */
@NullMarked
package org.ibcsim.explore;

import org.jspecify.annotations.NullMarked;

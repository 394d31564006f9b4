/**
 * For authors of companion applications: the ioctls of an RVG device as Java methods, in virtual
 * time, driven by a test.
 *
 * <p>Begin with {@link org.ibcsim.companion.Rehearsal}. This room lies above {@code simulate}: a
 * rehearsal is a simulation with a test's hand in it, and nothing of the simulator knows of it.
 * Everything here runs in the thread of the test; the same test does the same in every run, on
 * every machine.
 */
@NullMarked
package org.ibcsim.companion;

import org.jspecify.annotations.NullMarked;

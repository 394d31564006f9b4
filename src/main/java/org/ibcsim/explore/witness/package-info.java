/**
 * A path of an exploration as people read it: numbered steps with only the fields that changed, and
 * the file by which it is stepped through again.
 */
@NullMarked
package org.ibcsim.explore.witness;

import org.jspecify.annotations.NullMarked;

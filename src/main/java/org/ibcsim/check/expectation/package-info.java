/** What an author expects of a run, in CEL over a documented vocabulary. */
@NullMarked
package org.ibcsim.check.expectation;

import org.jspecify.annotations.NullMarked;

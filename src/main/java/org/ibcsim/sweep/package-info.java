/**
 * Many runs of a scenario or of a plan: a design of parameters, replications, and what they say
 * together. It stands above simulate and plan, of which neither knows the other.
 */
@NullMarked
package org.ibcsim.sweep;

import org.jspecify.annotations.NullMarked;

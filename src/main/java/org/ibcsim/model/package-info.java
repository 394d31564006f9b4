/**
 * The replicated data set: hosts, logs, links, volumes, in-band control messages; a state machine
 * without a clock.
 */
@NullMarked
package org.ibcsim.model;

import org.jspecify.annotations.NullMarked;

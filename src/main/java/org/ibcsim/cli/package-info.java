/** One class a command. */
@NullMarked
package org.ibcsim.cli;

import org.jspecify.annotations.NullMarked;

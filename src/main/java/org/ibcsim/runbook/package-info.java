/** The command language of administrators: parse, act, print. */
@NullMarked
package org.ibcsim.runbook;

import org.jspecify.annotations.NullMarked;

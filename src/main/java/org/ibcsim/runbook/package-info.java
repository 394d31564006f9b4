/**
 * The command language of administrators: parse, act, print.
 *
 * <p>{@link org.ibcsim.runbook.Parser} makes a {@link org.ibcsim.runbook.Script} of one host's
 * text, or the list of everything that is wrong with it. A {@link org.ibcsim.runbook.ScriptProcess}
 * carries the script out, one call at a time, on the {@link org.ibcsim.runbook.Desk} that its
 * driver gives it.
 */
@NullMarked
package org.ibcsim.runbook;

import org.jspecify.annotations.NullMarked;

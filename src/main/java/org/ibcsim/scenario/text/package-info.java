/**
 * The text of a scenario file: its characters, its YAML, where everything stands, and what is wrong
 * with it.
 */
@NullMarked
package org.ibcsim.scenario.text;

import org.jspecify.annotations.NullMarked;

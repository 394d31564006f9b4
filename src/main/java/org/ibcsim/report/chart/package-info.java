/** Charts: one theme, drawn to SVG, PNG and PDF with the same bytes on every machine. */
@NullMarked
package org.ibcsim.report.chart;

import org.jspecify.annotations.NullMarked;

/** Charts, HTML, PDF, made from journals alone. */
@NullMarked
package org.ibcsim.report;

import org.jspecify.annotations.NullMarked;

/** Who writes, and how much: synthetic sources and trace readers. */
@NullMarked
package org.ibcsim.workload;

import org.jspecify.annotations.NullMarked;

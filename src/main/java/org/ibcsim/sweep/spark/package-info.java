/** Sweeps on Apache Spark; loaded only where its engine is asked for and its classes are there. */
@NullMarked
package org.ibcsim.sweep.spark;

import org.jspecify.annotations.NullMarked;

package org.ibcsim.model;

/** How the writes of a node that is not the logowner come into the log (dataflow 2.8). */
public enum Shipping {
  /**
   * {@link #WRITE} where any RLINK is synchronous, {@link #METADATA} where all are asynchronous [D
   * 62-ch02s08s01].
   */
  AUTO,
  /** The node sends the data to the logowner, which performs the write. */
  WRITE,
  /**
   * The node asks the logowner for a position in the SRL, and writes the SRL and the data volumes
   * itself; so the logowner has nothing in memory and reads back every write before it sends it.
   */
  METADATA
}

package org.ibcsim.model;

/** The two places of a host that take writes, each a queue of its own. */
public enum Disk {
  /** The storage replicator log. */
  SRL,
  /** The data volumes, taken together. */
  DATA
}

package org.ibcsim.model;

/**
 * What only the commands of an administrator that display something read of a data set, besides
 * {@link ReplicationView}; nothing here changes it.
 */
public interface StatusView {
  /** Whether the network path of an RLINK works, whatever its ends do. */
  boolean pathUp(int rlink);

  /** The newest update that a Secondary has received, in memory or on a disk. */
  long receivedPosition(int host);
}

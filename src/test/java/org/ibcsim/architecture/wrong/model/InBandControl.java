package org.ibcsim.architecture.wrong.model;

/** Right: what the ioctls are. */
public interface InBandControl {
  int send(String message);
}

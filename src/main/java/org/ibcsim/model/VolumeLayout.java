package org.ibcsim.model;

/** A data volume of the replicated data set, the same on every host. */
public record VolumeLayout(String name, long bytes) {
  public VolumeLayout {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "volume " + name + " has " + bytes + " bytes, expected 1 or more");
    }
  }
}

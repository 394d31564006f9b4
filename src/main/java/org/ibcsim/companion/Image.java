package org.ibcsim.companion;

/**
 * The contents of all data volumes of an RVG at a moment, as a digest: equal contents, equal
 * images.
 *
 * <p>The model knows contents by region, namely which update touched each last; two images are
 * equal by chance once in 2^64.
 */
public record Image(long digest) {
  @Override
  public String toString() {
    return "image " + Long.toHexString(digest);
  }
}

package org.ibcsim.model;

/**
 * Why a command on a bunker is refused (admin 7). The product's own messages could not be read; the
 * names are ours.
 */
public enum BunkerRefusal {
  /** There is no bunker on the host. */
  NOT_A_BUNKER("the host has no bunker RVG", "run it on the bunker"),

  /** The bunker's host is down or its RVG is stopped. */
  RVG_STOPPED("the RVG of the bunker is not started", "run vxrvg start there first"),

  /** The Primary still answers, so that nothing has to be replayed. */
  STILL_REACHABLE(
      "the Primary can still be reached",
      "leave replication to the Primary; a bunker is for its loss"),

  /** The bunker is active already. */
  ALREADY_ACTIVE("the bunker is active already", "start its replication with vradmin -b startrep"),

  /** The bunker does not have the role of the Primary. */
  NOT_ACTIVE("the bunker is not active", "run vradmin activatebunker first"),

  /**
   * What it holds does not connect to what the Secondary has, or no longer grows with the Primary's
   * log: an RLINK is STALE or in DCM logging [D-W W73-ch06s08s01; for the bunker's own inferred].
   */
  BUNKER_UNUSABLE(
      "an RLINK is detached (STALE), so the bunker lacks updates",
      "synchronize the Secondary with its Primary"),

  /** The Secondary is sent what the bunker holds already. */
  ALREADY_ATTACHED("the Secondary is already replicating from the bunker", "wait for its end");

  private final String text;
  private final String cure;

  BunkerRefusal(String text, String cure) {
    this.text = text;
    this.cure = cure;
  }

  /** What it means, in a line. */
  public String text() {
    return text;
  }

  /** What to try, in a line. */
  public String cure() {
    return cure;
  }
}

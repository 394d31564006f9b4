package org.ibcsim.model;

/**
 * What every part of one world shares: its set-up, where it puts what comes later, and whom it
 * tells.
 */
public record Surroundings(RdsLayout layout, Agenda agenda, Observer observer) {
  public Semantics semantics() {
    return layout.semantics();
  }

  /** The same while another host is the Primary. */
  public Surroundings withPrimary(int host) {
    return new Surroundings(layout.withPrimary(host), agenda, observer);
  }
}

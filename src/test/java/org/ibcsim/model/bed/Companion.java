package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Outcome;

/**
 * A companion application on a Secondary, as the product asks for it [D S16]: it registers as soon
 * as its host is up, receives, and unfreezes; its own notes outlive a crash.
 */
public final class Companion {
  /** A message that it was given, and what its volumes held then. */
  public record Delivery(long message, long image) {}

  private final Bed bed;
  private final int host;
  private final String application;
  private final Dice dice;
  private final List<Delivery> deliveries = new ArrayList<>();

  /**
   * A companion that is not registered yet.
   *
   * @param seed decides how long it takes over its work at each freeze
   */
  public Companion(Bed bed, int host, String application, long seed) {
    this.bed = bed;
    this.host = host;
    this.application = application;
    dice = new Dice(seed);
  }

  /** It has a moment of the processor: it may go on with what it does. */
  public void attend() {
    if (!bed.world.running(host)) {
      return;
    }
    boolean registered =
        ((Outcome.Status) bed.world.status(host))
            .registrations().stream().anyMatch(row -> row.name().equals(application));
    if (!registered) {
      bed.register(host, application, 0);
    }
    if (dice.below(2) == 0) {
      bed.unfreeze(host, application);
    }
    if (bed.receive(host, application) instanceof Outcome.Received received) {
      deliveries.add(new Delivery(received.message(), bed.world.image(host)));
    }
  }

  /** Every delivery in its order, those of copies included. */
  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** What it has done if it leaves out a message that is no newer than its last [D S16]. */
  public List<Delivery> deliveriesWithoutRepeats() {
    List<Delivery> done = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      if (done.isEmpty() || delivery.message() > done.get(done.size() - 1).message()) {
        done.add(delivery);
      }
    }
    return done;
  }
}

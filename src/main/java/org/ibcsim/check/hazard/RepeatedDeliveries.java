package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;

/** A message that RECEIVE returned more than once at a host. */
final class RepeatedDeliveries implements Search {
  private record Place(int host, long message) {}

  private final Map<Place, List<Long>> deliveries = new HashMap<>();
  private final List<Hazard> found = new ArrayList<>();

  @Override
  public void fact(Scene scene, TimedFact timed) {
    if (timed.fact() instanceof Fact.MessageReceived received) {
      Place place = new Place(received.host(), received.message());
      List<Long> times = deliveries.computeIfAbsent(place, any -> new ArrayList<>());
      times.add(timed.timeNanos());
      if (times.size() > 1) {
        found.add(
            Hazard.of(
                HazardKind.DELIVERED_AGAIN,
                timed.timeNanos(),
                scene.name(received.host())
                    + " received "
                    + scene.words(received.message())
                    + " again at "
                    + Seconds.of(timed.timeNanos())
                    + ", delivery "
                    + times.size()
                    + " of it; the first was at "
                    + Seconds.of(times.get(0))));
      }
    }
  }

  @Override
  public List<Hazard> end(Scene scene) {
    return found;
  }
}

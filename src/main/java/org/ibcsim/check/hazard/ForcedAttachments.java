package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;

/** RLINKs attached by force though the data was not equal: nobody has looked [K]. */
final class ForcedAttachments implements Search {
  private final List<Hazard> found = new ArrayList<>();

  @Override
  public void fact(Scene scene, TimedFact timed) {
    if (timed.fact() instanceof Fact.Attached attached
        && attached.how() == Fact.Attachment.FORCED
        && !attached.equal()) {
      int host = scene.run.header().rlinks().get(attached.rlink()).host();
      found.add(
          Hazard.of(
              HazardKind.ATTACHED_UNEQUAL,
              timed.timeNanos(),
              scene.run.header().rlinkName(attached.rlink())
                  + " was attached by force, and the volumes of "
                  + scene.name(host)
                  + " were not the Primary's then"));
    }
  }

  @Override
  public List<Hazard> end(Scene scene) {
    return found;
  }
}

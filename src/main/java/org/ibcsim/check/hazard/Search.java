package org.ibcsim.check.hazard;

import java.util.List;
import org.ibcsim.journal.TimedFact;

/** Looks for some kinds of hazards while a run's facts pass by in order. */
interface Search {
  /** A fact; the scene is the one before it. */
  void fact(Scene scene, TimedFact timed);

  /** The run is over; answers what was found, in any order. */
  List<Hazard> end(Scene scene);
}

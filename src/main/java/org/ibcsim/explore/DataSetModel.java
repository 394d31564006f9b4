package org.ibcsim.explore;

import org.ibcsim.check.expectation.Reads;
import org.ibcsim.check.litmus.Observed;
import org.ibcsim.scenario.LocatedExpectation;
import org.ibcsim.scenario.Scenario;

final class DataSetModel {
  static Reads reads(Scenario scenario) {
    Reads all = Reads.NOTHING;
    if (scenario.litmus() != null) {
      for (Observed value : scenario.litmus().observed()) {
        all = all.and(value.expression().reads());
      }
    }
    for (LocatedExpectation expectation : scenario.expectations()) {
      all = all.and(expectation.compiled().reads());
    }
    return all;
  }
}

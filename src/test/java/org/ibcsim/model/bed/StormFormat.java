package org.ibcsim.model.bed;

import java.util.List;
import net.jqwik.api.SampleReportingFormat;

/**
 * A storm among the samples that jqwik prints: how much it was, on a line. What of it breaks the
 * property stands in the failure, as a scenario.
 */
public final class StormFormat implements SampleReportingFormat {
  @Override
  public boolean appliesTo(Object value) {
    return value instanceof Storm || value instanceof List<?> list && isOfActs(list);
  }

  private static boolean isOfActs(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Act.class::isInstance);
  }

  @Override
  public Object report(Object value) {
    int acts = value instanceof Storm storm ? storm.acts().size() : ((List<?>) value).size();
    return SampleReportingFormat.plainLabel(
        acts + " acts, of which the failure tells those that matter");
  }
}

package org.ibcsim.model.bed;

import java.util.Comparator;
import org.ibcsim.model.IbcCall;
import org.ibcsim.model.IbcError;

/** A control-message call that failed, and with what. */
public record Refusal(IbcCall call, IbcError error) implements Comparable<Refusal> {
  @Override
  public int compareTo(Refusal other) {
    return Comparator.comparing(Refusal::call).thenComparing(Refusal::error).compare(this, other);
  }
}

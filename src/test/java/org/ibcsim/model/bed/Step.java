package org.ibcsim.model.bed;

import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Outcome;

/** One call of an observer, kept. */
public sealed interface Step {
  record Submitted(long position, int volume, long offsetBytes, int lengthBytes) implements Step {}

  record Refused(int rlink) implements Step {}

  record Logged(long position) implements Step {}

  record Acknowledged(long position, boolean succeeded) implements Step {}

  record VolumeWritten(long position) implements Step {}

  record Lost(long firstPosition, long lastPosition) implements Step {}

  record ReadBack(int rlink, long position) implements Step {}

  record Transmitted(int rlink, long position) implements Step {}

  record Arrived(int rlink, long position, boolean duplicate) implements Step {}

  record Resent(int rlink, long position) implements Step {}

  record Dropped(int rlink, long position, LinkError reason) implements Step {}

  record NetworkAcknowledged(int rlink, long position) implements Step {}

  record Stable(int rlink, long position) implements Step {}

  record Applied(int rlink, long position) implements Step {}

  record DataAcknowledged(int rlink, long position) implements Step {}

  record Freed(long position) implements Step {}

  record RegionsTransmitted(int rlink, long bytes) implements Step {}

  record RegionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) implements Step {}

  record Told(Fact fact) implements Step {}

  record Returned(int call, Outcome outcome) implements Step {}
}

package org.ibcsim.check.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.model.Fact;

/**
 * What RECEIVE returned at one Secondary, in order: copies of a message stand directly behind it
 * and show the same image (ibc 10.48, 10.49). Memory grows with the messages of a run.
 */
final class Deliveries {
  private final int host;
  private final Violations violations;
  private final List<Long> inOrder = new ArrayList<>();
  private final Map<Long, Long> firstImages = new HashMap<>();

  Deliveries(int host, Violations violations) {
    this.host = host;
    this.violations = violations;
  }

  /**
   * A message was received.
   *
   * @param frozen whether the volumes stand still for it; otherwise they may have moved on
   */
  void received(Fact.MessageReceived fact, boolean frozen) {
    long message = fact.message();
    Long firstImage = firstImages.putIfAbsent(message, fact.image());
    if (firstImage != null) {
      requireBarrier(message);
      if (frozen && firstImage != fact.image()) {
        violations.report(
            Invariant.REDELIVERED_AT_ITS_IMAGE,
            "host %d: message %d was delivered at image %x first, and now at %x"
                .formatted(host, message, firstImage, fact.image()));
      }
    }
    inOrder.add(message);
  }

  private void requireBarrier(long message) {
    for (int index = inOrder.size() - 1; inOrder.get(index) != message; index--) {
      if (inOrder.get(index) > message) {
        violations.report(
            Invariant.COPIES_BEFORE_NEWER_MESSAGES,
            "host %d: message %d is delivered again after message %d"
                .formatted(host, message, inOrder.get(index)));
      }
    }
  }
}

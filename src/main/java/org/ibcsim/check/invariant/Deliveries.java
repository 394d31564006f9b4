package org.ibcsim.check.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.StreamPositions;

/**
 * What RECEIVE returned at one Secondary, in order: copies of a message stand directly behind it
 * and show the same image (ibc 10.48, 10.49). Memory grows with the messages of a run, but a state
 * holds only those that can come again.
 */
final class Deliveries {
  private final int host;
  private final Violations violations;
  private final List<Long> inOrder = new ArrayList<>();
  private final TreeMap<Long, Long> firstImages = new TreeMap<>();

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

  void write(StateWriter writer, StreamPositions model) {
    long kept = 0;
    for (int index = 0; index < inOrder.size(); index++) {
      kept += isKept(index, model) ? 1 : 0;
    }
    writer.rare(kept);
    for (int index = 0; index < inOrder.size(); index++) {
      if (isKept(index, model)) {
        long message = inOrder.get(index);
        writer.count(message);
        boolean comesAgain = mayComeAgain(index, model);
        writer.flag(comesAgain);
        if (comesAgain) {
          Images.write(writer, message, firstImages.getOrDefault(message, 0L), model);
        }
      }
    }
  }

  /** Whether it is the last delivery so far of a message that can come again. */
  private boolean mayComeAgain(int index, StreamPositions model) {
    long message = inOrder.get(index);
    return model.mayMatter(message) && inOrder.lastIndexOf(message) == index;
  }

  /** Whether it is that, or stands between such a delivery of an older message and its next. */
  private boolean isKept(int index, StreamPositions model) {
    if (mayComeAgain(index, model)) {
      return true;
    }
    for (int before = 0; before < index; before++) {
      if (inOrder.get(before) < inOrder.get(index) && mayComeAgain(before, model)) {
        return true;
      }
    }
    return false;
  }

  void read(StateReader reader, StreamPositions model) {
    inOrder.clear();
    firstImages.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      long message = reader.count();
      inOrder.add(message);
      if (reader.flag()) {
        firstImages.put(message, Images.read(reader, message, model));
      }
    }
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

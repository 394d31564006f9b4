package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.StreamPositions;

/** Images of messages as states hold them: not at all where they are those of the log. */
final class Images {
  private Images() {}

  static void write(StateWriter writer, long message, long image, StreamPositions model) {
    boolean same = inLog(message, model) && model.imageAfter(message) == image;
    writer.flag(!same);
    if (!same) {
      writer.digest(image);
    }
  }

  static long read(StateReader reader, long message, StreamPositions model) {
    return reader.flag() ? reader.digest() : model.imageAfter(message);
  }

  static boolean inLog(long message, StreamPositions model) {
    return message >= model.first() && message <= model.last();
  }
}

package org.ibcsim.kernel;

import java.util.HexFormat;

/** States as tests look at them. */
public final class Encoding {
  private Encoding() {}

  /** The bytes of some parts, one after the other, in hexadecimal digits. */
  public static String of(Stateful... parts) {
    StateWriter writer = writer(parts);
    return HexFormat.of().formatHex(writer.buffer(), 0, writer.length());
  }

  private static StateWriter writer(Stateful... parts) {
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, true);
    for (Stateful part : parts) {
      part.write(writer);
    }
    return writer;
  }

  /** One part becomes what another one is. */
  public static <T extends Stateful> T copy(T original, T copy) {
    StateReader reader = new StateReader(Vocabulary.EMPTY, true).over(writer(original));
    copy.read(reader);
    reader.finish();
    return copy;
  }
}

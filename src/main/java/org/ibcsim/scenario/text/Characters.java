package org.ibcsim.scenario.text;

/**
 * Which characters may stand in a scenario file.
 *
 * <p>Not allowed are control characters other than tab and line ends, line ends that only some
 * programs know, and marks that hide or reorder the text around them, so that what a reviewer sees
 * is what is run. Ranges are listed here, because the JDK's own tables change with its version.
 */
final class Characters {
  private Characters() {}

  static boolean isAllowed(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return true;
    }
    return !(point < ' '
        || between(point, 0x7f, 0x9f)
        || point == 0xad
        || point == 0x61c
        || between(point, 0x200b, 0x200f)
        || between(point, 0x2028, 0x202e)
        || between(point, 0x2060, 0x206f)
        || between(point, 0xd800, 0xdfff)
        || point == 0xfeff
        || between(point, 0xfff9, 0xfffb)
        || (point & 0xfffe) == 0xfffe
        || between(point, 0xe0000, 0xe0fff));
  }

  private static boolean between(int point, int first, int last) {
    return point >= first && point <= last;
  }
}

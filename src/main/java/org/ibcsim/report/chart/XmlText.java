package org.ibcsim.report.chart;

/** Makes any text safe to stand in SVG and HTML. */
public final class XmlText {
  private XmlText() {}

  /** For text and attributes; characters that XML cannot hold become the replacement character. */
  public static String escaped(String raw) {
    StringBuilder text = new StringBuilder(raw.length() + 8);
    raw.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '\'' -> text.append("&#39;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return text.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}

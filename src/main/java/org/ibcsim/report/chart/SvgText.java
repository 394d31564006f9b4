package org.ibcsim.report.chart;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes an SVG tree as text: attributes in the order of their names, without those that say the
 * default.
 *
 * <p>Ours, because the JDK's serializer changes its mind between releases.
 */
final class SvgText {
  /** What Batik states on the root and what SVG assumes anyway. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("color-interpolation", "auto"),
          Map.entry("color-rendering", "auto"),
          Map.entry("fill-opacity", "1"),
          Map.entry("image-rendering", "auto"),
          Map.entry("shape-rendering", "auto"),
          Map.entry("stroke-dashoffset", "0"),
          Map.entry("stroke-opacity", "1"),
          Map.entry("text-rendering", "auto"),
          Map.entry("font-style", "normal"),
          Map.entry("font-weight", "normal"),
          Map.entry("space", "preserve"));

  private static final Set<String> ROOT_SIZE = Set.of("width", "height", "viewBox", "xmlns");

  private SvgText() {}

  static String of(Element root, Chart chart) {
    StringBuilder text = new StringBuilder(20_000);
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"")
        .append(chart.id())
        .append("-title\" width=\"")
        .append(chart.width())
        .append("\" height=\"")
        .append(chart.height())
        .append("\" viewBox=\"0 0 ")
        .append(chart.width())
        .append(' ')
        .append(chart.height())
        .append("\" font-family=\"")
        .append(XmlText.escaped(ChartFont.SVG_FAMILIES))
        .append('"');
    attributes(text, root, true);
    text.append(">\n<title id=\"").append(chart.id()).append("-title\">");
    text.append(XmlText.escaped(chart.title())).append("</title>\n");
    children(text, root);
    return text.append("</svg>\n").toString();
  }

  private static void element(StringBuilder text, Element element) {
    String name = element.getTagName();
    if (name.equals("defs") && !element.hasChildNodes()) {
      return;
    }
    text.append('<').append(name);
    attributes(text, element, false);
    if (element.hasChildNodes()) {
      text.append('>');
      children(text, element);
      text.append("</").append(name).append('>');
    } else {
      text.append("/>");
    }
    if (!name.equals("tspan")) {
      text.append('\n');
    }
  }

  private static void children(StringBuilder text, Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        element(text, element);
      } else if (child.getNodeType() == Node.TEXT_NODE) {
        text.append(XmlText.escaped(child.getNodeValue()));
      }
    }
  }

  private static void attributes(StringBuilder text, Element element, boolean root) {
    Map<String, String> sorted = new TreeMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      String name = attribute.getNodeName();
      boolean skipped =
          name.startsWith("xml")
              || name.equals("font-family")
              || (name.equals("id") && attribute.getNodeValue().startsWith("generic"))
              || (root && (ROOT_SIZE.contains(name) || isDefault(name, attribute.getNodeValue())));
      if (!skipped) {
        sorted.put(name, attribute.getNodeValue());
      }
    }
    sorted.forEach(
        (name, value) ->
            text.append(' ').append(name).append("=\"").append(XmlText.escaped(value)).append('"'));
  }

  private static boolean isDefault(String name, String value) {
    return value.equals(DEFAULTS.get(name));
  }
}

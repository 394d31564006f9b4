package org.ibcsim.report.chart;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws a chart as SVG: text stays text, and the bytes are the same on every machine. */
public final class SvgDrawing {
  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  private SvgDrawing() {}

  /**
   * The {@code svg} element, without XML declaration, so that it can stand in a page or in a file.
   *
   * <p>Every id in it begins with the chart's id, so that several can stand in one page.
   */
  public static String of(Chart chart) {
    Document document = emptyDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setIDGenerator(
        new SVGIDGenerator() {
          private int last;

          @Override
          public String generateID(String prefix) {
            last++;
            return chart.id() + "-" + last;
          }
        });
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    chart.paint(graphics);
    Element root = graphics.getRoot();
    return SvgText.of(root, chart);
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG_NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK makes no XML tree; is java.xml whole?", e);
    }
  }
}

package org.ibcsim.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.ibcsim.report.chart.ChartFont;

/**
 * Fills pages of a PDF from top to bottom and begins a new one where something does not fit.
 *
 * <p>Lengths are points, A4 landscape.
 */
final class PdfSheet implements AutoCloseable {
  static final Color INK = new Color(0x222222);
  static final Color SOFT_INK = new Color(0x5A5A5A);
  private static final Color RULE = new Color(0xCCCCCC);

  static final float MARGIN = 40;
  static final float PAGE_WIDTH = PDRectangle.A4.getHeight();
  static final float PAGE_HEIGHT = PDRectangle.A4.getWidth();
  static final float WIDTH = PAGE_WIDTH - 2 * MARGIN;
  private static final float BOTTOM = MARGIN + 10;
  private static final Font MEASURE = ChartFont.ofSize(1);

  private final PDDocument document;
  private final PDType0Font font;
  private PDPageContentStream stream;
  private float y;

  PdfSheet(PDDocument document, PDType0Font font) throws IOException {
    this.document = document;
    this.font = font;
    this.stream = begin();
    this.y = PAGE_HEIGHT - MARGIN;
  }

  /** The colours of the page in a browser; in print, the words tell the same. */
  static Color ink(Cell.Tone tone) {
    return switch (tone) {
      case GOOD -> new Color(0x00664B);
      case BAD -> new Color(0xA83C00);
      case UNSURE -> new Color(0x6B5200);
      case PLAIN, CODE -> INK;
    };
  }

  /** Room that is left on the page. */
  float room() {
    return y - BOTTOM;
  }

  /** Room on an empty page. */
  static float wholeRoom() {
    return PAGE_HEIGHT - MARGIN - BOTTOM;
  }

  /** Begins a new page unless so much room is left. */
  void need(float height) throws IOException {
    if (room() < height) {
      stream.close();
      stream = begin();
      y = PAGE_HEIGHT - MARGIN;
    }
  }

  /** Leaves room. */
  void skip(float height) {
    y -= height;
  }

  float top() {
    return y;
  }

  PDPageContentStream stream() {
    return stream;
  }

  /** A line of text whose base line is so far below the top. */
  void text(float x, float below, float size, Color ink, String text) throws IOException {
    stream.beginText();
    stream.setFont(font, size);
    stream.setNonStrokingColor(ink);
    stream.newLineAtOffset(x, y - below);
    stream.showText(drawable(text));
    stream.endText();
  }

  /** Text in as many lines as it needs, with room below. */
  void paragraph(float size, Color ink, String text) throws IOException {
    for (String line : wrapped(text, size, WIDTH)) {
      need(size * 1.4f);
      text(MARGIN, size, size, ink, line);
      skip(size * 1.35f);
    }
    skip(size * 0.4f);
  }

  /** A thin line from the margin at the top of what comes next. */
  void rule(float width) throws IOException {
    stream.setStrokingColor(RULE);
    stream.setLineWidth(0.5f);
    stream.moveTo(MARGIN, y);
    stream.lineTo(MARGIN + width, y);
    stream.stroke();
  }

  static float width(String text, float size) throws IOException {
    return (float)
        (size
            * MEASURE
                .getStringBounds(drawable(text), new FontRenderContext(null, true, true))
                .getWidth());
  }

  /** Lines no wider than that, broken at spaces, or anywhere in a word that is too long. */
  static List<String> wrapped(String text, float size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        String joined = line.isEmpty() ? word : line + " " + word;
        if (width(joined, size) <= width) {
          line = new StringBuilder(joined);
          continue;
        }
        if (!line.isEmpty()) {
          lines.add(line.toString());
        }
        line = new StringBuilder();
        for (int c : word.codePoints().toArray()) {
          String longer = line + Character.toString(c);
          if (!line.isEmpty() && width(longer, size) > width) {
            lines.add(line.toString());
            line = new StringBuilder();
          }
          line.appendCodePoint(c);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** The text with a question mark for every character that the typeface has not. */
  private static String drawable(String text) {
    StringBuilder drawable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean known = c >= 0x20 && c != 0x7F && MEASURE.canDisplay(c);
              drawable.appendCodePoint(known ? c : c == '\t' ? ' ' : '?');
            });
    return drawable.toString();
  }

  private PDPageContentStream begin() throws IOException {
    PDPage page = new PDPage(new PDRectangle(PAGE_WIDTH, PAGE_HEIGHT));
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

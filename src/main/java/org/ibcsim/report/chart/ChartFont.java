package org.ibcsim.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The one typeface of every chart and of the PDF: Liberation Sans, from inside the pdfbox jar.
 *
 * <p>JFreeChart lays a chart out by the measured widths of its texts. A logical font would be
 * whatever the host has installed, and the SVG would differ from machine to machine; a font that
 * travels with the program measures the same everywhere.
 */
public final class ChartFont {
  /** Family names for an SVG viewer: the typeface itself, then others with the same widths. */
  public static final String SVG_FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

  /** Where the typeface lies on the class path. */
  public static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static @Nullable Font loaded;

  private ChartFont() {}

  /**
   * The typeface in a size, in pixels of the chart.
   *
   * @throws IllegalStateException if this JDK can load no font; the message says what to install
   */
  public static synchronized Font ofSize(float pixels) {
    if (loaded == null) {
      loaded = load();
    }
    return loaded.deriveFont(pixels);
  }

  /** Opens the TrueType file; the caller closes it. */
  public static InputStream open() {
    InputStream stream = ChartFont.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException(
          "no font "
              + RESOURCE
              + " on the class path, expected it in the pdfbox jar; is the program's jar whole?");
    }
    return stream;
  }

  private static Font load() {
    // A chart is drawn into memory; without this a machine with a broken display fails before the
    // first line.
    System.setProperty("java.awt.headless", "true");
    try (InputStream stream = open()) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException | FontFormatException e) {
      // A JDK that finds no font on the machine cannot load one of a program's either.
      throw new IllegalStateException(
          "cannot load the font of the charts ("
              + e.getMessage()
              + "); if this machine has no fonts at all, install fontconfig and any one font, for"
              + " instance with: apt-get install fontconfig fonts-dejavu-core",
          e);
    }
  }
}

package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws a chart as pixels, two for each of its own in either direction. */
public final class PngDrawing {
  /** Pixels of the image for one of the chart. */
  public static final int SCALE = 2;

  private PngDrawing() {}

  /** The image. */
  public static BufferedImage image(Chart chart) {
    BufferedImage image =
        new BufferedImage(
            SCALE * chart.width(), SCALE * chart.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics);
    graphics.dispose();
    return image;
  }

  /** The bytes of a PNG file. */
  public static byte[] of(Chart chart) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      // ImageIO's cache would be a file in the temporary folder.
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image(chart), "png", bytes)) {
        throw new IllegalStateException("this JDK writes no PNG; is the module java.desktop whole?");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode chart " + chart.id() + " as PNG", e);
    }
    return bytes.toByteArray();
  }
}

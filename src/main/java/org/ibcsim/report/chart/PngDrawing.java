package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Draws a chart as pixels, two for each of its own in either direction. */
public final class PngDrawing {
  /** Pixels of the image for one of the chart. */
  public static final int SCALE = 2;

  /** Of 0 to 1; a chart is mostly flat, and packs well with little effort. */
  private static final float QUICK = 0.7f;

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
      Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
      if (!writers.hasNext()) {
        throw new IllegalStateException(
            "this JDK writes no PNG; is the module java.desktop whole?");
      }
      ImageWriter writer = writers.next();
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUICK);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(image(chart), null, null), settings);
      } finally {
        writer.dispose();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode chart " + chart.id() + " as PNG", e);
    }
    return bytes.toByteArray();
  }
}

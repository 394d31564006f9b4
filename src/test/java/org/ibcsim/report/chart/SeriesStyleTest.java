package org.ibcsim.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.HostState;
import org.junit.jupiter.api.Test;

class SeriesStyleTest {
  @Test
  void everyLineStandsOutFromWhite() {
    for (int i = 0; i < SeriesStyle.MAXIMUM; i++) {
      double contrast = 1.05 / (luminance(SeriesStyle.of(i).color()) + 0.05);
      assertThat(contrast).as("line " + i).isGreaterThan(3);
    }
  }

  @Test
  void noTwoLinesShareTheirDashes() {
    List<List<Float>> dashes = new ArrayList<>();
    for (int i = 0; i < SeriesStyle.MAXIMUM; i++) {
      dashes.add(SeriesStyle.of(i).dashes());
    }
    assertThat(dashes).doesNotHaveDuplicates();
  }

  @Test
  void noTwoMarkersLookAlike() {
    for (int i = 0; i < SeriesStyle.MAXIMUM; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(difference(marker(i), marker(j)))
            .as("markers " + j + " and " + i)
            .isGreaterThan(100);
      }
    }
  }

  @Test
  void statesOfOneHostLookDifferentInGrey() {
    List<HostState> secondary =
        List.of(
            HostState.FROZEN,
            HostState.DETACHED,
            HostState.DISCONNECTED,
            HostState.DRAINING,
            HostState.REPLICATING);
    List<HostState> primary = List.of(HostState.THROTTLED, HostState.QUIESCED, HostState.WRITING);
    assertDifferent(secondary);
    assertDifferent(primary);
  }

  private static void assertDifferent(List<HostState> states) {
    for (HostState one : states) {
      for (HostState other : states) {
        if (one != other) {
          assertThat(difference(strip(one), strip(other)))
              .as(one + " " + other)
              .isGreaterThan(1000);
        }
      }
    }
  }

  private static BufferedImage marker(int line) {
    BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(Color.WHITE);
    AffineTransform large = AffineTransform.getTranslateInstance(30, 30);
    large.scale(5, 5);
    graphics.fill(large.createTransformedShape(SeriesStyle.of(line).marker()));
    graphics.dispose();
    return image;
  }

  private static BufferedImage strip(HostState state) {
    BufferedImage image = new BufferedImage(200, 36, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(Color.WHITE);
    graphics.fillRect(0, 0, 200, 36);
    StateLook.of(state).paint(graphics, new Rectangle2D.Double(0, 0, 200, 36));
    graphics.dispose();
    return image;
  }

  /** Pixels whose grey differs by more than a tenth. */
  private static int difference(BufferedImage one, BufferedImage other) {
    int different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int grey = one.getRaster().getSample(x, y, 0) - other.getRaster().getSample(x, y, 0);
        if (Math.abs(grey) > 25) {
          different++;
        }
      }
    }
    return different;
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}

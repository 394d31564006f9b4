package org.ibcsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.Panel;
import org.ibcsim.report.chart.PngDrawing;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.report.chart.SvgDrawing;
import org.junit.jupiter.api.Test;

class RunChartsTest {
  private static final int AROUND = 30;

  @Test
  void aRunHasAChartOfEachKind() {
    assertThat(ids(RunFixture.run().rlinks(2).messages(2).record()))
        .containsExactly(
            "states",
            "lag",
            "srl",
            "srl-secondary",
            "throughput",
            "latency",
            "detail-1",
            "detail-2",
            "sequence-1",
            "sequence-2");
  }

  @Test
  void aRunWithoutMessagesHasNeitherSequencesNorWindows() {
    assertThat(ids(RunFixture.run().messages(0).record()))
        .containsExactly("states", "lag", "srl", "throughput", "latency");
  }

  @Test
  void manyMessagesHaveAFewSequences() {
    assertThat(ids(RunFixture.run().messages(200).record()))
        .filteredOn(id -> id.startsWith("sequence"))
        .hasSize(SequenceCharts.MAXIMUM_CHARTS);
  }

  @Test
  void everyChartShowsSomethingAndNothingIsDrawnOutsideOfIt() {
    RunFixture.corners()
        .forEach(
            (name, run) -> {
              for (Chart chart : RunCharts.of(run)) {
                String which = name + ": " + chart.id();
                BufferedImage image = withMargin(chart);
                assertThat(outside(image, chart)).as(which + " outside").isZero();
                assertThat(inkInside(image, chart)).as(which + " inside").isGreaterThan(1000);
              }
            });
  }

  @Test
  void freezesAndOutagesAreShadedOnEveryTimeAxisAndNamedInItsLegend() {
    for (Chart chart : RunCharts.of(RunFixture.run().record())) {
      String svg = SvgDrawing.of(chart);
      if (List.of("lag", "srl", "srl-secondary", "throughput").contains(chart.id())) {
        assertThat(svg).as(chart.id()).contains(">Secondary frozen<", ">Outage: ");
      }
    }
  }

  @Test
  void aRlinkThatHasNoLineOfItsOwnIsInTheBand() {
    Chart lag = chart(RunFixture.run().rlinks(32).record(), "lag");
    assertThat(SvgDrawing.of(lag))
        .contains(">range of the 27 other RLINKs<", ">london<")
        .doesNotContain(">site32<");
  }

  @Test
  void linksThatDifferHaveEachItsLabelAndItsColour() {
    RunRecord run = RunFixture.run().rlinks(3).bandwidth(250_000).differentLinks().record();
    String svg = SvgDrawing.of(chart(run, "throughput"));
    assertThat(svg)
        .contains(">london 2 Mbit/s<", ">tokyo 20 Mbit/s<", ">paris 200 Mbit/s<")
        .contains(">link capacity of tokyo 20 Mbit/s<");
    List<Color> colors =
        new Capacities(run, RlinkChoice.of(run), "link capacity", Quantity::bitRate)
            .levels(rlink -> OptionalLong.of(rlink)).stream().map(Panel.Level::color).toList();
    assertThat(colors).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void aCapacityThatAllShareIsNamedOnceInTheLegendAndNotInThePlot() {
    String svg = SvgDrawing.of(chart(RunFixture.run().rlinks(3).record(), "throughput"));
    assertThat(svg).containsOnlyOnce("200 Mbit/s").contains(">link capacity 200 Mbit/s<");
  }

  @Test
  void aSequenceShowsWhenTheMessageLeftOnEachRlinkAndHowOftenItWasSent() {
    String svg = SvgDrawing.of(chart(RunFixture.run().rlinks(2).record(), "sequence-1"));
    assertThat(svg).contains(">to london: transmitted<", ">to tokyo: transmitted, attempt 2<");
  }

  @Test
  void twoHostsOfOneNameKeepTheirOwnLines() {
    RunRecord run = RunFixture.run().rlinks(3).hostsNamed("x".repeat(400)).record();
    assertThat(SvgDrawing.of(chart(run, "lag"))).contains("…");
  }

  @Test
  void drawingTwiceGivesTheSameSvg() {
    RunRecord run = RunFixture.run().rlinks(3).messages(2).record();
    for (int i = 0; i < RunCharts.of(run).size(); i++) {
      assertThat(SvgDrawing.of(RunCharts.of(run).get(i)))
          .isEqualTo(SvgDrawing.of(RunCharts.of(run).get(i)));
    }
  }

  /**
   * The kept drawings were made on another machine; a font of this one would change them. After a
   * meant change {@code -Dibcsim.update=true} keeps those of now.
   */
  @Test
  void drawingsAreTheSameOnEveryMachine() throws IOException {
    RunRecord run =
        RunFixture.run().rlinks(2).lasting(40 * RunFixture.SECOND, RunFixture.SECOND).record();
    for (String id : List.of("states", "lag", "srl", "latency", "sequence-1")) {
      String drawn = SvgDrawing.of(chart(run, id));
      if (Boolean.getBoolean("ibcsim.update")) {
        Files.writeString(Path.of("src/test/resources/org/ibcsim/report", id + ".svg"), drawn);
      } else {
        assertThat(drawn).as(id).isEqualTo(kept(id));
      }
    }
  }

  @Test
  void anImageHasTwoPixelsForEachOfTheChart() {
    Chart chart = chart(RunFixture.run().record(), "lag");
    BufferedImage image = PngDrawing.image(chart);
    assertThat(image.getWidth()).isEqualTo(2 * chart.width());
    assertThat(image.getHeight()).isEqualTo(2 * chart.height());
  }

  private static String kept(String id) throws IOException {
    try (InputStream stream = RunChartsTest.class.getResourceAsStream(id + ".svg")) {
      assertThat(stream).as("kept drawing " + id).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> ids(RunRecord run) {
    return RunCharts.of(run).stream().map(Chart::id).toList();
  }

  private static Chart chart(RunRecord run, String id) {
    return RunCharts.of(run).stream()
        .filter(chart -> chart.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static BufferedImage withMargin(Chart chart) {
    BufferedImage image =
        new BufferedImage(
            chart.width() + 2 * AROUND, chart.height() + 2 * AROUND, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(Color.GREEN);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.translate(AROUND, AROUND);
    chart.paint(graphics);
    graphics.dispose();
    return image;
  }

  private static int outside(BufferedImage image, Chart chart) {
    int touched = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        boolean inside =
            x >= AROUND && x < AROUND + chart.width() && y >= AROUND && y < AROUND + chart.height();
        if (!inside && image.getRGB(x, y) != Color.GREEN.getRGB()) {
          touched++;
        }
      }
    }
    return touched;
  }

  private static int inkInside(BufferedImage image, Chart chart) {
    int ink = 0;
    Set<Integer> colours = new HashSet<>();
    for (int y = AROUND; y < AROUND + chart.height(); y++) {
      for (int x = AROUND; x < AROUND + chart.width(); x++) {
        colours.add(image.getRGB(x, y));
        if (image.getRGB(x, y) != Color.WHITE.getRGB()) {
          ink++;
        }
      }
    }
    assertThat(colours).doesNotContain(Color.GREEN.getRGB());
    return ink;
  }
}

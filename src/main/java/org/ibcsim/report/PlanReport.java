package org.ibcsim.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.plan.PlanCurves;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.ChartFont;
import org.ibcsim.report.chart.PngDrawing;
import org.ibcsim.report.chart.SvgDrawing;

/**
 * The report of a plan: the recommendation first, then charts, assumptions and where it is from.
 */
public final class PlanReport {
  /**
   * What is needed to make the plan again.
   *
   * @param version of this program
   * @param inputSha256 lower-case hexadecimal digest of the measurement
   * @param command that repeats it
   */
  public record Provenance(String version, String inputSha256, String command) {}

  private PlanReport() {}

  /**
   * Writes {@code report.html}, {@code report.pdf}, {@code charts/*.svg} and {@code charts/*.png}
   * into a folder, each as a whole.
   *
   * @return the paths written, the page first
   * @throws ReportException if something cannot be written, or the machine has no font
   */
  public static List<Path> write(
      PlanDocument plan, PlanCurves curves, Provenance provenance, Path folder) {
    try {
      ChartFont.ofSize(1);
    } catch (IllegalStateException e) {
      throw ReportException.withoutFont(e);
    }
    List<Chart> charts = new PlanCharts(plan, curves).all();
    ReportContent content = content(plan, provenance);
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<HtmlPage.Figure> figures = new ArrayList<>();
    for (Chart chart : charts) {
      String svg = SvgDrawing.of(chart);
      figures.add(HtmlPage.Figure.of(chart, svg));
      files.put("charts/" + chart.id() + ".svg", svg.getBytes(StandardCharsets.UTF_8));
      files.put("charts/" + chart.id() + ".png", PngDrawing.of(chart));
    }
    List<Path> written = new ArrayList<>();
    WholeFiles target = new WholeFiles(folder);
    byte[] page =
        HtmlPage.of(content, figures, HtmlPage.Words.PLAN).getBytes(StandardCharsets.UTF_8);
    written.add(target.write("report.html", out -> out.write(page)));
    byte[] pdf = PdfReport.of(content, charts);
    written.add(target.write("report.pdf", out -> out.write(pdf)));
    files.forEach((name, bytes) -> written.add(target.write(name, out -> out.write(bytes))));
    return written;
  }

  private static ReportContent content(PlanDocument plan, Provenance provenance) {
    PlanTables tables = new PlanTables(plan, provenance);
    CurveTables curves = new CurveTables(plan);
    return new ReportContent(
        "Plan for " + plan.file(),
        PlanTables.verdict(plan),
        List.of(
            tables.needs(),
            tables.engines(),
            tables.findings(),
            tables.amounts(),
            tables.lag(),
            tables.violations(),
            tables.outages(),
            tables.secondaries(),
            tables.dcm(),
            tables.cyclic(),
            curves.srlForOutage(),
            curves.lossForLink(),
            curves.linkForLimit(),
            tables.sampling()),
        List.of(tables.assumptions(), tables.provenance()),
        "the command that makes this plan",
        provenance.command());
  }
}

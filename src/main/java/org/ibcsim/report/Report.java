package org.ibcsim.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ibcsim.journal.MermaidExport;
import org.ibcsim.journal.PerfettoExport;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.ChartFont;
import org.ibcsim.report.chart.PngDrawing;
import org.ibcsim.report.chart.SvgDrawing;

/**
 * The report of a run: a page, a PDF, and its charts as files.
 *
 * <p>Made from the record alone, so that a saved journal gives the same report again: the same
 * bytes but for PNG, whose pixels may differ between JDKs.
 */
public final class Report {
  private Report() {}

  /**
   * Writes {@code report.html}, {@code report.pdf}, {@code charts/*.svg}, {@code charts/*.png},
   * {@code sequence.mmd} and {@code trace.perfetto.json} into a folder, which is made if it does
   * not exist; files of an earlier report are replaced, each as a whole.
   *
   * @return the paths written, the page first
   * @throws ReportException if something cannot be written, and no file is left half written; or if
   *     the machine has no font at all
   */
  public static List<Path> write(RunRecord run, Path folder, ReportOptions options) {
    Map<String, WholeFiles.Body> files = files(run, options);
    List<Path> written = new ArrayList<>();
    WholeFiles target = new WholeFiles(folder);
    files.forEach((name, body) -> written.add(target.write(name, body)));
    return written;
  }

  /** The files of a report by their names below its folder, the page first. */
  static Map<String, WholeFiles.Body> files(RunRecord run, ReportOptions options) {
    requireFont();
    ReportContent content = ReportContent.of(run, options);
    List<Chart> charts = RunCharts.of(run);
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try {
      Future<byte[]> pdf = pool.submit(() -> PdfReport.of(content, charts));
      List<Future<String>> svgs =
          charts.stream().map(chart -> pool.submit(() -> SvgDrawing.of(chart))).toList();
      List<Future<byte[]>> pngs =
          charts.stream().map(chart -> pool.submit(() -> PngDrawing.of(chart))).toList();
      Map<String, WholeFiles.Body> files = new LinkedHashMap<>();
      List<HtmlPage.Figure> figures = new ArrayList<>();
      for (int i = 0; i < charts.size(); i++) {
        figures.add(HtmlPage.Figure.of(charts.get(i), made(svgs.get(i))));
      }
      files.put("report.html", text(HtmlPage.of(content, figures)));
      files.put("report.pdf", bytes(made(pdf)));
      for (int i = 0; i < charts.size(); i++) {
        String name = "charts/" + charts.get(i).id();
        files.put(name + ".svg", text(figures.get(i).svg()));
        files.put(name + ".png", bytes(made(pngs.get(i))));
      }
      files.put("sequence.mmd", text(MermaidExport.of(run)));
      files.put("trace.perfetto.json", out -> trace(run, out));
      return files;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Asked first, so that a machine without fonts is told so in a sentence. */
  private static void requireFont() {
    try {
      ChartFont.ofSize(1);
    } catch (IllegalStateException e) {
      throw ReportException.withoutFont(e);
    }
  }

  /** Streamed, because it grows with RLINKs times buckets. */
  private static void trace(RunRecord run, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
    PerfettoExport.write(run, writer);
    writer.flush();
  }

  private static WholeFiles.Body text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static WholeFiles.Body bytes(byte[] bytes) {
    return out -> out.write(bytes);
  }

  private static <T> T made(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot draw the report: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while drawing the report", e);
    }
  }
}

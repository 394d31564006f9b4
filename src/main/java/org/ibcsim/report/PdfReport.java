package org.ibcsim.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.ChartFont;

/**
 * Renders a report as PDF: verdict, tables, charts two to a page, page numbers; the same bytes each
 * time.
 */
final class PdfReport {
  /** One for all, so that their texts are of one size: a tall and a common chart fill a page. */
  private static final float CHART_SCALE = 0.58f;

  private static final float CHART_GAP = 6;
  private static final String GENERATOR = "ibcsim";

  private PdfReport() {}

  static byte[] of(ReportContent content, List<Chart> charts) {
    try (PDDocument document = new PDDocument();
        InputStream typeface = ChartFont.open()) {
      // PDFBox would take the clock for this; the content says as well which document it is.
      CRC32 identity = new CRC32();
      identity.update(content.toString().getBytes(StandardCharsets.UTF_8));
      document.setDocumentId(identity.getValue());
      PDDocumentInformation information = new PDDocumentInformation();
      information.setTitle(content.title());
      information.setProducer(GENERATOR);
      document.setDocumentInformation(information);
      document.getDocumentCatalog().setLanguage("en");
      PDType0Font font = PDType0Font.load(document, typeface, true);
      try (PdfSheet sheet = new PdfSheet(document, font)) {
        head(sheet, content);
        for (Table table : content.beforeCharts()) {
          if (table.shown()) {
            PdfTable.set(sheet, table);
          }
        }
        sheet.need(PdfSheet.wholeRoom());
        for (Chart chart : charts) {
          chart(document, sheet, font, chart);
        }
        for (Table table : content.afterCharts()) {
          if (table.shown()) {
            PdfTable.set(sheet, table);
          }
        }
      }
      number(document, font);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the PDF of " + content.title(), e);
    }
  }

  private static void head(PdfSheet sheet, ReportContent content) throws IOException {
    VerdictWords verdict = content.verdict();
    sheet.paragraph(18, PdfSheet.INK, content.title());
    sheet.paragraph(
        14, PdfSheet.ink(verdict.tone()), verdict.headline().replaceFirst("^\\W+ ", ""));
    sheet.paragraph(10, PdfSheet.INK, verdict.reason());
  }

  private static void chart(PDDocument document, PdfSheet sheet, PDType0Font font, Chart chart)
      throws IOException {
    float scale = Math.min(CHART_SCALE, (PdfSheet.wholeRoom() - 30) / chart.height());
    sheet.need(chart.height() * scale + CHART_GAP);
    PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, chart.width(), chart.height());
    PdfBoxGraphics2DFontTextDrawer texts = new PdfBoxGraphics2DFontTextDrawer();
    texts.registerFont(ChartFont.ofSize(1).getFontName(), font);
    graphics.setFontTextDrawer(texts);
    chart.paint(graphics);
    graphics.dispose();
    float left = PdfSheet.MARGIN + (PdfSheet.WIDTH - chart.width() * scale) / 2;
    PDPageContentStream stream = sheet.stream();
    stream.saveGraphicsState();
    stream.transform(Matrix.getTranslateInstance(left, sheet.top() - chart.height() * scale));
    stream.transform(Matrix.getScaleInstance(scale, scale));
    stream.drawForm(graphics.getXFormObject());
    stream.restoreGraphicsState();
    sheet.skip(chart.height() * scale + CHART_GAP);
  }

  private static void number(PDDocument document, PDType0Font font) throws IOException {
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      PDPage page = document.getPage(i);
      try (PDPageContentStream stream =
          new PDPageContentStream(
              document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
        String text = "Page " + (i + 1) + " of " + pages;
        stream.beginText();
        stream.setFont(font, 8);
        stream.setNonStrokingColor(PdfSheet.SOFT_INK);
        stream.newLineAtOffset(PdfSheet.PAGE_WIDTH - PdfSheet.MARGIN - PdfSheet.width(text, 8), 24);
        stream.showText(text);
        stream.endText();
      }
    }
  }
}

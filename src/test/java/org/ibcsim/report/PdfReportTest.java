package org.ibcsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ibcsim.journal.RunRecord;
import org.junit.jupiter.api.Test;

class PdfReportTest {
  @Test
  void pagesHoldVerdictTablesChartsAndTheirNumbers() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(RunFixture.run().record()))) {
      int pages = document.getNumberOfPages();
      String text = new PDFTextStripper().getText(document);

      assertThat(pages).isBetween(5, 12);
      assertThat(text)
          .contains("Off-host backup at a frozen Secondary")
          .contains("1 of 1 expectations held")
          .contains("In-band control messages")
          .contains("rpo.max < duration('2m')")
          .contains("Lag of each Secondary (RPO)")
          .contains("Runbook transcript")
          .contains("Provenance")
          .contains("Page 1 of " + pages, "Page " + pages + " of " + pages);
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Off-host backup at a frozen Secondary");
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
    }
  }

  @Test
  void theOnlyTypefaceIsInsideTheFile() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(RunFixture.run().record()))) {
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          var font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          assertThat(font.getName()).endsWith("LiberationSans");
        }
      }
    }
  }

  @Test
  void charactersThatTheTypefaceHasNotBecomeQuestionMarks() throws IOException {
    String odd = "\u0007 東京 \uD83D\uDE00 naïve";
    RunRecord run = RunFixture.run().titled(odd).hostsNamed(odd).record();
    try (PDDocument document = Loader.loadPDF(pdf(run))) {
      assertThat(new PDFTextStripper().getText(document)).contains("? ?? ? naïve");
    }
  }

  @Test
  void everyKindOfRunHasAPdf() throws IOException {
    for (var corner : RunFixture.corners().entrySet()) {
      try (PDDocument document = Loader.loadPDF(pdf(corner.getValue()))) {
        assertThat(document.getNumberOfPages()).as(corner.getKey()).isBetween(3, 40);
      }
    }
  }

  @Test
  void aLongWordIsBrokenWhereTheColumnEnds() throws IOException {
    List<String> lines = PdfSheet.wrapped("a " + "x".repeat(100) + " b", 10, 100);
    assertThat(lines).hasSizeGreaterThan(3);
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo("a" + "x".repeat(100) + "b");
    for (String line : lines) {
      assertThat(PdfSheet.width(line, 10)).isLessThanOrEqualTo(100);
    }
  }

  private static byte[] pdf(RunRecord run) {
    return PdfReport.of(ReportContent.of(run, ReportOptions.standard()), RunCharts.of(run));
  }
}

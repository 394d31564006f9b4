package org.ibcsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.SvgDrawing;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlPageTest {
  private static final String HOSTILE =
      "<script>alert(\"x\")</script>' & {{tone}} \u0007\u202e ]]>";

  @Test
  void thePageIsWellFormedForEveryKindOfRun() {
    RunFixture.corners().forEach((name, run) -> assertThat(parsed(page(run))).as(name).isNotNull());
  }

  @Test
  void idsAreUniqueAlthoughAllChartsStandInOnePage() {
    String html = page(RunFixture.run().rlinks(3).messages(3).record());
    List<String> ids = new ArrayList<>();
    NodeList all = parsed(html).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    Set<String> known = new HashSet<>(ids);
    Matcher reference = Pattern.compile("(?:url\\(#|href=\"#)([^)\"]+)").matcher(html);
    while (reference.find()) {
      assertThat(known).contains(reference.group(1));
    }
  }

  @Test
  void nothingIsFetchedFromAnywhere() {
    String page = page(RunFixture.run().record());
    assertThat(
            page.replace("http://www.w3.org/2000/svg", "")
                .replace("http://www.w3.org/1999/xlink", ""))
        .doesNotContain("http://", "https://", "src=", "@import", "<link", "<script");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void hostileNamesStayTextEverywhere() {
    RunRecord run = RunFixture.run().titled(HOSTILE).hostsNamed(HOSTILE).record();
    String page = page(run);
    Document document = parsed(page);

    assertThat(page).doesNotContain("<script").doesNotContain("\u0007");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    String asShown = HOSTILE.replace('\u0007', '\ufffd');
    assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(asShown);
    assertThat(document.getDocumentElement().getTextContent()).contains(asShown + "london");
  }

  @Test
  void theVerdictComesFirstAndSectionsFollowInTheOrderOfAReview() {
    String page = page(RunFixture.run().record());
    List<String> order =
        List.of(
            "class=\"verdict good\"",
            "<section id=\"warnings\"",
            "<section id=\"summary\"",
            "<section id=\"rlinks\"",
            "<section id=\"messages\"",
            "<section id=\"freezes\"",
            "<section id=\"litmus\"",
            "<section id=\"expectations\"",
            "<section id=\"charts\"",
            "<section id=\"runbook\"",
            "<section id=\"assumptions\"",
            "<section id=\"switches\"",
            "<section id=\"provenance\"",
            "<section id=\"scenario\"");
    assertThat(order.stream().map(page::indexOf)).isSorted().doesNotContain(-1);
  }

  @Test
  void litmusQuestionStandsWithWhatWasObservedAndHowThatIsJudged() {
    String page = page(RunFixture.run().record());
    assertThat(page).contains("Is the message received?", "received in time", ">permitted<");
  }

  @Test
  void warningsAreCountedBehindTheVerdictAndToldWithTimeHazardAndCure() {
    String page = page(RunFixture.run().record());
    assertThat(page).contains(", with 1 warning</", "secondary srl full", "enlarge srl.size");
  }

  @Test
  void aRunWithoutJudgementHasNoVerdictAndIsNotCalledHeld() {
    String page = page(RunFixture.run().withoutTotals().record());
    assertThat(page).contains("The journal has no last line");
    String bare =
        page(
            new RunRecord(
                RunFixture.run().record().header(),
                List.of(),
                List.of(),
                RunFixture.run().record().series(),
                null,
                false));
    assertThat(bare).contains("verdict unsure", "No verdict").doesNotContain("✓ Held");
  }

  @Test
  void aTableTellsHowManyRowsItLeavesOut() {
    String page = page(RunFixture.run().rlinks(32).messages(200).record());
    int left = 200 * 32 - Table.MAXIMUM_ROWS;
    assertThat(page).contains(left + " more rows are in the journal.");
  }

  private static String page(RunRecord run) {
    List<HtmlPage.Figure> figures = new ArrayList<>();
    for (Chart chart : RunCharts.of(run)) {
      figures.add(HtmlPage.Figure.of(chart, SvgDrawing.of(chart)));
    }
    ReportOptions options = new ReportOptions("ab".repeat(32), "run it <again>", 1);
    return HtmlPage.of(ReportContent.of(run, options), figures);
  }

  private static Document parsed(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
    }
  }
}

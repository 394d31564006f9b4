package org.ibcsim.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.XmlText;

/** Renders a report as one HTML file that fetches nothing: styles and charts are inside it. */
final class HtmlPage {
  /** A chart with its drawing. */
  record Figure(String id, String title, String caption, String svg) {
    static Figure of(Chart chart, String svg) {
      return new Figure(chart.id(), chart.title(), chart.caption(), svg);
    }
  }

  /**
   * What a page calls itself and the text that it was made from.
   *
   * @param kind what the report is of
   * @param sourceId anchor of that text
   * @param sourceTitle its heading
   */
  record Words(String kind, String sourceId, String sourceTitle) {
    /** Of a run. */
    static final Words RUN = new Words("Replication run", "scenario", "Scenario");

    /** Of a plan. */
    static final Words PLAN = new Words("Capacity plan", "again", "Run it again");
  }

  private record Page(
      Words words,
      String title,
      String headline,
      String reason,
      String tone,
      String style,
      List<Anchor> contents,
      List<Section> before,
      List<Figure> charts,
      List<Section> after,
      String scenarioFile,
      String scenarioText) {}

  private record Anchor(String id, String title) {}

  private record Section(
      String id,
      String title,
      boolean hasNote,
      String note,
      boolean hasRows,
      String empty,
      List<Heading> columns,
      List<Row> rows,
      boolean hasLeftOut,
      int leftOut) {}

  private record Heading(String name, String kind) {}

  private record Row(List<Entry> cells) {}

  private record Entry(String text, String kind) {}

  private HtmlPage() {}

  static String of(ReportContent content, List<Figure> figures) {
    return of(content, figures, Words.RUN);
  }

  static String of(ReportContent content, List<Figure> figures, Words words) {
    List<Section> before = sections(content.beforeCharts());
    List<Section> after = sections(content.afterCharts());
    List<Anchor> contents = new ArrayList<>();
    before.forEach(section -> contents.add(new Anchor(section.id(), section.title())));
    contents.add(new Anchor("charts", "Charts"));
    after.forEach(section -> contents.add(new Anchor(section.id(), section.title())));
    contents.add(new Anchor(words.sourceId(), words.sourceTitle()));
    Page page =
        new Page(
            words,
            content.title(),
            content.verdict().headline(),
            content.verdict().reason(),
            lower(content.verdict().tone()),
            resource("report.css"),
            contents,
            before,
            figures,
            after,
            content.scenarioFile(),
            content.scenarioText());
    Template template =
        Mustache.compiler()
            .withEscaper(XmlText::escaped)
            .withLoader(HtmlPage::partial)
            .compile(resource("report.mustache"));
    return template.execute(page);
  }

  private static List<Section> sections(List<Table> tables) {
    return tables.stream().filter(Table::shown).map(HtmlPage::section).toList();
  }

  private static Section section(Table table) {
    List<Heading> headings =
        table.columns().stream()
            .map(column -> new Heading(column.name(), column.number() ? "number" : "text"))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (List<Cell> cells : table.rows()) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        String kind =
            headings.get(i).kind()
                + (cells.get(i).tone() == Cell.Tone.PLAIN ? "" : " " + lower(cells.get(i).tone()));
        entries.add(new Entry(cells.get(i).text(), kind));
      }
      rows.add(new Row(entries));
    }
    return new Section(
        table.id(),
        table.title(),
        !table.note().isEmpty(),
        table.note(),
        !rows.isEmpty(),
        table.empty(),
        headings,
        rows,
        table.leftOut() > 0,
        table.leftOut());
  }

  private static String lower(Cell.Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  private static Reader partial(String name) {
    return new StringReader(resource(name + ".mustache"));
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(
            "no " + name + " beside the report's classes; is the program's jar whole?");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the program's jar", e);
    }
  }
}

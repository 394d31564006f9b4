package org.ibcsim.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets a table in a PDF: columns as wide as their contents, narrowed and wrapped where the page is
 * too narrow.
 */
final class PdfTable {
  /** A PDF tells a run in short; the page and the journal have the rest. */
  static final int MAXIMUM_ROWS = 40;

  private static final float SIZE = 7.5f;
  private static final float LINE = SIZE * 1.25f;
  private static final float GAP = 8;
  private static final float SAMPLED_WIDTH = 260;
  private static final float HEADING_WIDTH = 62;
  private static final int MAXIMUM_LINES = 12;

  private PdfTable() {}

  static void set(PdfSheet sheet, Table table) throws IOException {
    sheet.need(80);
    heading(sheet, table.title());
    if (!table.note().isEmpty()) {
      sheet.paragraph(8, 0.35f, table.note());
    }
    if (table.rows().isEmpty()) {
      sheet.paragraph(9, 0.13f, table.empty());
      return;
    }
    List<List<Cell>> rows = table.rows().subList(0, Math.min(MAXIMUM_ROWS, table.rows().size()));
    float[] widths = widths(table, rows);
    List<Cell> headings = table.columns().stream().map(column -> Cell.of(column.name())).toList();
    row(sheet, table, headings, widths, 0.35f);
    for (List<Cell> cells : rows) {
      row(sheet, table, cells, widths, 0.13f);
    }
    int left = table.rows().size() - rows.size() + table.leftOut();
    if (left > 0) {
      sheet.skip(3);
      sheet.paragraph(8, 0.35f, left + " more rows are in the journal.");
    }
    sheet.skip(8);
  }

  static void heading(PdfSheet sheet, String title) throws IOException {
    sheet.skip(6);
    sheet.text(PdfSheet.MARGIN, 12, 12, 0.13f, title);
    sheet.skip(18);
  }

  private static void row(PdfSheet sheet, Table table, List<Cell> cells, float[] widths, float grey)
      throws IOException {
    List<List<String>> wrapped = new ArrayList<>();
    int most = 1;
    for (int i = 0; i < cells.size(); i++) {
      List<String> lines = PdfSheet.wrapped(cells.get(i).text(), SIZE, widths[i]);
      if (lines.size() > MAXIMUM_LINES) {
        lines = new ArrayList<>(lines.subList(0, MAXIMUM_LINES - 1));
        lines.add("…");
      }
      wrapped.add(lines);
      most = Math.max(most, lines.size());
    }
    sheet.need(most * LINE + 4);
    float x = PdfSheet.MARGIN;
    for (int i = 0; i < cells.size(); i++) {
      for (int line = 0; line < wrapped.get(i).size(); line++) {
        String text = wrapped.get(i).get(line);
        float indent = table.columns().get(i).number() ? widths[i] - PdfSheet.width(text, SIZE) : 0;
        sheet.text(x + indent, SIZE + 2 + line * LINE, SIZE, grey, text);
      }
      x += widths[i] + GAP;
    }
    sheet.skip(most * LINE + 4);
    sheet.rule(0.8f);
  }

  private static float[] widths(Table table, List<List<Cell>> rows) throws IOException {
    int columns = table.columns().size();
    float[] widths = new float[columns];
    for (int i = 0; i < columns; i++) {
      String name = table.columns().get(i).name();
      widths[i] = Math.min(HEADING_WIDTH, PdfSheet.width(name, SIZE));
      for (String word : name.split(" ")) {
        widths[i] = Math.max(widths[i], PdfSheet.width(word, SIZE));
      }
      for (List<Cell> cells : rows) {
        for (String line : cells.get(i).text().split("\n", -1)) {
          float width = Math.min(SAMPLED_WIDTH, PdfSheet.width(line, SIZE));
          widths[i] = Math.max(widths[i], width);
        }
      }
    }
    fit(widths, PdfSheet.WIDTH - GAP * (columns - 1));
    return widths;
  }

  /** Takes from the widest columns until all fit. */
  private static void fit(float[] widths, float room) {
    float low = 0;
    float high = SAMPLED_WIDTH;
    for (int i = 0; i < 30; i++) {
      float limit = (low + high) / 2;
      float sum = 0;
      for (float width : widths) {
        sum += Math.min(width, limit);
      }
      if (sum > room) {
        high = limit;
      } else {
        low = limit;
      }
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.min(widths[i], Math.max(1, low));
    }
  }
}

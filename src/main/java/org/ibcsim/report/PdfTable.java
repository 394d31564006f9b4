package org.ibcsim.report;

import java.awt.Color;
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

  private static final float SIZE = 8f;
  private static final float LINE = SIZE * 1.25f;
  private static final float GAP = 8;
  private static final float HEADING_WIDTH = 62;
  private static final int MAXIMUM_LINES = 12;

  private PdfTable() {}

  static void set(PdfSheet sheet, Table table) throws IOException {
    if (table.rows().isEmpty()) {
      begin(sheet, table, 80);
      sheet.paragraph(9, PdfSheet.INK, table.empty());
      return;
    }
    List<List<Cell>> rows = table.rows().subList(0, Math.min(MAXIMUM_ROWS, table.rows().size()));
    float[] widths = widths(table, rows);
    List<Row> set = new ArrayList<>();
    float height = 80;
    for (List<Cell> cells : rows) {
      set.add(Row.of(cells, widths));
      height += set.get(set.size() - 1).height();
    }
    // What takes less than half a page stands on one.
    begin(sheet, table, height < PdfSheet.wholeRoom() / 2 ? height : 80);
    List<Cell> headings = table.columns().stream().map(column -> Cell.of(column.name())).toList();
    set(sheet, table, Row.of(headings, widths), widths, true);
    for (Row row : set) {
      set(sheet, table, row, widths, false);
    }
    int left = table.rows().size() - rows.size() + table.leftOut();
    if (left > 0) {
      sheet.skip(3);
      sheet.paragraph(8, PdfSheet.SOFT_INK, left + " more rows are in the journal.");
    }
    sheet.skip(8);
  }

  private static void begin(PdfSheet sheet, Table table, float room) throws IOException {
    sheet.need(room);
    sheet.skip(6);
    sheet.text(PdfSheet.MARGIN, 12, 12, PdfSheet.INK, table.title());
    sheet.skip(18);
    if (!table.note().isEmpty()) {
      sheet.paragraph(8, PdfSheet.SOFT_INK, table.note());
    }
  }

  /** Cells with their texts broken into lines. */
  private record Row(List<Cell> cells, List<List<String>> lines) {
    static Row of(List<Cell> cells, float[] widths) throws IOException {
      List<List<String>> wrapped = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        List<String> lines = PdfSheet.wrapped(cells.get(i).text(), SIZE, widths[i]);
        if (lines.size() > MAXIMUM_LINES) {
          lines = new ArrayList<>(lines.subList(0, MAXIMUM_LINES - 1));
          lines.add("…");
        }
        wrapped.add(lines);
      }
      return new Row(cells, wrapped);
    }

    float height() {
      return lines.stream().mapToInt(List::size).max().orElse(1) * LINE + 4;
    }
  }

  private static void set(PdfSheet sheet, Table table, Row row, float[] widths, boolean heading)
      throws IOException {
    sheet.need(row.height());
    float x = PdfSheet.MARGIN;
    for (int i = 0; i < widths.length; i++) {
      Color ink = heading ? PdfSheet.SOFT_INK : PdfSheet.ink(row.cells().get(i).tone());
      List<String> lines = row.lines().get(i);
      for (int line = 0; line < lines.size(); line++) {
        String text = lines.get(line);
        float indent = table.columns().get(i).number() ? widths[i] - PdfSheet.width(text, SIZE) : 0;
        sheet.text(x + indent, SIZE + 2 + line * LINE, SIZE, ink, text);
      }
      x += widths[i] + GAP;
    }
    sheet.skip(row.height());
    sheet.rule(x - GAP - PdfSheet.MARGIN);
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
          float width = Math.min(PdfSheet.WIDTH, PdfSheet.width(line, SIZE));
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
    float high = PdfSheet.WIDTH;
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

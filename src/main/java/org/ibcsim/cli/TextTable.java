package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;

/** A table of plain text: a row of headings, columns aligned, too long cells cut. */
final class TextTable {
  private static final String GAP = "  ";
  private static final int LONGEST_CELL = 24;

  private TextTable() {}

  /**
   * Prints a table.
   *
   * @param rows headings first; all of the same length
   * @param mostRows how many rows are shown; the number of the others is told
   */
  static void print(PrintWriter out, List<List<String>> rows, int width, int mostRows) {
    List<List<String>> shown = rows.subList(0, Math.min(rows.size(), mostRows + 1));
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : shown) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], cell(row.get(column)).length());
      }
    }
    for (List<String> row : shown) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = cell(row.get(column));
        line.append(column == 0 ? "" : GAP).append(cell);
        line.append(" ".repeat(widths[column] - cell.length()));
      }
      String text = line.toString().stripTrailing();
      out.println(text.length() > width ? text.substring(0, width - 1) + "…" : text);
    }
    if (rows.size() > shown.size()) {
      out.println("and " + (rows.size() - shown.size()) + " more, all of them in the report");
    }
  }

  private static String cell(String text) {
    return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL - 1) + "…" : text;
  }
}

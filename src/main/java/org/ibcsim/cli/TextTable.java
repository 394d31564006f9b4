package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/** A table of plain text: a row of headings, numbers to the right, names that are too long cut. */
final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /**
   * Prints a table.
   *
   * @param rows headings first; all of the same length
   * @param mostRows how many rows are shown; the number of the others is told
   */
  static void print(PrintWriter out, List<List<String>> rows, int width, int mostRows) {
    print(out, rows, width, mostRows, "all of them in the report");
  }

  /**
   * The same where there is no report.
   *
   * @param where all rows are to be found
   */
  static void print(
      PrintWriter out, List<List<String>> rows, int width, int mostRows, String where) {
    List<List<String>> shown = rows.subList(0, Math.min(rows.size(), mostRows + 1));
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      numbers[column] = true;
      for (List<String> row : shown) {
        widths[column] = Math.max(widths[column], row.get(column).length());
        numbers[column] &= row == shown.get(0) || isNumber(row.get(column));
      }
    }
    narrow(widths, width - GAP.length() * (columns - 1));
    for (List<String> row : shown) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = cut(row.get(column), widths[column]);
        String space = " ".repeat(widths[column] - cell.length());
        line.append(column == 0 ? "" : GAP);
        line.append(numbers[column] ? space + cell : cell + space);
      }
      out.println(line.toString().stripTrailing());
    }
    if (rows.size() > shown.size()) {
      out.println("and " + (rows.size() - shown.size()) + " more, " + where);
    }
  }

  /** Takes from the widest column, which holds names, as long as the row is too wide. */
  private static void narrow(int[] widths, int room) {
    int excess = Arrays.stream(widths).sum() - room;
    for (; excess > 0; excess--) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      widths[widest]--;
    }
  }

  private static boolean isNumber(String cell) {
    return cell.equals("-") || !cell.isEmpty() && Character.isDigit(cell.charAt(0));
  }

  private static String cut(String text, int width) {
    return text.length() > width ? text.substring(0, width - 1) + "…" : text;
  }
}

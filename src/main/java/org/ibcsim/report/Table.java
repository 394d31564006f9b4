package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A section of a report that is a table.
 *
 * @param id anchor in the page
 * @param note a sentence below the heading; may be empty
 * @param rows each as long as the columns
 * @param leftOut rows that a run has and the report has not
 * @param empty what stands there when there are no rows; an empty text leaves the section out
 */
record Table(
    String id,
    String title,
    String note,
    List<Column> columns,
    List<List<Cell>> rows,
    int leftOut,
    String empty) {
  /** A heading, and whether numbers stand below it. */
  record Column(String name, boolean number) {
    static Column text(String name) {
      return new Column(name, false);
    }

    static Column number(String name) {
      return new Column(name, true);
    }
  }

  /** Rows in a report; the journal has them all. */
  static final int MAXIMUM_ROWS = 500;

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " cells in table " + id + ", expected " + columns.size());
      }
    }
  }

  /** Of the rows as many as a report holds. */
  static Table limited(
      String id,
      String title,
      String note,
      List<Column> columns,
      List<List<Cell>> rows,
      String empty) {
    int kept = Math.min(rows.size(), MAXIMUM_ROWS);
    return new Table(id, title, note, columns, rows.subList(0, kept), rows.size() - kept, empty);
  }

  boolean shown() {
    return !rows.isEmpty() || !empty.isEmpty();
  }

  static List<Cell> row(Object... cells) {
    List<Cell> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Cell made ? made : Cell.of(String.valueOf(cell)));
    }
    return List.copyOf(row);
  }
}

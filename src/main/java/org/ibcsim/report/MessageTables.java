package org.ibcsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.SnapshotRow;
import org.ibcsim.model.Fact;
import org.ibcsim.report.Table.Column;
import org.ibcsim.report.chart.Quantity;
import org.jspecify.annotations.Nullable;

/** Tables of in-band control messages, freezes and snapshots. */
final class MessageTables {
  private final RunRecord run;
  private final List<MessageRow> rows;

  /**
   * Messages are numbered in the order of sending; their places in the log mean nothing to a
   * reader.
   */
  private final Map<Long, Integer> numbers = new LinkedHashMap<>();

  MessageTables(RunRecord run) {
    this.run = run;
    this.rows = MessageRow.of(run);
    for (MessageRow row : rows) {
      numbers.putIfAbsent(row.message(), numbers.size() + 1);
    }
  }

  Table messages() {
    List<List<Cell>> cells = new ArrayList<>();
    for (MessageRow row : rows) {
      cells.add(
          Table.row(
              number(row.message()),
              row.application(),
              run.header().hostName(row.host()),
              row.freeze() ? "yes" : "no",
              Quantity.instant(row.submittedNanos()),
              sent(row),
              instant(row.transmittedNanos()),
              instant(row.arrivedNanos()),
              instant(row.receivedNanos()),
              deliveries(row),
              instant(row.endedNanos()),
              fates(row)));
    }
    return Table.limited(
        "messages",
        "In-band control messages",
        "One row for each Secondary that a message is addressed to. Arrived and received are told of"
            + " the first time, ended of the last.",
        List.of(
            Column.number("No."),
            Column.text("Application"),
            Column.text("Secondary"),
            Column.text("Freezes"),
            Column.number("SEND"),
            Column.number("SEND returned"),
            Column.number("Transmitted"),
            Column.number("Arrived"),
            Column.number("Received"),
            Column.number("Deliveries"),
            Column.number("Ended"),
            Column.text("Fate")),
        cells,
        "No message was sent.");
  }

  Table freezes() {
    List<List<Cell>> cells = new ArrayList<>();
    for (Freeze freeze : Freeze.of(run)) {
      cells.add(
          Table.row(
              run.header().hostName(freeze.host()),
              number(freeze.message()),
              Quantity.instant(freeze.fromNanos()),
              freeze.release() == null ? "–" : Quantity.instant(freeze.toNanos()),
              Quantity.duration(freeze.toNanos() - freeze.fromNanos()),
              MessageWords.release(freeze.release())));
    }
    return Table.limited(
        "freezes",
        "Freezes",
        "",
        List.of(
            Column.text("Secondary"),
            Column.number("Message"),
            Column.number("From"),
            Column.number("To"),
            Column.number("Length"),
            Column.text("Ended by")),
        cells,
        "");
  }

  Table snapshots() {
    List<List<Cell>> cells = new ArrayList<>();
    for (SnapshotRow row : SnapshotRow.of(run)) {
      Fact.SnapshotTaken taken = row.taken();
      cells.add(
          Table.row(
              row.hostName(),
              taken.prefix(),
              Quantity.instant(row.timeNanos()),
              taken.message() == 0 ? "–" : number(taken.message()),
              taken.begunImage() == taken.image()
                  ? new Cell("one point in time", Cell.Tone.GOOD)
                  : new Cell("volumes changed meanwhile", Cell.Tone.BAD)));
    }
    return Table.limited(
        "snapshots",
        "Snapshots",
        "",
        List.of(
            Column.text("Host"),
            Column.text("Prefix"),
            Column.number("Finished"),
            Column.number("Frozen at message"),
            Column.text("Holds")),
        cells,
        "");
  }

  private String number(long message) {
    Integer number = numbers.get(message);
    return number == null ? "–" : Integer.toString(number);
  }

  private static String instant(@Nullable Long nanos) {
    return nanos == null ? "–" : Quantity.instant(nanos);
  }

  private static Cell sent(MessageRow row) {
    if (Boolean.FALSE.equals(row.sendSucceeded())) {
      return new Cell(instant(row.sentNanos()) + " failed", Cell.Tone.BAD);
    }
    return Cell.of(instant(row.sentNanos()));
  }

  private static String deliveries(MessageRow row) {
    Long last = row.lastReceivedNanos();
    return row.deliveries() < 2 || last == null
        ? Integer.toString(row.deliveries())
        : row.deliveries() + ", last at " + Quantity.instant(last);
  }

  /** All fates in order; good if the last one is. */
  private static Cell fates(MessageRow row) {
    List<String> words = new ArrayList<>(row.fates().stream().map(MessageWords::fate).toList());
    Fact.Fate last = row.fate();
    if (last == null) {
      words.add(MessageWords.fate(null));
    }
    Cell.Tone tone =
        last == null
            ? Cell.Tone.UNSURE
            : last == Fact.Fate.RECEIVED ? Cell.Tone.GOOD : Cell.Tone.BAD;
    return new Cell(String.join(", then ", words), tone);
  }
}

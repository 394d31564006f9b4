package org.ibcsim.workload.trace;

import java.util.List;
import org.ibcsim.workload.trace.TraceBytes.Read;

/** A reader of records that a test lists. */
final class ListedRecords implements TraceReader {
  private final List<Read> records;
  private int next;
  boolean closed;

  ListedRecords(List<Read> records) {
    this.records = records;
  }

  @Override
  public boolean read(TraceRecord into) {
    if (next == records.size()) {
      return false;
    }
    Read record = records.get(next++);
    into.timeNanos = record.timeNanos();
    into.offsetBytes = record.offsetBytes();
    into.lengthBytes = record.lengthBytes();
    into.write = record.write();
    into.number = record.number();
    return true;
  }

  @Override
  public long mended() {
    return 0;
  }

  @Override
  public TracePlace place(TraceRecord record) {
    return new TracePlace.Line("listed", record.number, 0);
  }

  @Override
  public void close() {
    closed = true;
  }
}

package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.runbook.Desk;
import org.ibcsim.runbook.LastKnown;
import org.ibcsim.runbook.UpdateTimes;
import org.ibcsim.runbook.VolumeCounters;

/** A desk at which one command after another looks at a data set, and none waits. */
final class LookingDesk implements Desk {
  private final DataSet dataSet;
  final List<String> output = new ArrayList<>();

  LookingDesk(DataSet dataSet) {
    this.dataSet = dataSet;
  }

  @Override
  public DataSet dataSet() {
    return dataSet;
  }

  @Override
  public long nowNanos() {
    return 0;
  }

  @Override
  public long drawNanos(int process, TimeRange range) {
    throw new AssertionError("nobody draws a time");
  }

  @Override
  public void wakeAt(int process, long timeNanos) {
    throw new AssertionError("nobody waits");
  }

  @Override
  public void cancelWake(int process) {
    throw new AssertionError("nobody waits");
  }

  @Override
  public void commandStarted(int process, int line, String text) {}

  @Override
  public void commandEnded(int process, int line, String text, int status, List<String> lines) {
    output.addAll(lines);
  }

  @Override
  public VolumeCounters volumeCounters(int volume) {
    return VolumeCounters.NONE;
  }

  @Override
  public UpdateTimes updateTimes(int rlink) {
    return UpdateTimes.NONE;
  }

  @Override
  public LastKnown lastKnown(int host) {
    return LastKnown.now(this);
  }

  @Override
  public LinkCounters linkCounters(int rlink) {
    return new LinkCounters();
  }

  @Override
  public void writeFile(int host, String name, byte[] content) {
    throw new AssertionError("nobody writes a file");
  }

  @Override
  public long snapshotNanos() {
    return 0;
  }
}

package org.ibcsim.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Outcome;
import org.ibcsim.runbook.Desk;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;

/** The runbook in virtual time: one process a script, all at one desk. */
final class Scripts implements Desk {
  private final List<ScriptProcess> processes = new ArrayList<>();
  private final List<ArrayDeque<Long>> started = new ArrayList<>();
  private final List<DrawnTimes> times = new ArrayList<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final DataSet dataSet;
  private final VirtualAgenda agenda;
  private final JournalWriter journal;
  private final long snapshotNanos;

  Scripts(
      List<Script> scripts,
      DataSet dataSet,
      VirtualAgenda agenda,
      JournalWriter journal,
      RandomStreams streams,
      long snapshotNanos) {
    this.dataSet = dataSet;
    this.agenda = agenda;
    this.journal = journal;
    this.snapshotNanos = snapshotNanos;
    for (Script script : scripts) {
      processes.add(new ScriptProcess(processes.size(), script));
      started.add(new ArrayDeque<>());
      String host = dataSet.layout().hosts().get(script.host()).name();
      String name = "runbook/" + script.label(host);
      times.add(new DrawnTimes(name, streams.stream(name), journal));
    }
  }

  /**
   * Carries out whatever can be carried out now, script by script; answers whether there was
   * anything.
   */
  boolean proceed() {
    boolean moved = false;
    for (ScriptProcess process : processes) {
      if (process.ready()) {
        process.run(this);
        moved = true;
      }
    }
    return moved;
  }

  void returned(int call, Outcome outcome) {
    processes.get(call).returned(outcome);
  }

  void wake(int process) {
    processes.get(process).wake();
  }

  List<ScriptProcess> processes() {
    return processes;
  }

  /** What receivers wrote with {@code -f}, by {@code host/name}. */
  Map<String, byte[]> files() {
    return files;
  }

  @Override
  public DataSet dataSet() {
    return dataSet;
  }

  @Override
  public long nowNanos() {
    return agenda.nowNanos();
  }

  @Override
  public long drawNanos(int process, TimeRange range) {
    int line = processes.get(process).current().orElseThrow().line();
    return times.get(process).nanos(range, line);
  }

  @Override
  public void wakeAt(int process, long timeNanos) {
    agenda.schedule(timeNanos, new DriverEvent.ProcessWakes(process));
  }

  @Override
  public void commandStarted(int process, int line, String text) {
    started.get(process).push(agenda.nowNanos());
  }

  @Override
  public void commandEnded(int process, int line, String text, int status, List<String> output) {
    int host = processes.get(process).script().host();
    journal.entry(
        new JournalEntry.Command(
            dataSet.layout().hosts().get(host).name(),
            line,
            text,
            started.get(process).pop(),
            agenda.nowNanos(),
            status,
            output));
  }

  @Override
  public long behindNanos(int rlink) {
    return journal.behindNanos(rlink);
  }

  @Override
  public void writeFile(int host, String name, byte[] content) {
    files.put(dataSet.layout().hosts().get(host).name() + "/" + name, content);
  }

  @Override
  public long snapshotNanos() {
    return snapshotNanos;
  }
}

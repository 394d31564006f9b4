package org.ibcsim.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final List<DrawnTimes> times = new ArrayList<>();
  private final Map<Integer, ArrayDeque<Long>> started = new TreeMap<>();
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
    owner(call).returned(call, outcome);
  }

  void wake(int sleeper) {
    owner(sleeper).wake(sleeper);
  }

  private ScriptProcess owner(int number) {
    return processes.get(ScriptProcess.processOf(number));
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
    int line = owner(process).current().orElseThrow().line();
    return times.get(ScriptProcess.processOf(process)).nanos(range, line);
  }

  @Override
  public void wakeAt(int process, long timeNanos) {
    agenda.schedule(timeNanos, new DriverEvent.ProcessWakes(process));
  }

  @Override
  public void commandStarted(int process, int line, String text) {
    started.computeIfAbsent(process, number -> new ArrayDeque<>()).push(agenda.nowNanos());
  }

  @Override
  public void commandEnded(int process, int line, String text, int status, List<String> output) {
    int host = owner(process).hostOf(process);
    ArrayDeque<Long> begun = Objects.requireNonNull(started.get(process));
    journal.entry(
        new JournalEntry.Command(
            dataSet.layout().hosts().get(host).name(),
            line,
            text,
            begun.pop(),
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

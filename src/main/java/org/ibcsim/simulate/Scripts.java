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
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.Outcome;
import org.ibcsim.runbook.Desk;
import org.ibcsim.runbook.LastKnown;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.runbook.UpdateTimes;
import org.ibcsim.runbook.VolumeCounters;
import org.jspecify.annotations.Nullable;

/**
 * The runbook in virtual time: one process a script, all at one desk. A script of {@code at_boot}
 * has a new process at each boot of its host.
 */
final class Scripts implements Desk {
  private final List<ScriptProcess> processes = new ArrayList<>();
  private final Map<Integer, ArrayDeque<Long>> started = new TreeMap<>();
  private final List<DrawnTimes> times = new ArrayList<>();
  private final List<Script> bootScripts;
  private final List<DrawnTimes> bootTimes = new ArrayList<>();
  private final Map<Integer, Long> wakes = new TreeMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final DataSet dataSet;
  private final VirtualAgenda agenda;
  private final JournalWriter journal;
  private final LinkCounts counts;
  private final VolumeCounts volumes;
  private final Map<Integer, LastKnown> known = new TreeMap<>();
  private long ended = Long.MAX_VALUE;
  private final long snapshotNanos;

  Scripts(
      List<Script> scripts,
      List<Script> bootScripts,
      DataSet dataSet,
      VirtualAgenda agenda,
      JournalWriter journal,
      RandomStreams streams,
      LinkCounts counts,
      VolumeCounts volumes,
      long snapshotNanos) {
    this.dataSet = dataSet;
    this.agenda = agenda;
    this.journal = journal;
    this.counts = counts;
    this.volumes = volumes;
    this.snapshotNanos = snapshotNanos;
    this.bootScripts = List.copyOf(bootScripts);
    for (Script script : scripts) {
      start(script, drawnTimes("runbook/", script, streams));
    }
    for (Script script : bootScripts) {
      bootTimes.add(drawnTimes("at_boot/", script, streams));
    }
  }

  private DrawnTimes drawnTimes(String kind, Script script, RandomStreams streams) {
    String name = kind + script.label(nameOf(script.host()));
    return new DrawnTimes(name, streams.stream(name), journal);
  }

  private void start(Script script, DrawnTimes ofScript) {
    processes.add(new ScriptProcess(processes.size(), script, dataSet.layout()));
    times.add(ofScript);
  }

  private String nameOf(int host) {
    return dataSet.layout().hosts().get(host).name();
  }

  /**
   * Processes of a host die.
   *
   * @param process the one; empty for all on the host
   */
  void kill(int host, String process) {
    for (ScriptProcess one : processes) {
      Script script = one.script();
      if (script.host() == host && (process.isEmpty() || process.equals(script.process()))) {
        one.kill(this, "killed");
      }
    }
  }

  /** A host has crashed, and its processes with it. */
  void hostCrashed(int host) {
    String reason = "killed: " + nameOf(host) + " crashed";
    for (ScriptProcess process : processes) {
      if (process.script().host() == host) {
        process.kill(this, reason);
      } else {
        process.hostCrashed(this, host, reason);
      }
    }
  }

  /** A node of a host has crashed, and its processes with it; the last one takes the host along. */
  void nodeCrashed(int host, int node) {
    if (!dataSet.up(host)) {
      hostCrashed(host);
      return;
    }
    String name = dataSet.layout().hosts().get(host).cluster().nodes().get(node);
    for (ScriptProcess process : processes) {
      Script script = process.script();
      if (script.host() == host && script.process().equals(name)) {
        process.kill(this, "killed: " + nameOf(host) + "/" + name + " crashed");
      }
    }
  }

  /** A node has booted: its scripts begin, and those of the host if that had been down. */
  void nodeBooted(int host, int node, boolean withHost) {
    List<String> nodes = dataSet.layout().hosts().get(host).cluster().nodes();
    for (int number = 0; number < bootScripts.size(); number++) {
      Script script = bootScripts.get(number);
      boolean ofHost = withHost && !nodes.contains(script.process());
      if (script.host() == host && (ofHost || script.process().equals(nodes.get(node)))) {
        start(script, bootTimes.get(number));
      }
    }
  }

  /** A host has booted: the scripts that it carries out then begin. */
  void hostBooted(int host) {
    for (int number = 0; number < bootScripts.size(); number++) {
      if (bootScripts.get(number).host() == host) {
        start(bootScripts.get(number), bootTimes.get(number));
      }
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
    ScriptProcess process = owner(call);
    // Nobody hears the answer that a dead process had waited for.
    if (!process.killed()) {
      process.returned(call, outcome);
    }
  }

  void wake(int sleeper) {
    wakes.remove(sleeper);
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
    // The last time of all stands for never, and cannot be scheduled.
    long at = Math.min(timeNanos, Long.MAX_VALUE - 1);
    wakes.put(process, agenda.schedule(at, new DriverEvent.ProcessWakes(process)));
  }

  @Override
  public void cancelWake(int process) {
    agenda.cancel(Objects.requireNonNull(wakes.remove(process)));
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
            nameOf(host),
            line,
            text,
            begun.pop(),
            Math.min(agenda.nowNanos(), ended),
            status,
            output));
  }

  @Override
  public VolumeCounters volumeCounters(int volume) {
    return volumes.of(volume);
  }

  @Override
  public UpdateTimes updateTimes(int rlink) {
    return new UpdateTimes(
        journal.newestWriteNanos(), journal.newestStableWriteNanos(rlink), journal.upToDate(rlink));
  }

  @Override
  public @Nullable LastKnown lastKnown(int host) {
    return known.get(host);
  }

  /** A host may not reach the Primary from now on: it keeps what it could ask for until now. */
  void remember() {
    if (processes.isEmpty()) {
      return;
    }
    LastKnown now = LastKnown.now(this);
    for (int host = 0; host < dataSet.layout().hosts().size(); host++) {
      if (LastKnown.canBeAsked(dataSet, host)) {
        known.put(host, now);
      }
    }
  }

  /** Something has happened; whether a process has something to do because of it. */
  boolean hears(Fact fact) {
    boolean ready = false;
    for (ScriptProcess process : processes) {
      ready |= process.hears(this, fact, dataSet.layout());
    }
    return ready;
  }

  /** The run ends: what goes on until something ends it has its output nevertheless. */
  void runEnds(long endNanos) {
    ended = endNanos;
    processes.forEach(process -> process.interrupt(this, "interrupted: the run has ended"));
  }

  @Override
  public LinkCounters linkCounters(int rlink) {
    return counts.of(rlink);
  }

  @Override
  public void writeFile(int host, String name, byte[] content) {
    files.put(nameOf(host) + "/" + name, content);
  }

  @Override
  public long snapshotNanos() {
    return snapshotNanos;
  }
}

package org.ibcsim.runbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.kernel.Encoding;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.AttributeRefusal;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.SrlCondition;
import org.ibcsim.model.VolumeRefusal;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkKernelState;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.link.RlinkStatus;

/**
 * A data set and a desk small enough to see through: messages arrive a set time after SEND, one
 * waits per host and name, nothing is replicated. Every call is noted in {@link #log} with its time
 * in seconds.
 */
final class LittleWorld implements DataSet, Desk {
  static final long SECOND = 1_000_000_000L;

  final RdsLayout layout;
  final List<ScriptProcess> processes = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  final Map<String, String> files = new TreeMap<>();
  long transitNanos = SECOND;
  long sendBlocksNanos;
  long quiesceBlocksNanos;
  long snapshotNanos = 2 * SECOND;
  Optional<BunkerRefusal> refusal = Optional.empty();
  Optional<VolumeRefusal> volumeRefusal = Optional.empty();
  Optional<RlinkRefusal> rlinkRefusal = Optional.empty();
  final List<Checkpoint> checkpoints = new ArrayList<>();
  long outstandingWrites;
  long outstandingBytes;
  boolean attached = true;
  boolean sendFails;
  boolean connected = true;
  boolean pathUp = true;
  boolean dcmLogging;
  long dcmBytes;
  ResyncState resync = ResyncState.NONE;
  boolean consistent = true;
  long stablePosition;
  long lastPosition;
  RlinkStatus rlinkStatus =
      new RlinkStatus(RlinkState.ACTIVE, RlinkKernelState.CONNECT, Set.of(RlinkFlag.CONSISTENT));
  RvgStatus rvgStatus =
      new RvgStatus(RvgStatus.State.ACTIVE, RvgStatus.KernelState.ENABLED, Set.of());
  long behindNanos;
  RlinkAttributes attributes;
  LastKnown known;
  final LinkCounters linkCounters = new LinkCounters();

  private record Key(int host, String name) {}

  private record Message(long number, String payload, boolean freeze) {}

  private record Blocked(int host, String name, int call) {}

  /** What happens later: kind w(ake), t(ime-out), a(rrival), d(one). */
  private record Later(char kind, int number, int host, String name, Message message) {}

  private final TreeMap<String, Long> keys = new TreeMap<>();
  private final TreeSet<String> prefixes = new TreeSet<>();
  private final TreeMap<String, Message> waiting = new TreeMap<>();
  private final TreeMap<Integer, Long> frozen = new TreeMap<>();
  private final List<Blocked> blocked = new ArrayList<>();
  private final TreeMap<Long, List<Later>> agenda = new TreeMap<>();
  private long now;
  private long lastKey;
  private long lastMessage;

  LittleWorld(RdsLayout layout) {
    this.layout = layout;
  }

  static LittleWorld of(String seattle, String london) {
    return of(Layouts.standard(), seattle, london);
  }

  static LittleWorld of(RdsLayout layout, String seattle, String london) {
    return of(
        Layouts.script(Layouts.SEATTLE, seattle, layout),
        Layouts.script(Layouts.LONDON, london, layout),
        layout);
  }

  static LittleWorld of(Script seattle, Script london, RdsLayout layout) {
    LittleWorld world = new LittleWorld(layout);
    world.add(seattle);
    world.add(london);
    return world;
  }

  /** One more process. */
  void add(Script script) {
    processes.add(new ScriptProcess(processes.size(), script, layout));
  }

  LittleWorld copy() {
    LittleWorld copy = new LittleWorld(layout);
    for (ScriptProcess process : processes) {
      copy.add(process.script());
      Encoding.copy(process, copy.processes.get(process.number()));
    }
    copy.log.addAll(log);
    copy.files.putAll(files);
    copy.transitNanos = transitNanos;
    copy.sendBlocksNanos = sendBlocksNanos;
    copy.quiesceBlocksNanos = quiesceBlocksNanos;
    copy.snapshotNanos = snapshotNanos;
    copy.keys.putAll(keys);
    copy.prefixes.addAll(prefixes);
    copy.waiting.putAll(waiting);
    copy.frozen.putAll(frozen);
    copy.blocked.addAll(blocked);
    agenda.forEach((time, list) -> copy.agenda.put(time, new ArrayList<>(list)));
    copy.now = now;
    copy.lastKey = lastKey;
    copy.lastMessage = lastMessage;
    return copy;
  }

  /** The states of all processes. */
  String bytes() {
    return Encoding.of(processes.toArray(new Stateful[0]));
  }

  /** Runs to the end. */
  LittleWorld play() {
    while (stepOnce()) {}
    return this;
  }

  /**
   * One action of the first process that is ready, or the next thing on the agenda; false at the
   * end.
   */
  boolean stepOnce() {
    for (ScriptProcess process : processes) {
      if (process.ready()) {
        process.step(this);
        return true;
      }
    }
    if (agenda.isEmpty()) {
      return false;
    }
    now = agenda.firstKey();
    List<Later> due = agenda.firstEntry().getValue();
    Later first = due.remove(0);
    if (due.isEmpty()) {
      agenda.remove(now);
    }
    happen(first);
    return true;
  }

  private void happen(Later later) {
    switch (later.kind()) {
      case 'w' -> owner(later.number()).wake(later.number());
      case 'd' -> owner(later.number()).returned(later.number(), Outcome.DONE);
      case 't' -> {
        if (blocked.removeIf(call -> call.call() == later.number())) {
          owner(later.number())
              .returned(later.number(), new Outcome.Failed(IbcError.IBC_TIMED_OUT));
        }
      }
      case 'a' -> {
        waiting.put(later.host() + "/" + later.name(), later.message());
        frozen.put(later.host(), later.message().number());
        for (Blocked call : List.copyOf(blocked)) {
          if (call.host() == later.host() && call.name().equals(later.name())) {
            blocked.remove(call);
            owner(call.call()).returned(call.call(), deliver(call.host(), call.name()));
            break;
          }
        }
      }
      default -> throw new AssertionError(later);
    }
  }

  private ScriptProcess owner(int number) {
    return processes.get(ScriptProcess.processOf(number));
  }

  private void later(long nanos, Later what) {
    agenda.computeIfAbsent(now + nanos, time -> new ArrayList<>()).add(what);
  }

  private Outcome.Received deliver(int host, String name) {
    Message message = waiting.remove(host + "/" + name);
    note("delivered " + name + " to " + host);
    if (!message.freeze()) {
      frozen.remove(host);
    }
    return new Outcome.Received(
        message.number(), message.payload(), message.payload().length(), message.freeze());
  }

  private void note(String what) {
    log.add(now / SECOND + "s " + what);
  }

  private String nameOf(int host, long key) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue() == key && entry.getKey().startsWith(host + "/"))
        .map(entry -> entry.getKey().substring(2))
        .findFirst()
        .orElse("");
  }

  /** The latest time of every range. */
  @Override
  public long drawNanos(int process, TimeRange range) {
    return range.mostNanos();
  }

  @Override
  public boolean mayCall(int host, String node) {
    var cluster = layout().hosts().get(host).cluster();
    return org.ibcsim.model.Cluster.mayCall(
        node, cluster.logowner(), cluster.master(), layout().semantics());
  }

  @Override
  public Outcome register(int host, String application, int deliverTimeoutSeconds) {
    note("register " + application + " on " + host + " -D " + deliverTimeoutSeconds);
    if (keys.containsKey(host + "/" + application)) {
      return new Outcome.Failed(IbcError.IBC_DUPLICATE_NAME);
    }
    keys.put(host + "/" + application, ++lastKey);
    return new Outcome.Registered(lastKey);
  }

  @Override
  public Outcome unregister(int host, long key) {
    String name = nameOf(host, key);
    note("unregister " + name + " on " + host);
    if (waiting.containsKey(host + "/" + name) || (host != 0 && frozen.containsKey(host))) {
      return new Outcome.Failed(IbcError.EIBC_IBC_PENDING);
    }
    keys.remove(host + "/" + name);
    return Outcome.DONE;
  }

  @Override
  public Outcome send(
      int host,
      long key,
      int rlink,
      boolean freeze,
      int freezeTimeoutSeconds,
      String payload,
      int call) {
    String name = nameOf(host, key);
    note("send " + name + " to " + rlink + (freeze ? " -F " + freezeTimeoutSeconds : " -N"));
    if (host != RdsLayout.FIRST_PRIMARY) {
      return new Outcome.Failed(IbcError.IBC_WRONG_ROLE);
    }
    if (sendFails || (rlink == 1 && !attached)) {
      return new Outcome.Failed(IbcError.IBC_NO_RLINK);
    }
    for (int target = 0; target < layout.rlinks().size(); target++) {
      if (rlink == InBandControl.EVERY_RLINK || rlink == target) {
        Message message = new Message(++lastMessage, payload, freeze);
        later(transitNanos, new Later('a', 0, target + 1, name, message));
      }
    }
    if (sendBlocksNanos == 0) {
      return Outcome.DONE;
    }
    later(sendBlocksNanos, new Later('d', call, 0, "", null));
    return Outcome.BLOCKED;
  }

  @Override
  public Outcome receive(
      int host, long key, boolean block, int timeoutSeconds, int bufferBytes, int call) {
    String name = nameOf(host, key);
    note("receive " + name + " on " + host + (block ? " -R " + timeoutSeconds : " -n"));
    if (waiting.containsKey(host + "/" + name)) {
      return deliver(host, name);
    }
    if (!block) {
      return new Outcome.Failed(IbcError.IBC_NO_MESSAGE);
    }
    blocked.add(new Blocked(host, name, call));
    if (timeoutSeconds > 0) {
      later(timeoutSeconds * SECOND, new Later('t', call, host, name, null));
    }
    return Outcome.BLOCKED;
  }

  @Override
  public Outcome unfreeze(int host, long key) {
    note("unfreeze " + nameOf(host, key) + " on " + host);
    frozen.remove(host);
    return Outcome.DONE;
  }

  @Override
  public Outcome status(int host) {
    return new Outcome.Status(
        keys.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(host + "/"))
            .map(
                entry ->
                    new Outcome.Status.Registration(entry.getKey().substring(2), entry.getValue()))
            .toList());
  }

  @Override
  public Outcome stopReceive(int host, long key) {
    String name = nameOf(host, key);
    note("stoprecv " + name + " on " + host);
    for (Blocked call : List.copyOf(blocked)) {
      if (call.host() == host && call.name().equals(name)) {
        blocked.remove(call);
        owner(call.call()).returned(call.call(), new Outcome.Failed(IbcError.IBC_STOPPED));
      }
    }
    return Outcome.DONE;
  }

  @Override
  public Outcome migrate(int caller, int host, int call) {
    throw new UnsupportedOperationException("roles do not change here");
  }

  @Override
  public Outcome takeover(int host, org.ibcsim.model.Failback failback, int call) {
    throw new UnsupportedOperationException("roles do not change here");
  }

  @Override
  public Outcome quiesce(int call) {
    note("quiesce");
    if (quiesceBlocksNanos == 0) {
      return Outcome.DONE;
    }
    later(quiesceBlocksNanos, new Later('d', call, 0, "", null));
    return Outcome.BLOCKED;
  }

  @Override
  public Outcome unquiesce() {
    note("unquiesce");
    return Outcome.DONE;
  }

  @Override
  public boolean beginSnapshot(int host, String prefix) {
    if (!prefixes.add(host + "/" + prefix)) {
      return false;
    }
    note("begin snapshot " + prefix + " on " + host + (frozen(host) ? " frozen" : ""));
    return true;
  }

  @Override
  public void finishSnapshot(int host, String prefix) {
    note("finish snapshot " + prefix + " on " + host + (frozen(host) ? " frozen" : ""));
  }

  @Override
  public RdsLayout layout() {
    return layout;
  }

  @Override
  public boolean up(int host) {
    return true;
  }

  @Override
  public boolean running(int host) {
    return true;
  }

  @Override
  public void detach(int rlink) {
    throw new UnsupportedOperationException("no command of these tests detaches");
  }

  @Override
  public Optional<BunkerRefusal> activateBunker(int host) {
    return refusal;
  }

  @Override
  public Optional<BunkerRefusal> startReplay(int host, int rlink) {
    return refusal;
  }

  @Override
  public Optional<BunkerRefusal> deactivateBunker(int host) {
    return refusal;
  }

  @Override
  public long heldWrites(int rlink) {
    return outstandingWrites;
  }

  @Override
  public long heldBytes(int rlink) {
    return outstandingBytes;
  }

  @Override
  public void stopRvg(int host) {
    throw new UnsupportedOperationException("no command of these tests stops an RVG");
  }

  @Override
  public void startRvg(int host) {
    throw new UnsupportedOperationException("no command of these tests starts an RVG");
  }

  @Override
  public void interrupt(int host, int call) {
    throw new UnsupportedOperationException("no process of these tests dies");
  }

  @Override
  public boolean reachable(int rlink) {
    return connected(rlink);
  }

  @Override
  public boolean connected(int rlink) {
    return connected;
  }

  @Override
  public RlinkStatus rlinkStatus(int rlink) {
    return rlinkStatus;
  }

  @Override
  public RvgStatus rvgStatus(int host) {
    return rvgStatus;
  }

  @Override
  public Optional<RlinkRefusal> order(int rlink, RlinkOrder order) {
    note("order " + order + " of RLINK " + rlink);
    return rlinkRefusal;
  }

  @Override
  public Optional<RlinkRefusal> order(CheckpointOrder order) {
    note(order.toString());
    return rlinkRefusal;
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  @Override
  public long usedBytes(Checkpoint checkpoint) {
    return 2_000;
  }

  @Override
  public boolean diverged(int host) {
    return false;
  }

  @Override
  public boolean attached(int rlink) {
    return attached;
  }

  @Override
  public boolean effectivelySynchronous(int rlink) {
    return false;
  }

  @Override
  public long unreceivedWrites(int rlink) {
    return outstandingWrites;
  }

  @Override
  public long outstandingWrites(int rlink) {
    return outstandingWrites;
  }

  @Override
  public long outstandingBytes(int rlink) {
    return outstandingBytes;
  }

  @Override
  public long lastPosition() {
    return Math.max(lastMessage, lastPosition);
  }

  @Override
  public long kernelBufferBytes() {
    return 0;
  }

  @Override
  public long bufferReleasedPosition() {
    return 0;
  }

  @Override
  public long appliedPosition(int host) {
    return lastMessage;
  }

  @Override
  public long stablePosition(int host) {
    return stablePosition;
  }

  @Override
  public boolean pathUp(int rlink) {
    return pathUp;
  }

  @Override
  public long receivedPosition(int host) {
    return lastMessage;
  }

  @Override
  public boolean frozen(int host) {
    return frozen.containsKey(host);
  }

  @Override
  public boolean draining(int host) {
    return false;
  }

  @Override
  public long stagedBytes(int host) {
    return 0;
  }

  @Override
  public long imageAfter(long position) {
    return 0;
  }

  @Override
  public long image(int host) {
    return 0;
  }

  @Override
  public DataSet dataSet() {
    return this;
  }

  @Override
  public long nowNanos() {
    return now;
  }

  @Override
  public void wakeAt(int process, long timeNanos) {
    later(timeNanos - now, new Later('w', process, 0, "", null));
  }

  @Override
  public void cancelWake(int process) {
    note("cancel " + process);
    agenda.values().forEach(at -> at.removeIf(it -> it.kind() == 'w' && it.number() == process));
  }

  @Override
  public void commandStarted(int process, int line, String text) {
    note("> " + process + ":" + line + " " + text);
  }

  @Override
  public void commandEnded(int process, int line, String text, int status, List<String> output) {
    note("< " + process + ":" + line + " " + status + (output.isEmpty() ? "" : " " + output));
  }

  @Override
  public VolumeCounters volumeCounters(int volume) {
    return VolumeCounters.NONE;
  }

  @Override
  public UpdateTimes updateTimes(int rlink) {
    return new UpdateTimes(behindNanos, 0, behindNanos == 0);
  }

  @Override
  public LastKnown lastKnown(int host) {
    return known;
  }

  @Override
  public LinkCounters linkCounters(int rlink) {
    return linkCounters;
  }

  @Override
  public void writeFile(int host, String name, byte[] content) {
    files.put(host + "/" + name, new String(content, StandardCharsets.UTF_8));
  }

  @Override
  public long snapshotNanos() {
    return snapshotNanos;
  }

  @Override
  public boolean passthru() {
    return false;
  }

  @Override
  public SrlCondition srlCondition(int host) {
    return SrlCondition.ASSOCIATED;
  }

  @Override
  public boolean volumeDetached(int host, int volume) {
    return false;
  }

  @Override
  public long pendingWrites() {
    return 0;
  }

  @Override
  public Optional<VolumeRefusal> startVolume(int host, int volume) {
    note("start volume " + volume + " of host " + host);
    return volumeRefusal;
  }

  @Override
  public Optional<VolumeRefusal> dissociateSrl(int host) {
    note("dissociate the SRL of host " + host);
    return volumeRefusal;
  }

  @Override
  public Optional<VolumeRefusal> startSrl(int host) {
    note("start the SRL of host " + host);
    return volumeRefusal;
  }

  @Override
  public Optional<VolumeRefusal> associateSrl(int host) {
    note("associate the SRL of host " + host);
    return volumeRefusal;
  }

  @Override
  public boolean dcmLogging(int rlink) {
    return dcmLogging;
  }

  @Override
  public Outcome awaitResync(int host, int call) {
    return Outcome.DONE;
  }

  @Override
  public Optional<AttributeRefusal> set(int rlink, RlinkChange change) {
    return Optional.empty();
  }

  @Override
  public RlinkAttributes attributes(int rlink) {
    return attributes == null ? RlinkAttributes.of(layout.rlinks().get(rlink)) : attributes;
  }

  @Override
  public long dcmBytes(int rlink) {
    return dcmBytes;
  }

  @Override
  public ResyncState resync(int rlink) {
    return resync;
  }

  @Override
  public boolean consistent(int host) {
    return consistent;
  }

  @Override
  public ResyncStart failbackSynchronize() {
    return ResyncStart.NOT_IN_DCM_LOGGING;
  }

  @Override
  public ResyncStart resync() {
    return ResyncStart.NOT_IN_DCM_LOGGING;
  }
}

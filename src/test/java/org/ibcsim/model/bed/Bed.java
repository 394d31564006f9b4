package org.ibcsim.model.bed;

import static org.ibcsim.model.bed.Ledger.require;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.AttributeRefusal;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcCall;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.world.World;
import org.jspecify.annotations.Nullable;

/**
 * A world on a hand-held agenda, told what to do as a story. Every step is recorded and watched; a
 * broken invariant throws at once. Times are in seconds or milliseconds as their names say.
 */
public final class Bed {
  /** A step and when it happened. */
  public record Moment(long nanos, Step step) {}

  private record Offer(int volume, long offsetBytes, int lengthBytes) {}

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;
  private static final int LIMIT_EVENTS = 200_000;
  private static final int BUFFER_BYTES = 1 << 17;

  public final RdsLayout layout;
  public final Clockwork clock;
  public final World world;
  public final List<Moment> moments = new ArrayList<>();
  private final Watch watch;
  private final Diary diary;
  private final ArrayDeque<Offer> offers = new ArrayDeque<>();
  private final Map<String, Long> keys = new TreeMap<>();
  private final Map<Integer, Outcome> outcomes = new TreeMap<>();
  private final Map<Integer, Integer> hostOfCall = new TreeMap<>();

  /** Calls whose process is dead while the call goes on. */
  private final Set<Integer> orphans = new TreeSet<>();

  private int calls;
  private int snapshots;
  private boolean writeWaited;
  private boolean writeUnheard;
  private final Map<Integer, IbcCall> kindOfCall = new TreeMap<>();
  private final Set<Refusal> refusals = new TreeSet<>();

  private Bed(Layouts layouts, Clockwork clock) {
    layout = layouts.build();
    diary = new Diary(layouts, clock);
    this.clock = clock;
    watch = new Watch(layout);
    world = new World(layout, new Tap(), new Steps(this::step));
    watch.over(world);
    world.begin();
  }

  public static Bed of(Layouts layout, Clockwork clock) {
    return new Bed(layout, clock);
  }

  /** Steady delays, so that times can be told in advance. */
  public static Bed of(Layouts layout) {
    return of(layout, new TimedAgenda(Delays.STEADY, 0));
  }

  private final class Tap implements Agenda {
    @Override
    public void diskWrite(int host, Disk disk, long bytes, Event done) {
      watch.diskIssued(host, disk, done);
      clock.diskWrite(host, disk, bytes, done);
    }

    @Override
    public void readSrl(int host, long bytes, Event done) {
      clock.readSrl(host, bytes, done);
    }

    @Override
    public void transmit(int rlink, long bytes, Event sent) {
      watch.transmitIssued(rlink);
      clock.transmit(rlink, bytes, sent);
    }

    @Override
    public void propagate(int rlink, Event arrives) {
      clock.propagate(rlink, arrives);
    }

    @Override
    public void acknowledge(int rlink, Event arrives) {
      clock.acknowledge(rlink, arrives);
    }

    @Override
    public void expectDataAcknowledgement(int rlink, long withinNanos, Event late) {
      clock.expectDataAcknowledgement(rlink, withinNanos, late);
    }

    @Override
    public void dataAcknowledgementCame(int rlink) {
      clock.dataAcknowledgementCame(rlink);
    }

    @Override
    public void expectNoDataAcknowledgement(int rlink) {
      clock.expectNoDataAcknowledgement(rlink);
    }

    @Override
    public void mayRepeat(int rlink, Event repeated) {
      clock.mayRepeat(rlink, repeated);
    }

    @Override
    public void disksStopped(int host) {
      clock.disksStopped(host);
    }

    @Override
    public void startTimer(long delayNanos, Event expired) {
      clock.startTimer(delayNanos, expired);
    }

    @Override
    public void stopTimer(Event expired) {
      clock.stopTimer(expired);
    }
  }

  private void step(Step step) {
    moments.add(new Moment(clock.nowNanos(), step));
    if (step instanceof Step.Told told) {
      diary.told(told.fact());
    }
    if (step instanceof Step.Returned returned && orphans.contains(returned.call())) {
      return;
    }
    if (step instanceof Step.Told told && told.fact() instanceof Fact.HostCrashed crashed) {
      hostOfCall.forEach(
          (call, host) -> {
            if (host == crashed.host() && blocked(call)) {
              outcomes.remove(call);
            }
          });
    }
    if (step instanceof Step.Returned returned) {
      diary.returned(returned.call(), returned.outcome());
      Outcome before = outcomes.put(returned.call(), returned.outcome());
      require(Outcome.BLOCKED.equals(before), returned + " returns and was " + before);
      IbcCall kind = kindOfCall.get(returned.call());
      if (kind != null && returned.outcome() instanceof Outcome.Failed failed) {
        refusals.add(new Refusal(kind, failed.error()));
      }
    } else {
      watch.accept(step);
    }
  }

  // The application.

  /** The application writes whole regions; a stalled write waits, and all later ones behind it. */
  public void write(int volume, int region, int regions) {
    writeBytes(volume, (long) region * Layouts.REGION_BYTES, regions * Layouts.REGION_BYTES);
  }

  public void writeBytes(int volume, long offsetBytes, int lengthBytes) {
    diary.note(new Deed.Write(volume, offsetBytes, lengthBytes));
    offers.add(new Offer(volume, offsetBytes, lengthBytes));
    offer();
  }

  /** The application writes here and there, at random, at one moment. */
  public void writes(int count, long seed) {
    Dice dice = new Dice(seed);
    int regions = (int) (layout.volumes().get(0).bytes() / Layouts.REGION_BYTES);
    for (int number = 0; number < count; number++) {
      int region = (int) dice.below(regions);
      write(
          (int) dice.below(layout.volumes().size()),
          region,
          1 + (int) dice.below(Math.min(3, regions - region)));
    }
  }

  /** The application writes and says at once what became of it; nothing waits. */
  public Admission tryWrite(int volume, int region, int regions) {
    diary.note(
        new Deed.Write(
            volume, (long) region * Layouts.REGION_BYTES, regions * Layouts.REGION_BYTES));
    Admission admission =
        world.submit(volume, (long) region * Layouts.REGION_BYTES, regions * Layouts.REGION_BYTES);
    watch.after();
    return admission;
  }

  private void offer() {
    while (!offers.isEmpty()) {
      Offer offer = offers.getFirst();
      Admission admission = world.submit(offer.volume(), offer.offsetBytes(), offer.lengthBytes());
      watch.after();
      if (admission == Admission.HOST_DOWN) {
        writeUnheard = true;
      }
      if (admission == Admission.STALLED) {
        writeWaited = true;
        return;
      }
      offers.remove();
    }
  }

  /** Whether any write ever had to wait for room or for the end of a quiescence. */
  public boolean writeWaited() {
    return writeWaited;
  }

  /** Whether any write was never made, because the host was down. */
  public boolean writeUnheard() {
    return writeUnheard;
  }

  public boolean writesWait() {
    return !offers.isEmpty();
  }

  // Time.

  private void handle(Event event) {
    watch.before(event);
    world.handle(event);
    watch.after();
    offer();
  }

  public void seconds(long seconds) {
    nanos(seconds * SECOND);
  }

  public void milliseconds(long milliseconds) {
    nanos(milliseconds * MILLISECOND);
  }

  public void microseconds(long microseconds) {
    nanos(microseconds * MILLISECOND / 1_000);
  }

  private void nanos(long nanos) {
    long end = clock.nowNanos() + nanos;
    for (Event event = clock.nextBefore(end); event != null; event = clock.nextBefore(end)) {
      handle(event);
    }
  }

  /** One event happens. */
  public void nextEvent() {
    Event event = clock.next();
    require(event != null, "nothing is pending");
    handle(event);
  }

  /** Lets all work that is under way come to its end; timers do not run out. */
  public void settle() {
    int events = 0;
    for (Event event = clock.nextWork(); event != null; event = clock.nextWork()) {
      handle(event);
      require(++events < LIMIT_EVENTS, "work never ends");
    }
  }

  // The network.

  public void cut(int rlink) {
    diary.note(new Deed.Cut(rlink));
    handle(new Event.LinkCut(rlink));
  }

  public void heal(int rlink) {
    diary.note(new Deed.Heal(rlink));
    handle(new Event.LinkHealed(rlink));
  }

  // Hosts and RVGs.

  public ResyncStart resync() {
    diary.command(RdsLayout.FIRST_PRIMARY, "resync", "", "vradmin -g dg resync rvg");
    ResyncStart start = world.resync();
    watch.after();
    offer();
    return start;
  }

  /** Attributes of an RLINK are set; answers why not. */
  public Optional<AttributeRefusal> set(int rlink, RlinkChange change) {
    Optional<AttributeRefusal> refusal = world.set(rlink, change);
    watch.after();
    offer();
    return refusal;
  }

  public void crash(int host) {
    diary.note(new Deed.Crash(host));
    handle(new Event.HostCrashes(host));
  }

  public void boot(int host) {
    diary.note(new Deed.Boot(host));
    handle(new Event.HostBoots(host));
  }

  public void stopRvg(int host) {
    diary.note(new Deed.StopRvg(host));
    world.stopRvg(host);
    watch.after();
    offer();
  }

  public void startRvg(int host) {
    diary.note(new Deed.StartRvg(host));
    world.startRvg(host);
    watch.after();
    offer();
  }

  public void detach(int rlink) {
    diary.note(new Deed.Detach(rlink));
    world.detach(rlink);
    watch.after();
    offer();
  }

  /** An administrator's order about an RLINK; answers why it was refused, or null. */
  public @Nullable RlinkRefusal order(int rlink, RlinkOrder order) {
    int host = order.ofSecondary() ? rlink + 1 : RdsLayout.FIRST_PRIMARY;
    diary.command(host, "order", "", typed(rlink, order));
    RlinkRefusal refusal = world.order(rlink, order).orElse(null);
    watch.after();
    offer();
    return refusal;
  }

  /** An administrator's order about a checkpoint; answers why it was refused, or null. */
  public @Nullable RlinkRefusal order(CheckpointOrder.Verb verb, int rlink, String name) {
    RlinkRefusal refusal = world.order(new CheckpointOrder(verb, rlink, name)).orElse(null);
    watch.after();
    offer();
    return refusal;
  }

  private static String typed(int rlink, RlinkOrder order) {
    String secondary = "h" + (rlink + 1);
    String own = BedScenario.rlink(rlink);
    return switch (order) {
      case PAUSE_AT_PRIMARY -> "vradmin -g dg pauserep rvg " + secondary;
      case RESUME_BOTH -> "vradmin -g dg resumerep rvg " + secondary;
      case ATTACH_FORCED -> "vradmin -g dg -f startrep rvg " + secondary;
      case ATTACH_AUTOSYNC -> "vradmin -g dg -a startrep rvg " + secondary;
      case MAKE_WRITABLE -> "vxrlink -g dg -w pause rlk_h0_rvg";
      case RECOVER -> "vxrlink -g dg recover " + own;
      case DETACH -> "vradmin -g dg stoprep rvg " + secondary;
      case RESUME_AT_PRIMARY -> "vxrlink -g dg resume " + own;
      case PAUSE_AT_SECONDARY -> "vxrlink -g dg pause rlk_h0_rvg";
      case RESUME_AT_SECONDARY -> "vxrlink -g dg resume rlk_h0_rvg";
      case ASSOCIATE -> "vxrlink -g dg assoc rvg " + own;
      case DISSOCIATE -> "vxrlink -g dg dis " + own;
    };
  }

  /** The process that made one of the blocked calls dies; nothing if none is blocked. */
  public void interrupt(int pick) {
    List<Integer> candidates = new ArrayList<>();
    outcomes.forEach(
        (call, outcome) -> {
          if (Outcome.BLOCKED.equals(outcome) && hostOfCall.containsKey(call)) {
            candidates.add(call);
          }
        });
    if (!candidates.isEmpty()) {
      interruptCall(candidates.get(pick % candidates.size()));
    }
  }

  /** The process that made a blocked call dies: nobody hears what it answers. */
  public void interruptCall(int call) {
    diary.killed(call);
    orphans.add(call);
    outcomes.remove(call);
    world.interrupt(hostOfCall.get(call), call);
    watch.after();
    offer();
  }

  // In-band control; an application is named, its key is looked up.

  public Outcome register(int host, String application, int deliverTimeoutSeconds) {
    diary.control(host, "-D " + deliverTimeoutSeconds, "register", application, "");
    Outcome outcome = world.register(host, application, deliverTimeoutSeconds);
    if (outcome instanceof Outcome.Registered registered) {
      keys.put(host + application, registered.key());
    }
    return after(IbcCall.REGISTER, outcome);
  }

  public Outcome unregister(int host, String application) {
    diary.control(host, "", "unregister", application, "");
    return after(IbcCall.UNREGISTER, world.unregister(host, key(host, application)));
  }

  /** The last key that the name had on the host; 0, which is never valid, if it had none. */
  public long key(int host, String application) {
    return keys.getOrDefault(host + application, 0L);
  }

  /** SENDs to one RLINK or to all; answers the number of the call. */
  public int send(
      String application, int rlink, boolean freeze, int freezeTimeoutSeconds, String payload) {
    int call = begin(IbcCall.SEND, RdsLayout.FIRST_PRIMARY);
    String flag = freeze ? "-F " + freezeTimeoutSeconds : "-N";
    String target = rlink == InBandControl.EVERY_RLINK ? "" : " " + BedScenario.rlink(rlink);
    diary.control(
        call, RdsLayout.FIRST_PRIMARY, flag + Diary.message(payload), "send", application, target);
    Outcome outcome =
        world.send(
            RdsLayout.FIRST_PRIMARY,
            key(RdsLayout.FIRST_PRIMARY, application),
            rlink,
            freeze,
            freezeTimeoutSeconds,
            payload,
            call);
    return called(IbcCall.SEND, call, outcome);
  }

  /** SENDs to every RLINK, from any host. */
  public int sendFrom(int host, String application) {
    int call = begin(IbcCall.SEND, host);
    diary.control(call, host, "-F 0", "send", application, "");
    return called(
        IbcCall.SEND,
        call,
        world.send(host, key(host, application), InBandControl.EVERY_RLINK, true, 0, "", call));
  }

  /** SENDs a freezing message without time-out to every RLINK. */
  public int send(String application) {
    return send(application, InBandControl.EVERY_RLINK, true, 0, "at " + clock.nowNanos());
  }

  public int receive(int host, String application, boolean block, int timeoutSeconds) {
    return receive(host, application, block, timeoutSeconds, BUFFER_BYTES);
  }

  public int receive(
      int host, String application, boolean block, int timeoutSeconds, int bufferBytes) {
    int call = begin(IbcCall.RECEIVE, host);
    String wait = block ? "-R " + timeoutSeconds : "-n";
    String buffer = bufferBytes == BUFFER_BYTES ? "" : " -l " + bufferBytes;
    diary.control(call, host, wait + buffer, "receive", application, "");
    return called(
        IbcCall.RECEIVE,
        call,
        world.receive(host, key(host, application), block, timeoutSeconds, bufferBytes, call));
  }

  /** RECEIVE without waiting. */
  public Outcome receive(int host, String application) {
    return outcome(receive(host, application, false, 0));
  }

  public Outcome unfreeze(int host, String application) {
    diary.control(host, "", "unfreeze", application, "");
    return after(IbcCall.UNFREEZE, world.unfreeze(host, key(host, application)));
  }

  public Outcome stopReceive(int host, String application) {
    diary.control(host, "", "stoprecv", application, "");
    return after(IbcCall.STOPRECV, world.stopReceive(host, key(host, application)));
  }

  public Outcome status(int host) {
    diary.control(host, "", "status", "", "");
    return after(IbcCall.STATUS, world.status(host));
  }

  public int quiesce() {
    int call = ++calls;
    diary.command(call, RdsLayout.FIRST_PRIMARY, "quiesce");
    outcomes.put(call, Outcome.BLOCKED);
    hostOfCall.put(call, RdsLayout.FIRST_PRIMARY);
    return called(call, world.quiesce(call));
  }

  /** A command on a host waits for the end of a synchronization. */
  public int awaitResync(int host) {
    int call = ++calls;
    outcomes.put(call, Outcome.BLOCKED);
    hostOfCall.put(call, host);
    return called(call, world.awaitResync(host, call));
  }

  public Outcome unquiesce() {
    diary.command(RdsLayout.FIRST_PRIMARY, "unquiesce", "", "unquiesce");
    return after(world.unquiesce());
  }

  /** A snapshot of a host begins; answers its prefix. */
  public String beginSnapshot(int host) {
    String prefix = "snap" + ++snapshots;
    diary.snapshotBegins(host, prefix);
    world.beginSnapshot(host, prefix);
    return prefix;
  }

  public Fact.SnapshotTaken finishSnapshot(int host, String prefix) {
    diary.snapshotEnds(prefix);
    world.finishSnapshot(host, prefix);
    List<Fact.SnapshotTaken> taken = facts(Fact.SnapshotTaken.class);
    return taken.get(taken.size() - 1);
  }

  private Outcome after(IbcCall kind, Outcome outcome) {
    diary.answered(outcome);
    if (outcome instanceof Outcome.Failed failed) {
      refusals.add(new Refusal(kind, failed.error()));
    }
    return after(outcome);
  }

  private Outcome after(Outcome outcome) {
    watch.after();
    offer();
    return outcome;
  }

  /** A control-message call that may return later has its number. */
  private int begin(IbcCall kind, int host) {
    int call = ++calls;
    outcomes.put(call, Outcome.BLOCKED);
    hostOfCall.put(call, host);
    kindOfCall.put(call, kind);
    return call;
  }

  private int called(IbcCall kind, int call, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      refusals.add(new Refusal(kind, failed.error()));
    }
    return called(call, outcome);
  }

  private int called(int call, Outcome outcome) {
    require(
        Outcome.BLOCKED.equals(outcomes.get(call)) || Outcome.BLOCKED.equals(outcome),
        "call " + call + " returned twice");
    if (!Outcome.BLOCKED.equals(outcome)) {
      outcomes.put(call, outcome);
      diary.returned(call, outcome);
    }
    after(outcome);
    return call;
  }

  /** What a call has answered; blocked as long as it has not. */
  public Outcome outcome(int call) {
    return outcomes.get(call);
  }

  public boolean blocked(int call) {
    return Outcome.BLOCKED.equals(outcomes.get(call));
  }

  /** The answer of a call, which must have one. */
  public Outcome answer(int call) {
    require(!blocked(call), "call " + call + " has not returned");
    return outcome(call);
  }

  /** Every call that ever failed, with its errors. */
  public Set<Refusal> refusals() {
    return refusals;
  }

  /** What it was told to do. */
  public Diary diary() {
    return diary;
  }

  /**
   * The world, for a call with a bare key as a program makes it. Commands name an application and
   * look its key up, so that no scenario has the call.
   */
  public World callingWithKey(int host, String call, long key) {
    diary.note(
        new Deed.Unsaid(
            "h" + host + ": " + call + " with the bare key " + key + ", which no command takes"));
    return world;
  }

  // What happened.

  public <F extends Fact> List<F> facts(Class<F> kind) {
    List<F> found = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment.step() instanceof Step.Told told && kind.isInstance(told.fact())) {
        found.add(kind.cast(told.fact()));
      }
    }
    return found;
  }

  public <S extends Step> List<S> steps(Class<S> kind) {
    List<S> found = new ArrayList<>();
    for (Moment moment : moments) {
      if (kind.isInstance(moment.step())) {
        found.add(kind.cast(moment.step()));
      }
    }
    return found;
  }

  /** When a step happened; a step that did not happen is a failure. */
  public long nanosOf(Step step) {
    for (Moment moment : moments) {
      if (moment.step().equals(step)) {
        return moment.nanos();
      }
    }
    throw new AssertionError("never happened: " + step);
  }

  public long nanosOf(Fact fact) {
    return nanosOf(new Step.Told(fact));
  }

  /** The position of the newest message. */
  public long message() {
    List<Fact.MessageSubmitted> messages = facts(Fact.MessageSubmitted.class);
    return messages.get(messages.size() - 1).message();
  }

  /** What became of a message at a host; null as long as nothing has. */
  public Fact.Fate fate(int host, long message) {
    return watch.host(host).fate(message);
  }

  public long receivedPosition(int host) {
    return watch.host(host).receivedTo();
  }

  public long freedPosition() {
    return watch.freedTo();
  }

  public long acknowledgedPosition() {
    return watch.acknowledgedTo();
  }

  public Ledger ledger() {
    return watch.ledger();
  }

  // The end of every story.

  /**
   * Everything is mended and let go: paths heal, receives stop, messages are received and unfrozen,
   * time passes. Then every message must have its fate and every attached Secondary the Primary's
   * contents.
   */
  public void end() {
    diary.close();
    for (int host = 0; host < layout.hosts().size(); host++) {
      boot(host);
      startRvg(host);
    }
    unquiesce();
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      heal(rlink);
      world.order(rlink, RlinkOrder.RESUME_BOTH);
      watch.after();
    }
    for (int round = 0; !over(); round++) {
      require(round < 2_000, "it never comes to an end: " + whatIsOpen());
      settle();
      letGo();
      if (!over()) {
        seconds(300);
      }
    }
    converged();
  }

  private void letGo() {
    world.resync();
    watch.after();
    for (int host = 1; host < layout.hosts().size(); host++) {
      for (Outcome.Status.Registration row :
          ((Outcome.Status) world.status(host)).registrations()) {
        after(world.stopReceive(host, row.key()));
        int call = ++calls;
        outcomes.put(call, Outcome.BLOCKED);
        called(call, world.receive(host, row.key(), false, 0, BUFFER_BYTES, call));
        after(world.unfreeze(host, row.key()));
      }
    }
  }

  private boolean over() {
    if (!offers.isEmpty() || world.openMessages() > 0) {
      return false;
    }
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      if (world.attached(rlink)
          && (!world.connected(rlink)
              || world.outstandingWrites(rlink) > 0
              || world.dcmLogging(rlink)
              || !world.consistent(rlink + 1))) {
        return false;
      }
      if (world.frozen(rlink + 1) || world.draining(rlink + 1)) {
        return false;
      }
    }
    return watch.acknowledgedTo() >= lastWrite()
        && outcomes.values().stream().noneMatch(Outcome.BLOCKED::equals);
  }

  private long lastWrite() {
    long position = watch.ledger().last();
    while (position > 0 && watch.ledger().at(position).message()) {
      position--;
    }
    return position;
  }

  private String whatIsOpen() {
    StringBuilder open = new StringBuilder();
    open.append(offers.size()).append(" writes wait, ").append(world.openMessages());
    open.append(" messages open, acknowledged ").append(watch.acknowledgedTo()).append(" of ");
    open.append(lastWrite());
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      open.append("; RLINK ").append(rlink).append(" outstanding ");
      open.append(world.outstandingWrites(rlink)).append(" connected ");
      open.append(world.connected(rlink)).append(" received ").append(receivedPosition(rlink + 1));
      open.append(" applied ").append(world.appliedPosition(rlink + 1)).append(" frozen ");
      open.append(world.frozen(rlink + 1)).append(" resync ").append(world.resync(rlink));
      open.append(" consistent ").append(world.consistent(rlink + 1));
    }
    outcomes.forEach(
        (call, outcome) -> {
          if (Outcome.BLOCKED.equals(outcome)) {
            open.append("; call ").append(call).append(" blocked");
          }
        });
    return open.toString();
  }

  private void converged() {
    settle();
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      int host = rlink + 1;
      if (world.attached(rlink) && !world.diverged(host)) {
        require(world.image(host) == world.image(0), "host " + host + " has not caught up");
        require(world.image(host) == ledger().imageAfterAll(), "host " + host + " at the end");
      }
      require(
          ledger().carried(rlink, world.appliedPosition(host))
              == ledger().carried(rlink, receivedPosition(host)),
          "host " + host + " has a backlog");
      require(world.stagedBytes(host) == 0, "host " + host + " has staged bytes");
    }
    for (Fact.MessageSubmitted message : facts(Fact.MessageSubmitted.class)) {
      for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
        boolean addressed = (message.targets() >>> rlink & 1) != 0;
        require(
            addressed == (fate(rlink + 1, message.message()) != null),
            "fate of message " + message.message() + " at host " + (rlink + 1));
      }
    }
  }
}

package org.ibcsim.explore;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;
import org.jspecify.annotations.Nullable;

/**
 * The agenda of an exploration: all that the model asked for and that has not happened.
 *
 * <p><b>What may come next.</b> The oldest of each disk, each wire and each way back; a message
 * that is being put on a wire; and of the timers of one host any that no other must precede: one
 * that was started earlier with no longer a delay runs out first. What else is pending may come in
 * any order. Where times count, each of these has a clock in the {@link Zone}, which says what may
 * come.
 *
 * <p><b>Out of order.</b> If wires do not keep the order, an update may come before others that
 * left earlier. It changes nothing yet: it stays in its place, and when it is the oldest it is
 * handed over, at once where times count, for the receiver sorts. A copy of a message never
 * overtakes.
 */
final class PendingEvents implements Agenda {
  private static final int DISKS = PendingLanes.DISKS;
  private static final int HOST_SHIFT = 8;

  /** What comes on a wire: its place above, the RLINK below. */
  private static final int PLACE_SHIFT = 8;

  private static final int RLINKS = (1 << PLACE_SHIFT) - 1;

  /** How many of those on a wire may come next: the window of the transport. */
  private static final int WINDOW = 1 << PLACE_SHIFT;

  private static final long UPDATE = 0;
  private static final long REGIONS = 1;
  private static final long DCM = 2;
  private static final long PENDING = 3;

  private final Clocks clocks;
  private final int hosts;
  private final int rlinks;
  private final PendingLanes lanes;
  private final Lane[] disks;
  private final Lane[] leaving;
  private final Lane[] wires;
  private final Lane[] back;
  private final Lane[] timers;

  /** Whether of the timers of RLINKs any may run out first: their moments are drawn in a run. */
  private final boolean heartbeatsDrawn;

  /**
   * @param overtaking whether updates on a wire may come out of order
   * @param heartbeatsDrawn whether the moments at which RLINKs disconnect and connect are drawn
   */
  PendingEvents(RdsLayout layout, Clocks clocks, boolean overtaking, boolean heartbeatsDrawn) {
    this.heartbeatsDrawn = heartbeatsDrawn;
    this.clocks = clocks;
    hosts = layout.hosts().size();
    rlinks = layout.rlinks().size();
    lanes = new PendingLanes(layout, clocks, overtaking);
    disks = lanes.disks;
    leaving = lanes.leaving;
    wires = lanes.wires;
    back = lanes.back;
    timers = lanes.timers;
  }

  @Override
  public void diskWrite(int host, Disk disk, long bytes, Event done) {
    int number = host * DISKS + disk.ordinal();
    disks[number].add(kind(done), clocks.timed() ? bytes : 0, bootOf(done), Zone.IDLE);
    serve(number);
  }

  private static long kind(Event done) {
    if (done instanceof Event.PendingWritten) {
      return PENDING;
    }
    return done instanceof Event.RegionsWritten
        ? REGIONS
        : done instanceof Event.DcmWritten ? DCM : UPDATE;
  }

  private static int bootOf(Event done) {
    if (done instanceof Event.SrlWritten written) {
      return written.boot();
    } else if (done instanceof Event.VolumeWritten written) {
      return written.boot();
    } else if (done instanceof Event.RegionsWritten written) {
      return written.boot();
    } else if (done instanceof Event.PendingWritten written) {
      return written.boot();
    }
    return ((Event.DcmWritten) done).boot();
  }

  /** The disk turns to the writes that it has a place for. */
  private void serve(int number) {
    if (!clocks.timed()) {
      return;
    }
    Lane lane = disks[number];
    int host = number / DISKS;
    Disk disk = Disk.values()[number % DISKS];
    int places = Math.min(lane.size, clocks.timing().parallel(host, disk));
    for (int place = 0; place < places; place++) {
      if (lane.clocks[place] == Zone.IDLE) {
        TimeRange takes = clocks.timing().written(host, disk, lane.amounts[place]);
        lane.amounts[place] = 0;
        int before = place == 0 ? Zone.FREE : lane.clocks[place - 1];
        long reads = lanes.reads.mostNanos(host, disk);
        if (reads > 0) {
          long ahead = place == 0 ? 0 : clocks.zone().most(before);
          takes = Timing.orLater(Timing.orLater(takes, reads), ahead);
        }
        lane.clocks[place] = clocks.startBehind(before, takes);
      }
    }
  }

  @Override
  public void readSrl(int host, long bytes, Event done) {
    throw new IllegalStateException("reads are no steps of an exploration: " + done);
  }

  @Override
  public void transmit(int rlink, long bytes, Event sent) {
    leave(rlink, bytes, 0, sent);
  }

  @Override
  public void transmitRegions(int rlink, int host, long bytes, boolean asItIs, Event sent) {
    leave(rlink, bytes, clocks.timed() ? readNanos(host) : 0, sent);
    if (clocks.timed() && bytes > 0) {
      lanes.reads.begin(host, rlink);
    }
  }

  private void leave(int rlink, long bytes, long laterNanos, Event sent) {
    int clock =
        clocks.timed()
            ? clocks.start(Timing.orLater(clocks.timing().transmitted(rlink, bytes), laterNanos))
            : Zone.FREE;
    leaving[rlink].add(0, 0, ((Event.Transmitted) sent).epoch(), clock);
  }

  /** At most so long a piece of a volume that goes on a wire waits for its read. */
  private long readNanos(int host) {
    long most = lanes.reads.mostNanos(host, Disk.DATA);
    if (most == 0) {
      return 0;
    }
    Lane lane = disks[host * DISKS + Disk.DATA.ordinal()];
    for (int index = 0; index < lane.size; index++) {
      long takes =
          lane.clocks[index] == Zone.IDLE
              ? clocks.timing().written(host, Disk.DATA, lane.amounts[index]).mostNanos()
              : clocks.zone().most(lane.clocks[index]);
      most = Reads.sum(most, takes);
    }
    return most;
  }

  @Override
  public void propagate(int rlink, Event arrives) {
    onto(wires[rlink], rlink, 0, ((Event.MessageArrives) arrives).epoch());
  }

  @Override
  public void mayRepeat(int rlink, Event repeated) {
    Event.MessageRepeats repeats = (Event.MessageRepeats) repeated;
    onto(wires[rlink], rlink, repeats.message(), repeats.epoch());
  }

  private void onto(Lane wire, int rlink, long value, int epoch) {
    wire.add(
        value,
        0,
        epoch,
        clocks.timed()
            ? clocks.startBehind(
                lanes.overtaking ? Zone.FREE : last(wire), clocks.timing().arrives(rlink))
            : Zone.FREE);
  }

  private static int last(Lane lane) {
    return lane.size == 0 ? Zone.FREE : lane.clocks[lane.size - 1];
  }

  @Override
  public void acknowledge(int rlink, Event arrives) {
    long kind = PendingLanes.DATA;
    int epoch;
    if (arrives instanceof Event.NetworkAcknowledgementArrives acknowledged) {
      kind = PendingLanes.NETWORK;
      epoch = acknowledged.epoch();
    } else if (arrives instanceof Event.RefusalArrives refusal) {
      kind = PendingLanes.REFUSAL;
      epoch = refusal.epoch();
    } else {
      epoch = ((Event.DataAcknowledgementArrives) arrives).epoch();
    }
    Lane lane = back[rlink];
    lane.add(
        kind,
        0,
        epoch,
        clocks.timed()
            ? clocks.startBehind(last(lane), clocks.timing().acknowledged(rlink))
            : Zone.FREE);
  }

  @Override
  public void disksStopped(int host) {
    for (int disk = 0; disk < DISKS; disk++) {
      Lane lane = disks[host * DISKS + disk];
      while (lane.size > 0) {
        lanes.drop(lane, lane.size - 1);
      }
    }
    lanes.reads.stopped(host);
  }

  @Override
  public void startTimer(long delayNanos, Event expired) {
    startTimer(TimeRange.of(delayNanos), expired);
  }

  @Override
  public void awaitHeartbeat(int rlink, long timeoutNanos, boolean messageWaits, Event lost) {
    startTimer(
        clocks.timed()
            ? clocks.timing().givenUp(rlink, timeoutNanos, messageWaits)
            : TimeRange.of(timeoutNanos),
        lost);
  }

  @Override
  public void awaitConnection(int rlink, long reconnectNanos, Event exchanged) {
    startTimer(
        clocks.timed()
            ? clocks.timing().connected(rlink, reconnectNanos)
            : TimeRange.of(reconnectNanos),
        exchanged);
  }

  private void startTimer(TimeRange delay, Event expired) {
    stopTimer(expired);
    add(delay, expired);
  }

  private void add(TimeRange delay, Event expired) {
    Lane lane = timersOf(expired);
    lane.add(
        Timers.number(expired),
        clocks.timed() ? 0 : delay.mostNanos(),
        Timers.name(expired),
        clocks.timed() ? clocks.start(delay) : Zone.FREE);
  }

  private Lane timersOf(Event expired) {
    int host = Timers.host(expired);
    return timers[host == Timers.CONNECTIONS ? hosts : host];
  }

  @Override
  public void stopTimer(Event expired) {
    Lane lane = timersOf(expired);
    long number = Timers.number(expired);
    for (int index = 0; index < lane.size; index++) {
      if (lane.values[index] == number && lane.names[index] == Timers.name(expired)) {
        lanes.drop(lane, index);
        return;
      }
    }
  }

  @Override
  public void expectDataAcknowledgement(int rlink, long withinNanos, Event late) {
    add(TimeRange.of(withinNanos), late);
  }

  @Override
  public void dataAcknowledgementCame(int rlink) {
    dropOldestLate(rlink);
  }

  @Override
  public void expectNoDataAcknowledgement(int rlink) {
    while (dropOldestLate(rlink)) {}
  }

  private boolean dropOldestLate(int rlink) {
    Lane lane = timers[hosts];
    for (int index = 0; index < lane.size; index++) {
      if (Timers.kind(lane.values[index]) == Timers.DATA_ACKNOWLEDGEMENT_LATE
          && Timers.subject(lane.values[index]) == rlink) {
        lanes.drop(lane, index);
        return true;
      }
    }
    return false;
  }

  /** Adds what may come next. */
  void addTo(Choices choices) {
    for (int lane = 0; lane < disks.length; lane++) {
      addHead(disks[lane], Choice.Kind.DISK, lane, choices);
    }
    for (int rlink = 0; rlink < rlinks; rlink++) {
      addHead(leaving[rlink], Choice.Kind.TRANSMITTED, rlink, choices);
      addArrivals(rlink, choices);
      if (wires[rlink].size > 0 && wires[rlink].values[0] != 0) {
        choices.add(Choice.Kind.NEVER_COMES, rlink);
      }
      addHead(back[rlink], Choice.Kind.ACKNOWLEDGED, rlink, choices);
    }
    for (int host = 0; host < timers.length; host++) {
      for (int index = 0; index < timers[host].size; index++) {
        if (mayRunOut(timers[host], index)) {
          choices.add(Choice.Kind.TIMER, host << HOST_SHIFT | index);
        }
      }
    }
  }

  private void addArrivals(int rlink, Choices choices) {
    Lane wire = wires[rlink];
    addHead(wire, Choice.Kind.ARRIVES, rlink, choices);
    int window = lanes.overtaking ? Math.min(wire.size, WINDOW) : 0;
    for (int place = 1; place < window; place++) {
      int clock = wire.clocks[place];
      if (clock != Zone.IDLE && wire.values[place] == 0 && clocks.mayComeNext(clock)) {
        choices.add(Choice.Kind.ARRIVES, place << PLACE_SHIFT | rlink);
      }
    }
  }

  /** How many others an arrival overtakes, for which it will have to wait. */
  static int overtakes(int arrival) {
    return arrival >>> PLACE_SHIFT;
  }

  /** The RLINK on whose wire something arrives. */
  static int rlinkOf(int arrival) {
    return arrival & RLINKS;
  }

  /** Something arrives that overtakes others: it waits for them at the receiver. */
  void comeEarly(int arrival) {
    Lane wire = wires[rlinkOf(arrival)];
    int place = overtakes(arrival);
    clocks.comesNext(wire.clocks[place]);
    wire.clocks[place] = Zone.IDLE;
  }

  /** What is the oldest on a wire now need not wait if it has come. */
  private void sort(Lane wire) {
    if (wire.size > 0 && wire.clocks[0] == Zone.IDLE) {
      wire.clocks[0] = clocks.timed() ? Zone.DUE : Zone.FREE;
    }
  }

  private void addHead(Lane lane, Choice.Kind kind, int number, Choices choices) {
    if (lane.size > 0 && clocks.mayComeNext(lane.clocks[0])) {
      choices.add(kind, number);
    }
  }

  private boolean mayRunOut(Lane lane, int index) {
    if (clocks.timed()) {
      boolean may = putBehind(lane, index) && clocks.mayComeNext(lane.clocks[index]);
      clocks.zone().forgetPrecedence();
      return may;
    }
    int first = heartbeatsDrawn && lane == timers[hosts] ? index : 0;
    for (int earlier = first; earlier < index; earlier++) {
      if (lane.amounts[earlier] <= lane.amounts[index]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Of two timers of a host that run out in the same nanosecond the one that was started earlier
   * comes first; false if that must be another one than this.
   */
  private boolean putBehind(Lane lane, int index) {
    for (int earlier = 0; earlier < index; earlier++) {
      if (lane.clocks[earlier] == Zone.DUE) {
        return false;
      }
      clocks.zone().precede(lane.clocks[earlier]);
    }
    return lane.clocks[index] >= 0 || clocks.zone().mayStand();
  }

  /** What a choice is, without taking it. */
  Event look(Choice.Kind kind, int index) {
    return switch (kind) {
      case DISK -> {
        int name = disks[index].names[0];
        int host = index / DISKS;
        yield written(host, index % DISKS, disks[index].values[0], name);
      }
      case TRANSMITTED -> new Event.Transmitted(index, leaving[index].names[0]);
      case ARRIVES -> {
        int rlink = rlinkOf(index);
        long message = wires[rlink].values[overtakes(index)];
        int name = wires[rlink].names[overtakes(index)];
        yield message == 0
            ? new Event.MessageArrives(rlink, name)
            : new Event.MessageRepeats(rlink, name, message);
      }
      case ACKNOWLEDGED -> {
        int name = back[index].names[0];
        long told = back[index].values[0];
        yield told == PendingLanes.NETWORK
            ? new Event.NetworkAcknowledgementArrives(index, name)
            : told == PendingLanes.DATA
                ? new Event.DataAcknowledgementArrives(index, name)
                : new Event.RefusalArrives(index, name);
      }
      case TIMER -> {
        int host = index >>> HOST_SHIFT;
        int place = index & (1 << HOST_SHIFT) - 1;
        yield Timers.event(host, timers[host].values[place], timers[host].names[place]);
      }
      default -> throw new IllegalArgumentException("no event of the model: " + kind);
    };
  }

  private static Event written(int host, int disk, long kind, int boot) {
    if (disk == Disk.SRL.ordinal()) {
      return new Event.SrlWritten(host, boot);
    }
    if (kind == PENDING) {
      return new Event.PendingWritten(host, boot);
    }
    return kind == REGIONS
        ? new Event.RegionsWritten(host, boot)
        : kind == DCM ? new Event.DcmWritten(boot) : new Event.VolumeWritten(host, boot);
  }

  /** Takes out what comes next, and says what it is; nothing that overtakes others. */
  Event take(Choice.Kind kind, int index) {
    Event event = look(kind, index);
    switch (kind) {
      case DISK -> {
        head(disks[index]);
        serve(index);
      }
      case TRANSMITTED -> head(leaving[index]);
      case ARRIVES -> {
        head(wires[index]);
        sort(wires[index]);
      }
      case ACKNOWLEDGED -> head(back[index]);
      default -> {
        Lane lane = timers[index >>> HOST_SHIFT];
        int place = index & (1 << HOST_SHIFT) - 1;
        if (clocks.timed()) {
          putBehind(lane, place);
          clocks.comesNext(lane.clocks[place]);
          clocks.zone().stand();
        }
        lane.remove(place);
      }
    }
    return event;
  }

  private void head(Lane lane) {
    clocks.comesNext(lane.clocks[0]);
    lane.remove(0);
  }

  /** The copy at the head of a wire is not sent after all. */
  void neverComes(int rlink) {
    lanes.drop(wires[rlink], 0);
    sort(wires[rlink]);
  }

  /**
   * Takes out something that may come at once, as nobody sees when it comes; null if there is none.
   */
  @Nullable Event takeUnseen(Unseen unseen, World world) {
    int primary = world.layout().primary();
    int volumes = primary * DISKS + Disk.DATA.ordinal();
    int log = primary * DISKS + Disk.SRL.ordinal();
    if (!clocks.timed() && unseen.primaryLog() && disks[log].size > 0 && !world.logsMessageNext()) {
      return takeAtOnce(Choice.Kind.DISK, log, disks[log]);
    }
    if (unseen.primaryVolumes() && disks[volumes].size > 0) {
      return takeAtOnce(Choice.Kind.DISK, volumes, disks[volumes]);
    }
    for (int rlink = 0; rlink < rlinks; rlink++) {
      if (unseen.sending(rlink)
          && leaving[rlink].size > 0
          && (!clocks.timed() || leaving[rlink].clocks[0] == Zone.DUE)) {
        return takeAtOnce(Choice.Kind.TRANSMITTED, rlink, leaving[rlink]);
      }
      if (unseen.acknowledgements(rlink) && back[rlink].size > 0) {
        return takeAtOnce(Choice.Kind.ACKNOWLEDGED, rlink, back[rlink]);
      }
    }
    return null;
  }

  private Event takeAtOnce(Choice.Kind kind, int index, Lane lane) {
    Event event = look(kind, index);
    lanes.drop(lane, 0);
    return event;
  }

  /** Forgets what belongs to connections that have ended, and to disks of before a crash. */
  void dropVoid(World world) {
    lanes.dropVoid(world);
  }

  /**
   * Where times count, the order in which the timers of a host were started counts only if they may
   * run out together; else they stand in a fixed order.
   */
  void sort() {
    if (!clocks.timed()) {
      return;
    }
    for (Lane lane : timers) {
      for (int index = 1; index < lane.size; index++) {
        for (int at = index; at > 0 && mayChange(lane, at); at--) {
          lane.swap(at);
        }
      }
    }
  }

  private boolean mayChange(Lane lane, int at) {
    int one = lane.clocks[at - 1];
    int other = lane.clocks[at];
    boolean together =
        one >= 0 && other >= 0
            ? clocks.zone().mayTie(one, other)
            : one == other || clocks.zone().least(one) == clocks.zone().least(other);
    return !together && lane.values[at] < lane.values[at - 1];
  }

  /** Lets something be done to each clock, in a fixed order. */
  void forEachClock(Clocks.Each each) {
    lanes.forEachClock(each);
  }

  void write(StateWriter writer) {
    lanes.write(writer);
  }

  /** Reads all but the clocks, which stand at {@link Zone#FREE} or {@link Zone#IDLE}. */
  void read(StateReader reader, World world) {
    lanes.read(reader, world);
  }
}

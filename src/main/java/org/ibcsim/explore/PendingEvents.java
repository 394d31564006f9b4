package org.ibcsim.explore;

import java.util.List;
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
 * <p><b>What is not kept.</b> Events of a connection that has ended, or of a crashed host's disks:
 * they are void, and a state that holds them would differ from an equal one without them.
 */
final class PendingEvents implements Agenda {
  private static final int DISKS = Disk.values().length;
  private static final int HOST_SHIFT = 8;
  private static final long UPDATE = 0;
  private static final long REGIONS = 1;
  private static final long DCM = 2;
  private static final long NETWORK = 0;
  private static final long DATA = 1;

  private final Clocks clocks;
  private final int hosts;
  private final int rlinks;
  private final Lane[] disks;
  private final Lane[] leaving;
  private final Lane[] wires;
  private final Lane[] back;
  private final Lane[] timers;

  PendingEvents(RdsLayout layout, Clocks clocks) {
    this.clocks = clocks;
    hosts = layout.hosts().size();
    rlinks = layout.rlinks().size();
    disks = lanes(hosts * DISKS);
    leaving = lanes(rlinks);
    wires = lanes(rlinks);
    back = lanes(rlinks);
    // Those of connections come last.
    timers = lanes(hosts + 1);
  }

  private static Lane[] lanes(int count) {
    Lane[] lanes = new Lane[count];
    for (int lane = 0; lane < count; lane++) {
      lanes[lane] = new Lane();
    }
    return lanes;
  }

  private List<Lane[]> all() {
    return List.of(disks, leaving, wires, back, timers);
  }

  @Override
  public void diskWrite(int host, Disk disk, long bytes, Event done) {
    int number = host * DISKS + disk.ordinal();
    disks[number].add(kind(done), clocks.timed() ? bytes : 0, bootOf(done), Zone.IDLE);
    serve(number);
  }

  private static long kind(Event done) {
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
        lane.clocks[place] = clocks.startBehind(before, takes);
      }
    }
  }

  @Override
  public void transmit(int rlink, long bytes, Event sent) {
    int clock =
        clocks.timed() ? clocks.start(clocks.timing().transmitted(rlink, bytes)) : Zone.FREE;
    leaving[rlink].add(0, 0, ((Event.Transmitted) sent).epoch(), clock);
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
            ? clocks.startBehind(last(wire), clocks.timing().arrives(rlink))
            : Zone.FREE);
  }

  private static int last(Lane lane) {
    return lane.size == 0 ? Zone.FREE : lane.clocks[lane.size - 1];
  }

  @Override
  public void acknowledge(int rlink, Event arrives) {
    boolean network = arrives instanceof Event.NetworkAcknowledgementArrives;
    int epoch =
        arrives instanceof Event.NetworkAcknowledgementArrives acknowledged
            ? acknowledged.epoch()
            : ((Event.DataAcknowledgementArrives) arrives).epoch();
    Lane lane = back[rlink];
    lane.add(
        network ? NETWORK : DATA,
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
        drop(lane, lane.size - 1);
      }
    }
  }

  private void drop(Lane lane, int index) {
    clocks.stop(lane.clocks[index]);
    lane.remove(index);
  }

  @Override
  public void startTimer(long delayNanos, Event expired) {
    stopTimer(expired);
    Lane lane = timersOf(expired);
    lane.add(
        Timers.number(expired),
        clocks.timed() ? 0 : delayNanos,
        Timers.name(expired),
        clocks.timed() ? clocks.start(TimeRange.of(delayNanos)) : Zone.FREE);
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
        drop(lane, index);
        return;
      }
    }
  }

  /** Adds what may come next. */
  void addTo(Choices choices) {
    for (int lane = 0; lane < disks.length; lane++) {
      addHead(disks[lane], Choice.Kind.DISK, lane, choices);
    }
    for (int rlink = 0; rlink < rlinks; rlink++) {
      addHead(leaving[rlink], Choice.Kind.TRANSMITTED, rlink, choices);
      addHead(wires[rlink], Choice.Kind.ARRIVES, rlink, choices);
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
    for (int earlier = 0; earlier < index; earlier++) {
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
        long message = wires[index].values[0];
        int name = wires[index].names[0];
        yield message == 0
            ? new Event.MessageArrives(index, name)
            : new Event.MessageRepeats(index, name, message);
      }
      case ACKNOWLEDGED -> {
        int name = back[index].names[0];
        yield back[index].values[0] == NETWORK
            ? new Event.NetworkAcknowledgementArrives(index, name)
            : new Event.DataAcknowledgementArrives(index, name);
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
    return kind == REGIONS
        ? new Event.RegionsWritten(host, boot)
        : kind == DCM ? new Event.DcmWritten(boot) : new Event.VolumeWritten(host, boot);
  }

  /** Takes out what comes next, and says what it is. */
  Event take(Choice.Kind kind, int index) {
    Event event = look(kind, index);
    switch (kind) {
      case DISK -> {
        head(disks[index]);
        serve(index);
      }
      case TRANSMITTED -> head(leaving[index]);
      case ARRIVES -> head(wires[index]);
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
    drop(wires[rlink], 0);
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
    drop(lane, 0);
    return event;
  }

  /** Forgets what belongs to connections that have ended, and to disks of before a crash. */
  void dropVoid(World world) {
    for (int number = 0; number < disks.length; number++) {
      if (disks[number].size > 0) {
        dropOthers(disks[number], world.boot(number / DISKS));
      }
    }
    for (int rlink = 0; rlink < rlinks; rlink++) {
      int epoch = world.epoch(rlink);
      dropOthers(leaving[rlink], epoch);
      dropOthers(wires[rlink], epoch);
      dropOthers(back[rlink], epoch);
      Lane lane = timers[hosts];
      for (int index = lane.size - 1; index >= 0; index--) {
        if (Timers.kind(lane.values[index]).ofConnection()
            && Timers.subject(lane.values[index]) == rlink
            && lane.names[index] != epoch) {
          drop(lane, index);
        }
      }
    }
  }

  private void dropOthers(Lane lane, int epoch) {
    for (int index = lane.size - 1; index >= 0; index--) {
      if (lane.names[index] != epoch) {
        drop(lane, index);
      }
    }
  }

  /** Nothing is pending. */
  void clear() {
    for (Lane[] lanes : all()) {
      for (Lane lane : lanes) {
        lane.size = 0;
      }
    }
  }

  /** A world that was read may count its connections and boots anew. */
  private void name(World world) {
    for (int number = 0; number < disks.length; number++) {
      name(disks[number], world.boot(number / DISKS));
    }
    for (int rlink = 0; rlink < rlinks; rlink++) {
      int epoch = world.epoch(rlink);
      name(leaving[rlink], epoch);
      name(wires[rlink], epoch);
      name(back[rlink], epoch);
    }
    for (Lane lane : timers) {
      for (int index = 0; index < lane.size; index++) {
        lane.names[index] = nameOfTimer(lane.values[index], world);
      }
    }
  }

  private static void name(Lane lane, int name) {
    for (int index = 0; index < lane.size; index++) {
      lane.names[index] = name;
    }
  }

  private static int nameOfTimer(long number, World world) {
    return Timers.kind(number).ofConnection() ? world.epoch((int) Timers.subject(number)) : 0;
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
    for (Lane[] lanes : all()) {
      for (Lane lane : lanes) {
        for (int index = 0; index < lane.size; index++) {
          lane.clocks[index] = each.clock(lane.clocks[index]);
        }
      }
    }
  }

  void write(StateWriter writer) {
    writer.section();
    for (Lane lane : disks) {
      writer.count(lane.size);
      for (int index = 0; index < lane.size; index++) {
        writer.rare(lane.values[index]);
        if (clocks.timed() && lane.clocks[index] == Zone.IDLE) {
          writer.count(lane.amounts[index]);
        }
      }
    }
    for (int rlink = 0; rlink < rlinks; rlink++) {
      writer.flag(leaving[rlink].size > 0);
      writer.count(wires[rlink].size);
      for (int index = 0; index < wires[rlink].size; index++) {
        writer.rare(wires[rlink].values[index]);
      }
      writer.count(back[rlink].size);
      for (int index = 0; index < back[rlink].size; index++) {
        writer.flag(back[rlink].values[index] != NETWORK);
      }
    }
    for (Lane lane : timers) {
      writer.count(lane.size);
      for (int index = 0; index < lane.size; index++) {
        writer.count(lane.values[index]);
        if (!clocks.timed()) {
          writer.count(lane.amounts[index]);
        }
      }
    }
  }

  /** Reads all but the clocks, which stand at {@link Zone#FREE} or {@link Zone#IDLE}. */
  void read(StateReader reader, World world) {
    if (reader.unchanged()) {
      name(world);
      return;
    }
    clear();
    for (int number = 0; number < disks.length; number++) {
      int size = (int) reader.count();
      int host = number / DISKS;
      int places =
          clocks.timed()
              ? clocks.timing().parallel(host, Disk.values()[number % DISKS])
              : Integer.MAX_VALUE;
      for (int index = 0; index < size; index++) {
        boolean idle = index >= places;
        long value = reader.rare();
        long amount = idle ? reader.count() : 0;
        disks[number].add(value, amount, world.boot(host), idle ? Zone.IDLE : Zone.FREE);
      }
    }
    for (int rlink = 0; rlink < rlinks; rlink++) {
      int epoch = world.epoch(rlink);
      if (reader.flag()) {
        leaving[rlink].add(0, 0, epoch, Zone.FREE);
      }
      for (long left = reader.count(); left > 0; left--) {
        wires[rlink].add(reader.rare(), 0, epoch, Zone.FREE);
      }
      for (long left = reader.count(); left > 0; left--) {
        back[rlink].add(reader.flag() ? DATA : NETWORK, 0, epoch, Zone.FREE);
      }
    }
    for (Lane lane : timers) {
      for (long left = reader.count(); left > 0; left--) {
        long number = reader.count();
        long delayNanos = clocks.timed() ? 0 : reader.count();
        lane.add(number, delayNanos, nameOfTimer(number, world), Zone.FREE);
      }
    }
  }
}

package org.ibcsim.explore;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.Admission;
import org.ibcsim.model.world.World;
import org.ibcsim.scenario.WriterNodes;

/**
 * The application on the Primary, in an exploration: each source of the workload gives its next
 * write at any time, or in time where times count.
 *
 * <p>As in a run, a write that is stalled waits, and so do those that are due after it; when the
 * stall may be over it is offered again at once. A source with users has no more writes under way
 * than users. While the host is down nobody writes: what is due then is never offered.
 */
final class Writers {
  /** Errors come back to users after this time in a run. */
  private static final TimeRange REFUSAL = TimeRange.of(1_000_000);

  private static final int NONE = -1;

  private final List<PlannedWrites> sources;
  private final Clocks clocks;
  private final boolean answersCount;

  /** The nodes of a cluster that the sources are on; nothing where the Primary is none. */
  private final List<Integer> nodes;

  /** Whether the application of a source is down with its node. */
  private final boolean[] down;

  /** Whether a node brought the host back, and not the host all its nodes. */
  private boolean nodeBooted;

  private final int[] next;

  /** Users of each source who wait for a write of theirs. */
  private final int[] waiting;

  /** Of each source without users, the clock of its next write; else one for each thinker. */
  private final Lane[] due;

  /** Of each source with users, those who will hear of an error. */
  private final Lane[] refused;

  /** Sources whose writes are due, in order; the first may be stalled. */
  private final Lane offered = new Lane();

  /** Sources of the writes that were admitted and not acknowledged, in order. */
  private final Lane admitted = new Lane();

  private boolean stalled;
  private boolean mayGoOn;

  /** Whether anything has happened since it was read. */
  private boolean touched = true;

  /**
   * @param nodes of the Primary's cluster, by source; none where it is no cluster
   */
  Writers(List<PlannedWrites> sources, List<Integer> nodes, Clocks clocks) {
    this.sources = List.copyOf(sources);
    this.clocks = clocks;
    this.nodes = List.copyOf(nodes);
    answersCount = !nodes.isEmpty() || sources.stream().anyMatch(source -> source.users() > 0);
    down = new boolean[sources.size()];
    next = new int[sources.size()];
    waiting = new int[sources.size()];
    due = new Lane[sources.size()];
    refused = new Lane[sources.size()];
    for (int source = 0; source < due.length; source++) {
      due[source] = new Lane();
      refused[source] = new Lane();
    }
  }

  /** Starts the clocks of the first writes. */
  void begin() {
    for (int source = 0; source < due.length; source++) {
      int users = sources.get(source).users();
      for (int user = 0; user < Math.max(1, users); user++) {
        await(source, PlannedWrites.FIRST);
      }
    }
  }

  /** The next write of a source, or of one of its users, is due some time from now. */
  private void await(int source, int index) {
    if (clocks.timed() && left(source) > 0) {
      due[source].add(0, 0, 0, clocks.start(sources.get(source).before().get(index)));
    }
  }

  /** Writes of a source that are still to be due. */
  private int left(int source) {
    return sources.get(source).writes().size() - next[source] - under(source);
  }

  /** Whoever thinks once there is nothing left to write keeps nobody waiting. */
  private void stopThinkers(int source) {
    for (int place = 0; place < due[source].size; place++) {
      clocks.stop(due[source].clocks[place]);
    }
    due[source].size = 0;
  }

  /** Writes of a source that are due and not admitted. */
  private int under(int source) {
    int count = 0;
    for (int place = 0; place < offered.size; place++) {
      count += offered.values[place] == source ? 1 : 0;
    }
    return count;
  }

  /** Whether a stalled write is to be offered again at once. */
  boolean goesOn() {
    return mayGoOn && offered.size > 0;
  }

  void addTo(Choices choices) {
    for (int source = 0; source < next.length; source++) {
      PlannedWrites planned = sources.get(source);
      if (refused[source].size > 0 && clocks.mayComeNext(refused[source].clocks[0])) {
        choices.add(Choice.Kind.REFUSAL_HEARD, source);
      }
      if (left(source) == 0) {
        continue;
      }
      if (clocks.timed()) {
        if (mayBeDue(source) != NONE) {
          choices.add(Choice.Kind.WRITE, source);
        }
      } else if (!stalled && (planned.users() == 0 || waiting[source] < planned.users())) {
        choices.add(Choice.Kind.WRITE, source);
      }
    }
  }

  /** The first of the clocks of a source, all alike in what follows, that may be next. */
  private int mayBeDue(int source) {
    for (int place = 0; place < due[source].size; place++) {
      if (clocks.mayComeNext(due[source].clocks[place])) {
        return place;
      }
    }
    return NONE;
  }

  /** A source writes. */
  void write(int source, World world) {
    touched = true;
    if (clocks.timed()) {
      int place = mayBeDue(source);
      clocks.comesNext(due[source].clocks[place]);
      due[source].remove(place);
    }
    if (offered.size == 0) {
      // Ends of stalls that nobody waited for are over, as a state that is read anew has it.
      mayGoOn = false;
    }
    offered.add(source, 0, 0, Zone.FREE);
    waiting[source]++;
    if (left(source) == 0) {
      stopThinkers(source);
    } else if (sources.get(source).users() == 0) {
      await(source, next[source] + under(source));
    }
    if (!stalled) {
      offer(world);
    }
  }

  /** What was stalled is offered again, and what is due after it. */
  void goOn(World world) {
    touched = true;
    mayGoOn = false;
    stalled = false;
    while (offered.size > 0 && !stalled) {
      offer(world);
    }
  }

  private void offer(World world) {
    int source = (int) offered.values[0];
    PlannedWrites.Planned write = sources.get(source).writes().get(next[source]);
    Admission admission =
        down[source]
            ? Admission.HOST_DOWN
            : world.submit(write.volume(), write.offsetBytes(), write.lengthBytes());
    if (admission == Admission.STALLED) {
      stalled = true;
      return;
    }
    offered.remove(0);
    next[source]++;
    if (admission == Admission.ADMITTED) {
      if (answersCount) {
        admitted.add(source, 0, 0, Zone.FREE);
      }
    } else if (admission == Admission.REFUSED && sources.get(source).users() > 0) {
      refused[source].add(0, 0, 0, clocks.start(REFUSAL));
    }
  }

  /** The oldest write that was admitted is acknowledged. */
  void acknowledged() {
    touched = true;
    if (answersCount) {
      int source = (int) admitted.values[0];
      admitted.remove(0);
      if (source < next.length) {
        returned(source);
      }
    }
  }

  /** A node of the Primary's cluster is down, with the applications that are on it. */
  void nodeCrashed(int node) {
    touched = true;
    for (int source = 0; source < nodes.size(); source++) {
      if (nodes.get(source) == node) {
        dies(source);
      }
    }
  }

  private void dies(int source) {
    down[source] = true;
    for (int place = offered.size - 1; place >= 0; place--) {
      if (offered.values[place] == source) {
        offered.remove(place);
        next[source]++;
        stalled &= place > 0;
      }
    }
    mayGoOn |= !stalled;
    for (int place = 0; place < admitted.size; place++) {
      if (admitted.values[place] == source) {
        // Nobody hears of it.
        admitted.values[place] = next.length;
      }
    }
  }

  /** The node is up again, and its applications with it. */
  void nodeBooted(int node) {
    touched = true;
    nodeBooted = true;
    startAnew(node);
  }

  private void startAnew(int node) {
    for (int source = 0; source < nodes.size(); source++) {
      if (nodes.get(source) == node && down[source]) {
        down[source] = false;
        usersStartAnew(source);
      }
    }
  }

  /**
   * The cluster has no logowner: what is on it dies with it if its node has crashed, and nodes that
   * are up offer again what is not in the SRL.
   *
   * @param lostWrites the newest that were admitted
   */
  void logownerLost(boolean crashed, int lostWrites) {
    touched = true;
    if (crashed) {
      nodeCrashed(WriterNodes.LOGOWNER);
    }
    for (int left = nodes.isEmpty() ? 0 : lostWrites; left > 0; left--) {
      int source = (int) admitted.values[admitted.size - 1];
      admitted.remove(admitted.size - 1);
      if (source < next.length) {
        next[source]--;
        offered.addFirst(source);
      }
    }
    stalled = offered.size > 0;
  }

  /** Another node is the logowner. */
  void logownerTookOver() {
    startAnew(WriterNodes.LOGOWNER);
    mayGoOn();
  }

  /** A user hears of an error. */
  void refusalHeard(int source) {
    touched = true;
    clocks.comesNext(refused[source].clocks[0]);
    refused[source].remove(0);
    returned(source);
  }

  private void returned(int source) {
    if (sources.get(source).users() > 0) {
      waiting[source]--;
      await(source, PlannedWrites.LATER);
    }
  }

  /** A stall may have ended. */
  void mayGoOn() {
    touched = true;
    mayGoOn = true;
  }

  /** The host is down: what was stalled in memory is gone, and nobody hears of what he wrote. */
  void hostCrashed() {
    touched = true;
    if (stalled) {
      next[(int) offered.values[0]]++;
      offered.remove(0);
      stalled = false;
    }
    admitted.size = 0;
    for (int source = 0; source < nodes.size(); source++) {
      down[source] = true;
    }
    nodeBooted = false;
  }

  /** The host is up: users start anew. */
  void hostBooted() {
    touched = true;
    for (int source = 0; source < next.length; source++) {
      boolean stays = nodeBooted && nodes.get(source) != WriterNodes.LOGOWNER && down[source];
      if (!stays) {
        down[source] = false;
        usersStartAnew(source);
      }
    }
    nodeBooted = false;
  }

  private void usersStartAnew(int source) {
    if (sources.get(source).users() > 0) {
      int left = waiting[source] - refused[source].size - under(source);
      for (; left > 0; left--) {
        returned(source);
      }
    }
  }

  /** Which write of a source comes next, in words. */
  String text(int source, World world) {
    PlannedWrites planned = sources.get(source);
    int index = next[source] + under(source);
    return index < planned.writes().size()
        ? planned.name()
            + " makes write "
            + (index + 1)
            + " of "
            + planned.writes().size()
            + " to "
            + world.layout().volumes().get(planned.writes().get(index).volume()).name()
        : planned.name();
  }

  void forEachClock(Clocks.Each each) {
    for (int source = 0; source < due.length; source++) {
      for (int place = 0; place < due[source].size; place++) {
        due[source].clocks[place] = each.clock(due[source].clocks[place]);
      }
      for (int place = 0; place < refused[source].size; place++) {
        refused[source].clocks[place] = each.clock(refused[source].clocks[place]);
      }
    }
  }

  /** Of users who think alike, those with the shortest time left come first. */
  void sort() {
    for (Lane lane : due) {
      for (int index = 1; index < lane.size; index++) {
        for (int at = index; at > 0 && sooner(lane.clocks[at], lane.clocks[at - 1]); at--) {
          lane.swap(at);
        }
      }
    }
  }

  private boolean sooner(int one, int other) {
    Zone zone = clocks.zone();
    int most = Long.compare(zone.most(one), zone.most(other));
    return most != 0 ? most < 0 : zone.least(one) < zone.least(other);
  }

  void write(StateWriter writer) {
    if (!touched && writer.repeated()) {
      return;
    }
    writer.section();
    for (int source = 0; source < next.length; source++) {
      writer.count(sources.get(source).writes().size() - next[source]);
      if (sources.get(source).users() > 0) {
        writer.count(waiting[source]);
        writer.count(refused[source].size);
        if (clocks.timed()) {
          writer.count(due[source].size);
        }
      } else if (clocks.timed()) {
        writer.flag(due[source].size > 0);
      }
    }
    for (int source = 0; source < nodes.size(); source++) {
      writer.flag(down[source]);
    }
    if (!nodes.isEmpty()) {
      writer.flag(nodeBooted);
    }
    writer.flag(stalled);
    writer.flag(mayGoOn && offered.size > 0);
    writer.count(offered.size);
    for (int place = 0; place < offered.size; place++) {
      writer.count(offered.values[place]);
    }
    if (answersCount) {
      writer.count(admitted.size);
      for (int place = 0; place < admitted.size; place++) {
        writer.count(admitted.values[place]);
      }
    }
  }

  void read(StateReader reader) {
    touched = false;
    if (reader.unchanged()) {
      return;
    }
    for (int source = 0; source < next.length; source++) {
      next[source] = sources.get(source).writes().size() - (int) reader.count();
      due[source].size = 0;
      refused[source].size = 0;
      waiting[source] = 0;
      if (sources.get(source).users() > 0) {
        waiting[source] = (int) reader.count();
        fill(refused[source], reader.count());
        if (clocks.timed()) {
          fill(due[source], reader.count());
        }
      } else if (clocks.timed()) {
        fill(due[source], reader.flag() ? 1 : 0);
      }
    }
    for (int source = 0; source < nodes.size(); source++) {
      down[source] = reader.flag();
    }
    nodeBooted = !nodes.isEmpty() && reader.flag();
    stalled = reader.flag();
    mayGoOn = reader.flag();
    offered.size = 0;
    for (long left = reader.count(); left > 0; left--) {
      offered.add(reader.count(), 0, 0, Zone.FREE);
    }
    admitted.size = 0;
    if (answersCount) {
      for (long left = reader.count(); left > 0; left--) {
        admitted.add(reader.count(), 0, 0, Zone.FREE);
      }
    }
  }

  private static void fill(Lane lane, long count) {
    for (long left = count; left > 0; left--) {
      lane.add(0, 0, 0, Zone.FREE);
    }
  }
}

package org.ibcsim.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.WriterNodes;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;

/**
 * The writes of several nodes of a cluster, on their way to the logowner and back (dataflow 2.8).
 *
 * <p><b>Write shipping.</b> The data goes to the logowner, which has memory for so many bytes of
 * writes that have not returned; one that finds no room waits at its node, and those behind it. It
 * is offered to the data set when it is there, and its node hears of it one latency after it has
 * returned. <b>Metadata shipping.</b> The node asks the logowner for a position and writes the SRL
 * itself, so a write is offered one round trip after it is due (in the order of the answers, which
 * for equal latencies is that of the questions), and returns at the node at once.
 *
 * <p><b>When the logowner is lost</b> a node that is up makes again what had not returned and is
 * not in the SRL, as soon as there is another one. A workload that is on no node of its own is on
 * the logowner: it dies with it and starts anew on the next one. What a node that crashed had made
 * is in the log, or not; nobody hears of it.
 */
final class NodeWrites {
  /** What a node writes, and whether anybody there still waits for it. */
  private static final class NodeWrite {
    private final long timeNanos;
    private final int volume;
    private final long offsetBytes;
    private final int lengthBytes;
    private final int tag;
    private final int node;
    private long arrivalNanos;
    private long number;
    private boolean inPool;
    private boolean offered;
    private boolean dead;

    NodeWrite(Write write, int node) {
      timeNanos = write.timeNanos;
      volume = write.volume;
      offsetBytes = write.offsetBytes;
      lengthBytes = write.lengthBytes;
      tag = write.tag;
      this.node = node;
    }

    private long arrivalNanos() {
      return arrivalNanos;
    }

    private long number() {
      return number;
    }
  }

  private static final int NONE = -1;

  private final WriterNodes plan;
  private final List<String> names;
  private final HandWrites source;
  private final World world;
  private final Interconnect interconnect;
  private final Write carrier = new Write();
  private final int firstLogowner;
  private final boolean[] down;

  /** Of each node, what waits for memory at the logowner. */
  private final List<ArrayDeque<NodeWrite>> waiting = new ArrayList<>();

  /** In the order in which they are at the logowner. */
  private final PriorityQueue<NodeWrite> travelling =
      new PriorityQueue<>(
          Comparator.comparingLong(NodeWrite::arrivalNanos).thenComparingLong(NodeWrite::number));

  /** What is to be made again when there is a logowner. */
  private final ArrayDeque<NodeWrite> again = new ArrayDeque<>();

  /** Admitted and not returned, in the order of the log. */
  private final ArrayDeque<NodeWrite> admitted = new ArrayDeque<>();

  /** What nobody will answer before its application starts anew. */
  private final List<NodeWrite> unanswered = new ArrayList<>();

  private NodeWrite last;
  private int logowner;
  private boolean nodeBooted;
  private boolean moved;
  private long poolBytes;
  private long numbers;

  NodeWrites(Scenario scenario, HandWrites source, World world) {
    plan = scenario.writerNodes();
    var cluster = scenario.layout().primaryHost().cluster();
    names = cluster.nodes();
    this.source = source;
    this.world = world;
    interconnect = new Interconnect(plan.latencyNanos(), plan.bitsPerSecond(), names.size());
    firstLogowner = names.indexOf(cluster.logowner());
    logowner = firstLogowner;
    down = new boolean[names.size()];
    for (int node = 0; node < down.length; node++) {
      waiting.add(new ArrayDeque<>());
    }
    last = new NodeWrite(carrier, WriterNodes.LOGOWNER);
  }

  /** Takes what is due from its source, and sends it on its way. */
  void collect(long nowNanos) {
    while (source.nextTimeNanos() <= nowNanos) {
      source.take(carrier);
      NodeWrite write = new NodeWrite(carrier, nodeOf(carrier.tag));
      if (!runs(write.node)) {
        leave(write);
      } else if (!hasLogowner()) {
        again.add(write);
      } else {
        send(write, nowNanos);
      }
    }
  }

  private int nodeOf(int tag) {
    return tag < 0 || moved || plan.nodes().isEmpty()
        ? WriterNodes.LOGOWNER
        : plan.nodes().get(tag % plan.nodes().size());
  }

  /** Whether the applications of a node run. */
  private boolean runs(int node) {
    return node == WriterNodes.LOGOWNER ? hasLogowner() : moved || !down[node];
  }

  private boolean hasLogowner() {
    return moved || logowner != NONE;
  }

  private boolean isRemote(NodeWrite write) {
    return write.node != WriterNodes.LOGOWNER && write.node != logowner && !moved;
  }

  private void send(NodeWrite write, long nowNanos) {
    if (!isRemote(write)) {
      travel(write, nowNanos);
    } else if (world.layout().metadataShipping()) {
      travel(write, interconnect.answered(nowNanos));
    } else if (!waiting.get(write.node).isEmpty() || !ship(write, nowNanos)) {
      waiting.get(write.node).add(write);
    }
  }

  private void travel(NodeWrite write, long arrivalNanos) {
    write.arrivalNanos = arrivalNanos;
    write.number = ++numbers;
    travelling.add(write);
  }

  /** Sends the data to the logowner, if that has memory for it; alone it always has. */
  private boolean ship(NodeWrite write, long nowNanos) {
    if (poolBytes > 0 && poolBytes + write.lengthBytes > plan.poolBytes()) {
      return false;
    }
    poolBytes += write.lengthBytes;
    write.inPool = true;
    travel(write, interconnect.shipped(write.node, nowNanos, write.lengthBytes));
    return true;
  }

  /** When the next write is at the logowner, or due at its node. */
  long nextTimeNanos() {
    NodeWrite first = travelling.peek();
    return Math.min(source.nextTimeNanos(), first == null ? WriteSource.NONE : first.arrivalNanos);
  }

  /** When the next write is due at its node: later than what was collected. */
  long nextDueNanos() {
    return source.nextTimeNanos();
  }

  /** Whether a write is at the logowner. */
  boolean anyAt(long nowNanos) {
    NodeWrite first = travelling.peek();
    return first != null && first.arrivalNanos <= nowNanos;
  }

  /** Takes the write that has been at the logowner for longest. */
  void take(Write into) {
    last = travelling.remove();
    into.timeNanos = last.timeNanos;
    into.volume = last.volume;
    into.offsetBytes = last.offsetBytes;
    into.lengthBytes = last.lengthBytes;
    into.tag = last.tag;
    if (!last.offered) {
      last.offered = true;
      source.tellTaken(into);
    }
  }

  /** How long what becomes of the write that was taken last is on its way back to its node. */
  long backNanos() {
    return last.inPool ? interconnect.latencyNanos() : 0;
  }

  /** The write that was taken last has its place in the log. */
  void admitted() {
    admitted.add(last);
  }

  /** The write that was taken last was refused. */
  void refused(long nowNanos) {
    freePool(last, nowNanos);
  }

  /** The write that was taken last was offered to a host that is down. */
  void offeredInVain() {
    leave(last);
  }

  /**
   * The oldest write that was admitted has returned.
   *
   * @return how long that is on its way back to its node; negative if nobody is there who waits
   */
  long acknowledged(long nowNanos) {
    NodeWrite write = admitted.remove();
    boolean shipped = write.inPool;
    freePool(write, nowNanos);
    if (write.dead) {
      leave(write);
      return NONE;
    }
    return shipped ? interconnect.latencyNanos() : 0;
  }

  private void freePool(NodeWrite write, long nowNanos) {
    if (!write.inPool) {
      return;
    }
    write.inPool = false;
    poolBytes -= write.lengthBytes;
    for (ArrayDeque<NodeWrite> queue : waiting) {
      while (hasLogowner() && !queue.isEmpty() && ship(queue.getFirst(), nowNanos)) {
        queue.remove();
      }
    }
  }

  private void leave(NodeWrite write) {
    if (write.inPool) {
      write.inPool = false;
      poolBytes -= write.lengthBytes;
    }
    if (!source.died(write.tag)) {
      unanswered.add(write);
    }
  }

  /**
   * What concerns the cluster.
   *
   * @param offering whether the write that was taken last is still to be admitted
   * @return how many writes, of the newest that were admitted, have no place in the log any more;
   *     and whether that which is offered is not made any more
   */
  Change hears(Fact fact, boolean offering, long nowNanos) {
    if (moved) {
      return Change.NONE;
    }
    if (fact instanceof Fact.NodeCrashed crashed && isPrimary(crashed.host())) {
      int node = names.indexOf(crashed.node());
      down[node] = true;
      interconnect.stopped(node);
      return new Change(0, dies(node, offering));
    } else if (fact instanceof Fact.NodeBooted booted && isPrimary(booted.host())) {
      nodeBooted = true;
      int node = names.indexOf(booted.node());
      down[node] = false;
      startAnew(node, nowNanos);
    } else if (fact instanceof Fact.LogownerLost lost && isPrimary(lost.host())) {
      return logownerLost(lost, offering);
    } else if (fact instanceof Fact.LogownerTookOver took && isPrimary(took.host())) {
      logownerIs(names.indexOf(took.node()), nowNanos);
    } else if (fact instanceof Fact.HostBooted booted && isPrimary(booted.host())) {
      if (!nodeBooted) {
        Arrays.fill(down, false);
      }
      for (int node = 0; node < down.length; node++) {
        if (!down[node]) {
          startAnew(node, nowNanos);
        }
      }
      logownerIs(nodeBooted ? firstUp() : firstLogowner, nowNanos);
    }
    return Change.NONE;
  }

  /** What a fact has changed for the writes that were admitted, and for the one that is offered. */
  record Change(int lostWrites, boolean offeredNoMore) {
    static final Change NONE = new Change(0, false);
  }

  private boolean isPrimary(int host) {
    return host == RdsLayout.FIRST_PRIMARY;
  }

  private int firstUp() {
    int node = 0;
    while (down[node]) {
      node++;
    }
    return node;
  }

  private void logownerIs(int node, long nowNanos) {
    logowner = node;
    startAnew(WriterNodes.LOGOWNER, nowNanos);
    List<NodeWrite> made = List.copyOf(again);
    again.clear();
    for (NodeWrite write : made) {
      send(write, nowNanos);
    }
  }

  private Change logownerLost(Fact.LogownerLost lost, boolean offering) {
    logowner = NONE;
    boolean noMore = lost.crashed() && dies(WriterNodes.LOGOWNER, offering);
    ArrayDeque<NodeWrite> tail = new ArrayDeque<>();
    for (int left = lost.lostWrites(); left > 0; left--) {
      tail.addFirst(admitted.removeLast());
    }
    // What is offered already stays so, and comes behind.
    for (NodeWrite write : tail) {
      makeAgain(write);
    }
    while (!travelling.isEmpty()) {
      makeAgain(travelling.remove());
    }
    for (ArrayDeque<NodeWrite> queue : waiting) {
      again.addAll(queue);
      queue.clear();
    }
    return new Change(lost.lostWrites(), noMore);
  }

  private void makeAgain(NodeWrite write) {
    if (write.dead) {
      leave(write);
      return;
    }
    if (write.inPool) {
      write.inPool = false;
      poolBytes -= write.lengthBytes;
    }
    again.add(write);
  }

  /**
   * The applications of a node, or of the logowner, die; answers whether what is offered is one's.
   */
  private boolean dies(int node, boolean offering) {
    for (NodeWrite write : admitted) {
      write.dead |= write.node == node;
    }
    drop(travelling.iterator(), node);
    drop(again.iterator(), node);
    if (node != WriterNodes.LOGOWNER) {
      drop(waiting.get(node).iterator(), node);
    }
    boolean noMore = offering && last.node == node;
    if (noMore) {
      leave(last);
    }
    return noMore;
  }

  private void drop(Iterator<NodeWrite> writes, int node) {
    while (writes.hasNext()) {
      NodeWrite write = writes.next();
      if (write.node == node) {
        writes.remove();
        leave(write);
      }
    }
  }

  /**
   * The applications of a node, or of the logowner, wait for nothing that they asked for before.
   */
  private void startAnew(int node, long nowNanos) {
    List<NodeWrite> of = unanswered.stream().filter(write -> write.node == node).toList();
    unanswered.removeAll(of);
    for (NodeWrite write : of) {
      source.givenUp(write.tag, nowNanos);
    }
  }

  /** The whole host has crashed, or lost its role: nobody is left who waits. */
  void hostDied(boolean offering) {
    List<NodeWrite> all = new ArrayList<>(admitted);
    all.addAll(travelling);
    all.addAll(again);
    waiting.forEach(all::addAll);
    if (offering) {
      all.add(last);
    }
    admitted.clear();
    travelling.clear();
    again.clear();
    waiting.forEach(ArrayDeque::clear);
    all.forEach(this::leave);
    Arrays.fill(down, true);
    logowner = NONE;
    nodeBooted = false;
  }

  /** Another host is the Primary: all workloads are there from now on, on no node of their own. */
  void hostMoved() {
    moved = true;
  }

  /** Where another host is the Primary, the workloads start anew there. */
  void restart(long nowNanos) {
    if (!moved) {
      return;
    }
    for (NodeWrite write : List.copyOf(unanswered)) {
      source.givenUp(write.tag, nowNanos);
    }
    unanswered.clear();
  }
}

package org.ibcsim.simulate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ibcsim.kernel.LadderQueue;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * The agenda of virtual time: everything gets a moment, sampled from the scenario's disks and
 * links.
 */
final class VirtualAgenda implements Agenda {
  private final LadderQueue<Object> queue = new LadderQueue<>();
  private final List<LinkClock> links;
  private final AwaitedAcknowledgements[] awaited;
  private final DiskClock[] srls;
  private final DiskClock[] volumes;
  private final RandomStream repeats;
  private final double repeatedShare;

  /**
   * An end of an RLINK that fell silent.
   *
   * @param messageWaits whether a message waits for its acknowledgement
   * @param lost the timer that runs out when the RLINK is given up
   */
  private record Silence(long sinceNanos, long timeoutNanos, boolean messageWaits, Event lost) {}

  /** The last one of each RLINK. */
  private final @Nullable Silence[] silences;

  /** Of each RLINK the hosts, as bits, whose configuration changes. */
  private final long[] transactions;

  /** By host and RLINK: when the next piece of a volume that a synchronization sends is read. */
  private final long[][] readNanos;

  /** The same of the piece before that one. */
  private final long[][] readBeforeNanos;

  /** Tickets of running timers; looked up, never iterated. */
  private final Map<Event, Long> timers = new HashMap<>();

  /**
   * @param links by RLINK
   * @param srls by host
   * @param volumes by host
   * @param repeats says which messages are sent again after a reconnection
   * @param repeatedShare of those that may be, from 0 to 1
   */
  VirtualAgenda(
      List<LinkClock> links,
      List<DiskClock> srls,
      List<DiskClock> volumes,
      RandomStream repeats,
      double repeatedShare) {
    this.links = List.copyOf(links);
    readNanos = new long[volumes.size()][links.size()];
    readBeforeNanos = new long[volumes.size()][links.size()];
    silences = new Silence[links.size()];
    transactions = new long[links.size()];
    awaited =
        Stream.generate(AwaitedAcknowledgements::new)
            .limit(links.size())
            .toArray(AwaitedAcknowledgements[]::new);
    this.srls = srls.toArray(DiskClock[]::new);
    this.volumes = volumes.toArray(DiskClock[]::new);
    this.repeats = repeats;
    this.repeatedShare = repeatedShare;
  }

  /** Puts anything on the agenda; answers a ticket to take it back with. */
  long schedule(long timeNanos, Object event) {
    return queue.schedule(timeNanos, event);
  }

  /** Takes something back that has not happened. */
  void cancel(long ticket) {
    if (!queue.cancel(ticket)) {
      throw new IllegalStateException("ticket " + ticket + " is of nothing that is to come");
    }
  }

  /**
   * The next thing that happens; {@link #nowNanos} is its time then. Null when nothing will ever
   * happen.
   */
  @Nullable Object next() {
    Object next = queue.poll();
    return next instanceof DriverEvent.AcknowledgementsLookedAt look ? look(look) : next;
  }

  /** What is late, or the look itself, which changes nothing. */
  private Object look(DriverEvent.AcknowledgementsLookedAt look) {
    AwaitedAcknowledgements link = awaited[look.rlink()];
    Event late = link.look(queue.now());
    if (late != null) {
      return late;
    }
    if (link.nextLookNanos() != Long.MAX_VALUE) {
      queue.schedule(link.nextLookNanos(), look);
    }
    return look;
  }

  /** When the next thing happens; {@link Long#MAX_VALUE} when nothing will ever happen. */
  long nextNanos() {
    return queue.nextTime();
  }

  long nowNanos() {
    return queue.now();
  }

  @Override
  public void diskWrite(int host, Disk disk, long bytes, Event done) {
    DiskClock clock = disk == Disk.SRL ? srls[host] : volumes[host];
    queue.schedule(clock.done(queue.now(), bytes), done);
  }

  @Override
  public void readSrl(int host, long bytes, Event done) {
    queue.schedule(srls[host].done(queue.now(), bytes), done);
  }

  @Override
  public void transmit(int rlink, long bytes, Event sent) {
    LinkClock link = links.get(rlink);
    schedule(link, link.transmitted(queue.now(), bytes), sent);
  }

  @Override
  public void transmitAsItIs(int rlink, long bytes, Event sent) {
    LinkClock link = links.get(rlink);
    schedule(link, link.transmittedAsItIs(queue.now(), bytes), sent);
  }

  @Override
  public void transmitRegions(int rlink, int host, long bytes, boolean asItIs, Event sent) {
    long[] read = readNanos[host];
    long begin = Math.max(queue.now(), read[rlink]);
    // Two reads that an ended connection left behind will do for the next one as well.
    if (bytes > 0 && readBeforeNanos[host][rlink] <= queue.now()) {
      readBeforeNanos[host][rlink] = read[rlink];
      // What this one costs the disk stands for the read of the next one, which begins now.
      read[rlink] = volumes[host].done(queue.now(), bytes);
    }
    LinkClock link = links.get(rlink);
    schedule(
        link, asItIs ? link.transmittedAsItIs(begin, bytes) : link.transmitted(begin, bytes), sent);
  }

  /** A message that was sent as often as may be never leaves: the RLINK disconnects. */
  private void schedule(LinkClock link, long timeNanos, Event sent) {
    if (link.exhausted() && sent instanceof Event.Transmitted message) {
      queue.schedule(timeNanos, new Event.SendAttemptsExhausted(message.rlink(), message.epoch()));
    } else {
      queue.schedule(timeNanos, sent);
    }
  }

  @Override
  public void propagate(int rlink, Event arrives) {
    queue.schedule(links.get(rlink).arrival(queue.now()), arrives);
  }

  @Override
  public void acknowledge(int rlink, Event arrives) {
    queue.schedule(links.get(rlink).acknowledged(queue.now()), arrives);
  }

  @Override
  public void expectDataAcknowledgement(int rlink, long withinNanos, Event late) {
    long until = queue.now() + withinNanos;
    if (awaited[rlink].expect(until, late)) {
      queue.schedule(until, new DriverEvent.AcknowledgementsLookedAt(rlink));
    }
  }

  @Override
  public void dataAcknowledgementCame(int rlink) {
    awaited[rlink].came();
  }

  @Override
  public void expectNoDataAcknowledgement(int rlink) {
    awaited[rlink].clear();
  }

  @Override
  public void mayRepeat(int rlink, Event repeated) {
    if (repeats.uniform() < repeatedShare) {
      propagate(rlink, repeated);
    }
  }

  @Override
  public void disksStopped(int host) {
    srls[host].stopped();
    volumes[host].stopped();
    Arrays.fill(readNanos[host], 0);
    Arrays.fill(readBeforeNanos[host], 0);
    for (int rlink = 0; rlink < transactions.length; rlink++) {
      transactions[rlink] &= ~(1L << host);
    }
  }

  @Override
  public void startTimer(long delayNanos, Event expired) {
    long ticket = queue.schedule(queue.now() + delayNanos, expired);
    Long running = timers.put(expired, ticket);
    if (running != null) {
      queue.cancel(running);
    }
  }

  @Override
  public void stopTimer(Event expired) {
    Long ticket = timers.remove(expired);
    if (ticket != null) {
      queue.cancel(ticket);
    }
  }

  @Override
  public void awaitHeartbeat(int rlink, long timeoutNanos, boolean messageWaits, Event lost) {
    Silence silence = new Silence(queue.now(), timeoutNanos, messageWaits, lost);
    silences[rlink] = silence;
    giveUpLater(rlink, silence);
  }

  private void giveUpLater(int rlink, Silence silence) {
    long at =
        links
            .get(rlink)
            .givenUp(
                silence.sinceNanos,
                silence.timeoutNanos,
                silence.messageWaits,
                transactions[rlink] != 0);
    // Not at once, for a transaction may end at the moment at which it began.
    startTimer(Math.max(1, at - queue.now()), silence.lost);
  }

  @Override
  public void transaction(int rlink, int host, boolean begins) {
    long bit = 1L << host;
    transactions[rlink] = begins ? transactions[rlink] | bit : transactions[rlink] & ~bit;
    Silence silence = silences[rlink];
    if (silence != null && timers.containsKey(silence.lost)) {
      giveUpLater(rlink, silence);
    }
  }

  @Override
  public void awaitConnection(int rlink, long reconnectNanos, Event exchanged) {
    long now = queue.now();
    startTimer(links.get(rlink).connected(now, reconnectNanos) - now, exchanged);
  }

  @Override
  public void disconnected(int rlink) {
    links.get(rlink).disconnected(queue.now());
  }

  @Override
  public void limitBandwidth(int rlink, long bitsPerSecond) {
    links.get(rlink).limit(bitsPerSecond);
  }
}

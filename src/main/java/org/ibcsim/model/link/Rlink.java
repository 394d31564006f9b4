package org.ibcsim.model.link;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Event;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.log.UpdateLog;
import org.ibcsim.model.log.WriteBuffers;
import org.jspecify.annotations.Nullable;

/**
 * One RLINK: how far its stream has come, on the wire and back.
 *
 * <p>The wire keeps order, so what is on it is the updates between two positions: those transmitted
 * and not yet arrived. The same holds for the acknowledgements on the way back. In the order of the
 * stream:
 *
 * <pre>
 *   data-acknowledged &lt;= network-acknowledged &lt;= arrived &lt;= transmitted &lt;= logged on the Primary
 * </pre>
 *
 * <p>The RLINK of a Secondary can be switched to a bunker, which then sends in the Primary's place
 * what it holds (admin 7). The RLINK to a bunker has transferred an update when it is in the
 * bunker's SRL: its network acknowledgement is not enough [D 50-ag_ch_bunkeradmin_vvr3].
 *
 * <p>A cut loses what is on the wire, both ways; its events are told apart by an epoch. Afterwards
 * the Primary sends again from the first update that is not data-acknowledged [D W73-ch01s08s02];
 * the Secondary drops what it has already.
 */
public final class Rlink implements Stateful {
  /** What has broken the connection since it stood last; several may have. */
  public enum Break {
    LINK,
    PRIMARY,
    SECONDARY
  }

  /** What a bunker sends in the place of the Primary. */
  public interface Replay {
    /** The last position that it holds. */
    long end();

    /** Whether it sends a control message; if not, the RLINK carries the message no more. */
    boolean forwards(Rlink rlink, long message);
  }

  public final int number;
  public final RlinkLayout layout;
  private final Surroundings surroundings;
  private final UpdateLog log;
  private final WriteBuffers buffers;

  private final boolean toBunker;
  private @Nullable Replay bunker;

  private boolean attached = true;
  private boolean connected = true;
  private boolean pathUp = true;
  private boolean peersUp = true;
  private boolean paused;
  private boolean replayed;
  private int breaks;
  private boolean synchronous;
  private int epoch;

  private boolean transmitting;
  private long transmittedTo;
  private long arrivedTo;
  private long networkAcknowledgedTo;
  private long transferredTo;
  private long dataAcknowledgementSentTo;
  private long dataAcknowledgedTo;

  private Event transmitted;
  private Event arrives;
  private Event networkAcknowledgement;
  private Event dataAcknowledgement;

  public Rlink(int number, Surroundings surroundings, UpdateLog log, WriteBuffers buffers) {
    this.number = number;
    this.layout = surroundings.layout().rlinks().get(number);
    this.surroundings = surroundings;
    this.log = log;
    this.buffers = buffers;
    toBunker = surroundings.layout().isBunker(layout.targetHost());
    synchronous = layout.synchronous() != Synchronous.OFF;
    transmitted = new Event.Transmitted(number, epoch);
    arrives = new Event.MessageArrives(number, epoch);
    networkAcknowledgement = new Event.NetworkAcknowledgementArrives(number, epoch);
    dataAcknowledgement = new Event.DataAcknowledgementArrives(number, epoch);
  }

  /**
   * Sends the next update that is logged, if the wire is free and the Secondary has room for it:
   * from memory, or read back from the SRL [D 62-ch03s02s02].
   */
  public void send(long loggedTo) {
    if (transmitting || !connected || !usable() || !attached) {
      return;
    }
    long position = next(end(loggedTo));
    if (position == 0) {
      return;
    }
    long unacknowledged = log.bytesThrough(position) - log.bytesThrough(dataAcknowledgedTo);
    if (unacknowledged > layout.messagePoolBytes() && transmittedTo > dataAcknowledgedTo) {
      return;
    }
    if (!replayed && !buffers.hold(position)) {
      surroundings.observer().readBack(number, position);
    }
    transmitting = true;
    surroundings.agenda().transmit(number, log.lengthBytes(position), transmitted);
  }

  private long next(long end) {
    long position = transmittedTo < end ? after(transmittedTo, end) : 0;
    while (replayed
        && position != 0
        && log.isMessage(position)
        && !bunker().forwards(this, position)) {
      position = after(transmittedTo, end);
    }
    return position;
  }

  /** The last position that there is to send: from the Primary, or from a bunker in its place. */
  public long end(long loggedTo) {
    return replayed ? bunker().end() : loggedTo;
  }

  private Replay bunker() {
    if (bunker == null) {
      throw new IllegalStateException("RLINK " + layout.name() + " has no bunker to come from");
    }
    return bunker;
  }

  /** Says which bunker the data set has, once, before anything happens. */
  public void bunker(Replay other) {
    bunker = other;
  }

  /** The message being sent has left; answers its position. */
  public long transmitted(long loggedTo) {
    transmitting = false;
    transmittedTo = after(transmittedTo, end(loggedTo));
    surroundings.agenda().propagate(number, arrives);
    surroundings.observer().transmitted(number, transmittedTo);
    return transmittedTo;
  }

  /**
   * The oldest message on the wire arrives; answers its position. Its network acknowledgement
   * starts back.
   */
  public long arrive() {
    arrivedTo = after(arrivedTo, transmittedTo);
    surroundings.agenda().acknowledge(number, networkAcknowledgement);
    return arrivedTo;
  }

  /** Sends data acknowledgements for all that has arrived and is on the Secondary's disks. */
  public void acknowledgeData(long stableTo) {
    long to = Math.min(stableTo, arrivedTo);
    while (dataAcknowledgementSentTo < to) {
      long next = after(dataAcknowledgementSentTo, to);
      if (next == 0) {
        return;
      }
      dataAcknowledgementSentTo = next;
      if (usable()) {
        surroundings.agenda().acknowledge(number, dataAcknowledgement);
      }
    }
  }

  /** The oldest network acknowledgement under way arrives. */
  public void networkAcknowledged() {
    networkAcknowledgedTo = after(networkAcknowledgedTo, arrivedTo);
    if (!toBunker) {
      transferredTo = Math.max(transferredTo, networkAcknowledgedTo);
    }
    surroundings.observer().networkAcknowledged(number, networkAcknowledgedTo);
  }

  /** The oldest data acknowledgement under way arrives. */
  public void dataAcknowledged() {
    dataAcknowledgedTo = after(dataAcknowledgedTo, dataAcknowledgementSentTo);
    if (toBunker) {
      transferredTo = Math.max(transferredTo, dataAcknowledgedTo);
    }
    surroundings.observer().dataAcknowledged(number, dataAcknowledgedTo);
  }

  /**
   * Passes over control messages for other RLINKs that stand next in the log: nobody will
   * acknowledge them. For a caller that waits, such a message is transferred when all that stands
   * before it is (ibc 14, send_counts_untargeted).
   */
  public void passOver(long loggedTo) {
    if (!attached) {
      return;
    }
    while (dataAcknowledgedTo < loggedTo && !log.concerns(number, dataAcknowledgedTo + 1)) {
      long passed = ++dataAcknowledgedTo;
      dataAcknowledgementSentTo = Math.max(dataAcknowledgementSentTo, passed);
      networkAcknowledgedTo = Math.max(networkAcknowledgedTo, passed);
      arrivedTo = Math.max(arrivedTo, passed);
      transmittedTo = Math.max(transmittedTo, passed);
    }
    transferredTo = Math.max(transferredTo, toBunker ? dataAcknowledgedTo : networkAcknowledgedTo);
    while (transferredTo < loggedTo && !log.concerns(number, transferredTo + 1)) {
      transferredTo++;
    }
  }

  /**
   * The first position after one that this RLINK carries, up to a limit; 0 when there is none.
   * Positions that the log has let go of are none of this RLINK's, or all hosts are done with them.
   */
  public long after(long position, long limit) {
    for (long next = Math.max(position + 1, log.first()); next <= limit; next++) {
      if (log.concerns(number, next)) {
        return next;
      }
    }
    return 0;
  }

  /** The network path fails: what is on the wire is lost. */
  public void cut() {
    if (usable()) {
      newEpoch();
    }
    pathUp = false;
    broken(Break.LINK);
  }

  /** The network path works again; if the connection had survived, sending goes on at once. */
  public void heal() {
    pathUp = true;
  }

  /** The RVG at one end no longer runs: what is on the wire is lost, and the connection with it. */
  public void peerDown(Break reason) {
    if (usable()) {
      newEpoch();
    }
    peersUp = false;
    broken(reason);
  }

  /** The RVGs at both ends run. */
  public void peersUp() {
    peersUp = true;
  }

  /** The path works again, and the connection had not been given up: it was never broken. */
  public void survived() {
    breaks = 0;
  }

  /** The Secondary takes no more for now. */
  public void pause() {
    if (usable()) {
      newEpoch();
    }
    paused = true;
  }

  /** The Secondary takes updates again. */
  public void resume() {
    paused = false;
  }

  private void broken(Break reason) {
    breaks |= 1 << reason.ordinal();
  }

  /** Whether one reason was among those that broke the connection since it stood last. */
  public boolean brokenBy(Break reason) {
    return (breaks >>> reason.ordinal() & 1) != 0;
  }

  /** The Primary gives the connection up. */
  public void disconnect() {
    connected = false;
    synchronous = false;
    newEpoch();
  }

  /** The connection stands again. */
  public void connect() {
    connected = true;
    breaks = 0;
  }

  /** Writes wait for this RLINK from now on, or no longer. */
  public void setSynchronous(boolean synchronous) {
    this.synchronous = synchronous;
  }

  /** The RLINK becomes STALE: it needs nothing of the log any more. */
  public void detach() {
    attached = false;
    connected = false;
    synchronous = false;
    newEpoch();
  }

  /** The Secondary is sent what a bunker holds from now on; the connection is to be made anew. */
  public void switchToBunker() {
    replayed = true;
    newEpoch();
  }

  /** The Secondary waits for the Primary again. */
  public void switchBack() {
    replayed = false;
    newEpoch();
  }

  /** Whether a bunker sends in the place of the Primary. */
  public boolean replayed() {
    return replayed;
  }

  private void newEpoch() {
    epoch++;
    transmitting = false;
    transmittedTo = dataAcknowledgedTo;
    arrivedTo = dataAcknowledgedTo;
    networkAcknowledgedTo = dataAcknowledgedTo;
    dataAcknowledgementSentTo = dataAcknowledgedTo;
    nameEvents();
  }

  private void nameEvents() {
    transmitted = new Event.Transmitted(number, epoch);
    arrives = new Event.MessageArrives(number, epoch);
    networkAcknowledgement = new Event.NetworkAcknowledgementArrives(number, epoch);
    dataAcknowledgement = new Event.DataAcknowledgementArrives(number, epoch);
  }

  /** Whether an event belongs to what was lost in a cut. */
  public boolean stale(int eventEpoch) {
    return eventEpoch != epoch;
  }

  public int epoch() {
    return epoch;
  }

  public boolean attached() {
    return attached;
  }

  public boolean connected() {
    return connected;
  }

  public boolean pathUp() {
    return pathUp;
  }

  /** Whether messages can pass: the path works, the RVGs at both ends run, and nobody pauses. */
  public boolean usable() {
    return pathUp && peersUp && !paused;
  }

  /** Whether the Secondary has paused it. */
  public boolean paused() {
    return paused;
  }

  /** Whether a write waits for this RLINK now: synchronous, connected, and up to date since. */
  public boolean synchronous() {
    return synchronous;
  }

  /**
   * The Secondary has had everything up to here in its memory, as the Primary knows: what a caller
   * waits for. A cut does not take it back, though the updates must be sent again.
   */
  public long transferredTo() {
    return transferredTo;
  }

  /** The last update that has left; a cut takes back what is not data-acknowledged. */
  public long transmittedTo() {
    return transmittedTo;
  }

  public long dataAcknowledgedTo() {
    return dataAcknowledgedTo;
  }

  public long networkAcknowledgedTo() {
    return networkAcknowledgedTo;
  }

  public long arrivedTo() {
    return arrivedTo;
  }

  /** Updates that this RLINK has not data-acknowledged. */
  public long outstandingWrites() {
    return attached ? log.countAfter(dataAcknowledgedTo) : 0;
  }

  /**
   * What they cost in the SRL: from this RLINK's Start of Log to the End of Log [D
   * 50-ag_ch_concepts_vvr7].
   */
  public long outstandingBytes() {
    return attached ? log.bytesThrough(log.last()) - log.bytesThrough(dataAcknowledgedTo) : 0;
  }

  @Override
  public void write(StateWriter writer) {
    writer.flag(attached);
    writer.flag(connected);
    writer.flag(pathUp);
    writer.flag(peersUp);
    writer.flag(paused);
    writer.flag(synchronous);
    writer.flag(replayed);
    writer.rare(breaks);
    writer.eventName(epoch);
    if (attached) {
      writer.flag(transmitting);
      writer.count(log.last() - dataAcknowledgedTo);
      writer.rare(dataAcknowledgementSentTo - dataAcknowledgedTo);
      writer.rare(networkAcknowledgedTo - dataAcknowledgedTo);
      writer.rare(transferredTo - networkAcknowledgedTo);
      writer.rare(arrivedTo - networkAcknowledgedTo);
      writer.rare(transmittedTo - arrivedTo);
    }
  }

  /** How far the stream of one that is detached had come is nothing to anybody. */
  @Override
  public void read(StateReader reader) {
    attached = reader.flag();
    connected = reader.flag();
    pathUp = reader.flag();
    peersUp = reader.flag();
    paused = reader.flag();
    synchronous = reader.flag();
    replayed = reader.flag();
    breaks = (int) reader.rare();
    int epochBefore = epoch;
    epoch = reader.eventName();
    transmitting = attached && reader.flag();
    dataAcknowledgedTo = attached ? log.last() - reader.count() : 0;
    dataAcknowledgementSentTo = attached ? dataAcknowledgedTo + reader.rare() : 0;
    networkAcknowledgedTo = attached ? dataAcknowledgedTo + reader.rare() : 0;
    transferredTo = attached ? networkAcknowledgedTo + reader.rare() : 0;
    arrivedTo = attached ? networkAcknowledgedTo + reader.rare() : 0;
    transmittedTo = attached ? arrivedTo + reader.rare() : 0;
    if (epoch != epochBefore) {
      nameEvents();
    }
  }
}

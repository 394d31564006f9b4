package org.ibcsim.model.dcm;

import java.util.ArrayDeque;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.ResyncNewWrites;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;

/**
 * The DCM of one RLINK: what its Secondary lacks while it is in DCM logging, and how that gets
 * there (dataflow 4.3, 4.4).
 *
 * <pre>
 *   NONE -- overflow --&gt; LOGGING -- resync --&gt; PASS -&gt; ... -&gt; PASS -&gt; LAST -&gt; TAIL -&gt; NONE
 * </pre>
 *
 * <p>Automatic synchronization is the same with every region marked; it needs no administrator to
 * begin but goes on from LOGGING when its RLINK is connected first (dataflow 4.6).
 *
 * <p>There are two maps. A pass begins with their exchange: what was the active map is replayed,
 * and new writes mark the other one (inferred from the two maps). A pass sends every region of its
 * map, in the order of the volumes, in pieces; a region is clear when all of it is on the
 * Secondary's disks. In the last pass new writes are kept in the SRL again, from the position at
 * which it began. A region is read while the application writes, so that it may be newer than that
 * position; therefore the Secondary equals the Primary's image only when it has applied the SRL up
 * to the newest position at which a region was read: the tail.
 *
 * <p>A pass reads nothing before all that was submitted when it began is durable, so that what it
 * reads has every write that marked its map. What a cut loses is sent again, as it is then. One map
 * costs a bit a region, as long as anything is marked.
 */
public final class Replay implements Stateful {
  /** How far it has come. */
  public enum Phase {
    /** The DCM is not in use. */
    NONE,
    /** New writes are marked, and nothing is sent. */
    LOGGING,
    /** Regions are sent, and new writes are marked. */
    PASS,
    /** Regions are sent, and new writes are kept in the SRL. */
    LAST,
    /** All regions are there; the Secondary lacks a part of the SRL. */
    TAIL
  }

  /** What is replayed. */
  public interface Source {
    /** The last update that is durable on the Primary. */
    long loggedTo();

    /** The last update that has a position. */
    long lastPosition();

    /** The contents of a piece of a volume after all that is durable. */
    long[] read(int volume, long offsetBytes, int lengthBytes);
  }

  private static final Phase[] PHASES = Phase.values();

  private final Rlink rlink;
  private final DcmRegions regions;
  private final Source source;
  private final Surroundings surroundings;

  private Phase phase = Phase.NONE;
  private boolean automatic;

  /** Whether it is of the RLINK to a Primary of before, after a takeover with fast failback. */
  private boolean failback;

  private final ChangeMap[] maps;
  private int activeMap;

  private long passBytes;
  private long readsFrom;
  private int cursorRegion;
  private long cursorOffset;
  private long streamFrom;
  private long consistentAt;
  private long sentBytes;

  private int epoch;
  private boolean transmitting;
  private int arrived;
  private long unacknowledgedBytes;
  private final ArrayDeque<RegionBlock> unacknowledged = new ArrayDeque<>();

  public Replay(Rlink rlink, DcmRegions regions, Surroundings surroundings, Source source) {
    this.rlink = rlink;
    this.regions = regions;
    this.surroundings = surroundings;
    this.source = source;
    maps = new ChangeMap[] {new ChangeMap(regions), new ChangeMap(regions)};
  }

  public Phase phase() {
    return phase;
  }

  /** Whether new writes are marked. */
  public boolean marks() {
    return phase == Phase.LOGGING || phase == Phase.PASS;
  }

  /** Whether regions are sent. */
  public boolean replays() {
    return phase == Phase.PASS || phase == Phase.LAST;
  }

  /** What the marked regions of both maps hold; those marked in both count twice. */
  public long markedBytes() {
    return maps[0].markedBytes() + maps[1].markedBytes();
  }

  /** What the regions hold that may differ, each counted once: never more than the volumes. */
  public long dirtyBytes() {
    return markedBytes() - maps[0].commonBytes(maps[1]);
  }

  /** Whether a region is marked in either map. */
  public boolean marked(int region) {
    return maps[0].marked(region) || maps[1].marked(region);
  }

  /** How the volumes are divided. */
  public DcmRegions regions() {
    return regions;
  }

  /** What is still marked of the pass under way. */
  public long replayedBytes() {
    return replayed().markedBytes();
  }

  /** Behind which position new writes are kept in the SRL; of use from the last pass on. */
  public long streamFrom() {
    return streamFrom;
  }

  /** From where on the log is needed though the RLINK may not need it: see the mark under way. */
  public long neededFrom() {
    RegionBlock newest = unacknowledged.peekLast();
    return newest != null && newest.isEnd() ? newest.streamFrom() + 1 : Long.MAX_VALUE;
  }

  /** What this resynchronization has put on the wire, repetitions counted. */
  public long sentBytes() {
    return sentBytes;
  }

  /** What it has sent and its Secondary has on its disks. */
  public long acknowledgedBytes() {
    return sentBytes - unacknowledgedBytes;
  }

  /** From where the Secondary equals the Primary's image again; of use in the tail. */
  public long consistentAt() {
    return consistentAt;
  }

  /** Marks what a write touches; answers whether a region of it was clean. */
  public boolean mark(int volume, long offsetBytes, int lengthBytes) {
    boolean clean = false;
    int to = regions.at(volume, offsetBytes + lengthBytes - 1);
    for (int region = regions.at(volume, offsetBytes); region <= to; region++) {
      clean |= maps[activeMap].mark(region);
    }
    return clean;
  }

  /**
   * New writes are marked from now on. A resynchronization that was past its passes begins another
   * one; one that was in its last goes on with it, as with any other.
   */
  public void log() {
    switch (phase) {
      case NONE -> phase = Phase.LOGGING;
      case LAST -> phase = Phase.PASS;
      case TAIL -> {
        rlink.replayAgain();
        beginPass();
      }
      case LOGGING, PASS -> throw new IllegalStateException("DCM logging in phase " + phase);
    }
  }

  /** Every region is to be sent: the Secondary has nothing of the volumes that counts. */
  public void logAll() {
    log();
    automatic = true;
    maps[activeMap].markAll();
  }

  /** New writes are marked from now on for a Primary of before, until that is back. */
  public void logFailback() {
    log();
    failback = true;
  }

  /** Whether it is the way back of a Primary of before. */
  public boolean failback() {
    return failback;
  }

  /** Marks what a Primary of before has not replicated. */
  public void add(Divergence divergence) {
    maps[activeMap].add(divergence.map());
  }

  /** Marks elsewhere what is marked here. */
  void addTo(ChangeMap map) {
    map.add(maps[0]);
    map.add(maps[1]);
  }

  /** Whether it is an automatic synchronization. */
  public boolean automatic() {
    return automatic;
  }

  /** Whether it is an automatic synchronization that waits for its RLINK to connect. */
  public boolean awaitsConnection() {
    return automatic && phase == Phase.LOGGING;
  }

  /** The replay begins. */
  public void begin() {
    sentBytes = 0;
    rlink.beginReplay();
    if (newWrites() == ResyncNewWrites.SRL_FROM_START) {
      beginLast();
    } else {
      beginPass();
    }
  }

  private Semantics semantics() {
    return surroundings.semantics();
  }

  private ResyncNewWrites newWrites() {
    return semantics().get(DcmSwitches.RESYNC_NEW_WRITES);
  }

  private void beginPass() {
    phase = Phase.PASS;
    exchange();
  }

  private void beginLast() {
    phase = Phase.LAST;
    exchange();
    streamFrom = readsFrom;
    consistentAt = readsFrom;
    rlink.streamFrom(readsFrom);
  }

  private void exchange() {
    activeMap = 1 - activeMap;
    readsFrom = source.lastPosition();
    passBytes = replayed().markedBytes();
    cursorRegion = 0;
    cursorOffset = 0;
    adoptEpoch();
  }

  private ChangeMap replayed() {
    return maps[1 - activeMap];
  }

  /** What was on the wire when it was cut is lost: it is read and sent again. */
  private void adoptEpoch() {
    if (epoch == rlink.epoch()) {
      return;
    }
    epoch = rlink.epoch();
    transmitting = false;
    arrived = 0;
    RegionBlock oldest = unacknowledged.peek();
    if (oldest != null && !oldest.isEnd()) {
      cursorRegion = regions.at(oldest.volume(), oldest.offsetBytes());
      cursorOffset = oldest.offsetBytes();
    }
    unacknowledged.clear();
    unacknowledgedBytes = 0;
  }

  /**
   * Sends the next piece, if the wire is free and the Secondary has room for it.
   *
   * @param mostSentBytes others who take part in the resynchronization are so far behind that this
   *     RLINK must not have sent more
   */
  public void send(long mostSentBytes) {
    adoptEpoch();
    if (!replays() || transmitting || !rlink.ready() || source.loggedTo() < readsFrom) {
      return;
    }
    int region = replayed().next(cursorRegion);
    if (region < 0) {
      sendEnd();
      return;
    }
    int volume = regions.volume(region);
    long begin = regions.offsetBytes(region);
    long from = region == cursorRegion ? Math.max(begin, cursorOffset) : begin;
    long limit = from + semantics().number(Semantics.DCM_REPLAY_SIZE);
    long to = Math.min(regions.endBytes(region), limit);
    int last = region;
    while (to < limit && continues(last, volume)) {
      last++;
      to = Math.min(regions.endBytes(last), limit);
    }
    int bytes = (int) (to - from);
    boolean room = unacknowledgedBytes + bytes <= rlink.layout.messagePoolBytes();
    if (!unacknowledged.isEmpty() && !room || sentBytes > mostSentBytes) {
      return;
    }
    cursorRegion = to == regions.endBytes(last) ? last + 1 : last;
    cursorOffset = to == regions.endBytes(last) ? 0 : to;
    if (phase == Phase.LAST) {
      consistentAt = Math.max(consistentAt, source.loggedTo());
    }
    put(RegionBlock.of(volume, from, bytes, source.read(volume, from, bytes), epoch));
  }

  private boolean continues(int region, int volume) {
    return replayed().marked(region + 1) && regions.volume(region + 1) == volume;
  }

  private void sendEnd() {
    RegionBlock newest = unacknowledged.peekLast();
    if (phase == Phase.LAST && (newest == null || !newest.isEnd())) {
      put(RegionBlock.end(streamFrom, consistentAt, epoch));
    }
  }

  private void put(RegionBlock block) {
    unacknowledged.add(block);
    unacknowledgedBytes += block.lengthBytes();
    sentBytes += block.lengthBytes();
    transmitting = true;
    rlink.transmitRegions(block.lengthBytes(), automatic);
  }

  /** The piece being sent has left; answers how long it is, 0 for the mark behind the last one. */
  public long transmitted() {
    transmitting = false;
    rlink.propagateRegions();
    return unacknowledged.getLast().lengthBytes();
  }

  /** The oldest piece on the wire arrives. */
  public RegionBlock arrive() {
    int index = 0;
    for (RegionBlock block : unacknowledged) {
      if (index++ == arrived) {
        arrived++;
        return block;
      }
    }
    throw new IllegalStateException("no piece of a volume is on the wire of RLINK " + rlink.number);
  }

  /**
   * The Secondary has the oldest piece on its disks. Answers whether that was the mark behind the
   * last one, so that the stream goes on.
   */
  public boolean acknowledged() {
    RegionBlock block = unacknowledged.remove();
    arrived--;
    unacknowledgedBytes -= block.lengthBytes();
    if (block.isEnd()) {
      if (phase != Phase.LAST) {
        return false;
      }
      phase = Phase.TAIL;
      rlink.endReplay();
      return true;
    }
    long to = block.offsetBytes() + block.lengthBytes();
    int region = regions.at(block.volume(), block.offsetBytes());
    int end = regions.at(block.volume(), to - 1);
    while (region < end || region == end && regions.endBytes(region) == to) {
      replayed().clear(region);
      region++;
    }
    return false;
  }

  /** Ends a pass of which everything is at the Secondary; answers whether a new one has begun. */
  public boolean nextPass() {
    adoptEpoch();
    if (phase != Phase.PASS || !unacknowledged.isEmpty() || !replayed().isEmpty()) {
      return false;
    }
    long left = maps[activeMap].markedBytes();
    boolean last =
        switch (newWrites()) {
          case DCM_ONLY -> left == 0;
          case SRL_FROM_START -> true;
          case DCM_ACTIVE_MAP_UNTIL_SMALL_THEN_SRL -> isSmall(left);
        };
    if (last) {
      beginLast();
    } else {
      beginPass();
    }
    return true;
  }

  /** Little enough for the SRL; or else a pass that was no use, as more of them would be. */
  private boolean isSmall(long bytes) {
    return bytes <= semantics().number(Semantics.RESYNC_MAP_SWAP_THRESHOLD) || bytes >= passBytes;
  }

  /** The Secondary has the tail too, or the RLINK was detached: the DCM is not in use any more. */
  public void end() {
    rlink.endReplay();
    clear();
  }

  private void clear() {
    phase = Phase.NONE;
    automatic = false;
    failback = false;
    maps[0].clear();
    maps[1].clear();
    unacknowledged.clear();
    activeMap = 0;
    passBytes = 0;
    readsFrom = 0;
    cursorRegion = 0;
    cursorOffset = 0;
    streamFrom = 0;
    consistentAt = 0;
    sentBytes = 0;
    epoch = 0;
    transmitting = false;
    arrived = 0;
    unacknowledgedBytes = 0;
  }

  @Override
  public void write(StateWriter writer) {
    writer.choice(phase, PHASES.length);
    if (phase == Phase.NONE) {
      return;
    }
    writer.flag(automatic);
    writer.flag(failback);
    writer.count(activeMap);
    maps[0].write(writer);
    maps[1].write(writer);
    writer.count(passBytes);
    writer.count(readsFrom);
    writer.count(cursorRegion);
    writer.count(cursorOffset);
    writer.count(streamFrom);
    writer.count(consistentAt);
    writer.count(sentBytes);
    RegionBlock.writeEpoch(writer, epoch, rlink);
    writer.flag(transmitting);
    writer.count(arrived);
    RegionBlock.writeAll(writer, unacknowledged, rlink);
  }

  @Override
  public void read(StateReader reader) {
    clear();
    phase = reader.choice(PHASES);
    if (phase == Phase.NONE) {
      return;
    }
    automatic = reader.flag();
    failback = reader.flag();
    activeMap = (int) reader.count();
    maps[0].read(reader);
    maps[1].read(reader);
    passBytes = reader.count();
    readsFrom = reader.count();
    cursorRegion = (int) reader.count();
    cursorOffset = reader.count();
    streamFrom = reader.count();
    consistentAt = reader.count();
    sentBytes = reader.count();
    epoch = RegionBlock.readEpoch(reader, rlink);
    transmitting = reader.flag();
    arrived = (int) reader.count();
    RegionBlock.readAll(reader, unacknowledged, rlink);
    for (RegionBlock block : unacknowledged) {
      unacknowledgedBytes += block.lengthBytes();
    }
  }
}

package org.ibcsim.model.dcm;

import java.util.ArrayDeque;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.volume.VolumeContents;

/**
 * The pieces of volumes that a DCM replay brings to a Secondary, and whether its data volumes are
 * consistent.
 *
 * <p>They stand behind everything that the Secondary had received before: none is written while
 * such an update is not yet applied, so that a freeze ends first (inferred: data volumes stand
 * still between freeze and unfreeze). With the first one that is written the Secondary is
 * inconsistent, because regions come without regard to the order of writes [D 62-ch01s08]; it is
 * consistent again when it has applied the stream up to the position that the mark behind the last
 * piece names.
 */
public final class RegionIntake implements Stateful {
  /** What the intake needs of its Secondary. */
  public interface Stream {
    /** Whether everything received is applied and nothing holds the data volumes. */
    boolean atRest();

    /** All pieces are written: the stream goes on behind a position. */
    void continuesBehind(long position);

    /** Whether everything that the RLINK carries up to a position is applied. */
    boolean hasApplied(long position);
  }

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final int host;
  private final Rlink rlink;
  private final Surroundings surroundings;
  private final Stream stream;
  private final ArrayDeque<RegionBlock> waiting = new ArrayDeque<>();
  private final ArrayDeque<RegionBlock> atDisk = new ArrayDeque<>();
  private boolean inconsistent;
  private long consistentAt = UNKNOWN;

  public RegionIntake(int host, Rlink rlink, Surroundings surroundings, Stream stream) {
    this.host = host;
    this.rlink = rlink;
    this.surroundings = surroundings;
    this.stream = stream;
  }

  /** Whether the data volumes may equal no image that the Primary ever had. */
  public boolean inconsistent() {
    return inconsistent;
  }

  /** The data volumes are taken to equal an image of the Primary, whatever they hold. */
  public void assumeConsistent() {
    inconsistent = false;
    consistentAt = UNKNOWN;
  }

  /** The data volumes equal no image until every region has come. */
  public void assumeInconsistent() {
    inconsistent = true;
    consistentAt = UNKNOWN;
  }

  /** The data volumes are a backup's, and equal an image again behind a position. */
  public void inconsistentUntil(long position) {
    inconsistent = true;
    consistentAt = position;
    surroundings.observer().fact(new Fact.Inconsistent(host));
  }

  /** Whether a piece waits at the disk. */
  public boolean writing() {
    return !atDisk.isEmpty();
  }

  /** Whether a piece waits for the stream before it. */
  public boolean waits() {
    return !waiting.isEmpty();
  }

  /**
   * From where on the log is needed: what follows the oldest mark that is still to come. Pieces may
   * stand behind it, if the connection was lost before the mark was acknowledged.
   */
  public long neededFrom() {
    for (RegionBlock block : waiting) {
      if (block.isEnd()) {
        return block.streamFrom() + 1;
      }
    }
    return Long.MAX_VALUE;
  }

  /** A piece has arrived. */
  public void receive(RegionBlock block) {
    waiting.add(block);
  }

  /** Hands over whatever can go to the disk now; {@code written} comes when a piece is there. */
  public void pump(Event written) {
    while (!waiting.isEmpty() && (writing() || stream.atRest())) {
      RegionBlock block = waiting.element();
      if (block.isEnd()) {
        if (writing()) {
          return;
        }
        waiting.remove();
        end(block);
      } else {
        waiting.remove();
        begin();
        atDisk.add(block);
        Agenda agenda = surroundings.agenda();
        agenda.diskWrite(host, Disk.DATA, block.lengthBytes(), written);
      }
    }
  }

  private void begin() {
    consistentAt = UNKNOWN;
    if (!inconsistent) {
      inconsistent = true;
      surroundings.observer().fact(new Fact.Inconsistent(host));
    }
  }

  private void end(RegionBlock mark) {
    stream.continuesBehind(mark.streamFrom());
    surroundings.observer().fact(new Fact.RegionsReplayed(host, mark.streamFrom()));
    consistentAt = mark.consistentAt();
    acknowledge(mark);
    applied(mark.streamFrom());
  }

  /** The volume of the oldest piece at the disk. */
  public int volumeWritten() {
    return atDisk.element().volume();
  }

  /** The oldest piece at the disk is durable. */
  public void written(VolumeContents contents) {
    RegionBlock block = atDisk.remove();
    contents.place(block.volume(), block.offsetBytes(), block.writers());
    surroundings
        .observer()
        .regionsApplied(rlink.number, block.volume(), block.offsetBytes(), block.lengthBytes());
    acknowledge(block);
  }

  private void acknowledge(RegionBlock block) {
    if (!rlink.stale(block.epoch())) {
      rlink.acknowledgeRegions();
    }
  }

  /** The stream has come to a position: where it has the tail, the Secondary is consistent. */
  public void applied(long position) {
    if (inconsistent && consistentAt != UNKNOWN && stream.hasApplied(consistentAt)) {
      inconsistent = false;
      surroundings.observer().fact(new Fact.Consistent(host, position));
    }
  }

  /** The host stops dead: what is not on its data volumes is gone. */
  public void crash() {
    waiting.clear();
    atDisk.clear();
  }

  @Override
  public void write(StateWriter writer) {
    writer.flag(inconsistent);
    boolean known = inconsistent && consistentAt != UNKNOWN;
    writer.flag(known);
    if (known) {
      writer.count(consistentAt);
    }
    RegionBlock.writeAll(writer, waiting, rlink);
    RegionBlock.writeAll(writer, atDisk, rlink);
  }

  @Override
  public void read(StateReader reader) {
    inconsistent = reader.flag();
    consistentAt = reader.flag() ? reader.count() : UNKNOWN;
    RegionBlock.readAll(reader, waiting, rlink);
    RegionBlock.readAll(reader, atDisk, rlink);
  }
}

package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.model.log.UpdateLog;
import org.ibcsim.model.volume.UndoLog;
import org.ibcsim.model.volume.VolumeContents;

/**
 * The update log together with what the data volumes hold after all of it.
 *
 * <p>What each update in the log has overwritten is kept as long as the update, so the contents
 * after any position of the log are known. As bytes this is the contents before the log and the
 * updates: the images, and the volumes of a host that has applied the stream up to a position,
 * follow from them.
 */
final class LoggedStream implements Stateful {
  /** Places and lengths of writes are mostly whole pages. */
  private static final int PAGE_SHIFT = 12;

  private static final long WITHIN_PAGE = (1L << PAGE_SHIFT) - 1;

  private static final UndoLog NOTHING_TO_UNDO = new UndoLog();

  final UpdateLog log;
  final VolumeContents contents;
  private final UndoLog undo = new UndoLog();

  /** Changes of the log before and when it was read; contents change with the log alone. */
  private long changesRead = -1;

  LoggedStream(List<VolumeLayout> volumes, int headerBytes) {
    log = new UpdateLog(headerBytes);
    contents = new VolumeContents(volumes);
  }

  /** Adds a write; answers its position. */
  long append(int volume, long offsetBytes, int lengthBytes) {
    contents.write(volume, offsetBytes, lengthBytes, log.last() + 1, undo);
    return log.appendWrite(volume, offsetBytes, lengthBytes, contents.digest());
  }

  /** The contents of a piece of a volume after a position, see {@link VolumeContents#place}. */
  long[] read(int volume, long offsetBytes, int lengthBytes, long position) {
    return contents.read(volume, offsetBytes, lengthBytes, undo, position);
  }

  /**
   * The digest of volumes that have every update up to a position, but some that are the newest of
   * their volumes.
   *
   * @param lacking oldest first for each volume
   */
  long imageWithout(List<VolumeLayout> volumes, List<Long> lacking, long position) {
    VolumeContents host = new VolumeContents(volumes);
    host.set(contents, undo, position);
    long[] firstLacking = new long[volumes.size()];
    for (long each : lacking) {
      int volume = log.volume(each);
      firstLacking[volume] = firstLacking[volume] == 0 ? each : firstLacking[volume];
      long offsetBytes = log.offsetBytes(each);
      host.place(
          volume,
          offsetBytes,
          read(volume, offsetBytes, log.lengthBytes(each), firstLacking[volume] - 1));
    }
    return host.digest();
  }

  /** The contents of a host become those after a position of the log. */
  void setContents(VolumeContents host, long position) {
    host.set(contents, undo, position);
  }

  /** Every update after a position was never durable. */
  void annulAfter(long position) {
    undo.takeBack(contents, position);
    log.annulFrom(position + 1, contents.digest());
  }

  /** Lets go of every update up to a position. */
  void forgetThrough(long position) {
    log.forgetThrough(position);
    undo.forgetThrough(position);
  }

  /**
   * Goes on from the contents of a host, whatever the updates of before were: nobody needs them any
   * more.
   *
   * @return the contents after all of them
   */
  VolumeContents restart(List<VolumeLayout> volumes, VolumeContents host, long position) {
    VolumeContents old = new VolumeContents(volumes);
    old.set(contents, NOTHING_TO_UNDO, position);
    contents.set(host, NOTHING_TO_UNDO, position);
    undo.clear();
    log.forgetThrough(position);
    log.clear(position, contents.digest());
    return old;
  }

  @Override
  public void write(StateWriter writer) {
    if (log.changes() == changesRead && writer.repeated()) {
      return;
    }
    writer.section();
    writer.count(log.first());
    contents.writeBefore(writer, undo, log.first() - 1);
    writer.count(log.last() - log.first() + 1);
    for (long position = log.first(); position <= log.last(); position++) {
      boolean message = log.isMessage(position);
      writer.flag(message);
      if (!message) {
        writePlace(writer, position);
      } else {
        boolean annulled = log.isAnnulled(position);
        writer.flag(annulled);
        if (!annulled) {
          writer.count(Integer.toUnsignedLong(log.targets(position)));
          writer.count(log.lengthBytes(position));
        }
      }
    }
  }

  private void writePlace(StateWriter writer, long position) {
    long offsetBytes = log.offsetBytes(position);
    long lengthBytes = log.lengthBytes(position);
    boolean odd = ((offsetBytes | lengthBytes) & WITHIN_PAGE) != 0;
    int shift = odd ? 0 : PAGE_SHIFT;
    writer.flag(odd);
    writer.rare(log.volume(position));
    writer.count(offsetBytes >> shift);
    writer.count(lengthBytes >> shift);
  }

  @Override
  public void read(StateReader reader) {
    become(reader);
  }

  /**
   * The same as {@link #read}.
   *
   * @return whether anything was different
   */
  boolean become(StateReader reader) {
    boolean other = !reader.unchanged();
    if (other) {
      readAnew(reader);
    }
    changesRead = log.changes();
    return other;
  }

  private void readAnew(StateReader reader) {
    long first = reader.count();
    contents.read(reader, first - 1);
    undo.clear();
    log.clear(first - 1, contents.digest());
    for (long rest = reader.count(); rest > 0; rest--) {
      if (!reader.flag()) {
        readPlace(reader);
      } else if (reader.flag()) {
        log.appendAnnulled();
      } else {
        log.appendMessage((int) reader.count(), (int) reader.count());
      }
    }
  }

  private void readPlace(StateReader reader) {
    int shift = reader.flag() ? 0 : PAGE_SHIFT;
    append((int) reader.rare(), reader.count() << shift, (int) reader.count() << shift);
  }

  /** Writes the contents of a host: nothing if they are the stream's after a position. */
  void writeContents(StateWriter writer, VolumeContents host, long appliedTo) {
    boolean follows = appliedTo >= log.first() - 1 && host.digest() == log.imageAfter(appliedTo);
    writer.flag(!follows);
    if (!follows) {
      host.write(writer, log.last());
    }
  }

  /** Reads the contents of a host, which may have them already. */
  void readContents(StateReader reader, VolumeContents host, long appliedTo) {
    if (reader.flag()) {
      host.read(reader, log.last());
    } else if (host.digest() != log.imageAfter(appliedTo)) {
      host.set(contents, undo, appliedTo);
    }
  }
}

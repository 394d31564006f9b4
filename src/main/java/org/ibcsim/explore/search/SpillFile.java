package org.ibcsim.explore.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A temporary file for the pages of frontiers that memory does not hold; it is gone when closed.
 *
 * <p>The place of a page that was read is used again, so that the file grows with the widest level
 * and not with the search. Writing belongs to one thread at a time; reading may go on beside it.
 */
final class SpillFile implements AutoCloseable {
  private final FileChannel channel;
  private final int placeBytes;
  private final Deque<Long> freePlaces = new ArrayDeque<>();
  private long end;

  /**
   * Makes the file.
   *
   * @param placeBytes what most pages have room in; a larger one gets a place of its own
   */
  SpillFile(Path folder, int placeBytes) throws IOException {
    this.placeBytes = placeBytes;
    Path file = Files.createTempFile(folder, "frontier", ".states");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Writes the bytes of a page, and answers where they are. */
  long write(byte[] data, int length) throws IOException {
    Long place = length <= placeBytes ? freePlaces.poll() : null;
    long position = place == null ? end : place;
    ByteBuffer buffer = ByteBuffer.wrap(data, 0, length);
    for (long at = position; buffer.hasRemaining(); ) {
      at += channel.write(buffer, at);
    }
    if (place == null) {
      end += Math.max(placeBytes, length);
    }
    return position;
  }

  /** Reads the bytes of a page. */
  void read(long position, byte[] into, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
    try {
      for (long at = position; buffer.hasRemaining(); ) {
        int count = channel.read(buffer, at);
        if (count < 0) {
          throw new EOFException("The file of the frontier ends before byte " + (at + length));
        }
        at += count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page at a position was read for the last time. */
  void free(long position, int length) {
    if (length <= placeBytes) {
      freePlaces.add(position);
    }
  }

  long sizeBytes() {
    return end;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.ibcsim.explore.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of frontiers live: in memory up to a bound, above it in a temporary file, if
 * there is a folder for one. Arrays are used again. Belongs to one thread at a time, except {@link
 * #read}.
 */
final class PageStore implements AutoCloseable {
  /** A page grows up to this, unless one state alone takes more. */
  static final int PAGE_BYTES = 1 << 15;

  /** Room for the length of a state, in front of it. */
  static final int LENGTH_BYTES = 5;

  private static final int FIRST_BYTES = 1 << 10;

  private final long memoryBytes;
  private final @Nullable Path folder;
  private final Deque<byte[]> free = new ArrayDeque<>();
  private @Nullable SpillFile file;
  private long used;
  private @Nullable String full;

  /**
   * An empty store.
   *
   * @param memoryBytes for arrays, in use or kept for the next page
   * @param folder of the temporary file, or null if there must be none
   */
  PageStore(long memoryBytes, @Nullable Path folder) {
    this.memoryBytes = memoryBytes;
    this.folder = folder;
  }

  /** An array for a page that begins with a state of some length. */
  byte[] take(int length) {
    int wanted = Math.max(FIRST_BYTES, length + LENGTH_BYTES);
    byte[] data = free.poll();
    if (data != null && data.length >= wanted) {
      return data;
    }
    used += wanted - (data == null ? 0 : data.length);
    return new byte[wanted];
  }

  /** Makes the array of a page larger, for one more state. */
  void grow(Page page, int length) {
    int wanted = Math.max(2 * page.data.length, page.end + length + LENGTH_BYTES);
    used += wanted - page.data.length;
    page.data = Arrays.copyOf(page.data, wanted);
  }

  /** No more states come to a page. It goes to the file if memory is short. */
  void close(Page page) {
    if (used < memoryBytes || !free.isEmpty()) {
      return;
    }
    if (folder == null) {
      full = "the states still to be explored need more than their " + memoryBytes + " bytes";
      return;
    }
    try {
      if (file == null) {
        file = new SpillFile(folder, PAGE_BYTES);
      }
      page.filePosition = file.write(page.data, page.end);
    } catch (IOException e) {
      full = "states still to be explored found no place in a file in " + folder + ": " + e;
      return;
    }
    free.add(page.data);
    page.data = new byte[0];
  }

  /**
   * The bytes of a page: its own array, or the given one, or a larger one, filled from the file.
   */
  byte[] read(Page page, byte[] buffer) {
    if (page.filePosition < 0) {
      return page.data;
    }
    byte[] into = buffer.length >= page.end ? buffer : new byte[Math.max(PAGE_BYTES, page.end)];
    if (file == null) {
      throw new IllegalStateException("A page in a file, and no file");
    }
    file.read(page.filePosition, into, page.end);
    return into;
  }

  /** A page was read for the last time. */
  void free(Page page) {
    if (page.filePosition >= 0 && file != null) {
      file.free(page.filePosition, page.end);
    } else if (page.data.length > 0) {
      free.add(page.data);
      page.data = new byte[0];
    }
  }

  /** Why there is no place for further pages; null if there is. */
  @Nullable String full() {
    return full;
  }

  /** Memory taken, in bytes. */
  long memoryBytes() {
    return used;
  }

  /** Size of the temporary file, in bytes. */
  long fileBytes() {
    return file == null ? 0 : file.sizeBytes();
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}

package org.ibcsim.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right of one run to write into its folder, as a lock on the folder's manifest.
 *
 * <p>Two runs that write one journal leave a file that is neither's. The lock is the operating
 * system's and ends with the process, however that ends, so nothing has to be cleaned up after a
 * kill. It stands behind the end of the file, so that everybody can read the manifest meanwhile. A
 * file system without locks goes without.
 */
final class FolderClaim implements Closeable {
  private static final long BEHIND_ANY_FILE = Long.MAX_VALUE - 1;

  private final FileChannel manifest;

  private FolderClaim(FileChannel manifest) {
    this.manifest = manifest;
  }

  /**
   * Claims a folder by its manifest, which is made if it is not there.
   *
   * @return null if another run has it
   * @throws IOException if the manifest cannot be written
   */
  static @Nullable FolderClaim of(Path manifest) throws IOException {
    FileChannel channel =
        FileChannel.open(manifest, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lockedByAnother(channel)) {
      channel.close();
      return null;
    }
    return new FolderClaim(channel);
  }

  private static boolean lockedByAnother(FileChannel channel) {
    try {
      @Nullable FileLock lock = channel.tryLock(BEHIND_ANY_FILE, 1, false);
      return lock == null;
    } catch (OverlappingFileLockException e) {
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "a run of this process has it", e);
      return true;
    } catch (IOException e) {
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "no locks here", e);
      return false;
    }
  }

  /** Replaces the manifest's text; on a full disk the earlier one's start is still there. */
  void write(byte[] text) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(text);
    manifest.position(0);
    while (rest.hasRemaining()) {
      manifest.write(rest);
    }
    manifest.truncate(text.length);
  }

  @Override
  public void close() throws IOException {
    manifest.close();
  }
}

package org.ibcsim.model.bed;

/** One thing that a bed was told to do; hosts and RLINKs by number, sizes in bytes. */
public sealed interface Deed {
  /**
   * A command of a process of its own.
   *
   * @param number of the command in its diary, from 0
   * @param keyword of vxibc, or the word that begins the line
   * @param application that it names; empty if it names none
   * @param line as it is typed
   */
  record Command(int number, int host, String keyword, String application, String line)
      implements Deed {}

  record Write(int volume, long offsetBytes, int lengthBytes) implements Deed {}

  record Cut(int rlink) implements Deed {}

  record Heal(int rlink) implements Deed {}

  record Crash(int host) implements Deed {}

  record Boot(int host) implements Deed {}

  record StopRvg(int host) implements Deed {}

  record StartRvg(int host) implements Deed {}

  record Detach(int rlink) implements Deed {}

  /** The process of a command dies. */
  record Kill(int command) implements Deed {}

  /** A snapshot, which the newest command with its prefix has begun, is finished. */
  record SnapshotEnd(String prefix) implements Deed {}

  /** What no scenario can say, in words. */
  record Unsaid(String what) implements Deed {}
}

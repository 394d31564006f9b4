package org.ibcsim.model;

/** What the commands of an administrator act on; {@code World} is the implementation. */
public interface DataSet extends InBandControl, ReplicationView {
  /**
   * The application stops writing; the call returns when every write of its is acknowledged.
   *
   * @return done or blocked
   */
  Outcome quiesce(int call);

  /** The application goes on. */
  Outcome unquiesce();

  /**
   * A snapshot of all volumes of a host's RVG begins; it reads their contents now and when it is
   * finished.
   *
   * @return false, and nothing happens, if the host has volumes with this prefix already
   */
  boolean beginSnapshot(int host, String prefix);

  /** The snapshot is finished; {@link Fact.SnapshotTaken} says what it holds. */
  void finishSnapshot(int host, String prefix);
}

package org.ibcsim.runbook;

import java.util.List;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.LinkCounters;
import org.jspecify.annotations.Nullable;

/**
 * What a script can reach; its driver provides it.
 *
 * <p>Processes, and the parts of a command that spans hosts, are named by their numbers, so that a
 * copy of a process works at the desk of another driver; {@link ScriptProcess#processOf} tells the
 * process of a part, {@link ScriptProcess#hostOf} its host.
 */
public interface Desk {
  DataSet dataSet();

  /** Virtual time now. */
  long nowNanos();

  /**
   * One of the times of a range that the command now under way names; the driver chooses, also
   * where there is no choice.
   */
  long drawNanos(int process, TimeRange range);

  /**
   * {@link ScriptProcess#wake(int)} is to be called at that time, now or later, and not from inside
   * this call.
   */
  void wakeAt(int process, long timeNanos);

  /** The wake that was asked for last under this number is not wanted any more. */
  void cancelWake(int process);

  /**
   * A command begins. Commands nest: the command of {@code regrecv} begins and ends before {@code
   * regrecv} ends, and so do those of a script of {@code vradmin ibc}.
   *
   * @param line of the script's file
   * @param text as written; the nested command as it would be typed
   */
  void commandStarted(int process, int line, String text);

  /**
   * A command has ended: the one begun last by this process that has not.
   *
   * @param status 0 for success; other numbers are ours
   * @param output what it printed, by lines
   */
  void commandEnded(int process, int line, String text, int status, List<String> output);

  /** The application's writes to a data volume so far. A driver without times counts nothing. */
  VolumeCounters volumeCounters(int volume);

  /** When the newest update was written, and the newest that the Secondary of an RLINK has. */
  UpdateTimes updateTimes(int rlink);

  /** What a host that cannot reach the Primary knew last; null if it knew nothing. */
  @Nullable LastKnown lastKnown(int host);

  /**
   * What {@code vxrlink stats} counts of an RLINK, as it stands now. A driver without times counts
   * nothing: zeros.
   */
  LinkCounters linkCounters(int rlink);

  /**
   * {@code vxibc -f} of a receiver. The name is plain: letters, digits, '_', '-' and '.', not a
   * path.
   */
  void writeFile(int host, String name, byte[] content);

  /** How long a snapshot of an RVG takes. */
  long snapshotNanos();
}

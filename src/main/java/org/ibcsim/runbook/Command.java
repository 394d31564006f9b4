package org.ibcsim.runbook;

import java.util.List;
import java.util.Optional;

/**
 * One command of a runbook, checked against the layout: names are resolved, defaults are filled in.
 *
 * <p>RLINKs are numbers of {@link org.ibcsim.model.RdsLayout#rlinks}; disk group and RVG are those of the layout. Time-outs are in seconds,
 * 0 for none. {@link CommandText} writes a command as it would be typed.
 */
public sealed interface Command {
  /** The deliver time-out when {@code -D} is not given [D ibc S21]. */
  int STANDARD_DELIVER_TIMEOUT_SECONDS = 600;

  /** The freeze time-out when {@code -F} is not given; the product's default is not documented, the number is ours. */
  int STANDARD_FREEZE_TIMEOUT_SECONDS = 600;

  /**
   * The receive time-out when {@code -R} is not given: for ever. The default of {@code vxibc} is not documented; this is
   * what 0 means to the ioctl [D ibc S5].
   */
  int STANDARD_RECEIVE_TIMEOUT_SECONDS = 0;

  /** The prefix of a snapshot when {@code -P} is not given: volumes become {@code SNAP-volume} [D ag_ap_vxibcutil_vvr13]. */
  String STANDARD_SNAPSHOT_PREFIX = "SNAP";

  /** {@code vxibc register}. */
  record Register(String application, int deliverTimeoutSeconds) implements Command {}

  /** {@code vxibc unregister}. */
  record Unregister(String application) implements Command {}

  /**
   * {@code vxibc send}: one SEND for each RLINK, in order; the whole is not atomic (inferred, ibc 3).
   *
   * @param freeze false for {@code -N}
   * @param freezeTimeoutSeconds 0 where {@code freeze} is false
   * @param rlinks empty for all that are attached, by one SEND
   */
  record Send(
      String application,
      boolean freeze,
      int freezeTimeoutSeconds,
      Payload payload,
      List<Integer> rlinks)
      implements Command {
    public Send {
      rlinks = List.copyOf(rlinks);
    }
  }

  /**
   * {@code vxibc receive}.
   *
   * @param block false for {@code -n}
   * @param receiveTimeoutSeconds 0 for ever, and where {@code block} is false
   * @param file where the payload goes; it is printed where there is none
   * @param bufferBytes room for the payload; longest message of the layout's semantics unless {@code -l} is given
   */
  record Receive(
      String application,
      boolean block,
      int receiveTimeoutSeconds,
      Optional<String> file,
      int bufferBytes)
      implements Command {}

  /** {@code vxibc unfreeze}. */
  record Unfreeze(String application) implements Command {}

  /** {@code vxibc status}. */
  record Status() implements Command {}

  /** {@code vxibc stoprecv}. */
  record StopReceive(String application) implements Command {}

  /** {@code vxibc regsend}: register, send, unregister [D ibc S22, inferred]. */
  record RegisterAndSend(int deliverTimeoutSeconds, Send send) implements Command {}

  /**
   * {@code vxibc regrecv}: register, receive, run a command while frozen, unfreeze, unregister [D ibc S22].
   *
   * @param receive a blocking one
   * @param command what to run; not {@link At} or {@link ErrorExit}
   */
  record RegisterAndReceive(Receive receive, Command command) implements Command {}

  /** {@code vxrvg snapshot}. */
  record Snapshot(String prefix, SnapshotKind kind) implements Command {}

  /** {@code vxrlink status}; {@code behind} for {@code -T}. */
  record RlinkStatus(int rlink, boolean behind) implements Command {}

  /** {@code vradmin repstatus}; {@code longListing} for {@code -l}. */
  record ReplicationStatus(boolean longListing) implements Command {}

  /** {@code at}: wait until this virtual time; at once if it is past. */
  record At(long nanos) implements Command {}

  /** {@code sleep}. */
  record Sleep(long nanos) implements Command {}

  /** {@code quiesce}: the application stops writing. */
  record Quiesce() implements Command {}

  /** {@code unquiesce}: the application goes on. */
  record Unquiesce() implements Command {}

  /** {@code set -e} and {@code set +e}: whether the script ends at a command that fails. */
  record ErrorExit(boolean on) implements Command {}

  /** What a message carries: UTF-8 text. */
  sealed interface Payload {
    /** The text itself. */
    String text();

    /** {@code -m}, or nothing at all. */
    record Message(String text) implements Payload {}

    /** {@code -f}: the text of a file when the script was read. */
    record File(String name, String text) implements Payload {}
  }

  /** How a snapshot of an RVG is made [D ag_ch_concepts_vvr16]; the model takes all three alike. */
  enum SnapshotKind {
    /** Mirrors prepared beforehand are broken off. */
    TRADITIONAL,
    /** {@code -F}: full instant. */
    FULL,
    /** {@code -S}: space-optimized instant. */
    SPACE_OPTIMIZED
  }
}

package org.ibcsim.runbook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.Failback;
import org.ibcsim.model.RlinkChange;

/**
 * One command of a runbook, checked against the layout: names are resolved, defaults are filled in.
 *
 * <p>RLINKs are numbers of {@link org.ibcsim.model.RdsLayout#rlinks}; disk group and RVG are those
 * of the layout. Time-outs are in seconds, 0 for none. {@link CommandText} writes a command as it
 * would be typed.
 */
public sealed interface Command {
  /** The deliver time-out when {@code -D} is not given [D ibc S21]. */
  int STANDARD_DELIVER_TIMEOUT_SECONDS = 600;

  /**
   * The freeze time-out when {@code -F} is not given; the product's default is not documented, the
   * number is ours.
   */
  int STANDARD_FREEZE_TIMEOUT_SECONDS = 600;

  /**
   * The receive time-out when {@code -R} is not given: for ever. The default of {@code vxibc} is
   * not documented; this is what 0 means to the ioctl [D ibc S5].
   */
  int STANDARD_RECEIVE_TIMEOUT_SECONDS = 0;

  /**
   * The prefix of a snapshot when {@code -P} is not given: volumes become {@code SNAP-volume} [D
   * ag_ap_vxibcutil_vvr13].
   */
  String STANDARD_SNAPSHOT_PREFIX = "SNAP";

  /** The command without options and operands, for instance {@code vxibc register}. */
  String name();

  /** A command that tells how things stand and changes nothing; {@link DisplayCommand} has them. */
  non-sealed interface Display extends Command {}

  /** A command about one application's messages. */
  sealed interface OfApplication extends Command {
    /** The application's name. */
    String application();
  }

  /** {@code vxibc register}. */
  record Register(String application, int deliverTimeoutSeconds) implements OfApplication {
    @Override
    public String name() {
      return "vxibc register";
    }
  }

  /** {@code vxibc unregister}. */
  record Unregister(String application) implements OfApplication {
    @Override
    public String name() {
      return "vxibc unregister";
    }
  }

  /**
   * {@code vxibc send}: one SEND for each RLINK, in order; the whole is not atomic (inferred, ibc
   * 3).
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
      implements OfApplication {
    @Override
    public String name() {
      return "vxibc send";
    }

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
   * @param bufferBytes room for the payload; longest message of the layout's semantics unless
   *     {@code -l} is given
   */
  record Receive(
      String application,
      boolean block,
      int receiveTimeoutSeconds,
      Optional<String> file,
      int bufferBytes)
      implements OfApplication {
    @Override
    public String name() {
      return "vxibc receive";
    }
  }

  /** {@code vxibc unfreeze}. */
  record Unfreeze(String application) implements OfApplication {
    @Override
    public String name() {
      return "vxibc unfreeze";
    }
  }

  /** {@code vxibc status}. */
  record Status() implements Command {
    @Override
    public String name() {
      return "vxibc status";
    }
  }

  /** {@code vxibc stoprecv}. */
  record StopReceive(String application) implements OfApplication {
    @Override
    public String name() {
      return "vxibc stoprecv";
    }
  }

  /** {@code vxibc regsend}: register, send, unregister [D ibc S22, inferred]. */
  record RegisterAndSend(int deliverTimeoutSeconds, Send send) implements OfApplication {
    @Override
    public String application() {
      return send.application();
    }

    @Override
    public String name() {
      return "vxibc regsend";
    }
  }

  /**
   * {@code vxibc regrecv}: register, receive, run a command while frozen, unfreeze, unregister [D
   * ibc S22].
   *
   * @param receive a blocking one
   * @param command what to run; not {@link At}, {@link ErrorExit} or {@link RunIbcTask}
   */
  record RegisterAndReceive(Receive receive, Command command) implements OfApplication {
    @Override
    public String application() {
      return receive.application();
    }

    @Override
    public String name() {
      return "vxibc regrecv";
    }
  }

  /** {@code vxrvg snapshot}. */
  record Snapshot(String prefix, SnapshotKind kind) implements Command {
    @Override
    public String name() {
      return "vxrvg snapshot";
    }
  }

  /** {@code vxrvg stop} and {@code vxrvg start} of the RVG of the script's host. */
  record RunRvg(boolean starts) implements Command {
    @Override
    public String name() {
      return starts ? "vxrvg start" : "vxrvg stop";
    }
  }

  /**
   * {@code vxvol}: what becomes of a volume of the script's host whose disk has failed [D M-vxvol].
   *
   * @param volume a data volume, or {@link #SRL}
   */
  record RepairVolume(Act act, int volume) implements Command {
    /** Stands for the SRL in the place of a data volume. */
    public static final int SRL = -1;

    /** What is done with it. */
    public enum Act {
      /** {@code vxvol start}. */
      START("start"),
      /** {@code vxvol dis}: of the SRL. */
      DISSOCIATE("dis"),
      /** {@code vxvol aslog}: of the SRL. */
      ASSOCIATE("aslog");

      private final String keyword;

      Act(String keyword) {
        this.keyword = keyword;
      }

      /** As it is typed. */
      public String keyword() {
        return keyword;
      }
    }

    @Override
    public String name() {
      return "vxvol " + act.keyword();
    }
  }

  /**
   * {@code vradmin resync} and {@code vxrvg resync}, which it wraps.
   *
   * @param waits {@code -wait}: it returns when the Secondaries are consistent again
   * @param cache {@code cache=} or {@code cachesize=} and what follows: snapshots of the
   *     Secondaries are taken first
   */
  record Resynchronize(boolean byVradmin, boolean waits, Optional<String> cache)
      implements Command {
    public Resynchronize(boolean byVradmin) {
      this(byVradmin, false, Optional.empty());
    }

    @Override
    public String name() {
      return byVradmin ? "vradmin resync" : "vxrvg resync";
    }
  }

  /**
   * {@code vradmin set} and, if not {@code byVradmin}, {@code vxedit set} of an RLINK on the
   * Primary.
   *
   * @param change of one attribute at least
   */
  record SetAttributes(int rlink, RlinkChange change, boolean byVradmin) implements Command {
    @Override
    public String name() {
      return byVradmin ? "vradmin set" : "vxedit set";
    }
  }

  /** {@code vxrlink det}. */
  record DetachRlink(int rlink) implements Command {
    @Override
    public String name() {
      return "vxrlink det";
    }
  }

  /** An order about a checkpoint. */
  record OrderCheckpoint(CheckpointOrder order, boolean byVradmin) implements Command {
    @Override
    public String name() {
      return switch (order.verb()) {
        case START -> "vxrvg checkstart";
        case END -> "vxrvg checkend";
        case DELETE ->
            (order.rlink() == CheckpointOrder.OF_RVG ? "vxrvg" : "vxrlink") + " checkdelete";
        case MARK_AND_PAUSE -> "vxrlink pause";
        case ATTACH -> byVradmin ? "vradmin startrep" : "vxrlink att";
        case RESTORE -> "vxrlink restore";
      };
    }
  }

  /**
   * {@code vxrvg cplist}, {@code vxrlink cplist}: of the RVG for {@link CheckpointOrder#OF_RVG}.
   */
  record ListCheckpoints(int rlink) implements Command {
    @Override
    public String name() {
      return (rlink == CheckpointOrder.OF_RVG ? "vxrvg" : "vxrlink") + " cplist";
    }
  }

  /** An order about one RLINK: a pause, attaching, detaching. */
  record OrderRlink(RlinkVerb verb, int rlink) implements Command {
    @Override
    public String name() {
      return verb.program() + " " + verb.keyword();
    }
  }

  /** {@code vradmin activatebunker} and {@code vradmin deactivatebunker} of the script's host. */
  record ActivateBunker(boolean active) implements Command {
    @Override
    public String name() {
      return active ? "vradmin activatebunker" : "vradmin deactivatebunker";
    }
  }

  /** {@code vradmin -b startrep}: the bunker of the script's host sends to a Secondary. */
  record StartReplay(int rlink) implements Command {
    @Override
    public String name() {
      return "vradmin startrep";
    }
  }

  /**
   * {@code vradmin ibc}: a task's nine steps on the Primary and some Secondaries [D ibc S14].
   *
   * @param rlinks those to the Secondaries, at least one, each once, in ascending order
   */
  record RunIbcTask(IbcTask task, List<Integer> rlinks) implements OfApplication {
    public RunIbcTask {
      rlinks = List.copyOf(rlinks);
    }

    @Override
    public String application() {
      return task.name();
    }

    @Override
    public String name() {
      return "vradmin ibc";
    }
  }

  /**
   * {@code vradmin migrate}: a Secondary becomes the Primary, as planned; {@code -s}, which answers
   * the question whether applications are stopped, makes no difference here [D
   * 50-ch_transferrole_vvr2].
   */
  record Migrate(int host) implements Command {
    @Override
    public String name() {
      return "vradmin migrate";
    }
  }

  /**
   * {@code vradmin takeover} on the Secondary that becomes the Primary [D 50-ch_transferrole_vvr6].
   *
   * @param failback what becomes of the original Primary
   */
  record Takeover(Failback failback) implements Command {
    @Override
    public String name() {
      return "vradmin takeover";
    }
  }

  /** {@code vradmin fbsync}: the original Primary is synchronized again [D 62-ch14s04s02]. */
  record FailbackSynchronize() implements Command {
    @Override
    public String name() {
      return "vradmin fbsync";
    }
  }

  /**
   * {@code at}: wait until this virtual time; at once if it is past. Of a range, until one of its
   * times.
   */
  record At(TimeRange time) implements Command {
    public At(long nanos) {
      this(TimeRange.of(nanos));
    }

    @Override
    public String name() {
      return "at";
    }
  }

  /** {@code sleep}: of a range, one of its lengths. */
  record Sleep(TimeRange length) implements Command {
    public Sleep(long nanos) {
      this(TimeRange.of(nanos));
    }

    @Override
    public String name() {
      return "sleep";
    }
  }

  /** {@code quiesce}: the application stops writing. */
  record Quiesce() implements Command {
    @Override
    public String name() {
      return "quiesce";
    }
  }

  /** {@code unquiesce}: the application goes on. */
  record Unquiesce() implements Command {
    @Override
    public String name() {
      return "unquiesce";
    }
  }

  /** {@code set -e} and {@code set +e}: whether the script ends at a command that fails. */
  record ErrorExit(boolean on) implements Command {
    @Override
    public String name() {
      return "set";
    }
  }

  /** What a message carries. */
  sealed interface Payload {
    /** The bytes as the model takes them: a character a byte (ISO 8859-1). */
    String octets();

    /** {@code -m}, or nothing at all; its bytes are UTF-8. */
    record Message(String text) implements Payload {
      @Override
      public String octets() {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }

    /** {@code -f}: the bytes of a file when the script was read, a character a byte. */
    record File(String name, String octets) implements Payload {}
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

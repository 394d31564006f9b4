package org.ibcsim.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code vradmin ibc} does on one host. Its copies share nothing that changes.
 *
 * <p>A host does one thing at a time, besides waiting for the message.
 */
final class IbcPart {
  /** How far a Secondary has come from the registration on; the Primary stays at the first. */
  enum Stage {
    /** It does not wait for the message yet. */
    IDLE,
    /** It waits for the message. */
    WAITING,
    /** It is told not to wait any more. */
    STOPPING,
    /** The message is there. */
    RECEIVED,
    /** {@code onfreeze} runs. */
    ONFREEZE,
    /** Replication is let go on. */
    UNFREEZE,
    /** {@code postfreeze} runs. */
    POSTFREEZE,
    /** Nothing but the unregistration is left. */
    DONE
  }

  /** Numbers of the processes of one host: its work, the work's time, the wait for the message. */
  static final int NUMBERS = 3;

  static final int WORK = 0;
  static final int TIME = 1;
  static final int RECEIVE = 2;

  /** Its place among the parts, 0 for the Primary. */
  final int index;

  final int host;
  Stage stage = Stage.IDLE;
  @Nullable IbcWork work;
  @Nullable IbcWork receive;
  boolean registered;

  /** No message will come, so the wait for it ends; one that is there already is let go. */
  boolean cancelled;

  /** Whether its {@code onfreeze} succeeded. */
  boolean worked;

  IbcPart(int index, int host) {
    this.index = index;
    this.host = host;
  }

  IbcPart copy() {
    IbcPart copy = new IbcPart(index, host);
    copy.stage = stage;
    copy.work = work == null ? null : work.copy();
    copy.receive = receive == null ? null : receive.copy();
    copy.registered = registered;
    copy.cancelled = cancelled;
    copy.worked = worked;
    return copy;
  }

  /** What is under way, the work first. */
  List<IbcWork> underWay() {
    IbcWork first = work;
    IbcWork second = receive;
    if (first == null) {
      return second == null ? List.of() : List.of(second);
    }
    return second == null ? List.of(first) : List.of(first, second);
  }

  /** Whether the call for the message has been made: it waits, or it has returned. */
  boolean armed() {
    return receive == null || !receive.process.ready();
  }

  void addTo(List<Long> state) {
    state.add((long) stage.ordinal());
    state.add((registered ? 1L : 0L) + (cancelled ? 2L : 0L) + (worked ? 4L : 0L));
    List<IbcWork> underWay = underWay();
    state.add((work == null ? 0L : 1L) + (receive == null ? 0L : 2L));
    underWay.forEach(one -> one.addTo(state));
  }
}

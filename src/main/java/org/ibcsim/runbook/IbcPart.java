package org.ibcsim.runbook;

import java.util.List;
import java.util.function.Function;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What {@code vradmin ibc} does on one host.
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

  private static final Stage[] STAGES = Stage.values();
  private static final IbcStep[] STEPS = IbcStep.values();

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

  void write(StateWriter writer) {
    writer.choice(stage, STAGES.length);
    writer.flag(registered);
    writer.flag(cancelled);
    writer.flag(worked);
    write(writer, work);
    write(writer, receive);
  }

  private static void write(StateWriter writer, @Nullable IbcWork one) {
    writer.flag(one != null);
    if (one != null) {
      writer.choice(one.step, STEPS.length);
      one.write(writer);
    }
  }

  /** {@code steps} makes the work of a step, which then is given its state. */
  void read(StateReader reader, Function<IbcStep, IbcWork> steps) {
    stage = reader.choice(STAGES);
    registered = reader.flag();
    cancelled = reader.flag();
    worked = reader.flag();
    work = readWork(reader, steps);
    receive = readWork(reader, steps);
  }

  private static @Nullable IbcWork readWork(StateReader reader, Function<IbcStep, IbcWork> steps) {
    if (!reader.flag()) {
      return null;
    }
    IbcWork one = steps.apply(reader.choice(STEPS));
    one.read(reader);
    return one;
  }
}

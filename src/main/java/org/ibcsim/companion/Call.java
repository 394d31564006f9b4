package org.ibcsim.companion;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made and may not have returned yet.
 *
 * <p>It returns while time advances, whoever advances it; so several calls, on several hosts, can
 * be under way in the one thread of a test.
 *
 * @param <T> what it answers
 */
public final class Call<T> {
  private final Waits waits;
  private final String doing;
  private final Duration begun;
  private @Nullable Supplier<T> answer;
  private @Nullable Runnable death;

  Call(Waits waits, String doing, Duration begun) {
    this.waits = waits;
    this.doing = doing;
    this.begun = begun;
  }

  void returned(Supplier<T> answered) {
    answer = answered;
    waits.returned(this);
  }

  /** What happens when the process dies that waits in it. */
  void mortal(Runnable dies) {
    death = dies;
  }

  /**
   * The process dies that waits in this SEND or RECEIVE: a RECEIVE takes no message, a SEND is
   * withdrawn if it has no place in the update stream yet. Registrations belong to the host and
   * stay (inferred from S3). A call that has returned is left alone.
   *
   * @throws IllegalStateException if it is a write or a snapshot
   */
  public void kill() {
    Runnable dies = death;
    if (dies == null) {
      throw new IllegalStateException(
          doing + " cannot be killed; expected a call of beginSend or beginReceive");
    }
    dies.run();
  }

  /** Whether it has ended: by success, by failure, or with its process. */
  public boolean done() {
    return answer != null;
  }

  String doing() {
    return doing;
  }

  /** Virtual time when it was made. */
  public Duration begun() {
    return begun;
  }

  /**
   * Lets time advance until the call has returned, and answers what it answered; as often as one
   * likes.
   *
   * @throws IbcException if it was an ioctl and was rejected
   * @throws WriteFailedException if it was a write and failed
   * @throws ProcessDiedException if its process was killed or its host crashed
   * @throws WaitedInVainException if nothing before the end of the scenario can make it return;
   *     time stands at the last thing that happened
   */
  public T await() {
    waits.until(this::done, "return of " + doing + ", begun at " + Waits.text(begun));
    return answer();
  }

  /**
   * The same, with a bound of virtual time.
   *
   * @throws WaitedInVainException also if the call has not returned when {@code most} has passed;
   *     it is that time then
   */
  public T await(Duration most) {
    waits.until(this::done, most, "return of " + doing + ", begun at " + Waits.text(begun));
    return answer();
  }

  private T answer() {
    Supplier<T> answered = answer;
    if (answered == null) {
      throw new IllegalStateException(this + " was waited for and has not returned");
    }
    return answered.get();
  }

  @Override
  public String toString() {
    return doing + ", begun at " + Waits.text(begun) + (done() ? ", returned" : "");
  }
}

package org.ibcsim.workload;

import org.ibcsim.kernel.RandomStream;

/**
 * So many users who each think, write, wait until the write completes, and think again.
 *
 * <p>Never more writes outstanding than users; this is the source that feels the latency of its
 * writes. Each user begins with thinking. Users whose next writes are due at one time are served in
 * the order in which they became due. A write's tag is its user's number. Taking and completing
 * cost the logarithm of the number of users, and allocate nothing.
 */
public final class ClosedLoop implements WriteSource {
  /** The most users of one loop. */
  public static final int MOST_USERS = 1 << 20;

  private final Span think;
  private final ActiveTime active;
  private final RandomStream thinking;
  private final ShapeSampler sampler;
  private final DueUsers due;
  private final boolean[] outstanding;
  private int outstandingCount;
  private long writesLeft;

  /**
   * @param users how many writes are outstanding at most, 1 to {@value #MOST_USERS}
   */
  public ClosedLoop(
      int users,
      Span think,
      ActiveTime active,
      WriteShape shape,
      RandomStream thinking,
      RandomStream sizes,
      RandomStream places) {
    if (users < 1 || users > MOST_USERS) {
      throw new IllegalArgumentException(
          "found " + users + " outstanding writes; expected 1 to " + MOST_USERS);
    }
    this.think = think;
    this.active = active;
    this.thinking = thinking;
    this.sampler = new ShapeSampler(shape, sizes, places);
    this.due = new DueUsers(users);
    this.outstanding = new boolean[users];
    this.writesLeft = active.writes();
    for (int user = 0; user < users; user++) {
      startThinking(user, active.startNanos());
    }
  }

  private void startThinking(int user, long nowNanos) {
    long pause = think.next(thinking);
    // A user whose next write would come too late goes home.
    if (nowNanos < active.endNanos() && pause < active.endNanos() - nowNanos) {
      due.add(user, nowNanos + pause);
    }
  }

  @Override
  public long nextTimeNanos() {
    return due.isEmpty() || writesLeft == 0 ? NONE : due.firstNanos();
  }

  @Override
  public void take(Write into) {
    if (due.isEmpty() || writesLeft == 0) {
      throw new IllegalStateException("no write is due: " + outstandingCount + " are outstanding");
    }
    into.timeNanos = due.firstNanos();
    int user = due.remove();
    into.tag = user;
    sampler.fill(into);
    outstanding[user] = true;
    outstandingCount++;
    writesLeft--;
  }

  @Override
  public void completed(int tag, long nowNanos) {
    if (tag < 0 || tag >= outstanding.length || !outstanding[tag]) {
      throw new IllegalArgumentException(
          "found tag " + tag + " completed; expected the tag of an outstanding write");
    }
    outstanding[tag] = false;
    outstandingCount--;
    startThinking(tag, nowNanos);
  }

  @Override
  public boolean ended() {
    return writesLeft == 0 || (due.isEmpty() && outstandingCount == 0);
  }
}

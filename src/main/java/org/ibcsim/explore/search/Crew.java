package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The threads of a search, and the calling thread that waits for them. */
final class Crew {
  private static final long PROGRESS_MILLIS = 200;

  private Crew() {}

  /**
   * Does a piece of work on each of some threads, and returns when all are done.
   *
   * @param work is to catch what it throws
   * @param progress called by the waiting thread now and then, and at the end
   * @param stop called if the waiting thread is interrupted, which it is again on return; the work
   *     is to end soon
   */
  static void run(int threads, Runnable work, Runnable progress, Runnable stop) {
    CountDownLatch running = new CountDownLatch(threads);
    List<Thread> crew = new ArrayList<>();
    for (int i = 1; i <= threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } finally {
                  running.countDown();
                }
              },
              "search-" + i);
      thread.setDaemon(true);
      crew.add(thread);
    }
    crew.forEach(Thread::start);
    boolean interrupted = false;
    for (boolean done = false; !done; ) {
      try {
        done = running.await(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
        progress.run();
      } catch (InterruptedException e) {
        interrupted = true;
        stop.run();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

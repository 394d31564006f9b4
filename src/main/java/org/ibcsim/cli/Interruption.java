package org.ibcsim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/**
 * Lets long work end well when the user presses Ctrl-C: it is told to stop, its command prints what
 * is known, and the program ends with the status of that.
 */
final class Interruption {
  private Interruption() {}

  /**
   * Runs work to its end, also if the program is asked to end meanwhile.
   *
   * @param stop tells the work to end soon; called by another thread
   * @param work answers the exit status
   */
  static int guard(Runnable stop, IntSupplier work) {
    CountDownLatch done = new CountDownLatch(1);
    int[] status = {ExitStatus.OWN_FAULT};
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              boolean over = false;
              while (!over) {
                try {
                  done.await();
                  over = true;
                } catch (InterruptedException e) {
                  // The virtual machine ends anyway; what the work knows is printed first.
                  Thread.currentThread().interrupt();
                  over = true;
                }
              }
              Runtime.getRuntime().halt(status[0]);
            },
            "ends the work");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      status[0] = work.getAsInt();
      return status[0];
    } finally {
      done.countDown();
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "the program ends already", e);
    }
  }
}

package org.ibcsim.sweep;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Threads of this process: each takes the next run until none is left. */
public final class ThreadsEngine implements Engine {
  private static final int WAITING_RESULTS = 256;

  private final Subject subject;
  private final int threads;

  public ThreadsEngine(Subject subject, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads, expected 1 or more");
    }
    this.subject = subject;
    this.threads = threads;
  }

  /** What a worker hands over: a result, or why it has none. */
  private sealed interface Handed {
    record Result(RunResult result) implements Handed {}

    record Failure(Throwable cause) implements Handed {}
  }

  @Override
  public void run(List<RunKey> keys, Consumer<RunResult> sink) {
    BlockingQueue<Handed> done = new ArrayBlockingQueue<>(WAITING_RESULTS);
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    int workers = Math.min(threads, keys.size());
    Thread[] all = new Thread[workers];
    for (int worker = 0; worker < workers; worker++) {
      all[worker] = new Thread(() -> work(keys, next, stopped, done), "sweep-" + worker);
      all[worker].setDaemon(true);
      all[worker].start();
    }
    try {
      for (int taken = 0; taken < keys.size(); taken++) {
        take(done, sink);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SweepException("interrupted; what was computed is stored, start it again to go on");
    } finally {
      stopped.set(true);
      for (Thread worker : all) {
        worker.interrupt();
      }
    }
  }

  private static void take(BlockingQueue<Handed> done, Consumer<RunResult> sink)
      throws InterruptedException {
    Handed handed = done.take();
    if (handed instanceof Handed.Result right) {
      sink.accept(right.result());
      return;
    }
    Throwable cause = ((Handed.Failure) handed).cause();
    if (cause instanceof RuntimeException told) {
      throw told;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(cause);
  }

  private void work(
      List<RunKey> keys, AtomicInteger next, AtomicBoolean stopped, BlockingQueue<Handed> done) {
    try {
      for (int i = next.getAndIncrement(); i < keys.size(); i = next.getAndIncrement()) {
        if (stopped.get()) {
          return;
        }
        done.put(handed(keys.get(i)));
      }
    } catch (InterruptedException stop) {
      // Nobody takes results any more.
      Thread.currentThread().interrupt();
    }
  }

  private Handed handed(RunKey key) {
    try {
      return new Handed.Result(subject.run(key));
    } catch (RuntimeException | Error failure) {
      return new Handed.Failure(failure);
    }
  }

  @Override
  public void close() {
    // Threads end with each call of run.
  }
}

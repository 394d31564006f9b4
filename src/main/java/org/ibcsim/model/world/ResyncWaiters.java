package org.ibcsim.model.world;

import java.util.ArrayDeque;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Surroundings;

/**
 * The commands that return only when the synchronization under way is over ({@code vradmin -wait
 * resync}, admin 2.1): at its end, or when no RLINK takes part in it any more (inferred).
 */
final class ResyncWaiters implements Stateful {
  private record Waiter(int host, int call) {}

  private final Surroundings surroundings;
  private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();

  ResyncWaiters(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  void add(int host, int call) {
    waiters.add(new Waiter(host, call));
  }

  /** It is over: all of them return. */
  void release() {
    while (!waiters.isEmpty()) {
      surroundings.observer().returned(waiters.remove().call(), Outcome.DONE);
    }
  }

  /** The process of a call died. */
  void interrupt(int call) {
    waiters.removeIf(waiter -> waiter.call() == call);
  }

  /** A host crashed, and every process on it died. */
  void crashed(int host) {
    waiters.removeIf(waiter -> waiter.host() == host);
  }

  @Override
  public void write(StateWriter writer) {
    writer.rare(waiters.size());
    for (Waiter waiter : waiters) {
      writer.count(waiter.host());
      writer.number(waiter.call());
    }
  }

  @Override
  public void read(StateReader reader) {
    waiters.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      waiters.add(new Waiter((int) reader.count(), (int) reader.number()));
    }
  }
}

package org.ibcsim.kernel;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Every event queue of the project, and the oracle: whatever the contract tests run over. */
final class Queues {
  private Queues() {}

  /** How to make an empty queue. */
  interface Maker {
    <E> EventQueue<E> empty();
  }

  private static final class Ladder implements Maker {
    @Override
    public <E> EventQueue<E> empty() {
      return new LadderQueue<>();
    }
  }

  private static final class Heap implements Maker {
    @Override
    public <E> EventQueue<E> empty() {
      return new HeapQueue<>();
    }
  }

  private static final class Tree implements Maker {
    @Override
    public <E> EventQueue<E> empty() {
      return new TreeQueue<>();
    }
  }

  static Stream<Named<Maker>> all() {
    return Stream.concat(ofTheProject(), Stream.of(Named.of("TreeQueue, the oracle", new Tree())));
  }

  static Stream<Named<Maker>> ofTheProject() {
    return Stream.of(Named.of("LadderQueue", new Ladder()), Named.of("HeapQueue", new Heap()));
  }
}

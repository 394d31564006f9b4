package org.ibcsim.runbook;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A command that tells how things stand; none changes anything. */
public sealed interface DisplayCommand extends Command.Display {
  /** A command that may print more than once. */
  sealed interface Repeated extends DisplayCommand {
    /** How often it prints. */
    Repetition repetition();

    /** The same command, printing as often as another repetition says. */
    Repeated with(Repetition other);
  }

  /**
   * Whether it goes on until something else happens, or for ever: it needs a run, in which times
   * count.
   */
  default boolean goesOn() {
    return false;
  }

  /** {@code vxrlink status}; {@code behind} for {@code -T}. */
  record RlinkStatus(int rlink, boolean behind, Repetition repetition) implements Repeated {
    public RlinkStatus(int rlink, boolean behind) {
      this(rlink, behind, Repetition.ONCE);
    }

    @Override
    public Repeated with(Repetition other) {
      return new RlinkStatus(rlink, behind, other);
    }

    @Override
    public boolean goesOn() {
      return !repetition.ends();
    }

    @Override
    public String name() {
      return "vxrlink status";
    }
  }

  /** {@code vxrlink stats}; {@code errors} for {@code -e}. */
  record RlinkStatistics(int rlink, boolean errors, Repetition repetition) implements Repeated {
    @Override
    public Repeated with(Repetition other) {
      return new RlinkStatistics(rlink, errors, other);
    }

    @Override
    public boolean goesOn() {
      return !repetition.ends();
    }

    @Override
    public String name() {
      return "vxrlink stats";
    }
  }

  /** {@code vrstat}: the statistics of all hosts. */
  record Statistics(Set<Part> parts, Repetition repetition) implements Repeated {
    /** How often {@code vrstat} prints by itself, in seconds [D M-vrstat]. */
    public static final int STANDARD_SECONDS = 10;

    /** What {@code vrstat} can be asked for, in the order of the synopsis [D M-vrstat]. */
    public enum Part {
      VOLUMES('V'),
      SRL('S'),
      RLINKS('R'),
      MEMORY('M');

      /** The letter of its option. */
      public final char letter;

      Part(char letter) {
        this.letter = letter;
      }
    }

    public Statistics {
      parts = parts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(parts));
    }

    @Override
    public Repeated with(Repetition other) {
      return new Statistics(parts, other);
    }

    @Override
    public boolean goesOn() {
      return !repetition.ends();
    }

    @Override
    public String name() {
      return "vrstat";
    }
  }

  /** {@code vxrlink updates}; {@code times} for {@code -T}. */
  record RlinkUpdates(int rlink, boolean times) implements DisplayCommand {
    @Override
    public String name() {
      return "vxrlink updates";
    }
  }

  /** {@code vradmin repstatus}; {@code longListing} for {@code -l}. */
  record ReplicationStatus(boolean longListing) implements DisplayCommand {
    @Override
    public String name() {
      return "vradmin repstatus";
    }
  }

  /** {@code vradmin printrvg}; {@code longListing} for {@code -l}. */
  record PrintRvg(boolean longListing) implements DisplayCommand {
    @Override
    public String name() {
      return "vradmin printrvg";
    }
  }

  /** {@code vradmin printvol}. */
  record PrintVolumes() implements DisplayCommand {
    @Override
    public String name() {
      return "vradmin printvol";
    }
  }

  /**
   * {@code vxprint}.
   *
   * @param names the records that are wanted; empty for all of the kind
   */
  record Print(Kind kind, List<String> names) implements DisplayCommand {
    /** What is printed, and how. */
    public enum Kind {
      /** {@code -Pl}: RLINKs, at length. */
      RLINKS("-Pl"),
      /** {@code -Vl}: RVGs, at length. */
      RVGS("-Vl"),
      /** {@code -l}: whatever has the name, at length. */
      NAMED("-l"),
      /** {@code -ht}: a line a record, with a heading. */
      TABLE("-ht");

      /** Its options as they are typed. */
      public final String options;

      Kind(String options) {
        this.options = options;
      }
    }

    public Print {
      names = List.copyOf(names);
    }

    @Override
    public String name() {
      return "vxprint";
    }
  }

  /**
   * {@code vrnotify}: the events of the data set from now on.
   *
   * @param events after how many it ends ({@code -n}); 0 for no such end
   * @param seconds after how many it ends ({@code -t}); 0 for no such end
   */
  record Notify(int events, int seconds) implements DisplayCommand {
    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    public String name() {
      return "vrnotify";
    }
  }
}

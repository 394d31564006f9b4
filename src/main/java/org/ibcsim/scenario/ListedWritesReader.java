package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.workload.ListedWrites;

/** Reads the workload {@code writes}: a list of single writes, each with its time and place. */
final class ListedWritesReader {
  private final Values values;
  private final Problems problems;
  private final DataSetDraft draft;
  private final long durationNanos;

  ListedWritesReader(Values values, Problems problems, DataSetDraft draft, long durationNanos) {
    this.values = values;
    this.problems = problems;
    this.draft = draft;
    this.durationNanos = durationNanos;
  }

  /** The workload, or empty once a problem has been told. */
  Optional<WorkloadSpec> read(Node node, String name) {
    int before = problems.count();
    List<ListedWrites.Listed> writes = new ArrayList<>();
    for (Node item : values.items(node, "write", Limits.MOST_LISTED_WRITES)) {
      readItem(item, writes);
    }
    return problems.count() == before
        ? Optional.of(new WorkloadSpec.Listed(name, writes))
        : Optional.empty();
  }

  private void readItem(Node item, List<ListedWrites.Listed> writes) {
    int before = problems.count();
    Section section = Section.open(item, Forms.WRITE, problems);
    long at = values.amount(section.value("at"), Limits.TIME_OF_RUN, Values.UNKNOWN);
    int volume = draft.volumes.find(section.value("volume"));
    long offset = values.amount(section.value("offset"), Limits.PART_START, 0);
    int length = (int) values.amount(section.value("size"), Limits.WRITE, 1);
    if (volume < 0 || problems.count() > before) {
      return;
    }
    if (durationNanos != Values.UNKNOWN && at >= durationNanos) {
      problems.add(
          section.place("at"),
          "a write at " + Dimension.DURATION.shown(at),
          "a time before the end of the run at " + Dimension.DURATION.shown(durationNanos));
    }
    if (!writes.isEmpty() && at < writes.get(writes.size() - 1).timeNanos()) {
      problems.add(
          section.place("at"),
          "a write at "
              + Dimension.DURATION.shown(at)
              + " behind one at "
              + Dimension.DURATION.shown(writes.get(writes.size() - 1).timeNanos()),
          "writes in the order of their times");
    }
    checkRoom(section, length);
    long bytes = draft.volumeBytes.get(volume);
    if (bytes != Values.UNKNOWN && offset + length > bytes) {
      problems.add(
          section.place("size"),
          "a write that ends at " + Dimension.SIZE.shown(offset + length),
          "an end inside the volume, at most " + Dimension.SIZE.shown(bytes));
    }
    writes.add(new ListedWrites.Listed(at, volume, offset, length));
  }

  private void checkRoom(Section section, int length) {
    draft.rlinks.stream()
        .mapToLong(DataSetDraft.Rlink::messagePoolBytes)
        .min()
        .ifPresent(
            pool -> {
              if (length > pool) {
                problems.add(
                    section.place("size"),
                    "a write of " + Dimension.SIZE.shown(length),
                    "at most " + Dimension.SIZE.shown(pool) + ", as the smallest message_pool has");
              }
            });
  }
}

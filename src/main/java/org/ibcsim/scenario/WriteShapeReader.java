package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.workload.Placement;
import org.ibcsim.workload.SizeMix;
import org.ibcsim.workload.VolumeRange;
import org.ibcsim.workload.WriteShape;
import org.jspecify.annotations.Nullable;

/** Reads what the writes of a workload look like: {@code volume, range, size, placement, block}. */
final class WriteShapeReader {
  /** Where writes begin unless a scenario says otherwise: at blocks as most file systems have. */
  static final int STANDARD_BLOCK_BYTES = 4_096;

  private static final int WHOLE = 1_000_000_000;
  private static final List<String> PLACEMENTS = List.of("uniform", "sequential", "hotspot");
  private static final String PLACEMENT =
      "uniform, sequential or {hotspot: {writes: 90 %, range: 10 %}}";

  private final Values values;
  private final Problems problems;
  private final DataSetDraft draft;

  WriteShapeReader(Values values, Problems problems, DataSetDraft draft) {
    this.values = values;
    this.problems = problems;
    this.draft = draft;
  }

  /** The shape, or empty once a problem has been told. */
  Optional<WriteShape> read(Section section) {
    int before = problems.count();
    Optional<VolumeRange> range = range(section);
    Node sizes = section.value("size");
    Optional<SizeMix> mix = sizes == null ? Optional.empty() : mix(sizes);
    Node place = section.value("placement");
    Placement placement = place == null ? new Placement.Uniform() : placement(place);
    int block = (int) values.amount(section.value("block"), Limits.BLOCK, STANDARD_BLOCK_BYTES);
    if (mix.isPresent() && sizes != null) {
      checkRoom(sizes, mix.get().largestBytes(), range, placement, block);
    }
    if (range.isEmpty() || mix.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(new WriteShape(range.get(), mix.get(), placement, block));
  }

  /** The part of the volume that is written, or empty once a problem has been told. */
  Optional<VolumeRange> range(Section section) {
    int volume = draft.volumes.find(section.value("volume"));
    Node node = section.value("range");
    long first = 0;
    long length = Values.UNKNOWN;
    if (node != null) {
      Section part = Section.open(node, Forms.RANGE, problems);
      first = values.amount(part.value("from"), Limits.PART_START, Values.UNKNOWN);
      length = values.amount(part.value("length"), Limits.PART_LENGTH, Values.UNKNOWN);
    }
    long bytes = volume < 0 ? Values.UNKNOWN : draft.volumeBytes.get(volume);
    if (bytes == Values.UNKNOWN
        || first == Values.UNKNOWN
        || (node != null && length == Values.UNKNOWN)) {
      return Optional.empty();
    }
    if (node == null) {
      return Optional.of(VolumeRange.whole(volume, bytes));
    }
    if (first + length > bytes) {
      problems.add(
          node.place(),
          "a range that ends at " + Dimension.SIZE.shown(first + length),
          "an end inside the volume, at most " + Dimension.SIZE.shown(bytes));
      return Optional.empty();
    }
    return Optional.of(new VolumeRange(volume, first, length));
  }

  private Optional<SizeMix> mix(Node node) {
    if (!(node instanceof Mapping mapping)) {
      long bytes = values.amount(node, Limits.WRITE, Values.UNKNOWN);
      return bytes < 0 ? Optional.empty() : Optional.of(SizeMix.fixed((int) bytes));
    }
    int count = mapping.entries().size();
    if (count == 0 || count > Limits.MOST_SIZES) {
      problems.add(
          node.place(), Shown.count(count, "size"), "1 to " + Limits.MOST_SIZES + " sizes");
      return Optional.empty();
    }
    List<SizeMix.Share> shares = new ArrayList<>();
    long sum = 0;
    for (Entry entry : mapping.entries()) {
      long bytes = values.amount(entry.key(), Limits.WRITE, Values.UNKNOWN);
      long share = values.amount(entry.value(), Limits.SHARE, Values.UNKNOWN);
      if (bytes > 0 && share > 0) {
        shares.add(new SizeMix.Share((int) bytes, (int) share));
        sum += share;
      }
    }
    if (shares.size() < count) {
      return Optional.empty();
    }
    if (sum != WHOLE) {
      problems.add(
          node.place(),
          "shares that make " + Dimension.SHARE.shown(sum) + " together",
          "shares that make 100 %");
      return Optional.empty();
    }
    return Optional.of(SizeMix.weighted(shares));
  }

  private Placement placement(Node node) {
    if (node instanceof Scalar scalar) {
      switch (scalar.text()) {
        case "uniform":
          return new Placement.Uniform();
        case "sequential":
          return new Placement.Sequential();
        default:
          refuse(node, scalar.shown(), scalar.text());
      }
    } else if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
      Entry entry = mapping.entries().get(0);
      if (entry.key().text().equals("hotspot")) {
        return hotspot(entry.value());
      }
      refuse(entry.key(), "the unknown placement " + entry.key().shown(), entry.key().text());
    } else {
      refuse(node, node.shown(), "");
    }
    return new Placement.Uniform();
  }

  private void refuse(Node node, String found, String word) {
    @Nullable String near = NearestName.to(word, PLACEMENTS);
    problems.add(node.place(), found, PLACEMENT, near);
  }

  private Placement hotspot(Node node) {
    Section section = Section.open(node, Forms.HOTSPOT, problems);
    double writes = values.amount(section.value("writes"), Limits.SHARE_OF_WRITES, 0);
    double part = values.amount(section.value("range"), Limits.SHARE_OF_RANGE, 1);
    return new Placement.HotSpot(writes / WHOLE, part / WHOLE);
  }

  private void checkRoom(
      Node sizes, int largest, Optional<VolumeRange> range, Placement placement, int block) {
    range.ifPresent(part -> requireRoom(sizes, largest, part.lengthBytes(), "the volume's range"));
    if (range.isPresent() && placement instanceof Placement.HotSpot spot) {
      long length = range.get().lengthBytes();
      // As WriteShape rounds: a whole number of blocks.
      long hot = (long) (length * spot.shareOfRange()) / block * block;
      requireRoom(sizes, largest, hot, "the hot part of the range");
      requireRoom(sizes, largest, length - hot, "the rest of the range");
    }
    draft.srlBytes.stream()
        .mapToLong(Long::longValue)
        .filter(srl -> srl >= Limits.LEAST_SRL_BYTES)
        .min()
        .ifPresent(
            srl -> requireRoom(sizes, largest, srl - draft.besideDataBytes(), "the smallest SRL"));
    draft.rlinks.stream()
        .mapToLong(DataSetDraft.Rlink::messagePoolBytes)
        .min()
        .ifPresent(pool -> requireRoom(sizes, largest, pool, "the smallest message_pool"));
  }

  private void requireRoom(Node sizes, int largest, long room, String what) {
    if (largest > room) {
      problems.add(
          sizes.place(),
          "writes of " + Dimension.SIZE.shown(largest),
          "at most " + Dimension.SIZE.shown(room) + ", as " + what + " has");
    }
  }
}

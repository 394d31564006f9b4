package org.ibcsim.scenario;

import java.util.List;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code disk}: the values that it gives hold for both devices, those below {@code srl} and
 * {@code data} for one of them.
 */
final class DiskReader {
  private static final List<String> KINDS = List.of("fixed", "exponential", "lognormal", "uniform");
  private static final String TIME =
      "the time of a write, such as 200 us, or a mapping with one of " + Shown.oneOf(KINDS);
  private static final int LARGEST_SIGMA = 5;
  private static final int BITS_PER_BYTE = 8;

  private final Values values;
  private final Problems problems;

  DiskReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** What a device is given; null where nothing is said. */
  private record Draft(
      @Nullable ServiceTime service, @Nullable Long bytesPerSecond, @Nullable Integer parallel) {
    Draft over(Draft below) {
      return new Draft(
          service == null ? below.service : service,
          bytesPerSecond == null ? below.bytesPerSecond : bytesPerSecond,
          parallel == null ? below.parallel : parallel);
    }

    DeviceTiming timing() {
      return new DeviceTiming(
          service == null ? new ServiceTime.Fixed(0) : service,
          bytesPerSecond == null ? DeviceTiming.UNLIMITED : bytesPerSecond,
          parallel == null ? 1 : parallel);
    }
  }

  /** The disks of a host. */
  DiskTiming read(Node node) {
    int before = problems.count();
    Section section = Section.open(node, Forms.DISK, problems);
    Draft both = draft(section);
    Draft srl = device(section.value("srl")).over(both);
    Draft data = device(section.value("data")).over(both);
    if ((srl.service == null || data.service == null) && problems.count() == before) {
      problems.add(
          section.place(),
          "a disk without write" + (srl.service == data.service ? "" : " for both srl and data"),
          "write: and the time that a write takes, such as write: 200 us");
    }
    return new DiskTiming(srl.timing(), data.timing());
  }

  private Draft device(@Nullable Node node) {
    return node == null
        ? new Draft(null, null, null)
        : draft(Section.open(node, Forms.DEVICE, problems));
  }

  private Draft draft(Section section) {
    Node write = section.value("write");
    Node bandwidth = section.value("bandwidth");
    Node parallel = section.value("parallel");
    return new Draft(
        write == null ? null : serviceTime(write),
        bandwidth == null ? null : bytesPerSecond(bandwidth),
        parallel == null ? null : (int) values.integer(parallel, 1, Limits.MOST_PARALLEL, 1));
  }

  private long bytesPerSecond(Node node) {
    long bits = values.amountOrUnlimited(node, Limits.DISK_BANDWIDTH, 0);
    if (bits % BITS_PER_BYTE != 0) {
      problems.add(node.place(), node.shown(), "a whole number of bytes a second");
    }
    return bits / BITS_PER_BYTE;
  }

  private ServiceTime serviceTime(Node node) {
    if (!(node instanceof Mapping mapping)) {
      if (node instanceof Node.Sequence) {
        problems.add(node.place(), node.shown(), TIME);
        return new ServiceTime.Fixed(0);
      }
      return new ServiceTime.Fixed(values.amount(node, Limits.SERVICE, 0));
    }
    if (mapping.entries().size() != 1) {
      problems.add(node.place(), Shown.count(mapping.entries().size(), "key"), TIME);
      return new ServiceTime.Fixed(0);
    }
    Entry entry = mapping.entries().get(0);
    Node value = entry.value();
    return switch (entry.key().text()) {
      case "fixed" -> new ServiceTime.Fixed(values.amount(value, Limits.SERVICE, 0));
      case "exponential" ->
          new ServiceTime.Exponential(values.amount(value, Limits.SERVICE_MEAN, 1));
      case "lognormal" -> lognormal(value);
      case "uniform" -> uniform(value);
      default -> {
        problems.add(
            entry.key().place(),
            "the unknown kind of time " + entry.key().shown(),
            Shown.oneOf(KINDS),
            NearestName.to(entry.key().text(), KINDS));
        yield new ServiceTime.Fixed(0);
      }
    };
  }

  private ServiceTime lognormal(Node node) {
    Section section = Section.open(node, Forms.LOGNORMAL, problems);
    return new ServiceTime.Lognormal(
        values.amount(section.value("median"), Limits.SERVICE_MEAN, 1),
        values.decimal(section.value("sigma"), LARGEST_SIGMA, 1));
  }

  private ServiceTime uniform(Node node) {
    Section section = Section.open(node, Forms.UNIFORM, problems);
    long from = values.amount(section.value("from"), Limits.SERVICE, Values.UNKNOWN);
    long to = values.amount(section.value("to"), Limits.SERVICE, Values.UNKNOWN);
    if (from > to && to != Values.UNKNOWN) {
      problems.add(
          section.place("to"),
          "the time " + Dimension.DURATION.shown(to),
          "at least that of from, " + Dimension.DURATION.shown(from));
    }
    return new ServiceTime.Uniform(from, Math.max(from, to));
  }
}

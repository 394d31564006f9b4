package org.ibcsim.check.expectation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.ibcsim.check.expectation.Observations.Distribution;
import org.ibcsim.check.expectation.Observations.Freeze;
import org.ibcsim.check.expectation.Observations.Occupancy;
import org.ibcsim.check.expectation.Observations.Secondary;
import org.jspecify.annotations.Nullable;

/** Secondaries, logs and times as expectations read them. */
final class ObservedSecondaries {
  static final String STILL_FROZEN = "still_frozen";

  private final Observations observed;

  ObservedSecondaries(Observations observed) {
    this.observed = observed;
  }

  /**
   * @throws IllegalArgumentException if the driver observed no such Secondary
   */
  Secondary named(String host) {
    return observed.secondaries().stream()
        .filter(secondary -> secondary.host().equals(host))
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("the run has no figures of Secondary " + host));
  }

  static ObservedStruct distribution(@Nullable Distribution distribution, String reasonIfNull) {
    ObservedStruct struct = new ObservedStruct(ObservedStruct.NOWHERE);
    if (distribution == null) {
      return struct.without(Shape.DISTRIBUTION, reasonIfNull);
    }
    return struct
        .with("p50", distribution.p50())
        .with("p95", distribution.p95())
        .with("p99", distribution.p99())
        .with("max", distribution.max())
        .with("mean", distribution.mean());
  }

  /**
   * Each figure is that of the Secondary where it is worst; one without figures makes it absent.
   */
  @Nullable Distribution worst(Function<Secondary, @Nullable Distribution> of) {
    List<@Nullable Distribution> all = observed.secondaries().stream().map(of).toList();
    if (all.isEmpty() || all.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    return new Distribution(
        longest(all, Distribution::p50),
        longest(all, Distribution::p95),
        longest(all, Distribution::p99),
        longest(all, Distribution::max),
        longest(all, Distribution::mean));
  }

  private static Duration longest(
      List<@Nullable Distribution> all, Function<Distribution, Duration> figure) {
    return all.stream()
        .filter(Objects::nonNull)
        .map(figure)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  static ObservedStruct occupancy(Occupancy occupancy) {
    return new ObservedStruct(ObservedStruct.NOWHERE)
        .with("max_bytes", occupancy.maximumBytes())
        .with("max_percent", occupancy.maximumPercent());
  }

  List<ObservedStruct> freezes(String host) {
    return named(host).freezes().stream().map(this::freeze).toList();
  }

  private ObservedStruct freeze(Freeze freeze) {
    String release =
        freeze.release() == null ? STILL_FROZEN : freeze.release().name().toLowerCase(Locale.ROOT);
    return interval(freeze.from(), freeze.to(), "it was still frozen when the run ended")
        .with("release", release);
  }

  List<ObservedStruct> outages(String host) {
    return named(host).outages().stream()
        .map(outage -> interval(outage.from(), outage.to(), "it lasted when the run ended"))
        .toList();
  }

  private ObservedStruct interval(Duration from, @Nullable Duration to, String reasonIfOpen) {
    return new ObservedStruct(ObservedStruct.NOWHERE)
        .with("from", from)
        .with("to", to, reasonIfOpen)
        .with("length", length(from, to));
  }

  private Duration length(Duration from, @Nullable Duration to) {
    return (to == null ? observed.elapsed() : to).minus(from);
  }

  Duration frozen(String host) {
    Duration sum = Duration.ZERO;
    for (Freeze freeze : named(host).freezes()) {
      sum = sum.plus(length(freeze.from(), freeze.to()));
    }
    return sum;
  }

  Duration longestFreeze() {
    return observed.secondaries().stream()
        .flatMap(secondary -> secondary.freezes().stream())
        .map(freeze -> length(freeze.from(), freeze.to()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}

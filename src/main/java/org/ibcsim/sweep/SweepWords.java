package org.ibcsim.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import org.ibcsim.plan.statistics.Comparison;
import org.ibcsim.scenario.text.Shown;

/** What a sweep says in words. */
public final class SweepWords {
  private static final int DIGITS = 4;

  private SweepWords() {}

  /** Why a sweep came out as it did. */
  public static String reason(SweepVerdict verdict, SweepResult result) {
    String ran =
        Shown.count(result.points().size(), "point") + ", " + Shown.count(result.runs(), "run");
    SweepResult.Broken broken = result.brokenInvariant();
    Replications asked = result.experiment().replications();
    if (broken != null) {
      return "an invariant is broken at point "
          + (broken.key().point() + 1)
          + ", replication "
          + broken.key().replication()
          + ": "
          + broken.words();
    }
    if (verdict == SweepVerdict.INCONCLUSIVE) {
      long wide = result.points().stream().filter(point -> !point.narrow()).count();
      return ran
          + "; "
          + Shown.count(wide, "point")
          + (wide == 1 ? " has" : " have")
          + " a half width of more than "
          + percent(asked.halfWidth())
          + " after "
          + asked.most()
          + " runs; more runs (most) narrow it";
    }
    return ran
        + (asked.untilNarrow() ? ", every half width within " + percent(asked.halfWidth()) : "");
  }

  /**
   * What is shown of a measure, to go on behind its name.
   *
   * @param once whether there is one value at each point, and no interval
   */
  public static String heading(MeasureKind kind, boolean once, double confidence) {
    // Bytes have their unit with them.
    String unit = kind == MeasureKind.SECONDS ? ", in seconds" : "";
    if (once) {
      return unit;
    }
    return kind == MeasureKind.CONDITION
        ? ": share of the runs in which it holds, with its interval at " + percent(confidence)
        : ": mean and half width at " + percent(confidence) + unit;
  }

  /** What the second of two points adds to the first. */
  public static String of(Comparison comparison) {
    if (comparison.difference().count() < 2) {
      return "fewer than two runs have both values: they do not tell";
    }
    double mean = comparison.difference().mean();
    String by = number(Math.abs(mean)) + " ± " + number(comparison.difference().halfWidth());
    double first = comparison.first().mean();
    String share = first == 0 ? "" : ", " + percent(Math.abs(mean / first)) + " of the first";
    return switch (comparison.verdict()) {
      case MORE -> "the second has more: by " + by + share;
      case LESS -> "the second has less: by " + by + share;
      case EQUAL -> "both have the same in every run";
      case UNDECIDED ->
          "the runs do not tell them apart: " + (mean < 0 ? "-" : "+") + by + "; more runs may";
    };
  }

  /** A share. */
  public static String percent(double share) {
    return number(share * 100) + " %";
  }

  /** Four digits, exactly rounded: what Java itself makes of a double differs between versions. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : value > 0 ? "endless" : "-endless";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
    double size = Math.abs(value);
    return size != 0 && (size < 1e-4 || size >= 1e9)
        ? rounded.toString().replace("E+", "E")
        : rounded.toPlainString();
  }
}

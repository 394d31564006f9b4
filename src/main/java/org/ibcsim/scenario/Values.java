package org.ibcsim.scenario;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Kind;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Node.Sequence;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Amount;
import org.ibcsim.scenario.unit.LongTermRate;
import org.ibcsim.scenario.unit.Range;
import org.ibcsim.scenario.unit.RateText;
import org.ibcsim.scenario.unit.Reading;
import org.ibcsim.workload.Rate;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values. Each answers with a fallback where there is no value, and also where it is
 * wrong, once it has told the problem: so that reading goes on, and nothing is told twice.
 */
public final class Values {
  /** What is read for a size or time that is missing or wrong; no check compares with it. */
  public static final long UNKNOWN = -1;

  private static final String DOTS = "..";
  private static final int LONGEST_TEXT = 2_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,30}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private final Problems problems;

  public Values(Problems problems) {
    this.problems = problems;
  }

  /** A line of text for people. */
  public String text(@Nullable Node node, String expected) {
    Scalar scalar = scalar(node, expected);
    if (scalar == null) {
      return "";
    }
    if (scalar.kind() == Kind.NOTHING || scalar.text().isBlank()) {
      problems.add(scalar.place(), shownOrEmpty(scalar), expected);
    } else if (scalar.kind() != Kind.TEXT) {
      problems.add(
          scalar.place(),
          scalar.shown() + ", which YAML takes for no text",
          expected,
          "\"" + Shown.escaped(scalar.text()) + "\"");
    } else if (scalar.text().length() > LONGEST_TEXT) {
      problems.add(
          scalar.place(), scalar.shown(), expected + " of at most " + LONGEST_TEXT + " characters");
    }
    return scalar.text();
  }

  private static String shownOrEmpty(Scalar scalar) {
    return scalar.kind() == Kind.NOTHING ? "nothing" : "an empty text";
  }

  /** A name that is safe in file names and in HTML, or null. */
  public @Nullable String name(@Nullable Node node, String what) {
    String expected =
        what + ": a letter or digit, then up to 30 letters, digits and the characters . _ -";
    Scalar scalar = scalar(node, expected);
    if (scalar == null) {
      return null;
    }
    if (scalar.kind() != Kind.TEXT && scalar.kind() != Kind.NOTHING) {
      problems.add(
          scalar.place(),
          scalar.shown() + ", which YAML takes for no text",
          expected,
          "\"" + Shown.escaped(scalar.text()) + "\"");
      return null;
    }
    return isName(scalar, expected) ? scalar.text() : null;
  }

  /** Tells where a scalar, perhaps a key, is not a safe name. */
  boolean isName(Scalar scalar, String expected) {
    if (NAME.matcher(scalar.text()).matches()) {
      return true;
    }
    problems.add(scalar.place(), scalar.shown(), expected);
    return false;
  }

  /** An amount with its unit, in steps of its dimension. */
  public long amount(@Nullable Node node, Range range, long fallback) {
    Scalar scalar = scalar(node, range.expected());
    return scalar == null ? fallback : amount(scalar, range, fallback);
  }

  /** A bandwidth that may be told by the minute, hour or day too, in whole bits a second. */
  public long longTermRate(@Nullable Node node, Range range, long fallback) {
    String expected = LongTermRate.expected(range);
    Scalar scalar = scalar(node, expected);
    return scalar == null
        ? fallback
        : amount(scalar, LongTermRate.read(scalar.text(), range), expected, fallback);
  }

  /** An amount that a scalar, perhaps a key, is. */
  long amount(Scalar scalar, Range range, long fallback) {
    return amount(scalar, Amount.read(scalar.text(), range), range.expected(), fallback);
  }

  private long amount(Scalar scalar, Reading reading, String expected, long fallback) {
    if (reading instanceof Reading.Right right) {
      return right.steps();
    }
    if (scalar.kind() == Kind.NOTHING) {
      problems.add(scalar.place(), "nothing", expected);
    } else if (reading instanceof Reading.Wrong wrong) {
      problems.add(scalar.place(), wrong.found(), wrong.expected(), wrong.suggestion());
    }
    return fallback;
  }

  /**
   * An amount, or two with {@code ..} between them for any from the first to the second; null where
   * there is none, or it is wrong.
   */
  @Nullable TimeRange times(@Nullable Node node, Range range) {
    Scalar scalar = scalar(node, range.expected());
    if (scalar == null) {
      return null;
    }
    int dots = scalar.text().indexOf(DOTS);
    long least = amount(dots < 0 ? scalar : part(scalar, 0, dots), range, UNKNOWN);
    long most =
        dots < 0
            ? least
            : amount(part(scalar, dots + DOTS.length(), scalar.text().length()), range, UNKNOWN);
    if (least == UNKNOWN || most == UNKNOWN) {
      return null;
    }
    if (least > most) {
      problems.add(
          scalar.place(),
          "times from " + range.dimension().shown(least) + " to " + range.dimension().shown(most),
          "the smaller one first",
          range.dimension().shown(most) + " .. " + range.dimension().shown(least));
      return null;
    }
    return new TimeRange(least, most);
  }

  private static Scalar part(Scalar whole, int from, int to) {
    return new Scalar(
        whole.text().substring(from, to).strip(), whole.kind(), whole.place(), whole.inside());
  }

  /** An amount, or the word {@value Range#UNLIMITED}, which is read as 0. */
  long amountOrUnlimited(@Nullable Node node, Range range, long fallback) {
    boolean unlimited = node instanceof Scalar scalar && scalar.text().equals(Range.UNLIMITED);
    return unlimited ? 0 : amount(node, range, fallback);
  }

  /** A rate of writes, or null. */
  @Nullable Rate rate(@Nullable Node node) {
    Scalar scalar = scalar(node, RateText.EXPECTED);
    if (scalar == null) {
      return null;
    }
    return RateText.read(
            scalar.text(),
            wrong ->
                problems.add(
                    scalar.place(),
                    scalar.kind() == Kind.NOTHING ? "nothing" : wrong.found(),
                    wrong.expected(),
                    wrong.suggestion()))
        .orElse(null);
  }

  /** A whole number without a unit. */
  public long integer(@Nullable Node node, long least, long most, long fallback) {
    String expected = "a whole number from " + least + " to " + most;
    Scalar scalar = scalar(node, expected);
    if (scalar == null) {
      return fallback;
    }
    String text = scalar.text();
    if (!text.matches("-?[0-9]{1,30}") || scalar.kind() != Kind.INTEGER) {
      boolean quoted = text.matches("-?[0-9]{1,19}");
      problems.add(scalar.place(), numberShown(scalar), expected, quoted ? text : null);
      return fallback;
    }
    BigInteger number = new BigInteger(text);
    if (number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0) {
      problems.add(scalar.place(), scalar.shown(), expected);
      return fallback;
    }
    return number.longValueExact();
  }

  private static String numberShown(Scalar scalar) {
    boolean quoted = scalar.kind() == Kind.TEXT && scalar.text().matches("-?[0-9]+");
    return quoted ? "the text " + scalar.shown() : scalar.shown();
  }

  /** A decimal number without a unit, above 0. */
  public double decimal(@Nullable Node node, int most, double fallback) {
    String expected = "a number above 0, at most " + most;
    Scalar scalar = scalar(node, expected);
    if (scalar == null) {
      return fallback;
    }
    boolean number = scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.DECIMAL;
    if (number && DECIMAL.matcher(scalar.text()).matches()) {
      double value = Double.parseDouble(scalar.text());
      if (value > 0 && value <= most) {
        return value;
      }
    }
    problems.add(scalar.place(), numberShown(scalar), expected);
    return fallback;
  }

  /** One of several words. */
  public <T> T choice(@Nullable Node node, Map<String, T> choices, T fallback) {
    List<String> words =
        choices.containsKey("off")
            ? choices.keySet().stream().filter(word -> !isTruth(word)).toList()
            : List.copyOf(choices.keySet());
    String expected = Shown.oneOf(words);
    Scalar scalar = scalar(node, expected);
    if (scalar == null) {
      return fallback;
    }
    T chosen = choices.get(scalar.text());
    if (chosen == null) {
      problems.add(scalar.place(), scalar.shown(), expected, NearestName.to(scalar.text(), words));
      return fallback;
    }
    return chosen;
  }

  /** Programs of YAML 1.1 write off and on as false and true: accepted, never suggested. */
  private static boolean isTruth(String word) {
    return word.equals("true") || word.equals("false");
  }

  /** The items of a list with at least one and at most so many; none where it is no list. */
  public List<Node> items(@Nullable Node node, String what, int most) {
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Sequence sequence)) {
      problems.add(
          node.place(),
          node.shown(),
          "a list of " + Shown.plural(what) + ", each behind a hyphen and a space");
      return List.of();
    }
    if (sequence.items().isEmpty() || sequence.items().size() > most) {
      problems.add(
          node.place(),
          Shown.count(sequence.items().size(), what),
          "1 to " + Shown.count(most, what));
      return List.of();
    }
    return sequence.items();
  }

  private @Nullable Scalar scalar(@Nullable Node node, String expected) {
    if (node == null || node instanceof Scalar) {
      return (Scalar) node;
    }
    problems.add(node.place(), node.shown(), expected);
    return null;
  }
}

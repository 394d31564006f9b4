package org.ibcsim.scenario.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.runbook.Nearest;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Dimension.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts: a decimal number, perhaps a space, and a unit: {@code 1.5 GiB}, {@code 200us}.
 *
 * <p>Exact: no floating point is involved, and an amount that is not a whole number of the
 * dimension's steps is refused rather than rounded, as is one beyond the range asked for.
 */
public final class Amount {
  private static final int LONGEST = 40;
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)?)(?<space> *)(?<unit>[^0-9.\\s].*)?");
  private static final Pattern NEGATIVE = Pattern.compile("-\\s*[0-9.].*");

  private Amount() {}

  /**
   * Reads an amount within a range.
   *
   * @param range what is asked for
   */
  public static Reading read(String text, Range range) {
    Dimension dimension = range.dimension();
    if (text.length() > LONGEST) {
      return new Reading.Wrong(
          Shown.quoted(text), range.expected() + ", of at most " + LONGEST + " characters", null);
    }
    if (NEGATIVE.matcher(text).matches()) {
      return new Reading.Wrong(
          Shown.quoted(text) + ", which is negative", range.expected(), text.substring(1).strip());
    }
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches()) {
      return new Reading.Wrong(Shown.quoted(text), range.expected(), tidied(text, dimension));
    }
    String number = matcher.group("number");
    String word = matcher.group("unit");
    if (word == null) {
      return new Reading.Wrong(
          Shown.quoted(text) + ", a number without a unit",
          range.expected(),
          bareSuggestion(number, range));
    }
    Optional<Unit> unit =
        dimension.units().stream().filter(known -> known.word().equals(word)).findFirst();
    if (unit.isEmpty()) {
      return new Reading.Wrong(
          Shown.quoted(text) + ", with the unknown unit " + Shown.quoted(word),
          range.expected(),
          unitSuggestion(number, word, dimension));
    }
    if (matcher.group("space").length() > 1) {
      return new Reading.Wrong(
          Shown.quoted(text), "one space before the unit", number + " " + word);
    }
    return scaled(text, new BigDecimal(number), unit.get(), range);
  }

  private static Reading scaled(String text, BigDecimal number, Unit unit, Range range) {
    BigDecimal exact = number.multiply(BigDecimal.valueOf(unit.size()));
    if (exact.stripTrailingZeros().scale() > 0) {
      return new Reading.Wrong(
          Shown.quoted(text), "a whole number of " + range.dimension().whole(), null);
    }
    BigInteger steps = exact.toBigIntegerExact();
    if (steps.compareTo(BigInteger.valueOf(range.least())) < 0
        || steps.compareTo(BigInteger.valueOf(range.most())) > 0) {
      return new Reading.Wrong(Shown.quoted(text), range.between(), null);
    }
    return new Reading.Right(steps.longValueExact());
  }

  private static @Nullable String bareSuggestion(
      String number, Range range) {
    if (range.dimension() == Dimension.SHARE) {
      BigDecimal value = new BigDecimal(number);
      if (value.compareTo(BigDecimal.ONE) < 0) {
        return value.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
      }
    }
    return number + " " + range.usualUnit();
  }

  private static @Nullable String unitSuggestion(
      String number, String word, Dimension dimension) {
    String meant = dimension.misspellings().get(word);
    if (meant == null) {
      List<String> words = dimension.words();
      meant =
          words.stream().filter(word::equalsIgnoreCase).findFirst().orElse(null);
      if (meant == null) {
        meant = Nearest.to(word, words).orElse(null);
      }
    }
    return meant == null ? null : number + " " + meant;
  }

  /** Numbers as other languages write them: {@code 1_000 s}, {@code 1,000 s}, {@code +5 s}. */
  private static @Nullable String tidied(
      String text, Dimension dimension) {
    String plain = text.replace("_", "").replace(",", "").replace("+", "").strip();
    if (plain.startsWith(".")) {
      plain = "0" + plain;
    }
    Matcher matcher = NUMBER_AND_UNIT.matcher(plain);
    boolean known = matcher.matches() && dimension.words().contains(matcher.group("unit"));
    return known ? matcher.group("number") + " " + matcher.group("unit") : null;
  }
}

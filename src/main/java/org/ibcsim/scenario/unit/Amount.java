package org.ibcsim.scenario.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.kernel.NearestName;
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
  private static final Pattern PART =
      Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)?) *(?<unit>[^0-9.\\s]+) *");
  private static final List<Dimension> COUNTED = List.of(Dimension.SIZE, Dimension.BANDWIDTH);
  private static final List<String> FOR_UNLIMITED =
      List.of("infinite", "infinity", "inf", ".inf", "none", "no limit", "max", "unlimted");
  private static final BigDecimal FEWEST_COUNTED = BigDecimal.valueOf(4_096);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
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
      return new Reading.Wrong(Shown.quoted(text), range.expected(), reworded(text, range));
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
          unitSuggestion(text, number, word, range));
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

  private static @Nullable String bareSuggestion(String number, Range range) {
    if (range.dimension() == Dimension.SHARE) {
      BigDecimal value = new BigDecimal(number);
      if (value.compareTo(BigDecimal.ONE) < 0) {
        return value.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
      }
    }
    BigDecimal value = new BigDecimal(number);
    boolean counted = COUNTED.contains(range.dimension()) && value.scale() == 0;
    if (counted && value.compareTo(FEWEST_COUNTED) >= 0 && value.compareTo(MOST) <= 0) {
      // So many of a large unit are hardly meant: it is a count of the smallest one.
      return range.dimension().shown(value.longValueExact());
    }
    return number + " " + range.usualUnit();
  }

  private static @Nullable String unitSuggestion(
      String text, String number, String word, Range range) {
    Dimension dimension = range.dimension();
    String reworded = reworded(text, range);
    if (reworded != null) {
      return reworded;
    }
    String meant = dimension.misspellings().get(word);
    if (meant == null) {
      List<String> words = dimension.words();
      meant = words.stream().filter(word::equalsIgnoreCase).findFirst().orElse(null);
      if (meant == null) {
        meant = NearestName.to(word, words);
      }
    }
    return meant == null ? null : number + " " + meant;
  }

  private static @Nullable String reworded(String text, Range range) {
    if (range.orUnlimited() && FOR_UNLIMITED.contains(text)) {
      return Range.UNLIMITED;
    }
    String tidied = tidied(text, range.dimension());
    return tidied == null ? added(text, range.dimension()) : tidied;
  }

  /** Several amounts in one, {@code 1 h 30 min}, as one amount. */
  private static @Nullable String added(String text, Dimension dimension) {
    BigDecimal sum = BigDecimal.ZERO;
    int end = 0;
    Matcher part = PART.matcher(text);
    while (part.find() && part.start() == end) {
      String word = part.group("unit");
      Optional<Unit> unit =
          dimension.units().stream().filter(known -> known.word().equals(word)).findFirst();
      if (unit.isEmpty()) {
        return null;
      }
      BigDecimal number = new BigDecimal(part.group("number"));
      sum = sum.add(number.multiply(BigDecimal.valueOf(unit.get().size())));
      end = part.end();
    }
    boolean whole = end == text.length() && sum.stripTrailingZeros().scale() <= 0;
    return whole && sum.compareTo(MOST) <= 0 ? dimension.shown(sum.longValueExact()) : null;
  }

  /** Numbers as other languages write them: {@code 1_000 s}, {@code 1,000 s}, {@code +5 s}. */
  private static @Nullable String tidied(String text, Dimension dimension) {
    String plain = text.replace("_", "").replace(",", "").replace("+", "").strip();
    if (plain.startsWith(".")) {
      plain = "0" + plain;
    }
    Matcher matcher = NUMBER_AND_UNIT.matcher(plain);
    boolean known = matcher.matches() && dimension.words().contains(matcher.group("unit"));
    return known ? matcher.group("number") + " " + matcher.group("unit") : null;
  }
}

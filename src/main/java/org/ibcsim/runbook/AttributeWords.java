package org.ibcsim.runbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;

/**
 * The words {@code attribute=value} of {@code vradmin set} and {@code vxedit set}, and their text.
 *
 * <p>A bandwidth is {@code none}, or a number of bits per second with K, M or G behind it for a
 * thousand, a million or a thousand million, and at least 56 000 [K]. The form is not documented;
 * it is printed as "30.00 Mbps" [D 41-ch6display_vvr79].
 */
final class AttributeWords {
  private static final String SYNCHRONOUS = "synchronous";
  private static final String SRLPROT = "srlprot";
  private static final String LATENCYPROT = "latencyprot";
  private static final String HIGH_MARK = "latency_high_mark";
  private static final String LOW_MARK = "latency_low_mark";
  private static final String BANDWIDTH = "bandwidth_limit";
  private static final List<String> ATTRIBUTES =
      List.of(SYNCHRONOUS, SRLPROT, LATENCYPROT, HIGH_MARK, LOW_MARK, BANDWIDTH);

  private static final String NONE = "none";
  private static final Pattern BITS =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)([KMG]?)(?:bps)?");
  private static final long LEAST_BITS = 56_000;
  private static final long MOST_BITS = 1_000_000_000_000_000L;

  private final List<Problem> problems;

  AttributeWords(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * What words say.
   *
   * @param command as the problems name it, for instance {@code vradmin set}
   * @param mayFail whether {@code synchronous=fail} is one of its values
   */
  RlinkChange read(String command, List<Word> words, boolean mayFail) {
    Map<String, Word> given = new LinkedHashMap<>();
    for (Word word : words) {
      String name = name(word);
      if (!ATTRIBUTES.contains(name)) {
        add(
            word,
            "the attribute '" + name + "' of " + command,
            "one of " + String.join(", ", ATTRIBUTES),
            Objects.requireNonNullElse(NearestName.to(name, ATTRIBUTES), ""));
      } else if (given.putIfAbsent(name, word) != null) {
        add(word, "the attribute '" + name + "' a second time", "each attribute once", "");
      }
    }
    return new RlinkChange(
        Optional.ofNullable(given.get(SYNCHRONOUS)).flatMap(word -> mode(word, mayFail)),
        Optional.ofNullable(given.get(SRLPROT))
            .flatMap(word -> choice(word, SrlProtection.values())),
        Optional.ofNullable(given.get(LATENCYPROT))
            .flatMap(word -> choice(word, LatencyProtection.Mode.values())),
        Optional.ofNullable(given.get(HIGH_MARK)).flatMap(word -> whole(word, 2)),
        Optional.ofNullable(given.get(LOW_MARK)).flatMap(word -> whole(word, 1)),
        Optional.ofNullable(given.get(BANDWIDTH)).flatMap(this::bits));
  }

  private static String name(Word word) {
    int end = word.text().indexOf('=');
    return end < 0 ? word.text() : word.text().substring(0, end);
  }

  private static String value(Word word) {
    return word.text().substring(name(word).length()).replaceFirst("=", "");
  }

  private Optional<Synchronous> mode(Word word, boolean mayFail) {
    if (!mayFail && value(word).equals(Switch.nameOf(Synchronous.FAIL))) {
      add(
          word,
          "synchronous=fail, which vradmin does not set",
          "synchronous=off or synchronous=override",
          "vxedit set synchronous=fail on the Primary");
      return Optional.empty();
    }
    return choice(word, Synchronous.values());
  }

  private <T extends Enum<T>> Optional<T> choice(Word word, T[] answers) {
    List<String> names = new ArrayList<>();
    for (T answer : answers) {
      if (Switch.nameOf(answer).equals(value(word))) {
        return Optional.of(answer);
      }
      names.add(Switch.nameOf(answer));
    }
    String nearest = NearestName.to(value(word), names);
    add(
        word,
        "'" + value(word) + "' for " + name(word),
        "one of " + String.join(", ", names),
        nearest == null ? "" : name(word) + "=" + nearest);
    return Optional.empty();
  }

  private Optional<Integer> whole(Word word, int least) {
    if (value(word).matches("[0-9]{1,10}")) {
      long number = Long.parseLong(value(word));
      if (number >= least && number <= Integer.MAX_VALUE) {
        return Optional.of((int) number);
      }
    }
    add(
        word,
        "'" + value(word) + "' for " + name(word),
        "a whole number of writes from " + least + " to " + Integer.MAX_VALUE,
        "");
    return Optional.empty();
  }

  private Optional<Long> bits(Word word) {
    if (value(word).equals(NONE)) {
      return Optional.of(RlinkAttributes.NO_LIMIT);
    }
    Matcher matcher = BITS.matcher(value(word));
    if (matcher.matches()) {
      int shift =
          switch (matcher.group(2)) {
            case "K" -> 3;
            case "M" -> 6;
            case "G" -> 9;
            default -> 0;
          };
      long bits = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(shift).longValue();
      if (bits >= LEAST_BITS && bits <= MOST_BITS) {
        return Optional.of(bits);
      }
    }
    add(
        word,
        "'" + value(word) + "' for " + BANDWIDTH,
        "none, or bits per second from 56K to 1000000G",
        BANDWIDTH + "=30M");
    return Optional.empty();
  }

  /** The words of a change, one blank before each. */
  static String text(RlinkChange change) {
    StringBuilder text = new StringBuilder();
    change.synchronous().ifPresent(mode -> append(text, SYNCHRONOUS, Switch.nameOf(mode)));
    change.srlProtection().ifPresent(mode -> append(text, SRLPROT, Switch.nameOf(mode)));
    change.latencyProtection().ifPresent(mode -> append(text, LATENCYPROT, Switch.nameOf(mode)));
    change.highMark().ifPresent(mark -> append(text, HIGH_MARK, Integer.toString(mark)));
    change.lowMark().ifPresent(mark -> append(text, LOW_MARK, Integer.toString(mark)));
    change
        .bandwidthLimit()
        .ifPresent(
            bits ->
                append(
                    text,
                    BANDWIDTH,
                    bits == RlinkAttributes.NO_LIMIT ? NONE : Long.toString(bits)));
    return text.toString();
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append('=').append(value);
  }

  private void add(Word word, String found, String expected, String suggestion) {
    problems.add(Problem.at(word, found, expected, suggestion));
  }
}

package org.ibcsim.runbook;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.VolumeLayout;

/**
 * Checks the names and numbers in one host's commands against the layout.
 *
 * <p>Each check answers with a usable value even if it found a problem, so that the rest of the
 * command is checked too.
 */
final class Names {
  private static final String FORBIDDEN_IN_NAME = "<>&\"'/\\";
  private static final int MAXIMUM_FILE_NAME_CHARACTERS = 100;
  private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  private final RdsLayout layout;
  private final int host;
  private final List<Problem> problems;

  Names(RdsLayout layout, int host, List<Problem> problems) {
    this.layout = layout;
    this.host = host;
    this.problems = problems;
  }

  /** {@code -g}, where it is given; the product's own example leaves it out [D ibc S22]. */
  void diskGroup(Options options) {
    options.value('g').ifPresent(word -> known(word, "disk group", List.of(layout.diskGroup())));
  }

  void rvg(Word word) {
    known(word, "RVG", List.of(layout.rvg()));
  }

  /**
   * The number of an RLINK; on a Secondary the only one is that from the first Primary; a bunker
   * has those to the Secondaries.
   */
  int rlink(Word word) {
    if (layout.isBunker(host)) {
      return rlinkOfSecondary(word);
    }
    if (host != RdsLayout.FIRST_PRIMARY) {
      int own = layout.rlinkTo(host);
      known(word, "RLINK", List.of(layout.rlinks().get(own).remoteName()));
      return own;
    }
    List<String> names = layout.rlinks().stream().map(rlink -> rlink.name()).toList();
    known(word, "RLINK", names);
    return Math.max(0, names.indexOf(word.text()));
  }

  /** The number of an RLINK that a message is sent to. */
  int rlinkTo(Word word) {
    return host == RdsLayout.FIRST_PRIMARY ? rlinkOfSecondary(word) : rlink(word);
  }

  /** The number of an RLINK that a message can go to, or that a bunker can be switched to. */
  int rlinkOfSecondary(Word word) {
    List<String> names =
        layout.rlinks().stream().limit(layout.secondaries()).map(rlink -> rlink.name()).toList();
    known(word, "RLINK", names);
    return Math.max(0, names.indexOf(word.text()));
  }

  /** The number of a data volume, or -1 for the SRL where that may stand there too. */
  int volume(Word word, boolean orSrl) {
    List<String> names =
        new ArrayList<>(layout.volumes().stream().map(VolumeLayout::name).toList());
    if (orSrl) {
      names.add(layout.srl());
    }
    known(word, "volume", names);
    int number = names.indexOf(word.text());
    return number == layout.volumes().size() ? -1 : Math.max(0, number);
  }

  /** The SRL, which has the same name on every host. */
  void srl(Word word) {
    known(word, "SRL", List.of(layout.srl()));
  }

  /** A name that must be one of some; {@code kind} is what they are names of. */
  void known(Word word, String kind, List<String> names) {
    if (names.contains(word.text())) {
      return;
    }
    String where = kind.equals("RLINK") ? " (on " + layout.hosts().get(host).name() + ")" : "";
    String expected = names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names);
    problems.add(
        Problem.at(
            word,
            "the unknown " + kind + " '" + word.text() + "'",
            expected + where,
            Objects.requireNonNullElse(NearestName.to(word.text(), names), "")));
  }

  /** An application name: 1 to 31 bytes of UTF-8 that are visible and safe in a report. */
  String application(Word word) {
    int bytes = word.text().getBytes(StandardCharsets.UTF_8).length;
    String expected = "an application name of 1 to " + InBandControl.MAXIMUM_NAME_BYTES + " bytes";
    if (bytes == 0) {
      problems.add(Problem.at(word, "an empty application name", expected, ""));
    } else if (bytes > InBandControl.MAXIMUM_NAME_BYTES) {
      problems.add(
          Problem.at(
              word,
              "the application name '" + word.text() + "' of " + bytes + " bytes",
              expected,
              "a shorter name, the same on every host"));
    }
    word.text()
        .codePoints()
        .filter(c -> FORBIDDEN_IN_NAME.indexOf(c) >= 0 || Character.isWhitespace(c))
        .findFirst()
        .ifPresent(
            c ->
                problems.add(
                    Problem.at(
                        word,
                        "'"
                            + Character.toString(c)
                            + "' in the application name '"
                            + word.text()
                            + "'",
                        "a name without blanks and without " + FORBIDDEN_IN_NAME,
                        "")));
    return word.text();
  }

  /** The prefix of a snapshot; it becomes part of names. */
  String prefix(Word word) {
    if (!word.text().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,30}")) {
      problems.add(
          Problem.at(
              word,
              "the snapshot prefix '" + word.text() + "'",
              "1 to 31 letters, digits, '_', '-' or '.', the first a letter or digit",
              ""));
    }
    return word.text();
  }

  /** The file that a received message goes to, inside the folder of the run. */
  String outputFile(Word word) {
    String name = word.text();
    boolean plain =
        name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")
            && name.length() <= MAXIMUM_FILE_NAME_CHARACTERS;
    if (!plain) {
      String last = name.substring(name.lastIndexOf('/') + 1);
      problems.add(
          Problem.at(
              word,
              "the file name '" + name + "'",
              "the name of a file in the run's folder: letters, digits, '_', '-' and '.', no path",
              last.equals(name) || last.isEmpty() || last.startsWith(".") ? "" : last));
    }
    return name;
  }

  /**
   * The file that a message is read from, inside the scenario's folder; empty if the name leads
   * elsewhere.
   */
  Optional<String> inputFile(Word word) {
    String name = word.text();
    boolean inside =
        !name.isEmpty()
            && !name.startsWith("/")
            && !name.contains("\\")
            && !name.contains(":")
            && !name.startsWith("~")
            && List.of(name.split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    if (!inside) {
      problems.add(
          Problem.at(
              word,
              "the file name '" + name + "'",
              "a path inside the scenario's folder, relative, with / and without ..",
              ""));
      return Optional.empty();
    }
    return Optional.of(name);
  }

  /** The value of an option in whole seconds, or the standard where it is not given. */
  int seconds(Options options, char letter, int standard) {
    return options.value(letter).map(word -> whole(word, letter, "seconds")).orElse(standard);
  }

  /** The value of an option in bytes, or the standard where it is not given. */
  int bytes(Options options, char letter, int standard) {
    return options.value(letter).map(word -> whole(word, letter, "bytes")).orElse(standard);
  }

  private int whole(Word word, char letter, String unit) {
    String expected = "whole " + unit + " from 0 to " + Integer.MAX_VALUE + " after -" + letter;
    if (!word.text().matches("[0-9]+")) {
      problems.add(Problem.at(word, "'" + word.text() + "'", expected, wholeSeconds(word, unit)));
      return 0;
    }
    if (word.text().length() > 20 || new BigInteger(word.text()).compareTo(LARGEST) > 0) {
      String none = unit.equals("seconds") ? "0, if no time-out is meant" : "";
      problems.add(Problem.at(word, "the number " + word.text(), expected, none));
      return 0;
    }
    return Integer.parseInt(word.text());
  }

  private static String wholeSeconds(Word word, String unit) {
    if (unit.equals("seconds")
        && Duration.read(word.text()) instanceof Duration.Read duration
        && duration.nanos() % 1_000_000_000L == 0) {
      return Long.toString(duration.nanos() / 1_000_000_000L);
    }
    return "";
  }
}

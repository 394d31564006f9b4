package org.ibcsim.explore.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ibcsim.journal.Documents;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * The choices of one path through a scenario, as a file: what {@code ibcsim replay} steps through.
 *
 * <p>The numbers decide; the texts are for people, and tell where a path leaves the one that was
 * recorded. A path belongs to the scenario with the digest that it names: another text may number
 * its choices otherwise.
 *
 * @param format always {@link #FORMAT}
 * @param ibcsimVersion of the program that wrote it
 * @param scenario the path of the scenario's file, as it was given
 * @param scenarioSha256 digest of the scenario's text
 * @param shows what the path is a witness of, one line
 * @param semantics answers to open questions that differ from the scenario's, by the names of their
 *     switches
 * @param reduced whether steps whose moment nobody can see were taken at once
 * @param initial number of the initial state
 * @param steps the choices, in order
 */
public record ChoiceFile(
    String format,
    String ibcsimVersion,
    String scenario,
    String scenarioSha256,
    String shows,
    Map<String, String> semantics,
    boolean reduced,
    int initial,
    List<Choice> steps) {
  /** What the first field says. */
  public static final String FORMAT = "ibcsim choices 1";

  /**
   * One choice.
   *
   * @param choice its number among those of its state
   * @param text what happens, one line
   */
  public record Choice(int choice, String text) {
    public Choice {
      Objects.requireNonNull(text, "null where the text of a step is needed");
    }
  }

  public ChoiceFile {
    Objects.requireNonNull(format, "null as format");
    Objects.requireNonNull(ibcsimVersion, "null as ibcsim_version");
    Objects.requireNonNull(scenario, "null as scenario");
    Objects.requireNonNull(scenarioSha256, "null as scenario_sha256");
    Objects.requireNonNull(shows, "null as shows");
    Objects.requireNonNull(semantics, "null as semantics");
    Objects.requireNonNull(steps, "null as steps");
    semantics = new LinkedHashMap<>(semantics);
    steps = List.copyOf(steps);
  }

  /** The numbers of the choices, in order. */
  public List<Integer> choices() {
    return steps.stream().map(Choice::choice).toList();
  }

  /** The steps with the texts of a walk along these choices. */
  public static List<Choice> steps(List<Integer> choices, Walk walk) {
    if (choices.size() != walk.length()) {
      throw new IllegalArgumentException(
          choices.size() + " choices and a walk of " + walk.length() + " steps, expected as many");
    }
    List<Choice> steps = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      steps.add(new Choice(choices.get(i), walk.steps().get(i + 1).text()));
    }
    return steps;
  }

  /** The file's text: JSON in ASCII. */
  public byte[] bytes() {
    return Documents.text(this).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads such a file.
   *
   * @throws IOException if it cannot be read or is none; the message says what and where
   */
  public static ChoiceFile read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": found a directory; expected a choice file of ibcsim explore");
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": found no such file; expected a choice file of ibcsim explore", e);
    }
    if (new String(bytes, StandardCharsets.UTF_8).strip().equals("null")) {
      throw new IOException(
          file + ": found null; expected a choice file, as ibcsim explore writes it");
    }
    ChoiceFile read;
    try {
      read = Documents.read(bytes, ChoiceFile.class);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new IOException(
          file
              + place
              + ": found "
              + e.getOriginalMessage()
              + "; expected a choice file, as ibcsim explore writes it",
          e);
    }
    if (!read.format.equals(FORMAT)) {
      throw new IOException(
          file + ": found format '" + read.format + "'; expected '" + FORMAT + "'");
    }
    return read;
  }
}

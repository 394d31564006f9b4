package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;
import org.ibcsim.runbook.CommandReference;

/** {@code ibcsim help runbook}: every command that a runbook may have. */
record RunbookTopic(List<CommandReference.Program> commands) {
  private static final int INDENT = 4;
  private static final int SYNOPSIS_INDENT = 2;

  static RunbookTopic ofTheParsers() {
    return new RunbookTopic(CommandReference.ofTheParsers().programs());
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(
        screen,
        0,
        width,
        "Commands of a runbook, as an administrator types them; options come before the keyword."
            + " vrnotify, and vxrlink -i and vrstat without an end of their own, go on until"
            + " timeout, the death of their process or the end of the run, and what they have"
            + " printed is in the report. An exploration takes none that goes on.");
    for (CommandReference.Program program : commands) {
      screen.println();
      for (String synopsis : program.synopses()) {
        Paragraphs.print(screen, SYNOPSIS_INDENT, width, program.name() + " " + synopsis);
      }
      Paragraphs.print(screen, INDENT, width, "Source: " + program.source());
      if (!program.notSimulated().isEmpty()) {
        Paragraphs.print(
            screen, INDENT, width, "Not simulated: " + String.join(", ", program.notSimulated()));
      }
    }
  }
}

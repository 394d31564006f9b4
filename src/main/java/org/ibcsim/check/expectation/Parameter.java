package org.ibcsim.check.expectation;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;

/** What stands between the parentheses of a word of the vocabulary. */
enum Parameter {
  HOST("host", "a host of the scenario"),
  SECONDARY("secondary", "a Secondary of the scenario"),
  APPLICATION("application", "an application that a runbook registers"),
  SNAPSHOT("prefix", "the prefix of a snapshot that a runbook takes"),
  SCRIPT("script", "a script of the runbook, named as there"),
  KEYWORD("keyword", "the keyword of a command that a runbook types"),
  NUMBER("number", "a number, 1 for the first");

  private final String label;
  private final String meaning;

  Parameter(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  String label() {
    return label;
  }

  String meaning() {
    return meaning;
  }

  CelType type() {
    return this == NUMBER ? SimpleType.INT : SimpleType.STRING;
  }
}

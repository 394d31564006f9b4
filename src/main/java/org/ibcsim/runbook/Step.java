package org.ibcsim.runbook;

/**
 * A command at its place in the file.
 *
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 * @param text as written
 */
public record Step(int line, int column, String text, Command command) {}

package org.ibcsim.runbook;

/**
 * One word of a command, quotes and backslashes resolved.
 *
 * @param line where its first character stands, from 1
 * @param column where its first character stands, from 1, in code points
 */
record Word(String text, int line, int column) {}

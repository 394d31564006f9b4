package org.ibcsim.report.chart;

/** A labelled position on an axis, in the axis' own numbers. */
public record Tick(double value, String label) {}

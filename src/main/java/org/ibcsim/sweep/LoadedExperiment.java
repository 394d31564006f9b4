package org.ibcsim.sweep;

/**
 * An experiment that can be run.
 *
 * @param sources what it was read from
 */
public record LoadedExperiment(Experiment experiment, Subject subject, Sources sources) {}

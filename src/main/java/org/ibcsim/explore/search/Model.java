package org.ibcsim.explore.search;

/**
 * What a search explores: initial states, and the steps that each state allows.
 *
 * <p>A state is a run of bytes, and two states are one if their bytes are equal: the encoding is
 * the model's affair, and so is symmetry, for a model may encode one representative of all states
 * that it holds for equal; choices then are those of the representative. Short encodings are cheap
 * ones: the search copies and hashes every byte of every successor.
 *
 * <p>A model may be asked for its steppers by several threads at once; a stepper belongs to one
 * thread. All steppers of a model answer alike.
 */
@FunctionalInterface
public interface Model {
  /** A new stepper, for one thread. */
  Stepper stepper();
}

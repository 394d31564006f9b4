package org.ibcsim.mutants;

import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Makes properties repeat themselves while mutants are judged: a seed for all of them, no memory of
 * earlier failures, no shrinking and, if wanted, no more than so many tries each.
 *
 * <p>Whether a mutant is caught must not be a matter of luck, and how its failure shrinks interests
 * nobody. It is on while the system property {@link #SEED} is set; in every other run it does
 * nothing.
 */
public final class RehearsedProperties implements AroundPropertyHook {
  /** The seed of every property that has none of its own: a whole number. */
  public static final String SEED = "ibcsim.property.seed";

  /** How many tries a property has at most: a whole number of 1 or more. */
  public static final String MAXIMUM_TRIES = "ibcsim.property.tries";

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seed = System.getProperty(SEED);
    if (seed != null) {
      PropertyAttributes attributes = context.attributes();
      if (attributes.seed().isEmpty()) {
        attributes.setSeed(seed);
      }
      attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
      attributes.setShrinking(ShrinkingMode.OFF);
      Optional.ofNullable(Integer.getInteger(MAXIMUM_TRIES))
          .ifPresent(
              maximum -> attributes.setTries(Math.min(maximum, attributes.tries().orElse(1_000))));
    }
    return property.execute();
  }
}

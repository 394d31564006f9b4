package org.ibcsim.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one property, against one model or as it is, always with the same seed. */
public final class Trial {
  /** The seed of jqwik. */
  public static final String SEED = "20261122";

  private Trial() {}

  /**
   * What the property fails with; empty if it holds.
   *
   * @throws IllegalArgumentException if there is no such property
   */
  static Optional<Throwable> failure(BrokenModel model, String className, String methodName)
      throws ClassNotFoundException {
    return failure(model.loadClass(className), methodName);
  }

  /**
   * What a property, with the classes that its own class uses, fails with; empty if it holds.
   *
   * @throws IllegalArgumentException if there is no such property
   */
  public static Optional<Throwable> failure(Class<?> properties, String methodName) {
    Method property =
        Arrays.stream(properties.getDeclaredMethods())
            .filter(method -> method.getName().equals(methodName))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(properties + " has no method " + methodName));
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    String seed = System.getProperty(RehearsedProperties.SEED);
    thread.setContextClassLoader(properties.getClassLoader());
    System.setProperty(RehearsedProperties.SEED, SEED);
    try {
      return run(properties, property);
    } finally {
      thread.setContextClassLoader(usual);
      if (seed == null) {
        System.clearProperty(RehearsedProperties.SEED);
      } else {
        System.setProperty(RehearsedProperties.SEED, seed);
      }
    }
  }

  private static Optional<Throwable> run(Class<?> properties, Method property) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(properties, property))
            .configurationParameter("jqwik.database", "target/jqwik-database-of-mutants")
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .build();
    // Nobody else is told: a property that fails here must not fail the build.
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    Launcher launcher = LauncherFactory.create(alone);
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    launcher.execute(request, summary);
    if (summary.getSummary().getTestsFoundCount() != 1) {
      throw new IllegalArgumentException(
          property + " is " + summary.getSummary().getTestsFoundCount() + " tests, expected one");
    }
    List<TestExecutionSummary.Failure> failures = summary.getSummary().getFailures();
    return failures.isEmpty() ? Optional.empty() : Optional.of(failures.get(0).getException());
  }
}

package org.ibcsim.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import org.ibcsim.model.bed.Diary;
import org.jspecify.annotations.Nullable;

/**
 * Whenever a property fails, what its smallest sample did is written to {@code
 * target/failed-scenarios} as a scenario file, and the failure tells the file, the command that
 * replays it, the seeds, and what the replay ends with.
 *
 * <p>It needs nothing of the property: whatever it did, it did to a bed, which keeps a diary, or to
 * a scenario. A failure that no scenario can show says so; the property itself, with its seed, is
 * the replay then.
 */
public final class ReplayFiles implements AroundPropertyHook, AroundTryHook {
  static final Path FOLDER = Path.of("target", "failed-scenarios");
  private static final Pattern NUMBERED = Pattern.compile("(property|invariant)_(\\d+)_.*");

  /** A try that failed, and what it had done by then. */
  private record Failed(
      List<Object> parameters, Throwable thrown, List<Diary> diaries, Optional<String> scenario) {}

  private static final List<Failed> FAILED = new ArrayList<>();

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) throws Throwable {
    Class<?> container = context.containerClass();
    if (isElsewhere(container)) {
      return ((AroundTryHook) elsewhere(container)).aroundTry(context, aTry, parameters);
    }
    Diary.forget();
    RunOfText.forget();
    TryExecutionResult result = aTry.execute(parameters);
    if (result.isFalsified()) {
      Throwable thrown = result.throwable().orElseGet(() -> new AssertionError("it is false"));
      FAILED.add(new Failed(List.copyOf(parameters), thrown, Diary.kept(), RunOfText.newest()));
    }
    return result;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) throws Throwable {
    Class<?> container = context.containerClass();
    if (isElsewhere(container)) {
      return ((AroundPropertyHook) elsewhere(container)).aroundProperty(context, property);
    }
    FAILED.clear();
    PropertyExecutionResult result = property.execute();
    Failed failed = smallest(result);
    FAILED.clear();
    if (failed == null || failed.diaries.isEmpty() && failed.scenario.isEmpty()) {
      return result;
    }
    Throwable thrown = result.throwable().orElse(failed.thrown);
    String seed = result.seed().map(some -> "jqwik's seed: " + some).orElse("no seed");
    String told = thrown.getMessage() + "\n\n" + told(context, failed, seed) + "\n" + seed;
    return result.mapToFailed(new AssertionError(told, thrown));
  }

  /** Properties of a planted bug are loaded once more, and so are the beds that they make. */
  private static boolean isElsewhere(Class<?> container) {
    return !container.getClassLoader().equals(ReplayFiles.class.getClassLoader());
  }

  private static Object elsewhere(Class<?> container) throws ReflectiveOperationException {
    return Class.forName(ReplayFiles.class.getName(), true, container.getClassLoader())
        .getConstructor()
        .newInstance();
  }

  /** Tries are made smaller and smaller, so it is the last with the sample that is reported. */
  private static @Nullable Failed smallest(PropertyExecutionResult result) {
    if (result.status() != PropertyExecutionResult.Status.FAILED || FAILED.isEmpty()) {
      return null;
    }
    Failed newest = FAILED.get(FAILED.size() - 1);
    List<Object> reported = result.falsifiedParameters().orElse(newest.parameters);
    for (int number = FAILED.size() - 1; number >= 0; number--) {
      if (FAILED.get(number).parameters.equals(reported)) {
        return FAILED.get(number);
      }
    }
    return newest;
  }

  private static String told(PropertyLifecycleContext context, Failed failed, String seed) {
    String property = context.targetMethod().getName();
    String message = String.valueOf(failed.thrown.getMessage());
    List<String> comments =
        List.of(
            "Was broken: "
                + property.replace('_', ' ')
                + ": "
                + message.replaceAll("\\s+", " ").strip().transform(ReplayFiles::shortened),
            "Found by " + context.containerClass().getName() + "#" + property + ", " + seed);
    Optional<Replay> replay =
        Replay.of(failed.diaries, failed.thrown, comments)
            .or(() -> failed.scenario.map(text -> Replay.of(text, comments)));
    if (replay.isEmpty()) {
      return "No scenario gives its order of events, which is without times; the seed does.";
    }
    return told(fileName(property), replay.get());
  }

  private static String shortened(String message) {
    return message.length() > 300 ? message.substring(0, 300) + " ..." : message;
  }

  private static String told(String name, Replay replay) {
    Path file =
        FOLDER.resolve(name + "-" + Integer.toHexString(replay.text().hashCode()) + ".yaml");
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file, replay.text());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Matcher seed = Pattern.compile("(?m)^seed: (\\d+)$").matcher(replay.text());
    String option = seed.find() ? " --seed " + seed.group(1) : "";
    String command = "java -jar target/ibcsim.jar run " + file + option;
    return (replay.broken()
            ? "Replay it: " + command + "\nIt ends with " + replay.shows()
            : "What it did: "
                + command
                + "\nBut no run shows what is broken ("
                + replay.shows()
                + "): only the property itself does, with its seed.")
        + "\n\n"
        + replay.text().indent(2);
  }

  private static String fileName(String property) {
    Matcher numbered = NUMBERED.matcher(property);
    return numbered.matches() ? numbered.group(1) + "-" + numbered.group(2) : property;
  }
}

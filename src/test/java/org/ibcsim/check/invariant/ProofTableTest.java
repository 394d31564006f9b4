package org.ibcsim.check.invariant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.Property;
import org.ibcsim.model.NumericParameter;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How each numbered statement of the reference on the data flow is proved: {@code
 * scenarios/dataflow/proofs.md}, which {@code -Dibcsim.update=true} makes anew.
 *
 * <p>An invariant of dataflow 14 has checkers, the constants of {@link Invariant} that bear its
 * number and that every run and every exploration asks at every step, or a reason why no step shows
 * it; and it has properties, whose names begin with its number. A numeric case of dataflow 15 has
 * tests named in the same way. An option of dataflow 13 is a switch, a number, a key of the
 * scenario, or has a reason not to be one.
 */
class ProofTableTest {
  private static final Path TABLE = Path.of("scenarios/dataflow/proofs.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path SCHEMA =
      Path.of("src/main/resources/org/ibcsim/scenario/scenario.schema.json");
  private static final Pattern METHOD =
      Pattern.compile("void ((invariant|inv_14|v)_(\\d\\d)_\\w+)\\(");
  private static final Pattern NUMBERED = Pattern.compile("^(invariant|inv_14|v)_\\d\\d_");
  private static final Pattern NUMBER = Pattern.compile("14\\.(\\d+)");

  private static final Map<Integer, String> SENTENCES = ProofTable.sentences();

  /** Names of tests, {@code Class#method}, by {@code invariant_07} and so on. */
  private static final Map<String, List<Method>> PROOFS = new TreeMap<>();

  @BeforeAll
  static void find() throws IOException, ClassNotFoundException {
    PROOFS.clear();
    List<Path> files;
    try (Stream<Path> all = Files.walk(TESTS)) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    for (Path file : files) {
      Matcher method = METHOD.matcher(Files.readString(file));
      while (method.find()) {
        String kind = method.group(2).equals("v") ? "v" : "invariant";
        String key = kind + "_" + method.group(3);
        PROOFS.computeIfAbsent(key, none -> new ArrayList<>()).add(method(file, method.group(1)));
      }
    }
  }

  private static Method method(Path file, String name) throws ClassNotFoundException {
    String path = TESTS.relativize(file).toString().replace(".java", "");
    Class<?> tests = Class.forName(path.replace('/', '.').replace('\\', '.'));
    return Arrays.stream(tests.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static List<Integer> invariants() {
    return IntStream.rangeClosed(1, 50).boxed().toList();
  }

  static List<Integer> cases() {
    return IntStream.rangeClosed(1, 16).boxed().toList();
  }

  private static List<Method> proofs(String kind, int number) {
    return PROOFS.getOrDefault("%s_%02d".formatted(kind, number), List.of());
  }

  private static List<Invariant> checkers(int number) {
    return Arrays.stream(Invariant.values())
        .filter(
            invariant ->
                NUMBER
                        .matcher(invariant.number())
                        .results()
                        .anyMatch(found -> Integer.parseInt(found.group(1)) == number)
                    || ProofTable.ALSO.getOrDefault(number, List.of()).contains(invariant))
        .toList();
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Property.class)
        || method.isAnnotationPresent(Example.class)
        || method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  @ParameterizedTest
  @MethodSource("invariants")
  void everyInvariantHasAPropertyOfItsNumberOrIsSaidToBeOpen(int number) {
    List<Method> proofs = proofs("invariant", number);
    assertThat(proofs).allMatch(ProofTableTest::isTest);
    boolean proved = proofs.stream().anyMatch(one -> one.isAnnotationPresent(Property.class));
    assertThat(ProofTable.OPEN.containsKey("invariant_%02d".formatted(number)))
        .as("invariant %d, open as it has no property", number)
        .isEqualTo(!proved);
  }

  @ParameterizedTest
  @MethodSource("invariants")
  void everyInvariantIsCheckedAtEveryStepOrHasAReasonNotToBe(int number) {
    assertThat(SENTENCES.get(number)).isNotBlank();
    assertThat(ProofTable.NO_STEP.containsKey(number))
        .as("invariant %d, with a reason as nothing checks it: %s", number, checkers(number))
        .isEqualTo(checkers(number).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyNumericCaseHasATestOfItsNumberOrIsSaidToBeOpen(int number) {
    List<Method> proofs = proofs("v", number);
    assertThat(proofs).allMatch(ProofTableTest::isTest);
    assertThat(ProofTable.OPEN.containsKey("v_%02d".formatted(number)))
        .as("case %d, open as it has no test", number)
        .isEqualTo(proofs.isEmpty());
  }

  @Test
  void noTestHasANumberThatTheReferenceDoesNotHave() {
    assertThat(PROOFS.keySet())
        .allMatch(
            key ->
                key.startsWith("v_")
                    ? cases().contains(Integer.parseInt(key.substring(2)))
                    : invariants().contains(Integer.parseInt(key.substring(10))));
  }

  @Test
  void everyOptionIsThereOrHasAReasonNotToBe() throws IOException {
    String schema = Files.readString(SCHEMA);
    for (String option : ProofTable.OPTIONS) {
      boolean isSwitch = Semantics.named(option).isPresent();
      boolean isNumber =
          Semantics.PARAMETERS.stream().map(NumericParameter::name).anyMatch(option::equals);
      String key = ProofTable.KEYS.get(option);
      String reason = ProofTable.NO_OPTION.get(option);
      long ways =
          Stream.of(isSwitch, isNumber, key != null, reason != null).filter(way -> way).count();
      assertThat(ways).as("ways of %s", option).isEqualTo(1);
      if (key != null) {
        assertThat(schema).as(option).contains("\"" + key + "\"");
      }
    }
    assertThat(ProofTable.OPTIONS)
        .containsAll(ProofTable.KEYS.keySet())
        .containsAll(ProofTable.NO_OPTION.keySet());
  }

  @Test
  void theTableInTheRepositoryIsThisOne() throws IOException {
    String made = "# Proofs of the data flow\n\n" + ProofTable.HEAD + tables();
    if (Boolean.getBoolean("ibcsim.update")) {
      Files.write(TABLE, made.getBytes(UTF_8));
    }
    assertThat(Files.readString(TABLE))
        .as("if the change is meant: mvn test -Dtest=ProofTableTest -Dibcsim.update=true")
        .isEqualTo(made);
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    text.append("\n## Invariants\n\n| invariant | says | checked at every step by | proved by |\n");
    text.append("|---|---|---|---|\n");
    for (int number : invariants()) {
      List<Invariant> checkers = checkers(number);
      String how =
          checkers.isEmpty()
              ? ProofTable.NO_STEP.getOrDefault(number, "")
              : checkers.stream().map(Invariant::name).collect(joining(", "));
      text.append("| %d | %s | %s | ".formatted(number, SENTENCES.get(number), how));
      text.append(names("invariant", number)).append(" |\n");
    }
    text.append("\n## Numeric cases\n\n| case | proved by |\n|---|---|\n");
    for (int number : cases()) {
      text.append("| V").append(number).append(" | ").append(names("v", number)).append(" |\n");
    }
    text.append("\n## Options\n\n| option | where |\n|---|---|\n");
    for (String option : ProofTable.OPTIONS) {
      text.append("| ").append(option).append(" | ").append(where(option)).append(" |\n");
    }
    return text.toString();
  }

  private static String where(String option) {
    String key = ProofTable.KEYS.get(option);
    if (key != null) {
      return "key `" + key + "` of a scenario";
    }
    return ProofTable.NO_OPTION.getOrDefault(
        option, Semantics.named(option).isPresent() ? "switch" : "number under `semantics`");
  }

  private static String names(String kind, int number) {
    List<Method> proofs = proofs(kind, number);
    String open = ProofTable.OPEN.getOrDefault("%s_%02d".formatted(kind, number), "");
    return open
        + proofs.stream()
            .map(
                method ->
                    method.getDeclaringClass().getSimpleName()
                        + ": "
                        + NUMBERED.matcher(method.getName()).replaceFirst("").replace('_', ' '))
            .collect(joining("; "));
  }
}

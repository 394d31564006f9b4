package org.ibcsim.check.expectation;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableSet;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelLateFunctionBindings;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CEL with our vocabulary and bounds; set up once, when the first expectation is compiled.
 *
 * <p>Left out: regular expressions, because a counted repetition of repetitions makes RE2J allocate
 * without limit (seen: {@code ((((a{100}){100}){100}){100})} fills any heap); calendar time, which
 * a run has not; {@code dyn}, which would hide mistakes from the compiler.
 */
final class CelLanguage {
  /** Longest expression, in characters. */
  static final int MAXIMUM_LENGTH = 4096;

  /** Deepest nesting of brackets and operators. */
  static final int MAXIMUM_DEPTH = 48;

  /** Steps of all loops of one evaluation together. */
  static final int MAXIMUM_LOOP_STEPS = 20_000;

  private static final ImmutableSet<StandardFunction> OMITTED =
      ImmutableSet.of(
          StandardFunction.MATCHES,
          StandardFunction.TIMESTAMP,
          StandardFunction.BYTES,
          StandardFunction.DYN,
          StandardFunction.TYPE,
          StandardFunction.GET_FULL_YEAR,
          StandardFunction.GET_MONTH,
          StandardFunction.GET_DAY_OF_YEAR,
          StandardFunction.GET_DAY_OF_MONTH,
          StandardFunction.GET_DATE,
          StandardFunction.GET_DAY_OF_WEEK);

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAXIMUM_LENGTH)
          .maxParseRecursionDepth(MAXIMUM_DEPTH)
          .comprehensionMaxIterations(MAXIMUM_LOOP_STEPS)
          .enableHeterogeneousNumericComparisons(true)
          .populateMacroCalls(true)
          .build();

  /** Answers with a type error unless the expression is a condition. */
  static final CelCompiler CONDITIONS = compilerBuilder().setResultType(SimpleType.BOOL).build();

  /** Takes any type; finds out what a part of a mistaken expression is. */
  static final CelCompiler VALUES = compilerBuilder().build();

  /**
   * Knows CEL's own functions; ours come with each evaluation. Not the newer planning runtime,
   * whose bound on loop steps cannot be set.
   */
  static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

  private CelLanguage() {}

  /** Names that are functions or macros of CEL itself. */
  static List<String> standardNames() {
    List<String> names =
        new ArrayList<>(
            List.of("duration", "size", "contains", "startsWith", "endsWith", "int", "double"));
    for (CelStandardMacro macro : CelStandardMacro.STANDARD_MACROS) {
      if (!names.contains(macro.getFunction())) {
        names.add(macro.getFunction());
      }
    }
    return names;
  }

  private static CelCompilerBuilder compilerBuilder() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder().excludeFunctions(OMITTED).build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new ShapeTypes())
            .addFunctionDeclarations(functions());
    for (Word word : Word.values()) {
      if (word.isVariable()) {
        builder.addVar(word.text(), word.type());
      }
    }
    return builder;
  }

  private static List<CelFunctionDecl> functions() {
    Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    for (Word word : Word.values()) {
      if (!word.isVariable()) {
        overloads.computeIfAbsent(word.text(), text -> new ArrayList<>()).add(overload(word));
      }
    }
    return overloads.entrySet().stream()
        .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static CelOverloadDecl overload(Word word) {
    List<CelType> types = new ArrayList<>();
    Shape receiver = word.receiver();
    if (receiver != null) {
      types.add(receiver.reference());
    }
    word.parameters().forEach(parameter -> types.add(parameter.type()));
    return receiver == null
        ? CelOverloadDecl.newGlobalOverload(word.overloadId(), word.type(), types)
        : CelOverloadDecl.newMemberOverload(word.overloadId(), word.type(), types);
  }

  /**
   * The functions of the vocabulary over the values of one run, for one evaluation on one thread:
   * CEL wants bindings immutable so that programs may be shared, and we share none with bindings in
   * it.
   */
  @SuppressWarnings("Immutable")
  static CelFunctionResolver functionsOver(ObservedValues values) {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    for (Word word : Word.values()) {
      if (!word.isVariable()) {
        bindings.add(
            CelFunctionBinding.from(
                word.overloadId(), classes(word), arguments -> values.call(word, arguments)));
      }
    }
    return CelLateFunctionBindings.from(bindings);
  }

  private static List<Class<?>> classes(Word word) {
    List<Class<?>> classes = new ArrayList<>();
    if (word.receiver() != null) {
      classes.add(ObservedStruct.class);
    }
    word.parameters()
        .forEach(
            parameter -> classes.add(parameter == Parameter.NUMBER ? Long.class : String.class));
    return classes;
  }

  /** The shapes as types of CEL. */
  private static final class ShapeTypes implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return Arrays.stream(Shape.values())
          .map(Shape::definition)
          .collect(ImmutableSet.<CelType>toImmutableSet());
    }

    @Override
    public Optional<CelType> findType(@Nullable String name) {
      return name == null ? Optional.empty() : Shape.named(name).map(Shape::definition);
    }
  }
}

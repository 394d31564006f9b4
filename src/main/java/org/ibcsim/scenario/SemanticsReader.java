package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.NumericParameter;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.unit.Range;
import org.jspecify.annotations.Nullable;

/** Reads {@code semantics}: answers to what the documentation leaves open. */
final class SemanticsReader {
  /** How long a message for an unregistered name is held. */
  static final String HOLD = Semantics.UNREGISTERED_HOLD.name();

  /** The numbers that are sizes, with what a file may say. */
  private static final Map<NumericParameter, Range> SIZES = sizes();

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Values values;
  private final Problems problems;

  SemanticsReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  Semantics read(@Nullable Node node) {
    Semantics semantics = Semantics.standard();
    if (node == null) {
      return semantics;
    }
    if (!(node instanceof Mapping mapping)) {
      problems.add(
          node.place(),
          node.shown(),
          "switches with their values, such as {second_receive: ebusy}");
      return semantics;
    }
    for (Entry entry : mapping.entries()) {
      semantics = with(semantics, entry);
    }
    return semantics;
  }

  private Semantics with(Semantics semantics, Entry entry) {
    String name = entry.key().text();
    if (name.equals(HOLD)) {
      return semantics.withUnregisteredHoldSeconds(seconds(entry.value(), Limits.HOLD));
    }
    if (name.equals(Semantics.LOGOWNER_FAILOVER_STALL.name())) {
      long seconds = seconds(entry.value(), Limits.LOGOWNER_FAILOVER);
      return semantics.with(Semantics.LOGOWNER_FAILOVER_STALL, seconds);
    }
    if (name.equals(Semantics.OVERRIDE_RETRY.name())) {
      return semantics.with(Semantics.OVERRIDE_RETRY, seconds(entry.value(), Limits.RETRY));
    }
    for (Map.Entry<NumericParameter, Range> each : SIZES.entrySet()) {
      NumericParameter size = each.getKey();
      if (size.name().equals(name)) {
        return semantics.with(size, values.amount(entry.value(), each.getValue(), size.standard()));
      }
    }
    Optional<Switch<?>> question = Semantics.named(name);
    if (question.isEmpty()) {
      List<String> names = names();
      problems.add(
          entry.key().place(),
          "the unknown switch " + entry.key().shown(),
          "a switch of the model; ibcsim help semantics lists them all",
          NearestName.to(name, names));
      return semantics;
    }
    return answered(semantics, question.get(), entry.value());
  }

  private long seconds(Node node, Range range) {
    long nanos = values.amount(node, range, range.least());
    if (nanos % NANOS_PER_SECOND != 0) {
      problems.add(node.place(), node.shown(), "a whole number of seconds");
    }
    return nanos / NANOS_PER_SECOND;
  }

  private <T extends Enum<T>> Semantics answered(
      Semantics semantics, Switch<T> question, Node node) {
    Map<String, T> answers = new LinkedHashMap<>();
    for (T answer : question.values()) {
      answers.put(Switch.nameOf(answer), answer);
    }
    return semantics.with(question, values.choice(node, answers, question.standard()));
  }

  private static Map<NumericParameter, Range> sizes() {
    Map<NumericParameter, Range> sizes = new LinkedHashMap<>();
    sizes.put(Semantics.MAXIMUM_MESSAGE, Limits.MESSAGE);
    sizes.put(Semantics.DCM_REPLAY_SIZE, Limits.REPLAY_SIZE);
    sizes.put(Semantics.RESYNC_MAP_SWAP_THRESHOLD, Limits.SWAP_THRESHOLD);
    sizes.put(Semantics.NMPOOL_ROUNDING, Limits.POOL_ROUNDING);
    sizes.put(Semantics.SRL_HEADER, Limits.SRL_HEADER);
    sizes.put(Semantics.SRL_FULL_RESERVE, Limits.SRL_FULL_RESERVE);
    return sizes;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(Semantics.SWITCHES.stream().map(Switch::name).toList());
    Semantics.PARAMETERS.forEach(parameter -> names.add(parameter.name()));
    return names;
  }
}

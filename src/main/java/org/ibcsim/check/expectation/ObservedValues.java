package org.ibcsim.check.expectation;

import static org.ibcsim.check.expectation.ObservedSecondaries.distribution;
import static org.ibcsim.check.expectation.ObservedSecondaries.occupancy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibcsim.check.expectation.Observations.Secondary;
import org.ibcsim.check.expectation.Observations.Writes;

/**
 * The values of the vocabulary in one run, with the names of its scenario.
 *
 * <p>It remembers every unknown name that a function was asked for: CEL lets {@code unknown ||
 * true} hold, we do not.
 */
final class ObservedValues {
  private static final String NOTHING_WRITTEN = "no write was made";
  private static final String NOTHING_STABLE = "no write came to the disks of a Secondary";

  private final Observations observed;
  private final ExpectationNames names;
  private final ObservedSecondaries secondaries;
  private final ObservedMessages messages;
  private final ObservedCommands commands;
  private final List<String> unknownNames = new ArrayList<>();

  ObservedValues(Observations observed, ExpectationNames names) {
    this.observed = observed;
    this.names = names;
    this.secondaries = new ObservedSecondaries(observed);
    this.messages = new ObservedMessages(observed);
    this.commands = new ObservedCommands(observed, names);
  }

  /** What the first function that was asked for an unknown name has to say. */
  Optional<String> unknownName() {
    return unknownNames.stream().findFirst();
  }

  /** The variables. */
  Map<String, Object> variables() {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (Word word : Word.values()) {
      if (word.isVariable()) {
        variables.put(word.text(), variable(word));
      }
    }
    return variables;
  }

  private Object variable(Word word) {
    return switch (word) {
      case RPO -> distribution(secondaries.worst(Secondary::rpo), NOTHING_WRITTEN);
      case LAG -> distribution(secondaries.worst(Secondary::lag), NOTHING_STABLE);
      case LATENCY -> distribution(observed.latency(), "no write was acknowledged");
      case WRITES -> writes(observed.writes());
      case SRL -> occupancy(observed.srl());
      case MAX_FREEZE -> secondaries.longestFreeze();
      case PRIMARY -> observed.roles().primary();
      case LOST_UPDATES -> observed.roles().lostUpdates();
      case INVARIANTS ->
          new ObservedStruct(ObservedStruct.NOWHERE)
              .with("held", observed.violations() == 0)
              .with("violations", observed.violations());
      case ELAPSED -> observed.elapsed();
      default -> throw new IllegalStateException(word + " is no variable");
    };
  }

  private static ObservedStruct writes(Writes writes) {
    return new ObservedStruct(ObservedStruct.NOWHERE)
        .with("count", writes.count())
        .with("failed", writes.failed())
        .with("acknowledged", writes.acknowledged())
        .with("lost", writes.lost())
        .with("bytes", writes.bytes());
  }

  /**
   * Calls a function; {@code arguments} begin with the value before the dot, where there is one.
   */
  Object call(Word word, Object[] arguments) {
    int receivers = word.receiver() == null ? 0 : 1;
    for (int i = 0; i < word.parameters().size(); i++) {
      requireKnown(word.parameters().get(i), arguments[receivers + i]);
    }
    String name = (String) arguments[receivers];
    return switch (word) {
      case RPO_OF -> distribution(secondaries.named(name).rpo(), NOTHING_WRITTEN);
      case LAG_OF ->
          distribution(secondaries.named(name).lag(), "no write came to the disks of " + name);
      case SRL_OF -> occupancy(secondaries.named(name).srl());
      case SECONDARY_SRL -> occupancy(secondaries.named(name).secondarySrl());
      case IBC -> messages.message(name, 1);
      case IBC_NUMBER -> messages.message(name, (Long) arguments[1]);
      case ON -> messages.on((ObservedStruct) arguments[0], name);
      case MESSAGES -> messages.messages(name);
      case SNAPSHOT -> messages.snapshot(name, (String) arguments[1]);
      case EQUALS_IMAGE_AT_SEND -> messages.equalsImageAtSend((ObservedStruct) arguments[0], name);
      case FREEZES -> secondaries.freezes(name);
      case FROZEN -> secondaries.frozen(name);
      case OUTAGES -> secondaries.outages(name);
      case DISCONNECTED -> secondaries.named(name).disconnected();
      case OVERFLOWED -> secondaries.named(name).overflowed();
      case MISSING -> secondaries.named(name).end().missingWrites();
      case CONVERGED -> secondaries.named(name).converged();
      case DELIVERED -> messages.delivered(secondaries.named(name).receipts());
      case FROZEN_AT_END -> secondaries.named(name).end().frozen();
      case ATTACHED -> secondaries.named(name).end().attached();
      case DCM_LOGGING -> secondaries.named(name).end().dcmLogging();
      case CONSISTENT -> secondaries.named(name).end().consistent();
      case CONNECTED -> secondaries.named(name).end().connected();
      case REGISTERED -> commands.registered(name).contains((String) arguments[1]);
      case REGISTRATIONS -> (long) commands.registered(name).size();
      case COMMAND -> commands.command(name, (String) arguments[1], 1);
      case COMMAND_NUMBER -> commands.command(name, (String) arguments[1], (Long) arguments[2]);
      default -> throw new IllegalStateException(word + " is no function");
    };
  }

  private void requireKnown(Parameter parameter, Object argument) {
    Optional<NameCheck.Fault> fault = NameCheck.fault(parameter, argument, names);
    if (fault.isPresent()) {
      unknownNames.add(fault.get().text());
      throw new UnknownName(fault.get().text());
    }
  }
}

package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a run an expression may read: who carries out a run for it need keep nothing else.
 *
 * @param things what it reads, by kinds
 * @param commands the commands whose results it reads
 */
public record Reads(Set<Thing> things, Set<CommandWords> commands) {
  /** Kinds of what a run shows. */
  public enum Thing {
    /** That messages were sent, in which order, and with which image. */
    MESSAGES,
    /** How often they arrived. */
    ARRIVALS,
    /** What RECEIVE returned. */
    RECEIPTS,
    /** What became of them. */
    FATES,
    /** Snapshots that were finished. */
    SNAPSHOTS,
    /** Freezes, and how they ended. */
    FREEZES,
    /** Failures of networks. */
    OUTAGES,
    /** RLINKs whose SRL overflowed. */
    OVERFLOWS,
    /** Counts of writes. */
    WRITES,
    /** Writes that a Secondary lacks. */
    MISSING,
    /** What changes of roles lost. */
    ROLES,
    /** What commands print. */
    OUTPUTS,
    /** When something happened, how long it took, or how much there was at any time. */
    TIMES
  }

  /**
   * The words by which commands are meant.
   *
   * @param script empty for any
   * @param keyword empty for any
   */
  public record CommandWords(String script, String keyword) {
    /** Whether a command is among those that are meant. */
    public boolean mean(String ofScript, String name) {
      return (script.isEmpty() || script.equals(ofScript))
          && (keyword.isEmpty() || name.equals(keyword) || name.endsWith(" " + keyword));
    }
  }

  public Reads {
    things = things.isEmpty() ? Set.of() : Set.copyOf(things);
    commands = Set.copyOf(commands);
  }

  /** Nothing. */
  public static final Reads NOTHING = new Reads(Set.of(), Set.of());

  /** What either reads. */
  public Reads and(Reads other) {
    Set<Thing> allThings = EnumSet.noneOf(Thing.class);
    allThings.addAll(things);
    allThings.addAll(other.things);
    Set<CommandWords> allCommands = new LinkedHashSet<>(commands);
    allCommands.addAll(other.commands);
    return new Reads(allThings, allCommands);
  }

  static Reads of(CelAbstractSyntaxTree tree) {
    Set<Thing> things = EnumSet.noneOf(Thing.class);
    Set<CommandWords> commands = new LinkedHashSet<>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .forEach(
            part -> {
              TimelessCheck.word(part).ifPresent(word -> addWord(word, part, things, commands));
              if (part.exprKind().getKind() == Kind.SELECT) {
                addField(tree, part, things);
              }
            });
    return new Reads(things, commands);
  }

  private static void addWord(
      Word word, CelExpr part, Set<Thing> things, Set<CommandWords> commands) {
    CelType type = word.type();
    if (TimelessCheck.isTime(type) || TimelessCheck.isOverTime(type)) {
      things.add(Thing.TIMES);
    }
    switch (word) {
      case IBC, IBC_NUMBER, ON, MESSAGES -> things.add(Thing.MESSAGES);
      case DELIVERED -> things.addAll(List.of(Thing.MESSAGES, Thing.RECEIPTS));
      case COMMAND, COMMAND_NUMBER -> {
        Optional<String> script = TimelessCheck.text(part.call().args().get(0));
        Optional<String> keyword = TimelessCheck.text(part.call().args().get(1));
        commands.add(new CommandWords(script.orElse(""), keyword.orElse("")));
      }
      case SNAPSHOT -> things.add(Thing.SNAPSHOTS);
      case EQUALS_IMAGE_AT_SEND ->
          things.addAll(List.of(Thing.SNAPSHOTS, Thing.MESSAGES, Thing.ARRIVALS));
      case FREEZES, FROZEN, MAX_FREEZE -> things.add(Thing.FREEZES);
      case OUTAGES -> things.add(Thing.OUTAGES);
      case OVERFLOWED -> things.add(Thing.OVERFLOWS);
      case WRITES -> things.add(Thing.WRITES);
      case MISSING -> things.add(Thing.MISSING);
      case LOST_UPDATES -> things.add(Thing.ROLES);
      default -> {}
    }
  }

  private static void addField(CelAbstractSyntaxTree tree, CelExpr part, Set<Thing> things) {
    CelType owner = tree.getTypeMap().get(part.select().operand().id());
    Optional<Shape> shape = owner == null ? Optional.empty() : Shape.named(owner.name());
    if (shape.isEmpty()) {
      return;
    }
    String name = part.select().field();
    boolean isTime =
        shape.get().fields().stream()
            .anyMatch(field -> field.name().equals(name) && TimelessCheck.isTime(field.type()));
    if (isTime) {
      things.add(Thing.TIMES);
    }
    if (shape.get() == Shape.COMMAND && name.equals("output")) {
      things.add(Thing.OUTPUTS);
    } else if (shape.get() == Shape.MESSAGE) {
      switch (name) {
        case "arrivals", "arrived_at" -> things.add(Thing.ARRIVALS);
        case "deliveries", "equals_image_at_send", "received_at" -> things.add(Thing.RECEIPTS);
        case "fate", "ended_at" -> things.add(Thing.FATES);
        default -> {}
      }
    }
  }
}

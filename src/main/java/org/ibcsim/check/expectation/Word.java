package org.ibcsim.check.expectation;

import static org.ibcsim.check.expectation.Parameter.APPLICATION;
import static org.ibcsim.check.expectation.Parameter.HOST;
import static org.ibcsim.check.expectation.Parameter.KEYWORD;
import static org.ibcsim.check.expectation.Parameter.NUMBER;
import static org.ibcsim.check.expectation.Parameter.SCRIPT;
import static org.ibcsim.check.expectation.Parameter.SECONDARY;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A word of the vocabulary: a variable where it has no parameters, otherwise a function.
 *
 * <p>The declarations of the compiler, the bindings of a run and the printed table are all made
 * from this list.
 */
enum Word {
  RPO(
      "rpo",
      Shape.DISTRIBUTION,
      "what a disaster at the Primary would lose, in time: the age of the oldest write that is on"
          + " no disk of the Secondary, over the time of the run; worst Secondary"),
  RPO_OF("rpo", Shape.DISTRIBUTION, "the same for one Secondary", SECONDARY),
  LAG(
      "lag",
      Shape.DISTRIBUTION,
      "from the intended arrival of a write until it is on the Secondary's disks, over the writes;"
          + " worst Secondary"),
  LAG_OF("lag", Shape.DISTRIBUTION, "the same for one Secondary", SECONDARY),
  LATENCY(
      "latency",
      Shape.DISTRIBUTION,
      "from the intended arrival of a write until its acknowledgement"),
  WRITES("writes", Shape.WRITES, "the application's writes"),
  SRL("srl", Shape.OCCUPANCY, "what the Primary's SRL holds"),
  SRL_OF("srl", Shape.OCCUPANCY, "what it holds for the RLINK of one Secondary", SECONDARY),
  SECONDARY_SRL("secondary_srl", Shape.OCCUPANCY, "what a Secondary's own SRL holds", SECONDARY),
  IBC("ibc", Shape.MESSAGE, "the application's first control message", APPLICATION),
  IBC_NUMBER("ibc", Shape.MESSAGE, "its n-th control message", APPLICATION, NUMBER),
  ON("on", Shape.MESSAGE, Shape.MESSAGE.reference(), "", "the message at one Secondary", SECONDARY),
  MESSAGES(
      "messages",
      null,
      ListType.create(Shape.MESSAGE.reference()),
      "",
      "all control messages that the application sent; no value if it sent none",
      APPLICATION),
  DELIVERED(
      "delivered",
      null,
      SimpleType.STRING,
      "application and number, separated by commas",
      "what RECEIVE returned at a Secondary, in order: 'nightly 1, weekly 1, nightly 2'; a copy"
          + " of a message is one more",
      SECONDARY),
  COMMAND(
      "command",
      Shape.COMMAND,
      "the first command of a script with a keyword, as in command('london', 'receive')",
      SCRIPT,
      KEYWORD),
  COMMAND_NUMBER(
      "command", Shape.COMMAND, "the n-th command with that keyword", SCRIPT, KEYWORD, NUMBER),
  REGISTERED(
      "registered",
      null,
      SimpleType.BOOL,
      "",
      "whether the application is registered on a host at the end of the run",
      HOST,
      APPLICATION),
  REGISTRATIONS(
      "registrations",
      null,
      SimpleType.INT,
      "applications",
      "how many are registered on a host at the end of the run",
      HOST),
  SNAPSHOT(
      "snapshot",
      Shape.SNAPSHOT,
      "the last snapshot with a prefix on a host",
      HOST,
      Parameter.SNAPSHOT),
  EQUALS_IMAGE_AT_SEND(
      "equals_image_at_send",
      Shape.SNAPSHOT,
      SimpleType.BOOL,
      "",
      "whether it equals, from begin to finish, the Primary's volumes when the message was sent"
          + " that had arrived last",
      APPLICATION),
  FREEZES(
      "freezes",
      null,
      ListType.create(Shape.FREEZE.reference()),
      "",
      "every freeze of a Secondary, in order",
      SECONDARY),
  FROZEN("frozen", null, SimpleType.DURATION, "time", "how long it was frozen in all", SECONDARY),
  FROZEN_AT_END(
      "frozen_at_end",
      null,
      SimpleType.BOOL,
      "",
      "whether its data volumes stand still for a message at the end of the run",
      SECONDARY),
  MAX_FREEZE(
      "max_freeze", null, SimpleType.DURATION, "time", "the longest freeze of any Secondary"),
  OUTAGES(
      "outages",
      null,
      ListType.create(Shape.OUTAGE.reference()),
      "",
      "every failure of the network path to a Secondary, in order",
      SECONDARY),
  DISCONNECTED(
      "disconnected",
      null,
      SimpleType.DURATION,
      "time",
      "how long its RLINK was disconnected in all",
      SECONDARY),
  OVERFLOWED(
      "overflowed",
      null,
      SimpleType.BOOL,
      "",
      "whether the SRL overflowed for the Secondary, whose RLINK is STALE since",
      SECONDARY),
  ATTACHED(
      "attached",
      null,
      SimpleType.BOOL,
      "",
      "whether the RLINK of a Secondary is attached at the end of the run",
      SECONDARY),
  CONNECTED(
      "connected",
      null,
      SimpleType.BOOL,
      "",
      "whether it is connected at the end of the run",
      SECONDARY),
  DCM_LOGGING(
      "dcm_logging",
      null,
      SimpleType.BOOL,
      "",
      "whether the RLINK of a Secondary is in DCM logging at the end of the run",
      SECONDARY),
  CONSISTENT(
      "consistent",
      null,
      SimpleType.BOOL,
      "",
      "whether its data volumes are consistent at the end of the run",
      SECONDARY),
  MISSING(
      "missing",
      null,
      SimpleType.INT,
      "writes",
      "how many of the application's writes are on no disk of it at the end of the run; what a"
          + " crash of the Primary lost does not count",
      SECONDARY),
  CONVERGED(
      "converged",
      null,
      SimpleType.BOOL,
      "",
      "whether its data volumes equal the Primary's at the end of the run",
      SECONDARY),
  PRIMARY(
      "primary",
      null,
      SimpleType.STRING,
      "a host",
      "which host is the Primary at the end of the run"),
  LOST_UPDATES(
      "lost_updates",
      null,
      SimpleType.INT,
      "writes and messages",
      "what stood in the log of a Primary that a takeover has replaced, and the new one never had"),
  INVARIANTS("invariants", Shape.INVARIANTS, "what must hold in every run"),
  ELAPSED("elapsed", null, SimpleType.DURATION, "time", "how long the run was");

  private final String text;
  private final @Nullable Shape receiver;
  private final CelType type;
  private final String unit;
  private final String meaning;
  private final List<Parameter> parameters;

  Word(String text, Shape shape, String meaning, Parameter... parameters) {
    this(text, null, shape.reference(), "", meaning, parameters);
  }

  Word(
      String text,
      @Nullable Shape receiver,
      CelType type,
      String unit,
      String meaning,
      Parameter... parameters) {
    this.text = text;
    this.receiver = receiver;
    this.type = type;
    this.unit = unit;
    this.meaning = meaning;
    this.parameters = List.of(parameters);
  }

  String text() {
    return text;
  }

  /** The shape of the value that the word is asked of, after a dot; null if it stands alone. */
  @Nullable Shape receiver() {
    return receiver;
  }

  CelType type() {
    return type;
  }

  String unit() {
    return unit;
  }

  String meaning() {
    return meaning;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  boolean isVariable() {
    return parameters.isEmpty();
  }

  String overloadId() {
    return "ibcsim_" + name().toLowerCase(Locale.ROOT);
  }

  /** As the table shows it, for instance {@code ibc(application, number)}. */
  String form() {
    return isVariable()
        ? text
        : text
            + parameters.stream().map(Parameter::label).collect(Collectors.joining(", ", "(", ")"));
  }
}

package org.ibcsim.check.litmus;

import java.util.List;
import java.util.Optional;

/**
 * A part of the reference of control messages that a litmus test is about.
 *
 * @param kind which list it stands in
 * @param name its number, its words or its name there
 */
public record Reference(Kind kind, String name) {
  /** The last of the numbered properties [ibc 10]. */
  public static final int LAST_PROPERTY = 54;

  /** The rows of the matrix of failures and role changes, by their first column [ibc 6]. */
  public static final List<String> MATRIX_ROWS =
      List.of(
          "RLINK attached but paused/disconnected at SEND",
          "RLINK detached/stale at SEND, broadcast",
          "RLINK detached at SEND, named",
          "no attached RLINK, broadcast",
          "RLINK detached after SEND, before transfer",
          "SRL overflow, srlprot off/fail -> stale",
          "SRL overflow -> DCM",
          "SEND while RLINK in DCM logging, autosync or failback logging",
          "snapshot refresh while the Secondary RVG is inconsistent",
          "Primary crash after SEND returned",
          "Primary crash before SEND returned",
          "Secondary crash, message not yet arrived",
          "Secondary crash, arrived not delivered",
          "Secondary crash, delivered, frozen",
          "Secondary crash while draining",
          "network outage while frozen",
          "receiving process dies while frozen",
          "RVG stopped on Secondary while frozen",
          "migrate while frozen/pending",
          "takeover while frozen",
          "takeover before transfer",
          "role change and registrations",
          "bunker",
          "cluster (shared disk group)");

  /** The lists of the reference. */
  public enum Kind {
    /** A numbered property [ibc 10]: {@code property 19}. */
    PROPERTY,
    /** A row of the matrix [ibc 6]: {@code matrix Primary crash after SEND returned}. */
    MATRIX,
    /** A question that the documentation leaves open [ibc 9, 14]: {@code switch max_msg}. */
    SWITCH;

    /** The word that a reference begins with. */
    public String word() {
      return switch (this) {
        case PROPERTY -> "property";
        case MATRIX -> "matrix";
        case SWITCH -> "switch";
      };
    }
  }

  /**
   * Takes a text apart; whether the part exists is not looked at.
   *
   * @return empty if it does not begin with the word of a kind
   */
  public static Optional<Reference> read(String text) {
    for (Kind kind : Kind.values()) {
      if (text.startsWith(kind.word() + " ")) {
        return Optional.of(new Reference(kind, text.substring(kind.word().length()).strip()));
      }
    }
    return Optional.empty();
  }

  /** As it is written. */
  public String text() {
    return kind.word() + " " + name;
  }
}

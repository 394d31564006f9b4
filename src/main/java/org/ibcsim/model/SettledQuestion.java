package org.ibcsim.model;

import java.util.List;

/**
 * A question that the documentation leaves open and that the reference has decided, so that there
 * is nothing to choose.
 *
 * @param decision what the model does: a sentence
 * @param source where it was decided, by section of the reference
 */
public record SettledQuestion(String decision, String source) {
  /** All of them. */
  public static final List<SettledQuestion> ALL =
      List.of(
          new SettledQuestion(
              "register_33rd: the 33rd name on an RVG of a host is refused with"
                  + " IBC_TOO_MANY_NAMES.",
              "ibc 9; S3, S8, S15 have the limit"),
          new SettledQuestion(
              "deliver_timer_start: late_registration_timer decides it.", "ibc 14 on ibc 9"),
          new SettledQuestion(
              "UNFREEZE with another call active on the key says EBUSY, even if nothing is frozen.",
              "ibc 14"),
          new SettledQuestion(
              "RECEIVE reports drops before anything else, blocking or not, in every state.",
              "ibc 14"),
          new SettledQuestion(
              "RECEIVE while the application's own message is frozen finds no message.", "ibc 14"),
          new SettledQuestion(
              "A name that was unregistered counts so until it is registered again; what a reboot"
                  + " does to that, reboot_remembers_unregister says.",
              "ibc 14"),
          new SettledQuestion(
              "A copy of a message that was dropped or discarded is a new arrival.", "ibc 14"),
          new SettledQuestion(
              "coalesce: off; each write is a message of its own, and none are merged.",
              "dataflow 2.2, 13; no document merges writes"),
          new SettledQuestion(
              "overlap_policy_primary: serialize_by_sequence; overlapping writes land on the"
                  + " Primary's volumes in the order of its SRL. With allow_concurrent they could"
                  + " land in another, in which no Secondary could equal it (property 7 of the data"
                  + " flow).",
              "dataflow 2.6, 13; not documented"),
          new SettledQuestion(
              "Several RLINKs on the command line are a SEND each, in that order.", "ibc 14"));
}

package org.ibcsim.check.hazard;

import org.ibcsim.model.Switch;

/**
 * The hazards that a run is looked through for; none of them changes its verdict.
 *
 * <p>Section numbers in the comments are those of the reference on in-band control messages (ibc).
 */
public enum HazardKind {
  /** ibc 4.6, 4.3. */
  NOBODY_RECEIVES(
      "A message arrived for a registered application that did not receive it. The Secondary's"
          + " volumes stand still until the deliver time-out drops the message, and for ever where"
          + " that is 0.",
      "Have the receiver wait before the message comes (vxibc receive blocks until then), and limit"
          + " the stall with -D where the Primary registers."),
  /** ibc 4.3, property 31. */
  NOBODY_REGISTERS(
      "A message arrived for a name that was not registered at this Secondary. Its volumes stand"
          + " still for ten minutes, then the message is discarded.",
      "Register the same name on both sides, on the Secondary before the message is sent."),
  /** ibc 2.2, 4.3, property 50. */
  NOT_REGISTERED_AFTER_BOOT(
      "A Secondary booted with a message that had arrived, and nobody registered its name within"
          + " ten minutes of the start of vxnetd: the message was discarded.",
      "Start the receiver when the host boots (at_boot in a scenario, a start script on the host):"
          + " registrations do not survive a reboot."),
  /** ibc 14, late_registration_timer. */
  REGISTERED_TOO_LATE(
      "A name was registered after the deliver time-out of a message that had waited for it: the"
          + " message was dropped at the registration.",
      "Register before the message is sent, or give a longer -D where the Primary registers."),
  /** ibc 4.3: the second regsend before regrecv. */
  DISCARDED_AFTER_UNREGISTER(
      "A message was discarded when it arrived, because its name had been unregistered at this"
          + " Secondary before; regrecv unregisters at its end.",
      "Start each regrecv before its regsend, or keep the name registered between two messages."),
  /** ibc 2.6, unfreeze_before_receive. */
  DISCARDED_BY_UNFREEZE(
      "UNFREEZE came before RECEIVE, and discarded the message.", "Receive first, then unfreeze."),
  /** ibc 6: detached or overflowed before the transfer; the Primary crashed during SEND. */
  MESSAGE_LOST(
      "A message never reaches a Secondary that it was sent to: its RLINK was detached or the SRL"
          + " overflowed for it before the transfer, or the Primary crashed before the message was"
          + " in the SRL.",
      "Send again once the Secondary is synchronized; give the SRL room for the longest outage."),
  /** ibc 6: named, an error; broadcast, silently not addressed [D S4]. */
  DETACHED_RLINK(
      "A message was sent while an RLINK was detached. Where the RLINK was named the command fails;"
          + " a message to all is silently not addressed to it.",
      "Check vxrlink status before sending; attach and synchronize the RLINK, then send again."),
  /** dataflow 10: forced attach. */
  ATTACHED_UNEQUAL(
      "An RLINK was attached by force (-f) though its Secondary's volumes were not the Primary's."
          + " Replication runs, the Secondary is called consistent, and is not.",
      "Synchronize it: vradmin -a startrep; -f is for copies that are known to be equal."),
  /** ibc 6: error, skip the RLINK, or wait (send_in_dcm). */
  DCM_LOGGING(
      "A message was sent while an RLINK was in DCM logging or its DCM was replayed. It is refused,"
          + " leaves that Secondary out, or waits, as send_in_dcm says.",
      "Start vradmin resync once the RLINK is connected, and send when its Secondary is consistent"
          + " again."),
  /** ibc 4.4, 6: receive without unfreeze, a receiver that died. */
  LEFT_FROZEN(
      "A message was received, and its freeze had not ended when the run did.",
      "Unfreeze when the work is done; send with -F, so that a receiver that dies does not leave"
          + " the Secondary frozen."),
  /** ibc 4.4, property 38. */
  FREEZE_TIMED_OUT(
      "The freeze time-out ended a freeze before the application did.",
      "Unfreeze in time, or send with a larger -F."),
  /** ibc 4.5. */
  SECONDARY_SRL_FULL(
      "The SRL of a Secondary was full while its volumes stood still: the freeze was longer than"
          + " the SRL holds.",
      "Freeze for a shorter time (-F limits it), or give the Secondary a larger SRL."),
  /** ibc 4.4, property 46. */
  LATE_SNAPSHOT(
      "A snapshot that was to hold the point of a message was finished after the volumes had moved"
          + " on.",
      "Send with a larger -F, and compare the time at which a snapshot is finished with the"
          + " limit."),
  /** ibc 4.2 [D S16, S18, S20]. */
  DELIVERED_AGAIN(
      "A message was delivered more than once, as it may be after a failure in the middle of a"
          + " delivery.",
      "A receiver keeps the last message that it has handled, and does nothing but unfreeze for a"
          + " copy; an identification in the payload (-m) tells copies."),
  /** ibc 2.5, 3: -l. */
  PAYLOAD_CUT(
      "A message was longer than the buffer of its receiver, which got its beginning only.",
      "Receive with a larger -l."),
  /** ibc 7.2: quiesce and unquiesce only as a pair. */
  LEFT_QUIESCED(
      "The application was quiesced when the run ended: an unquiesce is missing, or its script"
          + " never came to it.",
      "Unquiesce right after SEND has returned, whether it succeeded or not."),
  SCRIPT_NOT_ENDED(
      "A script had not ended when the run did.",
      "A longer duration; or see what its command waits for."),
  COMMAND_FAILED(
      "A command ended with a status other than 0.", "ibcsim help errors explains each error."),
  WRITES_STALLED(
      "The application's writes were stalled when the run ended.",
      "Look for a missing unquiesce or unfreeze, or give the SRL or latency_high_mark more room."),
  DEPENDS_ON_SWITCH(
      "With another answer to a question that the documentation leaves open, the run comes out"
          + " otherwise. (ibcsim run --semantics check looks for this, one answer at a time.)",
      "Find out what the product does, or choose steps that do not depend on it.");

  private final String meaning;
  private final String cure;

  HazardKind(String meaning, String cure) {
    this.meaning = meaning;
    this.cure = cure;
  }

  /** As journals and results have it: lower case. */
  public String word() {
    return Switch.nameOf(this);
  }

  /** What has happened. */
  public String meaning() {
    return meaning;
  }

  /** What would help, in general; a {@link Hazard} says it with the numbers of its run. */
  public String cure() {
    return cure;
  }
}

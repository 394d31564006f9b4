package org.ibcsim.explore.coverage;

import java.util.Optional;
import java.util.Set;
import org.ibcsim.model.Fact;

/** The transitions of ibc 11, in its order and words. */
public enum Transition {
  PRIMARY_REGISTER("11.1 UNREG, REGISTER -> REG"),
  PRIMARY_SEND("11.1 REG, SEND ok -> REG"),
  PRIMARY_UNREGISTER("11.1 REG, UNREGISTER -> UNREG"),
  PRIMARY_UNREGISTER_QUEUED("11.1 REG, UNREGISTER with queued messages -> UNREG"),
  PRIMARY_UNREGISTER_REFUSED("11.1 REG, UNREGISTER with a call active: refused"),
  PRIMARY_CRASH("11.1 REG, host crash -> UNREG"),
  SUBMITTED_FAILED("11.2 SUBMITTED -> FAILED"),
  SUBMITTED_LOST("11.2 SUBMITTED, Primary crash -> LOST"),
  LOGGED_RETURNS("11.2 LOGGED, SEND returns"),
  LOGGED_SENT("11.2 LOGGED -> SENT"),
  SENT_AGAIN("11.2 SENT, link loss -> LOGGED -> SENT"),
  SENT_ARRIVED("11.2 SENT -> RECEIVED_REMOTE, and the message arrives"),
  DUPLICATE("11.2 link loss, the message again behind the original"),
  LOGGED_LOST_DETACHED("11.2 LOGGED, RLINK detached -> LOST"),
  LOGGED_LOST_OVERFLOW("11.2 LOGGED, SRL overflow -> LOST"),
  RUN_FLUSH("11.3 RUN, next is a message -> FLUSH"),
  FLUSH_WAIT_RECV("11.3 FLUSH, name registered -> WAIT_RECV"),
  FLUSH_WAIT_REG("11.3 FLUSH, name not registered -> WAIT_REG"),
  FLUSH_DISCARDED("11.3 FLUSH, name unregistered since boot: discard -> DRAIN"),
  WAIT_REG_REGISTER("11.3 WAIT_REG, REGISTER -> WAIT_RECV"),
  WAIT_REG_TOO_LATE("11.3 WAIT_REG, REGISTER behind the deliver time-out: drop -> DRAIN"),
  WAIT_REG_EXPIRES("11.3 WAIT_REG, Th expires -> DRAIN"),
  WAIT_RECV_FROZEN("11.3 WAIT_RECV, RECEIVE -> FROZEN"),
  WAIT_RECV_DRAIN("11.3 WAIT_RECV, RECEIVE of a message without a freeze -> DRAIN"),
  WAIT_RECV_DROPS("11.3 WAIT_RECV, RECEIVE with drops: report; stay"),
  WAIT_RECV_EXPIRES("11.3 WAIT_RECV, Td expires -> DRAIN"),
  WAIT_RECV_UNREGISTER("11.3 WAIT_RECV, UNREGISTER refused; stay"),
  WAIT_RECV_UNFREEZE("11.3 WAIT_RECV, UNFREEZE that discards -> DRAIN"),
  FROZEN_UNFREEZE("11.3 FROZEN, UNFREEZE -> DRAIN"),
  FROZEN_BUSY("11.3 FROZEN, UNFREEZE with a call active: EBUSY; stay"),
  FROZEN_EXPIRES("11.3 FROZEN, Tf expires -> DRAIN"),
  FROZEN_UNREGISTER("11.3 FROZEN, UNREGISTER refused; stay"),
  FROZEN_BROKEN("11.3 FROZEN, Secondary SRL full, freeze broken -> DRAIN"),
  DRAIN_FLUSH("11.3 DRAIN, next is a message -> FLUSH"),
  DRAIN_RUN("11.3 DRAIN, backlog empty -> RUN"),
  RUN_CRASH("11.3 RUN, crash -> BOOT"),
  WAIT_REG_CRASH("11.3 WAIT_REG, crash -> BOOT"),
  WAIT_RECV_CRASH("11.3 WAIT_RECV, crash -> BOOT"),
  FROZEN_CRASH("11.3 FROZEN, crash -> BOOT"),
  DRAIN_CRASH("11.3 DRAIN, crash -> BOOT"),
  BOOT_WAIT_REG("11.3 BOOT, unconsumed message -> WAIT_REG"),
  BOOT_RUN("11.3 BOOT, none -> DRAIN, RUN"),
  SECONDARY_REGISTER("11.4 UNREG, REGISTER -> IDLE"),
  SECONDARY_UNREGISTER("11.4 IDLE, UNREGISTER -> UNREG"),
  SECONDARY_UNREGISTER_ACTIVE("11.4 BLOCKED, UNREGISTER refused"),
  BLOCKED_MESSAGE("11.4 BLOCKED, message -> IDLE"),
  BLOCKED_TIMEOUT("11.4 BLOCKED, time-out -> IDLE"),
  BLOCKED_STOPRECV("11.4 BLOCKED, stoprecv -> IDLE"),
  SECONDARY_REBOOT("11.4 IDLE or BLOCKED, reboot -> UNREG");

  private final String text;

  Transition(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Those that a fact shows by itself, whatever was before it. */
  public static Set<Transition> shownBy(Fact fact) {
    if (fact instanceof Fact.MessageSent sent) {
      return sent.succeeded() ? Set.of(PRIMARY_SEND, LOGGED_RETURNS) : Set.of(SUBMITTED_FAILED);
    } else if (fact instanceof Fact.MessageArrived arrived) {
      return arrived.registered() ? Set.of(SENT_ARRIVED, FLUSH_WAIT_RECV) : Set.of(SENT_ARRIVED);
    } else if (fact instanceof Fact.MessageRepeated) {
      return Set.of(DUPLICATE);
    } else if (fact instanceof Fact.Drained) {
      return Set.of(DRAIN_RUN);
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      return by(unfrozen.release()).map(Set::of).orElse(Set.of());
    }
    return Set.of();
  }

  /** How a Secondary that held a message came to drain; none for what ibc 11.3 does not know. */
  static Optional<Transition> by(Fact.Release release) {
    return Optional.ofNullable(
        switch (release) {
          case UNFREEZE -> FROZEN_UNFREEZE;
          case FREEZE_TIMEOUT -> FROZEN_EXPIRES;
          case DELIVER_TIMEOUT -> WAIT_RECV_EXPIRES;
          case HOLD_TIMEOUT -> WAIT_REG_EXPIRES;
          case NO_FREEZE -> WAIT_RECV_DRAIN;
          case UNFREEZE_BEFORE_RECEIVE -> WAIT_RECV_UNFREEZE;
          case LATE_REGISTRATION -> WAIT_REG_TOO_LATE;
          case SECONDARY_SRL_FULL -> FROZEN_BROKEN;
          case CRASH, ROLE_CHANGE -> null;
        });
  }
}

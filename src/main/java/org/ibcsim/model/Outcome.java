package org.ibcsim.model;

import java.util.List;

/** What a control-message call answers, and what a transfer of the Primary role does. */
public sealed interface Outcome {
  /** It succeeded and has nothing more to say. */
  record Done() implements Outcome {}

  /** REGISTER: the key for later calls on this host. */
  record Registered(long key) implements Outcome {}

  /**
   * RECEIVE: a message.
   *
   * @param payload what fitted into the buffer
   * @param lengthBytes the length of the whole message
   * @param frozen whether the message froze replication, so that it must be unfrozen
   */
  record Received(long message, String payload, int lengthBytes, boolean frozen)
      implements Outcome {}

  /** STATUS: name and key of every registration on this host, in order of registration. */
  record Status(List<Registration> registrations) implements Outcome {
    /** One row of the answer. */
    public record Registration(String name, long key) {}
  }

  /** The call blocks; its end comes by {@link Observer#returned}. */
  record Blocked() implements Outcome {}

  /**
   * It was rejected.
   *
   * @param dropCount for {@link IbcError#IBC_DROPPED}, how many messages were dropped; otherwise 0
   */
  record Failed(IbcError error, int dropCount) implements Outcome {
    public Failed(IbcError error) {
      this(error, 0);
    }
  }

  /** The Primary role was not transferred. */
  record Refused(RoleError error) implements Outcome {}

  Outcome DONE = new Done();
  Outcome BLOCKED = new Blocked();
}

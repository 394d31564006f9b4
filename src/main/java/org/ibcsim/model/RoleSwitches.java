package org.ibcsim.model;

/** Open questions about control messages and registrations when roles change. */
public final class RoleSwitches {
  /** Answers to {@link #TAKEOVER_WHILE_FROZEN}. */
  public enum TakeoverWhileFrozen {
    /**
     * The freeze ends, what the Secondary has stored is applied, then it is the Primary: nothing
     * that it had received is lost.
     */
    DRAIN_THEN_PROMOTE,
    /** It is the Primary at once, at the point of the message; what it had stored is lost. */
    PROMOTE_AT_FREEZE,
    /** Takeover fails until the freeze has ended. */
    REFUSE
  }

  /**
   * A Secondary that stands frozen by a message is to take over: what becomes of what it has
   * stored? [ibc 6, 9; not documented]
   */
  public static final Switch<TakeoverWhileFrozen> TAKEOVER_WHILE_FROZEN =
      Switch.asks(
              "takeover_while_frozen",
              "A Secondary that stands frozen by a message is to take over: what becomes of what "
                  + "it has stored?",
              "ibc 6, 9; not documented")
          .answer(
              TakeoverWhileFrozen.DRAIN_THEN_PROMOTE,
              "The freeze ends, what is stored is applied, then it is the Primary: nothing that "
                  + "it had received is lost.")
          .answer(
              TakeoverWhileFrozen.PROMOTE_AT_FREEZE,
              "It is the Primary at once, at the point of the message; what it had stored is lost.")
          .answer(TakeoverWhileFrozen.REFUSE, "Takeover fails until the freeze has ended.");

  /** Answers to {@link #MIGRATE_WHILE_FROZEN}. */
  public enum MigrateWhileFrozen {
    /** Migrate fails: such a Secondary is not up to date. */
    REFUSE,
    /** Migrate waits until every message is finished and its backlog applied, then migrates. */
    DRAIN_FIRST
  }

  /**
   * The role is to migrate while a message is pending or has frozen a Secondary: does it wait? [ibc
   * 6, 9; inferred from S36: migration needs an up-to-date RLINK]
   */
  public static final Switch<MigrateWhileFrozen> MIGRATE_WHILE_FROZEN =
      Switch.asks(
              "migrate_while_frozen",
              "The role is to migrate while a message is pending or has frozen a Secondary: does "
                  + "it wait?",
              "ibc 6, 9; inferred from S36: migration needs an up-to-date RLINK")
          .answer(MigrateWhileFrozen.REFUSE, "No, migrate fails: the Secondary is not up to date.")
          .answer(
              MigrateWhileFrozen.DRAIN_FIRST,
              "Yes, until every message is finished and its backlog is applied.");

  /** Answers to {@link #KEYS_ON_ROLE_CHANGE}. */
  public enum KeysOnRoleChange {
    /** They stay valid on both hosts; each ioctl asks for the role that the host has then. */
    KEPT,
    /** The two hosts that change roles forget their registrations. */
    DROPPED
  }

  /**
   * What becomes of registrations and keys on the hosts whose roles change? [ibc 6, 9; not
   * documented]
   */
  public static final Switch<KeysOnRoleChange> KEYS_ON_ROLE_CHANGE =
      Switch.asks(
              "keys_on_role_change",
              "What becomes of registrations and keys on the hosts whose roles change?",
              "ibc 6, 9; not documented")
          .answer(
              KeysOnRoleChange.KEPT,
              "They stay valid; each ioctl asks for the role that the host has then.")
          .answer(
              KeysOnRoleChange.DROPPED,
              "The two hosts that change roles forget their registrations.");

  private RoleSwitches() {}
}

package org.ibcsim.model;

/** Open questions about bunkers. */
public final class BunkerSwitches {
  /** Answers to {@link #BUNKER_IBC}. */
  public enum BunkerIbc {
    /** It stores them and sends them in their places, as it does with writes. */
    STORE_FORWARD,
    /**
     * It drops them: a Secondary that has not received a message from the Primary never gets it.
     */
    DROP
  }

  /**
   * What does a bunker do with control messages? [ibc 6, 9; S41: it keeps a copy of the SRL, the
   * rest is not documented]
   */
  public static final Switch<BunkerIbc> BUNKER_IBC =
      Switch.asks(
              "bunker_ibc",
              "What does a bunker do with control messages?",
              "ibc 6, 9; S41: it keeps a copy of the SRL, the rest is not documented")
          .answer(
              BunkerIbc.STORE_FORWARD,
              "It stores them and sends them in their places, as it does with writes.")
          .answer(
              BunkerIbc.DROP,
              "It drops them: a Secondary that has not received a message from the Primary never "
                  + "gets it.");

  private BunkerSwitches() {}
}

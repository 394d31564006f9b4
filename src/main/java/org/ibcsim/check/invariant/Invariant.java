package org.ibcsim.check.invariant;

/**
 * What must hold at every step of every run; named after its number in the reference.
 *
 * <p>Of dataflow 14.1 to 14.14, those that steps and positions can show. Times of latency (2, 4,
 * 13) are not among them.
 */
public enum Invariant {
  LOG_HAS_NO_GAPS("dataflow 2.4", "every update gets the next position of the log"),
  ACKNOWLEDGED_AFTER_SRL("dataflow 14.1", "a write returns after it is in the SRL, in order"),
  SYNCHRONOUS_WAITS(
      "dataflow 14.3",
      "a write returns after the network acknowledgement of every synchronous RLINK"),
  NOTHING_ELSE_DELAYS(
      "dataflow 14.2, 14.4, 14.18",
      "a write returns as soon as it is in the SRL and no synchronous RLINK waits for it"),
  STAGES_IN_ORDER(
      "dataflow 14.5",
      "an update is logged, sent, received, network-acknowledged and data-acknowledged in this"
          + " order, and is on a disk of the Secondary before the last"),
  STREAM_HAS_NO_GAPS("dataflow 14.5", "no stage of an RLINK's stream skips or repeats an update"),
  APPLIED_IN_ORDER("dataflow 14.6", "a Secondary applies every update once, in the log's order"),
  SECONDARY_IS_PREFIX(
      "dataflow 14.7", "a Secondary equals the Primary after some prefix of its writes"),
  NOTHING_IN_DCM_LOGGING(
      "dataflow 14.23", "an RLINK in DCM logging sends nothing until a resynchronization starts"),
  INCONSISTENT_DURING_REPLAY(
      "dataflow 14.25",
      "a Secondary is inconsistent while a DCM is replayed, and at no other time"),
  SLOT_FREE_WHEN_NOBODY_NEEDS_IT(
      "dataflow 14.8",
      "SRL space is reused after the data acknowledgement of every attached RLINK and the write to"
          + " the Primary's volumes"),
  BUFFER_HELD_UNTIL_ON_VOLUME(
      "dataflow 14.9",
      "the write buffer of an update is held until it is on the Primary's volumes"),
  WRITE_BUFFER_ACCOUNT(
      "dataflow 6.1",
      "write buffers hold the data of the updates after the last released one, and no more than"
          + " their pool or one update"),
  READ_BACK_ONLY_WHEN_RELEASED(
      "dataflow 14.12", "an update is read back only if its write buffer was released"),
  SYNCHRONOUS_NEVER_READS_BACK(
      "dataflow 14.12", "a synchronous RLINK reads nothing back, unless it had been sent before"),
  MESSAGE_POOL_NOT_OVERFULL(
      "dataflow 14.34",
      "what a Secondary has in memory and on no disk fits into its message pool, or is one update"),
  METADATA_SHIPPING_READS_BACK(
      "dataflow 14.12",
      "where nodes of a cluster write the SRL themselves, every write is read back before it is"
          + " sent"),
  SRL_ACCOUNT(
      "dataflow 14.10",
      "what an RLINK occupies in the SRL is the sum of its outstanding updates with their headers"),
  SRL_NOT_OVERFULL("dataflow 14.11", "outstanding updates are never more than the SRL holds"),
  ERRORS_ONLY_WHEN_ALLOWED(
      "dataflow 14.14",
      "a write fails only for synchronous=fail, srlprot=fail, latencyprot=fail or a stopped RVG"),
  REFUSED_WHILE_DISCONNECTED(
      "dataflow 14.16", "no write is let in while an RLINK with synchronous=fail is not connected"),
  AUTODCM_NEVER_STALLS(
      "dataflow 14.19", "no write stalls for room in the SRL because of srlprot=autodcm or off"),
  STALLED_UNTIL_THERE_IS_ROOM(
      "dataflow 14.20",
      "writes stall for a connected RLINK alone, until 5 % of the SRL or 20 MB are free again"),
  OVERFLOWS_ONLY_UNPROTECTED(
      "dataflow 14.21", "the SRL overflows for no RLINK with srlprot=fail, or with a DCM"),
  FAILS_ONLY_WHEN_FULL_AND_DISCONNECTED(
      "dataflow 14.22", "a full SRL fails writes for srlprot=fail alone, and while disconnected"),
  WARNS_ABOVE_80_PERCENT(
      "dataflow 14.28", "of a full SRL is warned when more than 80 % of it are in use"),
  NO_STALL_WITHOUT_REASON(
      "dataflow 14.29",
      "latency protection stalls writes only where it is on and its high mark is reached"),
  NO_MORE_THAN_THE_HIGH_MARK(
      "dataflow 14.30",
      "no update is let in that makes more than the high mark wait for a connected RLINK"),
  STALLED_UNTIL_THE_LOW_MARK(
      "dataflow 14.31", "writes that latency protection has stalled go on at the low mark"),
  NO_STALL_WHILE_DISCONNECTED(
      "dataflow 14.32", "latency protection stalls no writes for an RLINK that is not connected"),
  FAILS_AT_THE_HIGH_MARK(
      "dataflow 14.33",
      "with latencyprot=fail writes fail from the high mark on while the RLINK is not connected,"
          + " and only then"),
  MESSAGES_IN_ORDER("ibc 10.21", "messages arrive at a Secondary in the order of the log"),
  MESSAGE_AFTER_ITS_PREDECESSORS(
      "ibc 10.22", "a message arrives after every earlier update is applied"),
  MESSAGE_AT_ITS_IMAGE(
      "ibc 10.11", "a message arrives at the image that the Primary had when it was sent"),
  FROZEN_STANDS_STILL("ibc 10.23", "data volumes are constant between freeze and unfreeze"),
  LOST_AT_THE_END_OF_THE_LOG(
      "dataflow 10", "a crash of the Primary loses the updates that are not in its SRL, no others"),
  ACKNOWLEDGED_SURVIVES_A_CRASH(
      "dataflow 14.40", "a crash of the Primary loses no write that has returned"),
  PASSTHRU_REPLICATES_NOTHING(
      "dataflow 14.42", "while the Primary has no SRL every RLINK is detached and nothing is sent"),
  FAILED_VOLUME_TAKES_NOTHING(
      "dataflow 14.43", "no write to a data volume of the Primary that is detached is logged"),
  PENDING_STAYS_IN_THE_SRL(
      "dataflow 14.43",
      "an update that its data volume could not take is kept until the volume has it"),
  FAILED_SECONDARY_STANDS_STILL(
      "dataflow 14.44", "a Secondary of which a data volume is detached applies nothing"),
  NOTHING_WHILE_DOWN("ibc 6", "a host that is down does nothing"),
  NOTHING_NEW_WHILE_STOPPED(
      "ibc 10.8", "a stopped RVG takes no write, no update of the stream and no message"),
  COPIES_BEFORE_NEWER_MESSAGES(
      "ibc 10.48", "between two deliveries of a message no newer message is delivered"),
  REDELIVERED_AT_ITS_IMAGE("ibc 10.49", "a message is delivered again at the same image"),
  MIGRATE_LEAVES_COPIES_EQUAL("dataflow 14.45", "migrate loses nothing and leaves equal copies"),
  TAKEOVER_KEEPS_WHAT_IS_APPLIED(
      "dataflow 14.46", "a new Primary has every update up to the one that it is said to have"),
  FAILBACK_SENDS_WHAT_EITHER_WROTE(
      "dataflow 14.47",
      "fast failback sends the regions that the former Primary had not replicated and those that"
          + " the new one has written"),
  SNAPSHOT_IN_FREEZE("ibc 10.45", "a snapshot within one freeze equals the message's image");

  private final String number;
  private final String sentence;

  Invariant(String number, String sentence) {
    this.number = number;
    this.sentence = sentence;
  }

  /** Where the reference states it. */
  public String number() {
    return number;
  }

  /** What it says, in a sentence. */
  public String sentence() {
    return sentence;
  }
}

package org.ibcsim.model;

/** Open questions about the data change map (DCM), and about control messages that meet it. */
public final class DcmSwitches {
  /** Answers to {@link #DCM_REGION_ROUNDING}. */
  public enum DcmRegionRounding {
    /** Up to the next power of two. */
    POW2_UP,
    /** Up to the next disk block of 512 bytes. */
    EXACT_CEIL
  }

  /**
   * How is the size of a DCM region rounded? [dataflow 1.3; 50-ag_ch_adminreplication_vvr5 has the
   * formula and the least size]
   */
  public static final Switch<DcmRegionRounding> DCM_REGION_ROUNDING =
      Switch.asks(
              "dcm_region_rounding",
              "How is the size of a DCM region rounded?",
              "dataflow 1.3; 50-ag_ch_adminreplication_vvr5 has the formula and the least size")
          .answer(DcmRegionRounding.POW2_UP, "Up to the next power of two.")
          .answer(DcmRegionRounding.EXACT_CEIL, "Up to the next disk block of 512 bytes.");

  /** Answers to {@link #DCM_CONVERT}. */
  public enum DcmConvert {
    /** Its regions are marked in the DCM at once, and nothing more is sent. */
    FOLD_SRL_INTO_DCM,
    /** It is still sent in order while new writes are marked; then nothing more is sent. */
    DRAIN_SRL_THEN_DCM
  }

  /**
   * What becomes of the updates in the SRL that an RLINK has not sent when it goes over to DCM
   * logging? [dataflow 4.3; not documented]
   */
  public static final Switch<DcmConvert> DCM_CONVERT =
      Switch.asks(
              "dcm_convert",
              "What becomes of the updates in the SRL that an RLINK has not sent when it goes "
                  + "over to DCM logging?",
              "dataflow 4.3; not documented")
          .answer(
              DcmConvert.FOLD_SRL_INTO_DCM,
              "Its regions are marked in the DCM at once, and nothing more is sent.")
          .answer(
              DcmConvert.DRAIN_SRL_THEN_DCM,
              "It is still sent in order while new writes are marked, unless the SRL needs its "
                  + "room; then nothing more is sent.");

  /** Answers to {@link #DCM_LOGGING_WRITE_COST}. */
  public enum DcmLoggingWriteCost {
    /** A write goes to the data volume, after the DCM's bit where the region was clean. */
    DCM_BIT_DATAVOL,
    /** It goes to the SRL first, as it does otherwise, and then the same way. */
    SRL_DCM_BIT_DATAVOL
  }

  /**
   * Does a write still go through the SRL while every RLINK is in DCM logging? [dataflow 4.3; not
   * documented]
   */
  public static final Switch<DcmLoggingWriteCost> DCM_LOGGING_WRITE_COST =
      Switch.asks(
              "dcm_logging_write_cost",
              "Does a write still go through the SRL while every RLINK is in DCM logging?",
              "dataflow 4.3; not documented")
          .answer(
              DcmLoggingWriteCost.DCM_BIT_DATAVOL,
              "No: it goes to the data volume, after the DCM's bit where the region was clean, "
                  + "and returns when it is there.")
          .answer(
              DcmLoggingWriteCost.SRL_DCM_BIT_DATAVOL,
              "Yes: it goes to the SRL and returns then; bit and data volume follow.");

  /** Answers to {@link #RESYNC_NEW_WRITES}. */
  public enum ResyncNewWrites {
    /** Marked in the DCM, until so little is marked that the rest can go through the SRL. */
    DCM_ACTIVE_MAP_UNTIL_SMALL_THEN_SRL,
    /** Marked in the DCM until nothing is left. */
    DCM_ONLY,
    /** Kept in the SRL from the start of the resynchronization. */
    SRL_FROM_START
  }

  /**
   * Where do new writes go during a resynchronization? [dataflow 4.4; FORUM-DCM, a secondary
   * source]
   */
  public static final Switch<ResyncNewWrites> RESYNC_NEW_WRITES =
      Switch.asks(
              "resync_new_writes",
              "Where do new writes go during a resynchronization?",
              "dataflow 4.4; FORUM-DCM, a secondary source")
          .answer(
              ResyncNewWrites.DCM_ACTIVE_MAP_UNTIL_SMALL_THEN_SRL,
              "They are marked in the DCM, until no more than resync_map_swap_threshold is "
                  + "marked or a pass has not made it less; then they are kept in the SRL.")
          .answer(
              ResyncNewWrites.DCM_ONLY,
              "They are marked in the DCM until nothing is marked, which may never be.")
          .answer(
              ResyncNewWrites.SRL_FROM_START, "They are kept in the SRL from the start of it on.");

  /** Answers to {@link #SEND_IN_DCM}. */
  public enum SendInDcm {
    /** It fails with IBC_DCM_LOGGING. */
    ERROR,
    /** The RLINK is left out; with none left it is as if none were attached. */
    SKIP_RLINK,
    /** It waits until a resynchronization has ended the DCM logging; writes do not wait for it. */
    DEFER
  }

  /** What does SEND do when an RLINK that it is for is in DCM logging? [ibc 6; not documented] */
  public static final Switch<SendInDcm> SEND_IN_DCM =
      Switch.asks(
              "send_in_dcm",
              "What does SEND do when an RLINK that it is for is in DCM logging?",
              "ibc 6; not documented")
          .answer(SendInDcm.ERROR, "It fails with IBC_DCM_LOGGING.")
          .answer(
              SendInDcm.SKIP_RLINK,
              "The RLINK is left out; with none left it is as if none were attached.")
          .answer(
              SendInDcm.DEFER,
              "It waits until a resynchronization has ended the DCM logging; writes do not wait "
                  + "for it.");

  /** Answers to {@link #OVERFLOW_TO_DCM_PENDING_IBC}. */
  public enum OverflowToDcmPendingIbc {
    /** They are lost: the DCM knows regions, not messages. */
    LOST,
    /** They are put into the stream once more when the resynchronization has ended. */
    REDELIVER_AFTER_RESYNC
  }

  /**
   * What becomes of messages in the SRL that the Secondary has not received when the RLINK goes
   * over to DCM logging? [ibc 6; inferred from what a DCM is]
   */
  public static final Switch<OverflowToDcmPendingIbc> OVERFLOW_TO_DCM_PENDING_IBC =
      Switch.asks(
              "overflow_to_dcm_pending_ibc",
              "What becomes of messages in the SRL that the Secondary has not received when "
                  + "the RLINK goes over to DCM logging?",
              "ibc 6; inferred from what a DCM is")
          .answer(
              OverflowToDcmPendingIbc.LOST, "They are lost: the DCM knows regions, not messages.")
          .answer(
              OverflowToDcmPendingIbc.REDELIVER_AFTER_RESYNC,
              "When the resynchronization has ended they are put into the stream once more, at "
                  + "the image of that moment.");

  private DcmSwitches() {}
}

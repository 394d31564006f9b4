package org.ibcsim.model;

/** Why an attribute of an RLINK is not changed; nothing is, then. */
public enum AttributeRefusal {
  /** While an RLINK is in DCM logging it does not take override or fail [D W73-ch02s04s01s03]. */
  DCM_LOGGING_IN_USE(
      "srlprot cannot become override or fail while the RLINK is in DCM logging",
      "vradmin resync first"),
  /** The low mark must be below the high mark [D G62/ch04s04s01]. */
  MARKS_OUT_OF_ORDER(
      "latency_low_mark must be below latency_high_mark", "both marks in one command"),
  /** These settings need a DCM on every data volume [D G62/ch04s03s01]. */
  NO_DCM("srlprot=autodcm and dcm need a DCM on every data volume", "srlprot=override"),
  /** A bunker has no data volumes, and so no DCM [D 50-ag_ch_bunkeradmin_vvr9]. */
  BUNKER_HAS_NO_DCM("srlprot=autodcm and dcm need data volumes, which a bunker has not", "off"),
  /**
   * The mode of the RLINKs decides how the nodes of a cluster ship their writes (dataflow 2.8);
   * what a running cluster does when it changes no source tells, so it is not simulated.
   */
  SHIPPING_WOULD_CHANGE(
      "the nodes of the cluster would ship their writes in another way from now on, which is not"
          + " simulated",
      "shipping: write in the cluster, or this mode from the start"),
  /** The host whose RLINK it is does not answer. */
  PRIMARY_DOWN("the Primary is down", "the same command when it is up");

  private final String text;
  private final String cure;

  AttributeRefusal(String text, String cure) {
    this.text = text;
    this.cure = cure;
  }

  /** What keeps it from being changed. */
  public String text() {
    return text;
  }

  /** What to try instead. */
  public String cure() {
    return cure;
  }
}

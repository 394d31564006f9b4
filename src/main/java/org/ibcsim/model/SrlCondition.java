package org.ibcsim.model;

/**
 * What has become of the SRL of a host (dataflow 10, admin 11.1): the way from an error back to
 * service is {@code vxvol dis}, {@code vxvol start}, {@code vxvol aslog}, in this order.
 */
public enum SrlCondition {
  /** In service. */
  ASSOCIATED,
  /** A write to it failed; it is of no use, but still belongs to the RVG. */
  FAILED,
  /** A write to its header failed: its RVG has to be stopped, or started, besides. */
  HEADER_FAILED,
  /** {@code vxvol dis}: it does not belong to the RVG any more. */
  DISSOCIATED,
  /** {@code vxvol start}: the volume works again, and does not belong to the RVG yet. */
  STARTED;

  /** Whether the RVG has a log that it can write to. */
  public boolean inService() {
    return this == ASSOCIATED;
  }
}

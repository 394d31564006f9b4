package org.ibcsim.model;

/**
 * The RLINK attribute {@code srlprot}: what happens when the SRL is about to overflow for this
 * RLINK [D 62-ch04s03s01].
 *
 * <p>Two settings need a DCM on every data volume; where one has none they follow the switch {@code
 * autodcm_without_dcm}.
 */
public enum SrlProtection {
  /** Convert to DCM logging. */
  AUTODCM,
  /** Stall writes while connected, convert to DCM logging while not. */
  DCM,
  /** Stall writes while connected; while not, let the SRL overflow: the RLINK becomes STALE. */
  OVERRIDE,
  /** Stall writes while connected, fail them while not. */
  FAIL,
  /** No protection: the SRL overflows and the RLINK becomes STALE. */
  OFF
}

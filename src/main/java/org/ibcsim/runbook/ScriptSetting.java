package org.ibcsim.runbook;

/** Where a script stands in a scenario, which decides what its commands may be. */
enum ScriptSetting {
  /** Under {@code runbook}: begins with the run. */
  RUNBOOK,
  /** Under {@code at_boot}: begins whenever its host has booted. */
  BOOT,
  /** A script of {@code vradmin ibc}. */
  IBC_SCRIPT
}

package org.ibcsim.simulate;

import org.ibcsim.scenario.Fault;

/** What the driver itself has on its agenda, beside the model's events. */
sealed interface DriverEvent {
  /** The application's next write is due. */
  record WriteDue() implements DriverEvent {}

  /** The application hears of a write that failed. */
  record RefusalHeard(int tag) implements DriverEvent {}

  /** A node of a cluster hears that a write of its has returned. */
  record ReturnHeard(int tag, boolean succeeded) implements DriverEvent {}

  /** A script goes on. */
  record ProcessWakes(int process) implements DriverEvent {}

  /** A {@link Hand} goes on. */
  record HandActs(Runnable act) implements DriverEvent {}

  /** Something breaks. */
  record FaultStrikes(Fault fault, long endNanos) implements DriverEvent {}

  /** A fault that can end is over. */
  record FaultEnds(Fault fault) implements DriverEvent {}

  /** A look whether a data acknowledgement of an RLINK is late: none is. */
  record AcknowledgementsLookedAt(int rlink) implements DriverEvent {}

  /** The run is over. */
  record End() implements DriverEvent {}
}

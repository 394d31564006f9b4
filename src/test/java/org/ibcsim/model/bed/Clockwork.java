package org.ibcsim.model.bed;

import org.ibcsim.model.Agenda;
import org.ibcsim.model.Event;

/**
 * An agenda that a test drives by hand; everything the model was promised of an agenda holds, and
 * nothing more.
 */
public interface Clockwork extends Agenda {
  /** Takes off what happens next, timers included; null when nothing is pending. */
  Event next();

  /** Takes off what happens next and is no timer; null when only timers are pending. */
  Event nextWork();

  /**
   * What happens next within a time from now, which then passes; null when the time is over. An
   * agenda without a clock counts one event a millisecond.
   */
  Event nextBefore(long endNanos);

  long nowNanos();

  /** The same agenda with the same future, for a copy of the world. */
  Clockwork copy();

  /** Whether an event is a timer, which may be stopped, and not work under way, which may not. */
  static boolean isTimer(Event event) {
    return event instanceof Event.DeliverTimeout
        || event instanceof Event.HoldTimeout
        || event instanceof Event.FreezeTimeout
        || event instanceof Event.ReceiveTimeout
        || event instanceof Event.HeartbeatLost
        || event instanceof Event.DataAcknowledgementLate
        || event instanceof Event.RetryTimeout
        || event instanceof Event.ResendTimeout
        || event instanceof Event.HeartbeatsExchanged;
  }
}

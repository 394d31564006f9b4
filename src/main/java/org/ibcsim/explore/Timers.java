package org.ibcsim.explore;

import org.ibcsim.model.Event;

/** What the model's timers are for, as small numbers: a kind, and a message, call or RLINK. */
enum Timers {
  DELIVER,
  HOLD,
  FREEZE,
  RECEIVER_WAKES,
  RECEIVE,
  HEARTBEAT_LOST,
  HEARTBEATS_EXCHANGED,
  DATA_ACKNOWLEDGEMENT_LATE,
  RETRY_TIMEOUT,
  RESEND_TIMEOUT,
  LOGOWNER_TAKES_OVER;

  /** In place of a host: whoever is the Primary has the timers of RLINKs. */
  static final int CONNECTIONS = -1;

  private static final Timers[] KINDS = values();

  /** The host that has the timer; {@link #CONNECTIONS} for those of RLINKs. */
  static int host(Event expired) {
    if (expired instanceof Event.DeliverTimeout timeout) {
      return timeout.host();
    } else if (expired instanceof Event.HoldTimeout timeout) {
      return timeout.host();
    } else if (expired instanceof Event.FreezeTimeout timeout) {
      return timeout.host();
    } else if (expired instanceof Event.ReceiverWakes wakes) {
      return wakes.host();
    } else if (expired instanceof Event.ReceiveTimeout timeout) {
      return timeout.host();
    } else if (expired instanceof Event.LogownerTakesOver takes) {
      return takes.host();
    }
    return CONNECTIONS;
  }

  /** Kind and subject in one number. */
  static long number(Event expired) {
    if (expired instanceof Event.DeliverTimeout timeout) {
      return number(DELIVER, timeout.message());
    } else if (expired instanceof Event.HoldTimeout timeout) {
      return number(HOLD, timeout.message());
    } else if (expired instanceof Event.FreezeTimeout timeout) {
      return number(FREEZE, timeout.message());
    } else if (expired instanceof Event.ReceiverWakes wakes) {
      return number(RECEIVER_WAKES, wakes.message());
    } else if (expired instanceof Event.ReceiveTimeout timeout) {
      return number(RECEIVE, timeout.call());
    } else if (expired instanceof Event.HeartbeatLost lost) {
      return number(HEARTBEAT_LOST, lost.rlink());
    } else if (expired instanceof Event.HeartbeatsExchanged exchanged) {
      return number(HEARTBEATS_EXCHANGED, exchanged.rlink());
    } else if (expired instanceof Event.LogownerTakesOver) {
      return number(LOGOWNER_TAKES_OVER, 0);
    } else if (expired instanceof Event.DataAcknowledgementLate late) {
      return number(DATA_ACKNOWLEDGEMENT_LATE, late.rlink());
    } else if (expired instanceof Event.RetryTimeout timeout) {
      return number(RETRY_TIMEOUT, timeout.rlink());
    } else if (expired instanceof Event.ResendTimeout timeout) {
      return number(RESEND_TIMEOUT, timeout.rlink());
    }
    throw new IllegalArgumentException("no timer of the model: " + expired);
  }

  private static long number(Timers kind, long subject) {
    return subject * KINDS.length + kind.ordinal();
  }

  static Timers kind(long number) {
    return KINDS[(int) (number % KINDS.length)];
  }

  /** The message, call or RLINK. */
  static long subject(long number) {
    return number / KINDS.length;
  }

  /** The epoch of the connection that it is about; 0 for one that is about none. */
  static int name(Event expired) {
    if (expired instanceof Event.HeartbeatLost lost) {
      return lost.epoch();
    } else if (expired instanceof Event.HeartbeatsExchanged exchanged) {
      return exchanged.epoch();
    } else if (expired instanceof Event.DataAcknowledgementLate late) {
      return late.epoch();
    } else if (expired instanceof Event.RetryTimeout timeout) {
      return timeout.epoch();
    } else if (expired instanceof Event.ResendTimeout timeout) {
      return timeout.epoch();
    }
    return 0;
  }

  boolean ofConnection() {
    return switch (this) {
      case HEARTBEAT_LOST,
          HEARTBEATS_EXCHANGED,
          DATA_ACKNOWLEDGEMENT_LATE,
          RETRY_TIMEOUT,
          RESEND_TIMEOUT ->
          true;
      default -> false;
    };
  }

  /** The event of a timer. */
  static Event event(int host, long number, int name) {
    long subject = subject(number);
    return switch (kind(number)) {
      case DELIVER -> new Event.DeliverTimeout(host, subject);
      case HOLD -> new Event.HoldTimeout(host, subject);
      case FREEZE -> new Event.FreezeTimeout(host, subject);
      case RECEIVER_WAKES -> new Event.ReceiverWakes(host, subject);
      case RECEIVE -> new Event.ReceiveTimeout(host, (int) subject);
      case HEARTBEAT_LOST -> new Event.HeartbeatLost((int) subject, name);
      case HEARTBEATS_EXCHANGED -> new Event.HeartbeatsExchanged((int) subject, name);
      case LOGOWNER_TAKES_OVER -> new Event.LogownerTakesOver(host);
      case DATA_ACKNOWLEDGEMENT_LATE -> new Event.DataAcknowledgementLate((int) subject, name);
      case RETRY_TIMEOUT -> new Event.RetryTimeout((int) subject, name);
      case RESEND_TIMEOUT -> new Event.ResendTimeout((int) subject, name);
    };
  }
}

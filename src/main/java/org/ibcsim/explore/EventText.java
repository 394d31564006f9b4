package org.ibcsim.explore;

import org.ibcsim.model.Event;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.scenario.Fault;

/** Events and faults in words. */
final class EventText {
  private EventText() {}

  static String of(Event event, RdsLayout layout) {
    if (event instanceof Event.SrlWritten written) {
      return host(written.host(), layout) + ": the oldest write is in its SRL";
    } else if (event instanceof Event.VolumeWritten written) {
      return host(written.host(), layout) + ": the oldest write is on its data volumes";
    } else if (event instanceof Event.RegionsWritten written) {
      return host(written.host(), layout) + ": the oldest piece of a replay is on its data volumes";
    } else if (event instanceof Event.DcmWritten) {
      return host(layout.primary(), layout) + ": the oldest bits are in its DCM";
    } else if (event instanceof Event.PendingWritten written) {
      return host(written.host(), layout) + ": the oldest pending write is on its data volume";
    } else if (event instanceof Event.Transmitted sent) {
      return rlink(sent.rlink(), layout) + ": the update has left";
    } else if (event instanceof Event.MessageArrives arrives) {
      return rlink(arrives.rlink(), layout) + ": the oldest update on the wire arrives";
    } else if (event instanceof Event.MessageRepeats repeats) {
      return rlink(repeats.rlink(), layout) + ": a copy of message " + repeats.message() + " comes";
    } else if (event instanceof Event.NetworkAcknowledgementArrives arrives) {
      return rlink(arrives.rlink(), layout) + ": a network acknowledgement arrives";
    } else if (event instanceof Event.DataAcknowledgementArrives arrives) {
      return rlink(arrives.rlink(), layout) + ": a data acknowledgement arrives";
    } else if (event instanceof Event.HeartbeatLost lost) {
      return rlink(lost.rlink(), layout) + ": the heartbeat time-out runs out";
    } else if (event instanceof Event.ResendTimeout timeout) {
      return rlink(timeout.rlink(), layout) + ": the Primary waits no longer and sends again";
    } else if (event instanceof Event.RefusalArrives refusal) {
      return rlink(refusal.rlink(), layout) + ": the Primary hears of an update that was dropped";
    } else if (event instanceof Event.DataAcknowledgementLate late) {
      return rlink(late.rlink(), layout) + ": a data acknowledgement has not come in time";
    } else if (event instanceof Event.RetryTimeout timeout) {
      return rlink(timeout.rlink(), layout) + ": writes have waited for it long enough";
    } else if (event instanceof Event.SendAttemptsExhausted exhausted) {
      return rlink(exhausted.rlink(), layout) + ": a message was sent as often as may be";
    } else if (event instanceof Event.HeartbeatsExchanged exchanged) {
      return rlink(exchanged.rlink(), layout) + ": heartbeats were exchanged";
    } else if (event instanceof Event.DeliverTimeout timeout) {
      return timer(timeout.host(), "deliver time-out", timeout.message(), layout);
    } else if (event instanceof Event.HoldTimeout timeout) {
      return timer(timeout.host(), "hold time-out", timeout.message(), layout);
    } else if (event instanceof Event.FreezeTimeout timeout) {
      return timer(timeout.host(), "freeze time-out", timeout.message(), layout);
    } else if (event instanceof Event.ReceiveTimeout timeout) {
      return host(timeout.host(), layout) + ": the receive time-out runs out";
    } else if (event instanceof Event.ReceiverWakes wakes) {
      return host(wakes.host(), layout) + ": the receiver of message " + wakes.message() + " wakes";
    } else if (event instanceof Event.LogownerTakesOver takes) {
      return host(takes.host(), layout) + ": another node is the logowner";
    }
    throw new IllegalArgumentException("no event of an agenda: " + event);
  }

  private static String timer(int host, String name, long message, RdsLayout layout) {
    return host(host, layout) + ": the " + name + " of message " + message + " runs out";
  }

  private static String host(int host, RdsLayout layout) {
    return layout.hosts().get(host).name();
  }

  private static String rlink(int rlink, RdsLayout layout) {
    return layout.rlinks().get(rlink).name();
  }

  static String of(Fault fault, RdsLayout layout) {
    return fault.word() + " of " + fault.target(layout);
  }

  static String endOf(Fault fault, RdsLayout layout) {
    return of(fault, layout) + " " + fault.end();
  }
}

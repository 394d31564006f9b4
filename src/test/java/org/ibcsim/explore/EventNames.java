package org.ibcsim.explore;

import java.util.stream.IntStream;
import org.ibcsim.model.Event;
import org.ibcsim.model.world.World;

/**
 * What a world calls its connections and boots, in events of its agenda. Worlds that are alike but
 * were read at different times have different names for the same.
 *
 * @param epochs by RLINK
 * @param boots by host
 */
record EventNames(int[] epochs, int[] boots, int primary) {
  static EventNames of(World world) {
    return new EventNames(
        IntStream.range(0, world.layout().rlinks().size()).map(world::epoch).toArray(),
        IntStream.range(0, world.layout().hosts().size()).map(world::boot).toArray(),
        world.layout().primary());
  }

  /** Whether it is about a connection that has ended, or about disks of before a crash. */
  boolean isVoid(Event event) {
    return !event.equals(named(event));
  }

  /** The same event, of the connection or boot that lasts. */
  Event named(Event event) {
    if (event instanceof Event.SrlWritten written) {
      return new Event.SrlWritten(written.host(), boots[written.host()]);
    } else if (event instanceof Event.VolumeWritten written) {
      return new Event.VolumeWritten(written.host(), boots[written.host()]);
    } else if (event instanceof Event.RegionsWritten written) {
      return new Event.RegionsWritten(written.host(), boots[written.host()]);
    } else if (event instanceof Event.PendingWritten written) {
      return new Event.PendingWritten(written.host(), boots[written.host()]);
    } else if (event instanceof Event.DcmWritten) {
      return new Event.DcmWritten(boots[primary]);
    } else if (event instanceof Event.Transmitted sent) {
      return new Event.Transmitted(sent.rlink(), epochs[sent.rlink()]);
    } else if (event instanceof Event.MessageArrives arrives) {
      return new Event.MessageArrives(arrives.rlink(), epochs[arrives.rlink()]);
    } else if (event instanceof Event.MessageRepeats repeats) {
      return new Event.MessageRepeats(repeats.rlink(), epochs[repeats.rlink()], repeats.message());
    } else if (event instanceof Event.NetworkAcknowledgementArrives arrives) {
      return new Event.NetworkAcknowledgementArrives(arrives.rlink(), epochs[arrives.rlink()]);
    } else if (event instanceof Event.DataAcknowledgementArrives arrives) {
      return new Event.DataAcknowledgementArrives(arrives.rlink(), epochs[arrives.rlink()]);
    } else if (event instanceof Event.HeartbeatLost lost) {
      return new Event.HeartbeatLost(lost.rlink(), epochs[lost.rlink()]);
    } else if (event instanceof Event.ResendTimeout timeout) {
      return new Event.ResendTimeout(timeout.rlink(), epochs[timeout.rlink()]);
    } else if (event instanceof Event.RefusalArrives refusal) {
      return new Event.RefusalArrives(refusal.rlink(), epochs[refusal.rlink()]);
    } else if (event instanceof Event.DataAcknowledgementLate late) {
      return new Event.DataAcknowledgementLate(late.rlink(), epochs[late.rlink()]);
    } else if (event instanceof Event.RetryTimeout timeout) {
      return new Event.RetryTimeout(timeout.rlink(), epochs[timeout.rlink()]);
    } else if (event instanceof Event.HeartbeatsExchanged exchanged) {
      return new Event.HeartbeatsExchanged(exchanged.rlink(), epochs[exchanged.rlink()]);
    }
    return event;
  }
}

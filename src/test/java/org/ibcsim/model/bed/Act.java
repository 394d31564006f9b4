package org.ibcsim.model.bed;

import org.ibcsim.model.RlinkOrder;

/** Something that a storm does to a bed; hosts, RLINKs and names are taken modulo what there is. */
public sealed interface Act {
  record Write(int volume, int region, int regions) implements Act {}

  /** A write of bytes that do not keep to regions. */
  record Scribble(int volume, int offsetBytes, int lengthBytes) implements Act {}

  record Pass(int milliseconds) implements Act {}

  record Wait(int seconds) implements Act {}

  record Register(int host, int name, int deliverTimeoutSeconds) implements Act {}

  /** As many names as a host can have, so that one more is too many. */
  record RegisterMany(int host) implements Act {}

  record Unregister(int host, int name) implements Act {}

  /** {@code rlink} below 0 is every RLINK. */
  record Send(int name, int rlink, boolean freeze, int freezeTimeoutSeconds, int lengthBytes)
      implements Act {}

  /** A SEND where there is no Primary. */
  record SendFrom(int host, int name) implements Act {}

  record Receive(int host, int name, boolean block, int timeoutSeconds, int bufferBytes)
      implements Act {}

  record Unfreeze(int host, int name) implements Act {}

  record StopReceive(int host, int name) implements Act {}

  record Status(int host) implements Act {}

  record Cut(int rlink) implements Act {}

  record Heal(int rlink) implements Act {}

  record Crash(int host) implements Act {}

  record Boot(int host) implements Act {}

  record StopRvg(int host) implements Act {}

  record StartRvg(int host) implements Act {}

  record Detach(int rlink) implements Act {}

  /** An administrator's order about an RLINK, which may be refused. */
  record Order(int rlink, RlinkOrder order) implements Act {}

  record Resync() implements Act {}

  /** A process that made a blocked call dies. */
  record Interrupt(int pick) implements Act {}

  record Quiesce() implements Act {}

  record Unquiesce() implements Act {}

  record Snapshot(int host) implements Act {}
}

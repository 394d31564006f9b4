package org.ibcsim.companion;

import java.nio.charset.StandardCharsets;
import org.ibcsim.model.ioctl.Payload;

/**
 * What RV_IBC_RECEIVE gives out: {@code msg_buf}, {@code msg_len} and IBC_FREEZE [D S5].
 *
 * <p>While an application has a message that froze replication, the data volumes of its host equal
 * the Primary's at the moment when the message was sent [D S5], until it unfreezes or the freeze
 * times out.
 *
 * @param message the simulator's number of the message, for {@link Rehearsal#imageAtSend}. Repeats
 *     of one message have one number; the product tells an application no such thing, so an
 *     application that must notice a repeat needs a mark in its payload
 * @param payload what fitted into the buffer
 * @param lengthBytes {@code msg_len}: the length of the whole message
 * @param frozen whether the message froze replication, so that it must be unfrozen
 */
public record ReceivedMessage(long message, Payload payload, int lengthBytes, boolean frozen) {
  /** The payload, read as UTF-8. */
  public String text() {
    return new String(payload.bytes(), StandardCharsets.UTF_8);
  }

  /** Whether the buffer was too short for the message. */
  public boolean truncated() {
    return payload.lengthBytes() < lengthBytes;
  }
}

package org.ibcsim.explore.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A state that fits into one long: eight bytes, little-endian, whatever the machine. */
public final class PackedState {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private PackedState() {}

  /** The long whose bytes begin at the offset. */
  public static long read(byte[] states, int offset) {
    return (long) LONGS.get(states, offset);
  }

  /** Writes the eight bytes of a long from the offset on. */
  public static void write(byte[] states, int offset, long state) {
    LONGS.set(states, offset, state);
  }
}

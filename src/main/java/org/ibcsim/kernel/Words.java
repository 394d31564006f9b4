package org.ibcsim.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes read eight at a time, the same on every machine. */
public final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  /** Eight bytes as a number, the first of them the lowest. */
  public static long at(byte[] bytes, int offset) {
    return (long) LONGS.get(bytes, offset);
  }
}

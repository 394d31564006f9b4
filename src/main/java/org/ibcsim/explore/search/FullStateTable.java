package org.ibcsim.explore.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** States as they are: a slot holds half a fingerprint, and the place of the bytes in an arena. */
final class FullStateTable extends StateTable {
  /** Blocks are as large as all before together, so that small tables stay small; up to this. */
  private static final int BLOCK_BYTES = 1 << 16;

  private static final int FIRST_BLOCK_BYTES = 1 << 8;
  private static final int HEADER = Integer.BYTES;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final List<byte[]> blocks = new ArrayList<>();
  private int end;
  private long keptBytes;

  FullStateTable(int capacity, long memoryBytes, boolean tellsFresh) {
    super(capacity, memoryBytes, tellsFresh);
  }

  @Override
  boolean isThere(long second, long high, Batch batch, int position) {
    byte[] block = blocks.get((int) (second >>> 32) - 1);
    int from = (int) second;
    int length = (int) INTS.get(block, from);
    int step = batch.step(position);
    Expansion expansion = batch.expansion();
    int offset = expansion.offset(step);
    return Arrays.equals(
        block,
        from + HEADER,
        from + HEADER + length,
        expansion.bytes(),
        offset,
        offset + expansion.length(step));
  }

  @Override
  long keep(long high, Batch batch, int position, long free) {
    int step = batch.step(position);
    Expansion expansion = batch.expansion();
    int length = expansion.length(step);
    if (blocks.isEmpty() || blocks.get(blocks.size() - 1).length - end < HEADER + length) {
      long usual = Math.max(FIRST_BLOCK_BYTES, Math.min(keptBytes, BLOCK_BYTES));
      long room = Math.min(usual, free - keptBytes);
      int wanted = (int) Math.max(room, HEADER + length);
      if (keptBytes + wanted > free) {
        return 0;
      }
      blocks.add(new byte[wanted]);
      keptBytes += wanted;
      end = 0;
    }
    int from = end;
    byte[] block = blocks.get(blocks.size() - 1);
    INTS.set(block, from, length);
    System.arraycopy(expansion.bytes(), expansion.offset(step), block, from + HEADER, length);
    end += HEADER + length;
    return (long) blocks.size() << 32 | from;
  }

  @Override
  long keptBytes() {
    return keptBytes;
  }
}

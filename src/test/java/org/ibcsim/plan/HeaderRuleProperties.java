package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The published table is never below one block a write. */
class HeaderRuleProperties {
  @Property
  void theTableIsNeverLessThanOneBlockForEachWriteOfASizeThatItHas(
      @ForAll @IntRange(min = 1, max = 32 << 10) int writeBytes,
      @ForAll @IntRange(min = 0, max = 1_000_000) int writes) {
    long bytes = (long) writeBytes * writes;
    int percent = HeaderRule.tablePercent(writeBytes);
    assertThat(HeaderRule.TABLE.withHeaders(bytes, writes))
        .isEqualTo(writes == 0 ? 0 : bytes + (bytes * percent + 99) / 100);
    for (int size :
        new int[] {512, 1 << 10, 2 << 10, 4 << 10, 8 << 10, 10 << 10, 16 << 10, 32 << 10}) {
      long all = (long) size * writes;
      assertThat(HeaderRule.TABLE.withHeaders(all, writes))
          .isGreaterThanOrEqualTo(HeaderRule.EXACT.withHeaders(all, writes));
    }
  }
}

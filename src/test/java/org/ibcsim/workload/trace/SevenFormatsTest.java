package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.workload.trace.TraceBytes.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One trace in seven formats (shared/traces/converted): all readers find the same writes. */
class SevenFormatsTest {
  @ParameterizedTest
  @CsvSource({
    "MSR, msr.csv, 1000",
    "SPC, spc, 1000",
    "ALIBABA, alibaba.csv, 1000",
    "VSCSI_TEXT, vscsi.csv, 1000",
    "BLKPARSE, blkparse.txt, 1000",
    "FIO, fio-iolog, 1000000",
    "DISKSIM, disksim.txt, 1000",
  })
  void everyFormatHoldsTheSameWrites(TraceFormat format, String suffix, long exactToNanos) {
    List<Read> binary =
        writes(
            TraceBytes.readAll(TraceFormat.VSCSI, SharedTraces.find("cloudPhysicsIO.vscsi"))
                .subList(0, 5_000));
    List<Read> text =
        writes(TraceBytes.readAll(format, SharedTraces.find("converted/cp5000." + suffix)));
    assertThat(text).hasSize(4_994);
    assertThat(text.stream().mapToLong(Read::lengthBytes).sum()).isEqualTo(44_062_208L);
    for (int i = 0; i < text.size(); i++) {
      assertThat(text.get(i).offsetBytes()).isEqualTo(binary.get(i).offsetBytes());
      assertThat(text.get(i).lengthBytes()).isEqualTo(binary.get(i).lengthBytes());
      assertThat(text.get(i).timeNanos())
          .isEqualTo(binary.get(i).timeNanos() / exactToNanos * exactToNanos);
    }
  }

  @Test
  void theTraceOfMqsimHasItsWrites() {
    List<Read> all =
        TraceBytes.readAll(TraceFormat.MQSIM, SharedTraces.find("mqsim-tpcc-small.trace"));
    assertThat(all).hasSize(6_999);
    assertThat(writes(all)).hasSize(2_618);
    assertThat(writes(all).stream().mapToLong(Read::lengthBytes).sum()).isEqualTo(23_403_520L);
    assertThat(all.get(all.size() - 1).timeNanos()).isEqualTo(136_489_000L);
  }

  private static List<Read> writes(List<Read> all) {
    return all.stream().filter(Read::write).toList();
  }
}

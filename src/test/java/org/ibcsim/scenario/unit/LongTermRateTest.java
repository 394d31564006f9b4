package org.ibcsim.scenario.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongTermRateTest {
  private static final Range LINK = new Range(Dimension.BANDWIDTH, "Mbit/s", 1, 1L << 42);

  @ParameterizedTest
  @CsvSource({
    "16 Mbit/s, 16000000",
    "5GB/h, 11111111",
    "5 GiB/h, 11930464",
    "300 GB/day, 27777777",
    "300GB/d, 27777777",
    "10.8 TB/day, 1000000000",
    "60 MB/min, 8000000",
    "86.4 kbit/day, 1",
  })
  void ratesOfAnyLengthAreBitsASecondRoundedDown(String text, long bits) {
    assertThat(LongTermRate.read(text, LINK)).isEqualTo(new Reading.Right(bits));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 GB/hour|5 GB/h",
        "5 GB per h|5 GB/h",
        "5 GB /h|5 GB/h",
        "5 gb/day|5 GB/day",
        "5 KB/m|5 kB/min",
        "5 GB/w|5 GB/s",
        "5/day|5 GB/day",
        "1 parsec/h|",
        "20|20 Mbit/s",
      })
  void whatIsNotUnderstoodIsAnsweredWithWhatWasMeant(String text, String meant) {
    Reading.Wrong wrong = (Reading.Wrong) LongTermRate.read(text, LINK);
    assertThat(wrong.suggestion()).isEqualTo(meant);
    assertThat(wrong.expected()).endsWith("or GiB/s, or by /min, /h or /day, as in 300 GB/day");
    assertThat(wrong.found()).startsWith("'" + text + "'");
  }

  @Test
  void aRateOfLessThanABitASecondOrOfMoreThanTheRangeIsRefused() {
    for (String text : new String[] {"86.3 kbit/day", "999999 TB/min"}) {
      assertThat(((Reading.Wrong) LongTermRate.read(text, LINK)).expected())
          .startsWith("a bandwidth from 1 bit/s to ");
    }
  }
}

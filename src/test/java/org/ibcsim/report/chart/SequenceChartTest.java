package org.ibcsim.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceChartTest {
  @Test
  void stepsOfOneMomentStandBelowOneAnotherAndTheChartGrowsWithThem() {
    int one = chart(1).heightPixels();
    assertThat(chart(4).heightPixels()).isEqualTo(one + 3 * 13);
    assertThat(texts(chart(4))).contains(">step 0<", ">step 1<", ">step 2<", ">step 3<");
  }

  @Test
  void timeIsCompressedSoThatADayTakesLittleMoreRoomThanASecond() {
    int second = gap(1_000_000_000L).heightPixels();
    int day = gap(86_400_000_000_000L).heightPixels();
    assertThat(day).isGreaterThan(second).isLessThan(second + 60);
  }

  @Test
  void theTimeBetweenTwoRowsIsWrittenOut() {
    assertThat(texts(gap(120_000_000_000L))).contains(">+ 120 s<", ">120.000000 s<");
  }

  @Test
  void anArrowLeavesWithAStepOfItsChart() {
    SequenceChart.Step send = new SequenceChart.Step(0, 0, "SEND");
    SequenceChart.Arrow arrow = new SequenceChart.Arrow(send, 1, 5);
    assertThatThrownBy(
            () ->
                new SequenceChart(
                    "Message",
                    List.of("seattle", "london"),
                    List.of(new SequenceChart.Step(0, 1, "SEND")),
                    List.of(arrow),
                    List.of()))
        .hasMessageContaining("an arrow leaves with")
        .hasMessageContaining("nanos=0");
  }

  private static SequenceChart chart(int stepsAtOnce) {
    List<SequenceChart.Step> steps = new ArrayList<>();
    for (int i = 0; i < stepsAtOnce; i++) {
      steps.add(new SequenceChart.Step(1, 5_000_000, "step " + i));
    }
    return new SequenceChart("Message", List.of("seattle", "london"), steps, List.of(), List.of());
  }

  private static SequenceChart gap(long nanos) {
    return new SequenceChart(
        "Message",
        List.of("seattle"),
        List.of(new SequenceChart.Step(0, 0, "a"), new SequenceChart.Step(0, nanos, "b")),
        List.of(),
        List.of());
  }

  private static String texts(SequenceChart sequence) {
    return SvgDrawing.of(
        new Chart("sequence", "Message", "", 960, sequence.heightPixels(), sequence));
  }
}

package org.ibcsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DesignProperties {
  @Property(tries = 200)
  void aLatinHypercubeMeetsEachPartOfEachSpanOnce(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int points) {
    Map<String, SpanOfValues> spans = new LinkedHashMap<>();
    spans.put("a", span("5 ms .. 20 ms"));
    spans.put("b", span("1 .. 2"));
    spans.put("c", span("0.5 % .. 90 %"));
    List<Point> made = Design.latinHypercube(spans, points, seed);
    assertThat(made).hasSize(points);
    spans.forEach(
        (name, span) -> {
          List<Integer> parts = new ArrayList<>();
          for (Point point : made) {
            String value = String.valueOf(point.values().get(name));
            BigDecimal number = new BigDecimal(value.replaceAll("[^0-9.]", ""));
            assertThat(value).endsWith(span.unit());
            assertThat(number).isBetween(span.from(), span.to());
            double at =
                number.subtract(span.from()).doubleValue()
                    / span.to().subtract(span.from()).doubleValue()
                    * points;
            parts.add((int) Math.floor(at + 1e-9));
          }
          for (int part = 0; part < points; part++) {
            assertThat(parts).as("%s %s", name, made).contains(part);
          }
        });
  }

  private static SpanOfValues span(String text) {
    SpanOfValues span = SpanOfValues.read(text);
    assertThat(span).isNotNull();
    return span;
  }

  @Example
  void orderAndPlacesOfTwoParametersAreTheirOwn() {
    Map<String, SpanOfValues> spans = new LinkedHashMap<>();
    spans.put("a", span("0 .. 100"));
    spans.put("b", span("0 .. 100"));
    List<Point> made = Design.latinHypercube(spans, 20, 1);
    assertThat(made).anyMatch(point -> !point.values().get("a").equals(point.values().get("b")));
    assertThat(Design.latinHypercube(spans, 20, 1)).isEqualTo(made);
    assertThat(Design.latinHypercube(spans, 20, 2)).isNotEqualTo(made);
  }

  @Example
  void aGridIsEveryValueWithEveryOther() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("a", List.of("1", "2"));
    lists.put("b", List.of("x", "y", "z"));
    assertThat(Design.grid(lists))
        .extracting(point -> String.join("", point.values().values()))
        .containsExactly("1x", "1y", "1z", "2x", "2y", "2z");
  }

  @Example
  void spansAreTwoNumbersOfOneUnit() {
    for (String wrong : List.of("5 ms", "5 ms .. 2 ms", "5 ms .. 5 ms", "a .. b", "-1 .. 1")) {
      assertThat(SpanOfValues.read(wrong)).as(wrong).isNull();
    }
    assertThat(span("4 KiB .. 64 KiB").value(0, 6, 0.55)).isEqualTo("9 KiB");
    assertThat(span("80/s .. 120/s").value(3, 4, 0.999)).isEqualTo("119/s");
    assertThat(span("1000 .. 3000").value(0, 2, 0)).isEqualTo("1000");
  }
}

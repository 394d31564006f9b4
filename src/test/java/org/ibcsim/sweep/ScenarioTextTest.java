package org.ibcsim.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ibcsim.scenario.text.BrokenTextException;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.SourceText;
import org.ibcsim.scenario.text.YamlTree;
import org.junit.jupiter.api.Test;

class ScenarioTextTest {
  private static String with(String text, String... changes) throws BrokenTextException {
    SourceText source = SourceText.decode(text.getBytes(UTF_8));
    Node root = YamlTree.read(source, new Problems("t"));
    Map<String, Scalar> places = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      ParameterPath.Found found = ParameterPath.find(root, changes[i]);
      assertThat(found).isInstanceOf(ParameterPath.Found.Value.class);
      places.put(changes[i], ((ParameterPath.Found.Value) found).scalar());
      values.put(changes[i], changes[i + 1]);
    }
    String changed = new String(new ScenarioText(source, places).with(values), UTF_8);
    Node after = YamlTree.read(SourceText.decode(changed.getBytes(UTF_8)), new Problems("t"));
    values.forEach(
        (path, value) ->
            assertThat(
                    ((ParameterPath.Found.Value) ParameterPath.find(after, path)).scalar().text())
                .isEqualTo(value));
    return changed;
  }

  @Test
  void onlyTheValuesChangeAndLinesStayLines() throws BrokenTextException {
    assertThat(with("# a: 1\na: 1 # one\nb: {c: 5 ms, d: 7 ms}\n", "b.d", "1 min", "b.c", "2 ms"))
        .isEqualTo("# a: 1\na: 1 # one\nb: {c: 2 ms, d: 1 min}\n");
  }

  @Test
  void quotedValuesAreReplacedWithTheirQuotes() throws BrokenTextException {
    assertThat(with("a: 'it''s' # x\nb: \"q\\\"q\" # y\n", "a", "1", "b", "2"))
        .isEqualTo("a: 1 # x\nb: 2 # y\n");
  }

  @Test
  void valuesThatYamlWouldReadOtherwiseAreQuoted() throws BrokenTextException {
    assertThat(with("a: {b: x, c: y}\n", "a.b", "p, q: r", "a.c", "it's"))
        .isEqualTo("a: {b: 'p, q: r', c: 'it''s'}\n");
    assertThat(with("a: {b: x}\n", "a.b", "0.1 %")).isEqualTo("a: {b: 0.1 %}\n");
  }

  @Test
  void columnsAreCodePoints() throws BrokenTextException {
    assertThat(with("a: {\"🙂\": x, b: y}\n", "a.b", "z")).isEqualTo("a: {\"🙂\": x, b: z}\n");
  }

  @Test
  void keysMayHaveDotsAndListsMayHoldLists() throws BrokenTextException {
    assertThat(with("a.b: {c: [[x, y], z]}\n", "a.b.c[0][1]", "w"))
        .isEqualTo("a.b: {c: [[x, w], z]}\n");
  }
}

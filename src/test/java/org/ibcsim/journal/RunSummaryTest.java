package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunSummaryTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static String summary(String application) {
    return RunSummary.of(
            FreezeStory.told(application, "london").writer.record(),
            DIGEST,
            "ibcsim run story.yaml --seed 42",
            null)
        .toJson();
  }

  private static Schema schema() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(RunSummary.class.getResourceAsStream(RunSummary.SCHEMA))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(stream, InputFormat.JSON);
    }
  }

  @Test
  void aSummaryIsValidByThePublishedSchema() throws IOException {
    assertThat(schema().validate(summary("nightly"), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoSummary() throws IOException {
    String summary = summary("nightly");
    for (String[] change :
        new String[][] {
          {"\"verdict\" : \"held\"", "\"verdict\" : \"maybe\""},
          {"\"seed\" : 42", "\"sead\" : 42"},
          {"\"fate\" : \"lost\"", "\"fate\" : 3"},
          {"\"count\" : 1", "\"count\" : -1"},
          {DIGEST, "abc"}
        }) {
      assertThat(summary).contains(change[0]);
      assertThat(schema().validate(summary.replace(change[0], change[1]), InputFormat.JSON))
          .as("with %s", change[1])
          .isNotEmpty();
    }
  }

  @Test
  void everyFieldOfTheSchemaIsDescribed() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(RunSummary.class.getResourceAsStream(RunSummary.SCHEMA))) {
      assertThat(described(JsonMapper.shared().readTree(stream))).isGreaterThan(70);
    }
  }

  private static int described(JsonNode node) {
    int count = 0;
    for (JsonNode property : node.path("properties")) {
      assertThat(property.path("description").asString("")).as(property.toString()).isNotBlank();
      count += 1 + described(property) + described(property.path("items"));
    }
    return count;
  }

  @Test
  void secondsAreWrittenFromWholeNanoseconds() {
    assertThat(summary("nightly"))
        .contains("\"virtual_seconds\" : 0.000002500")
        .contains("\"submitted_seconds\" : 0.000001000")
        .contains("\"transmitted_seconds\" : 0.000001150")
        .contains("\"received_seconds\" : null")
        .contains("\"fate\" : \"received\"")
        .contains("\"release\" : \"unfreeze\"")
        .contains("\"image\" : \"00000000000000ab\"")
        .doesNotContain("E-");
  }

  @Test
  void hostileNamesSurviveAsAscii() {
    String hostile = "\"\\\n\u0000</script>\u00e9\ud83d\ude00\ud800";
    String json = summary(hostile);
    assertThat(json).matches(text -> text.chars().allMatch(c -> c < 128));
    assertThat(
            JsonMapper.shared().readTree(json).get("ibc").get(0).get("application").stringValue())
        .isEqualTo(hostile);
  }
}

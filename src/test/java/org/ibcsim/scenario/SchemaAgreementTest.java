package org.ibcsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class SchemaAgreementTest {
  /** What the schema cannot know is marked so in the first lines of a bad file. */
  private static final String ONLY_THE_READER = "# the schema accepts this";

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ScenarioSchema.text(), InputFormat.JSON);

  private static final JsonNode TREE = JsonMapper.builder().build().readTree(ScenarioSchema.text());

  static Stream<Path> rightFiles() {
    return Stream.concat(Cases.good().stream(), Cases.shipped().stream());
  }

  static List<Path> badFiles() {
    return Cases.bad();
  }

  @ParameterizedTest
  @MethodSource("rightFiles")
  void schemaAcceptsWhatTheReaderAccepts(Path file) throws IOException {
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void schemaRefusesWhatTheReaderRefusesUnlessTheFileIsMarked(Path file) throws IOException {
    String text = Files.readString(file);
    boolean accepted;
    try {
      // As an editor would: what is no YAML never gets as far as the schema.
      List<Error> errors = SCHEMA.validate(text, InputFormat.YAML);
      accepted = errors.isEmpty();
    } catch (RuntimeException noYaml) {
      accepted = false;
    }
    assertThat(accepted).as("accepted by the schema").isEqualTo(text.contains(ONLY_THE_READER));
  }

  static Stream<Map.Entry<String, Form>> forms() {
    return Stream.of(
        Map.entry("", Forms.SCENARIO),
        Map.entry("/$defs/rds", Forms.RDS),
        Map.entry("/$defs/rds/properties/srl", Forms.PRIMARY_SRL),
        Map.entry("/$defs/rds/properties/primary", Forms.PRIMARY),
        Map.entry("/$defs/secondary", Forms.SECONDARY),
        Map.entry("/$defs/bunker", Forms.BUNKER),
        Map.entry("/$defs/bunker/properties/rlink", Forms.RLINK),
        Map.entry("/$defs/cluster", Forms.CLUSTER),
        Map.entry("/$defs/primary_cluster", Forms.PRIMARY_CLUSTER),
        Map.entry("/$defs/primary_cluster/properties/interconnect", Forms.INTERCONNECT),
        Map.entry("/$defs/secondary/properties/srl", Forms.SECONDARY_SRL),
        Map.entry("/$defs/secondary/properties/rlink", Forms.RLINK),
        Map.entry("/$defs/secondary/properties/link", Forms.LINK),
        Map.entry("/$defs/transports", Forms.TRANSPORTS),
        Map.entry("/$defs/udp", Forms.UDP),
        Map.entry("/$defs/tcp", Forms.TCP),
        Map.entry("/$defs/other_traffic", Forms.OTHER_TRAFFIC),
        Map.entry("/$defs/compression", Forms.COMPRESSION),
        Map.entry("/$defs/disk", Forms.DISK),
        Map.entry("/$defs/device", Forms.DEVICE),
        Map.entry("/$defs/service/oneOf/3/properties/lognormal", Forms.LOGNORMAL),
        Map.entry("/$defs/service/oneOf/4/properties/uniform", Forms.UNIFORM),
        Map.entry("/$defs/steady", Forms.CONSTANT),
        Map.entry("/$defs/steady", Forms.POISSON),
        Map.entry("/$defs/bursts", Forms.BURSTS),
        Map.entry("/$defs/closed", Forms.CLOSED),
        Map.entry("/$defs/write", Forms.WRITE),
        Map.entry("/$defs/trace", Forms.TRACE),
        Map.entry("/$defs/range", Forms.RANGE),
        Map.entry("/$defs/placement/oneOf/1/properties/hotspot", Forms.HOTSPOT),
        Map.entry("/$defs/ibc_task", Forms.IBC_TASK),
        Map.entry("/$defs/ibc_script", Forms.IBC_SCRIPT),
        Map.entry("/$defs/ibc_script_of_secondaries", Forms.IBC_SCRIPT_OF_SECONDARIES),
        Map.entry("/properties/snapshot", Forms.SNAPSHOT),
        Map.entry("/$defs/litmus", Forms.LITMUS),
        Map.entry("/$defs/explore", Forms.EXPLORE),
        Map.entry("/$defs/fault", Forms.FAULT));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void schemaHasTheKeysThatTheReaderKnows(Map.Entry<String, Form> pair) {
    JsonNode object = TREE.at(pair.getKey());
    Form form = pair.getValue();
    assertThat(object.get("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(form.keys());
    List<String> required =
        object.has("required")
            ? object.get("required").valueStream().map(JsonNode::asString).toList()
            : List.of();
    assertThat(required).containsExactlyInAnyOrderElementsOf(form.required());
    assertThat(object.get("additionalProperties").asBoolean()).isFalse();
  }

  @Test
  void schemaHasEverySwitchOfTheModelWithItsValues() {
    JsonNode switches = TREE.at("/$defs/semantics/properties");
    assertThat(switches.size()).isEqualTo(Semantics.SWITCHES.size() + Semantics.PARAMETERS.size());
    for (Switch<?> question : Semantics.SWITCHES) {
      List<String> values =
          switches
              .at("/" + question.name() + "/enum")
              .valueStream()
              .filter(JsonNode::isString)
              .map(JsonNode::asString)
              .toList();
      assertThat(values).isEqualTo(question.valueNames());
    }
  }

  @Test
  void fullExampleHasEveryKeyOfTheSchema() throws IOException {
    Set<String> used = new TreeSet<>();
    addKeys(new YAMLMapper().readTree(Files.readString(Cases.good("full.yaml"))), used);
    Set<String> known = new TreeSet<>();
    for (Map.Entry<String, Form> pair : forms().toList()) {
      known.addAll(pair.getValue().keys());
    }
    known.addAll(WorkloadReader.KINDS);
    known.addAll(List.of("fixed", "exponential", "lognormal", "uniform", "hotspot"));
    Semantics.PARAMETERS.forEach(parameter -> known.add(parameter.name()));
    assertThat(used).containsAll(known);
  }

  private static void addKeys(JsonNode node, Set<String> keys) {
    keys.addAll(node.propertyNames());
    node.forEach(child -> addKeys(child, keys));
  }

  @Test
  void everyKeyOfTheSchemaIsDescribed() {
    for (JsonNode properties : TREE.findValues("properties")) {
      properties
          .properties()
          .forEach(
              entry -> {
                JsonNode value = entry.getValue();
                boolean described =
                    value.has("description")
                        || (value.has("$ref")
                            && TREE.at(value.get("$ref").asString().substring(1))
                                .has("description"));
                assertThat(described).as(entry.getKey()).isTrue();
              });
    }
  }
}

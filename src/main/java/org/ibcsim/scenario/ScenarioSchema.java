package org.ibcsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published JSON Schema of scenario files (draft 2020-12), for editors and other programs.
 *
 * <p>It knows what one value can say alone. What needs two (a volume that a workload names, a fault
 * after the end of the run), and limits of amounts, only {@link ScenarioFile} knows; it accepts no
 * file that the schema refuses.
 */
public final class ScenarioSchema {
  private static final String RESOURCE = "scenario.schema.json";

  private ScenarioSchema() {}

  /** The schema as indented JSON, ending with a line end; the switches are those of the model. */
  public static String text() {
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode schema = mapper.readTree(resource());
    ObjectNode switches = (ObjectNode) schema.at("/$defs/semantics/properties");
    for (Switch<?> question : Semantics.SWITCHES) {
      ObjectNode property = switches.putObject(question.name());
      property.put("description", question.question() + " (" + question.source() + ")");
      ArrayNode values = property.putArray("enum");
      for (String value : question.valueNames()) {
        values.add(value);
        // As YAML writes it, unless in quotes.
        if (value.equals("true") || value.equals("false")) {
          values.add(value.equals("true"));
        }
      }
      property.put("default", question.valueNames().get(0));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(schema).replace("\r\n", "\n")
        + "\n";
  }

  private static String resource() {
    try (InputStream stream = ScenarioSchema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar; build it again");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(RESOURCE + " in the jar cannot be read", failure);
    }
  }
}

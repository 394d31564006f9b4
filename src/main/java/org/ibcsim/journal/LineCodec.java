package org.ibcsim.journal;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts and entries as the JSON objects of a journal, and back.
 *
 * <p>The kind of a line is the name of the record in snake_case. Hosts and RLINKs, numbers in a
 * {@link Fact}, are names in a journal; digests and keys, 64 bits wide, are 16 hexadecimal digits,
 * because many readers of JSON know no such number.
 */
final class LineCodec {
  private static final Set<String> DIGESTS = Set.of("image", "begun_image", "key");
  private static final Map<String, Class<? extends Fact>> FACTS = kinds(Fact.class);
  private static final Map<String, Class<? extends JournalEntry>> ENTRIES =
      kinds(JournalEntry.class);

  private final List<String> hosts;
  private final List<String> rlinks;

  LineCodec(RunHeader header) {
    this.hosts = header.hosts().stream().map(RunHeader.Host::name).toList();
    this.rlinks = header.rlinks().stream().map(RunHeader.Rlink::name).toList();
  }

  private static <T> Map<String, Class<? extends T>> kinds(Class<T> sealed) {
    Map<String, Class<? extends T>> kinds = new LinkedHashMap<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      kinds.put(kindOf(permitted), permitted.asSubclass(sealed));
    }
    return kinds;
  }

  /** The kind of a line that tells a record. */
  static String kindOf(Class<?> type) {
    return JournalJson.snakeCase(type.getSimpleName());
  }

  ObjectNode encode(Fact fact) {
    ObjectNode node = JournalJson.MAPPER.valueToTree(fact);
    if (node.has("host")) {
      node.put("host", hosts.get(node.get("host").intValue()));
    }
    if (node.has("rlink")) {
      node.put("rlink", rlinks.get(node.get("rlink").intValue()));
    }
    if (node.has("targets")) {
      int targets = node.get("targets").intValue();
      ArrayNode names = node.putArray("targets");
      for (int rlink = 0; rlink < rlinks.size(); rlink++) {
        if ((targets >>> rlink & 1) != 0) {
          names.add(rlinks.get(rlink));
        }
      }
    }
    for (String digest : DIGESTS) {
      if (node.has(digest)) {
        node.put(digest, HexFormat.of().toHexDigits(node.get(digest).longValue()));
      }
    }
    return node;
  }

  ObjectNode encode(JournalEntry entry) {
    return JournalJson.MAPPER.valueToTree(entry);
  }

  /**
   * The fact of a line, or null if its kind is none of a fact.
   *
   * @throws IllegalArgumentException or {@link JacksonException} if the line is none that {@link
   *     #encode} makes
   */
  @Nullable Fact decodeFact(String kind, ObjectNode node) {
    Class<? extends Fact> type = FACTS.get(kind);
    if (type == null) {
      return null;
    }
    if (node.has("host")) {
      node.put("host", numberOf(hosts, "host", node.get("host")));
    }
    if (node.has("rlink")) {
      node.put("rlink", numberOf(rlinks, "RLINK", node.get("rlink")));
    }
    if (node.has("targets")) {
      int targets = 0;
      for (JsonNode target : node.get("targets")) {
        targets |= 1 << numberOf(rlinks, "RLINK", target);
      }
      node.put("targets", targets);
    }
    for (String digest : DIGESTS) {
      if (node.has(digest)) {
        node.put(digest, HexFormat.fromHexDigitsToLong(node.get(digest).stringValue()));
      }
    }
    return JournalJson.MAPPER.treeToValue(node, type);
  }

  /**
   * The entry of a line, or null if its kind is none of an entry; it throws like {@link
   * #decodeFact}.
   */
  @Nullable JournalEntry decodeEntry(String kind, ObjectNode node) {
    Class<? extends JournalEntry> type = ENTRIES.get(kind);
    return type == null ? null : JournalJson.MAPPER.treeToValue(node, type);
  }

  private static int numberOf(List<String> names, String what, JsonNode name) {
    int number = names.indexOf(name.stringValue());
    if (number < 0) {
      throw new IllegalArgumentException(
          what + " " + name + " is not in the journal's first line, expected one of " + names);
    }
    return number;
  }
}

package org.ibcsim.scenario;

import java.util.List;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the scenario whose keys are known: what is missing and what is too much has been
 * told when it is opened.
 */
public final class Section {
  private final Form form;
  private final Mapping mapping;

  private Section(Form form, Mapping mapping) {
    this.form = form;
    this.mapping = mapping;
  }

  /** Opens a node; one that is no mapping is a problem, and stands for a section without values. */
  public static Section open(Node node, Form form, Problems problems) {
    if (!(node instanceof Mapping mapping)) {
      problems.add(node.place(), node.shown(), form.name() + ", with " + keys(form));
      return new Section(form, new Mapping(List.of(), node.place()));
    }
    for (Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!form.keys().contains(key)) {
        problems.add(
            entry.key().place(),
            "the unknown key " + Shown.quoted(key) + " in " + form.name(),
            Shown.oneOf(form.keys()),
            meant(key, form));
      }
    }
    for (String key : form.required()) {
      if (mapping.entry(key) == null && !isMisspelled(key, mapping, form)) {
        problems.add(
            mapping.place(), form.name() + " without the key " + Shown.quoted(key), keys(form));
      }
    }
    return new Section(form, mapping);
  }

  /** The nearest key, or the same key one level off, where it is often put by mistake. */
  private static @Nullable String meant(String key, Form form) {
    String near = NearestName.to(key, form.keys());
    if (near != null) {
      return near;
    }
    for (Form other : Forms.NEIGHBOURS.getOrDefault(form, List.of())) {
      if (other.keys().contains(key)) {
        return "the key " + key + " of " + other.name();
      }
    }
    return null;
  }

  private static String keys(Form form) {
    List<String> keys = form.required().isEmpty() ? form.optional() : form.required();
    return (keys.size() == 1 ? "the key " : "the keys ") + Shown.listed(keys);
  }

  /** A key that was told as unknown, and taken for this one, is not told once more as missing. */
  private static boolean isMisspelled(String key, Mapping mapping, Form form) {
    for (Entry entry : mapping.entries()) {
      String written = entry.key().text();
      if (!form.keys().contains(written) && key.equals(NearestName.to(written, form.keys()))) {
        return true;
      }
    }
    return false;
  }

  public Place place() {
    return mapping.place();
  }

  /** The value of a key, or null. */
  public @Nullable Node value(String key) {
    if (!form.keys().contains(key)) {
      throw new IllegalArgumentException(form.name() + " has no key " + key);
    }
    Entry entry = mapping.entry(key);
    return entry == null ? null : entry.value();
  }

  /** Where the value of a key stands, or the section itself. */
  public Place place(String key) {
    Node value = value(key);
    return value == null ? mapping.place() : value.place();
  }
}

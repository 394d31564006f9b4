package org.ibcsim.scenario.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Kind;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Node.Sequence;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the tree of a YAML document with the place of every piece.
 *
 * <p>Built from the parser's events, because a ready-made tree has lost what a message needs: how a
 * text was quoted, where a repeated key stands, that an anchor was there at all. Refused are
 * anchors and aliases (a few lines of them can stand for terabytes), tags, a second document, more
 * than {@value #DEEPEST} levels and more than {@value #MOST_NODES} values. A repeated key is a
 * problem, and reading goes on; a mistake of syntax ends it.
 */
public final class YamlTree {
  private static final int DEEPEST = 16;
  private static final int MOST_NODES = 50_000;
  private final SourceText source;
  private final Problems problems;
  private final Iterator<Event> events;
  private int nodes;

  private YamlTree(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.events = new Parse(settings(source.text())).parseString(source.text()).iterator();
  }

  /**
   * The text is read in one piece: a piece that ends within a character of two surrogates makes the
   * library read past its buffer.
   */
  private static LoadSettings settings(String text) {
    return LoadSettings.builder()
        .setCodePointLimit(2 * SourceFile.MOST_BYTES)
        .setBufferSize(text.length() + 1)
        .build();
  }

  /**
   * The root of the only document.
   *
   * @throws BrokenTextException if the text is not YAML, or uses what a scenario may not
   */
  public static Node read(SourceText source, Problems problems) throws BrokenTextException {
    try {
      return new YamlTree(source, problems).document();
    } catch (YamlEngineException mistake) {
      throw SyntaxMistake.told(mistake, source);
    }
  }

  private Node document() throws BrokenTextException {
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (root != null) {
          throw new BrokenTextException(
              place(event), "a second document", "one scenario in a file; split the file at ---");
        }
        root = node(events.next(), 1);
      }
    }
    if (root == null) {
      throw new BrokenTextException(
          Place.FILE,
          "a file without content",
          "a scenario, which begins with scenario: and its title");
    }
    return root;
  }

  private Node node(Event event, int depth) throws BrokenTextException {
    if (++nodes > MOST_NODES) {
      throw new BrokenTextException(
          place(event), "more than " + MOST_NODES + " values", "a scenario with fewer of them");
    }
    if (event instanceof AliasEvent alias) {
      throw new BrokenTextException(
          place(event),
          "the alias " + Shown.quoted("*" + alias.getAlias()),
          "the value itself, or the text in quotes if it begins with *");
    }
    if (event instanceof ScalarEvent scalar) {
      refuse(event, scalar.getAnchor(), scalar.getTag());
      return scalar(scalar);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    refuse(event, start.getAnchor(), start.getTag());
    if (depth > DEEPEST) {
      throw new BrokenTextException(
          place(event), "more than " + DEEPEST + " levels of nesting", "at most " + DEEPEST);
    }
    return start instanceof MappingStartEvent ? mapping(start, depth) : sequence(start, depth);
  }

  private void refuse(Event event, Optional<Anchor> anchor, Optional<String> tag)
      throws BrokenTextException {
    if (anchor.isPresent()) {
      throw new BrokenTextException(
          place(event),
          "the anchor " + Shown.quoted("&" + anchor.get()),
          "the value itself, or the text in quotes if it begins with &");
    }
    if (tag.isPresent()) {
      throw new BrokenTextException(
          place(event),
          "the tag " + Shown.quoted(tag.get()),
          "the value itself, or the text in quotes if it begins with !");
    }
  }

  private Mapping mapping(CollectionStartEvent start, int depth) throws BrokenTextException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
      Node key = node(next, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (!(key instanceof Scalar scalar)) {
        problems.add(key.place(), key.shown() + " as a key", "a word as a key");
        continue;
      }
      Entry first = entries.putIfAbsent(scalar.text(), new Entry(scalar, value));
      if (first != null) {
        problems.add(
            key.place(),
            "the key " + key.shown() + " a second time",
            "each key once; the first stands in line " + first.key().place().line());
      }
    }
    return new Mapping(List.copyOf(entries.values()), place(start));
  }

  private Sequence sequence(CollectionStartEvent start, int depth) throws BrokenTextException {
    List<Node> items = new ArrayList<>();
    for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new Sequence(items, place(start));
  }

  private Scalar scalar(ScalarEvent event) {
    Place place = place(event);
    boolean plain = event.isPlain();
    return new Scalar(
        event.getValue(),
        plain ? CoreSchema.kind(event.getValue()) : Kind.TEXT,
        place,
        inside(event, place));
  }

  private LocatedText inside(ScalarEvent event, Place place) {
    String text = event.getValue();
    if (event.isLiteral()) {
      return literal(text, place);
    }
    boolean oneLine =
        event.getEndMark().map(Mark::getLine).orElse(place.line() - 1) == place.line() - 1;
    LocatedText.Style style =
        event.isFolded() || !oneLine
            ? LocatedText.Style.FOLDED
            : event.isPlain() ? LocatedText.Style.PLAIN : LocatedText.Style.QUOTED;
    int quote = style == LocatedText.Style.QUOTED ? 1 : 0;
    return new LocatedText(text, place.line(), List.of(place.column() - 1 + quote), style);
  }

  /** The lines of a block stand below its {@code |}, all behind the same indentation. */
  private LocatedText literal(String text, Place place) {
    String[] contents = text.split("\n", -1);
    int indent = 0;
    for (int i = 0; i < contents.length && place.line() + i < source.lines().size(); i++) {
      if (!contents[i].isEmpty()) {
        indent = source.lines().get(place.line() + i).length() - contents[i].length();
        break;
      }
    }
    return new LocatedText(
        text,
        place.line() + 1,
        Collections.nCopies(contents.length, indent),
        LocatedText.Style.LITERAL);
  }

  private static Place place(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Place.FILE);
  }
}

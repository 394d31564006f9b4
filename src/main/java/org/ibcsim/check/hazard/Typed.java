package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.JournalEntry;

/**
 * A command as it was typed, in words.
 *
 * <p>Only names and keywords are asked for, so quotation marks need not be undone: they stand
 * around values of options, before the keyword.
 */
final class Typed {
  private final List<String> words;

  private Typed(List<String> words) {
    this.words = words;
  }

  static Typed of(JournalEntry.Command command) {
    String text = command.text().strip();
    return new Typed(text.isEmpty() ? List.of() : List.of(text.split("\\s+")));
  }

  private boolean is(String program) {
    return !words.isEmpty() && words.get(0).equals(program);
  }

  /** Whether it is {@code vxibc … KEYWORD APPLICATION RVG …}. */
  boolean vxibc(String keyword, String application) {
    return is("vxibc") && place(keyword, application) >= 0;
  }

  /** The RLINKs that {@code vxibc send} or {@code regsend} names; none for all. */
  List<String> rlinks(String keyword, String application) {
    int place = place(keyword, application);
    List<String> names = new ArrayList<>();
    for (int next = place + 3; place >= 0 && next < words.size(); next++) {
      if (words.get(next).startsWith("#")) {
        break;
      }
      names.add(words.get(next));
    }
    return names;
  }

  /** The last place of the keyword that the name follows: a payload stands before it. */
  private int place(String keyword, String application) {
    for (int place = words.size() - 2; place > 0; place--) {
      if (words.get(place).equals(keyword) && words.get(place + 1).equals(application)) {
        return place;
      }
    }
    return -1;
  }

  /** Whether it is {@code vxrvg … snapshot …}, with a prefix if there is one. */
  boolean snapshot(String prefix) {
    int option = words.indexOf("-P");
    String named = option < 0 || option + 1 >= words.size() ? prefix : words.get(option + 1);
    return is("vxrvg") && words.contains("snapshot") && named.equals(prefix);
  }

  /** Whether it is a script of a task of {@code vradmin ibc}: {@code …/TASK/SCRIPT …}. */
  boolean script(String task, String script) {
    return !words.isEmpty() && words.get(0).endsWith("/" + task + "/" + script);
  }

  /** Whether it sends a message to an RLINK: to all that there are, or this one by name. */
  boolean sendsTo(String rlink, List<String> rlinks) {
    boolean sends =
        is("vxibc") && (words.contains("send") || words.contains("regsend"))
            || is("vradmin") && words.contains("ibc");
    return sends && (words.contains(rlink) || words.stream().noneMatch(rlinks::contains));
  }

  /** Whether it is {@code quiesce}. */
  boolean quiesce() {
    return is("quiesce");
  }
}

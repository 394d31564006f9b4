package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;

/** {@code ibcsim help explore}: what an exploration chooses, and what it leaves as it is. */
record ExploreTopic(String purpose, String example, List<Key> keys, List<Rule> rules) {
  private static final int INDENT = 4;

  /** A key of {@code explore}. */
  record Key(String name, String meaning) {}

  /** What holds without any key. */
  record Rule(String about, String meaning) {}

  static ExploreTopic ofTheModel() {
    return new ExploreTopic(
        "An exploration takes a scenario through every order of what may happen, instead of the one"
            + " that a seed gives, and tells every outcome. What it may choose stands under"
            + " explore; a scenario without it is explored as it stands.",
        """
        explore:
          time: timed
          writes: 3
          crashes: 1
          cuts: 1
        """,
        List.of(
            new Key(
                "time",
                "timed, if left out: what happens is what some choice of times allows, each within"
                    + " the limits that the scenario gives: latency and jitter, the times of disks,"
                    + " ranges of sleep, at and faults; time-outs are exact, and of a distribution"
                    + " every time counts that it may give. untimed: whatever takes time takes any"
                    + " time, and a time-out runs out at any moment; what holds then holds with any"
                    + " times. Of two waits of at on one host the earlier one still ends first, if"
                    + " their times do not overlap."),
            new Key(
                "commands",
                "at_once, if left out: a command follows the one before it at once, as in a run;"
                    + " only a fault of the budgets comes between. any_time: as if somebody typed"
                    + " it when he likes."),
            new Key(
                "transport, wire",
                "What carries updates: tcp, if left out, or udp; and whether they keep their order"
                    + " on the way to a Secondary: in_order, if left out. any_order needs"
                    + " transport: udp. An update may then come before those that left earlier;"
                    + " the receiver sorts: it holds what came early until nothing is missing"
                    + " before it (inferred). So there are more states, and no other outcomes."
                    + " Copies of messages and acknowledgements keep their order."),
            new Key(
                "writes",
                "How many writes of each source of the workload are explored. An exploration needs"
                    + " a number: a source without writes: of its own needs this one. What is held"
                    + " then is held for so many writes."),
            new Key(
                "crashes, cuts, stops, kills, detaches, disk_failures",
                "How many such faults may happen beside those that the scenario lists: of any host,"
                    + " network, RVG, process, RLINK or disk, at any time, be it between two"
                    + " commands. A crash is followed by a boot, a stop by a start, the others by"
                    + " their end, at any time later. None, if left out.")),
        List.of(
            new Rule(
                "Faults that the scenario lists",
                "Each happens once: in its time, or at any time where times do not count. Equal"
                    + " ones keep their order."),
            new Rule(
                "Order",
                "Writes to one disk, messages to one Secondary and acknowledgements back end in the"
                    + " order in which they began; so do the timers of one host whose deadlines say"
                    + " so. A message that may be sent again after a reconnection comes or does"
                    + " not. Snapshots begin, and end later."),
            new Rule(
                "Writes",
                "Which writes a source makes follows from the seed, as in a run; when it makes them"
                    + " does not. The end of a source's time bounds nothing where chance says when"
                    + " its writes come."),
            new Rule(
                "The end",
                "A path ends where nothing is left that must come; the duration of the scenario"
                    + " bounds nothing. Its outcome is read there, by the expressions of litmus,"
                    + " and every expectation is checked. One that reads times, such as rpo, cannot"
                    + " be explored. A command that waits for ever has no result.")));
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(screen, 0, width, purpose);
    screen.println();
    example.lines().forEach(line -> screen.println("  " + line));
    for (Key key : keys) {
      screen.println();
      screen.println(key.name());
      Paragraphs.print(screen, INDENT, width, key.meaning());
    }
    for (Rule rule : rules) {
      screen.println();
      screen.println(rule.about());
      Paragraphs.print(screen, INDENT, width, rule.meaning());
    }
  }
}

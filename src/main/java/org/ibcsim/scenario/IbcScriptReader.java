package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.IbcScript;
import org.ibcsim.runbook.IbcScriptKind;
import org.ibcsim.runbook.Origin;
import org.ibcsim.runbook.Parser;
import org.ibcsim.runbook.PayloadFiles;
import org.ibcsim.runbook.Script;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads one script of a task of {@code ibc_scripts}, for every host that has it.
 *
 * <p>A script of the Secondaries is the same on all of them, except on those below {@code hosts},
 * which have one of their own; where there is nothing but {@code hosts}, only those have it. The
 * scripts quiesce and unquiesce carry out the command of their name where no {@code run} says
 * otherwise.
 */
final class IbcScriptReader {
  private final Values values;
  private final Problems problems;
  private final CommandBlock block;
  private final Names hosts;
  private final RdsLayout layout;
  private final PayloadFiles files;

  IbcScriptReader(
      Values values, Problems problems, Names hosts, RdsLayout layout, PayloadFiles files) {
    this.values = values;
    this.problems = problems;
    this.block = new CommandBlock("of a script", problems);
    this.hosts = hosts;
    this.layout = layout;
    this.files = files;
  }

  /** One for each host that has it; none where it is left out or wrong. */
  List<IbcScript> read(IbcScriptKind kind, @Nullable Node node) {
    if (node == null) {
      return List.of();
    }
    if (kind.onPrimary()) {
      Section section = Section.open(node, Forms.IBC_SCRIPT, problems);
      requireNodes(kind, section, RdsLayout.FIRST_PRIMARY);
      return on(kind, section, List.of(RdsLayout.FIRST_PRIMARY));
    }
    Section section = Section.open(node, Forms.IBC_SCRIPT_OF_SECONDARIES, problems);
    List<Integer> others = new ArrayList<>();
    for (int rlink = 0; rlink < layout.secondaries(); rlink++) {
      others.add(layout.rlinks().get(rlink).targetHost());
    }
    List<IbcScript> scripts = new ArrayList<>();
    Node own = section.value("hosts");
    if (own instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      for (Entry entry : mapping.entries()) {
        int host = secondary(entry.key());
        Section ofHost = Section.open(entry.value(), Forms.IBC_SCRIPT, problems);
        if (host >= 0) {
          requireNodes(kind, ofHost, host);
          scripts.addAll(on(kind, ofHost, List.of(host)));
          others.remove(Integer.valueOf(host));
        }
      }
    } else if (own != null) {
      problems.add(own.place(), own.shown(), "Secondaries with their scripts below them");
    }
    boolean onlyThose =
        own != null
            && section.value("takes") == null
            && section.value("exit") == null
            && section.value("run") == null;
    scripts.addAll(on(kind, section, onlyThose ? List.of() : others));
    return scripts;
  }

  private int secondary(Node.Scalar key) {
    int host = hosts.find(key);
    if (host == RdsLayout.FIRST_PRIMARY) {
      problems.add(
          key.place(),
          "the Primary " + key.shown(),
          "a Secondary; the Primary's scripts are quiesce and unquiesce");
      return -1;
    }
    if (host >= 0 && layout.isBunker(host)) {
      problems.add(
          key.place(), "the bunker " + key.shown(), "a Secondary; no message comes to a bunker");
      return -1;
    }
    return host;
  }

  /** A script must be on every node of a cluster [D ibc S13]; it is, unless nodes are listed. */
  private void requireNodes(IbcScriptKind kind, Section section, int host) {
    Node listed = section.value("nodes");
    if (listed == null) {
      return;
    }
    String name = layout.hosts().get(host).name();
    List<String> missing = new ArrayList<>(layout.hosts().get(host).cluster().nodes());
    if (missing.isEmpty()) {
      problems.add(
          listed.place(),
          "nodes of " + name + ", which is no cluster",
          "no nodes",
          "cluster: {nodes: [a, b]} in the rds, beside its host");
      return;
    }
    for (Node item : values.items(listed, "node", Limits.MOST_NODES)) {
      String node = values.name(item, "a node's name");
      if (node != null && !missing.remove(node)) {
        problems.add(
            item.place(),
            "the node " + item.shown() + " of " + name,
            "each node of " + name + " once, as its cluster lists them");
      }
    }
    if (!missing.isEmpty()) {
      problems.add(
          listed.place(),
          kind.word() + " that is missing on " + String.join(", ", missing) + " of " + name,
          "a script on every node of the cluster");
    }
  }

  /** The same script on some hosts; its mistakes are told once. */
  private List<IbcScript> on(IbcScriptKind kind, Section section, List<Integer> where) {
    long takes = values.amount(section.value("takes"), Limits.SCRIPT, 0);
    Node exit = section.value("exit");
    OptionalInt status =
        exit == null
            ? OptionalInt.empty()
            : OptionalInt.of((int) values.integer(exit, 0, IbcScript.MAXIMUM_EXIT, 0));
    List<IbcScript> scripts = new ArrayList<>();
    for (int host : where) {
      Optional<Script> commands = commands(kind, section, host);
      if (commands.isEmpty()) {
        break;
      }
      scripts.add(new IbcScript(kind, takes, status, commands.get()));
    }
    return scripts;
  }

  private Optional<Script> commands(IbcScriptKind kind, Section section, int host) {
    Node run = section.value("run");
    if (run != null) {
      return block.text(run).flatMap(text -> parse(text.text(), CommandBlock.origin(text), host));
    }
    String standard = kind.onPrimary() ? kind.word() : "";
    return parse(standard, new Origin(section.place().line(), section.place().column()), host);
  }

  private Optional<Script> parse(String text, Origin origin, int host) {
    return block.script(Parser.parseInsideTask(text, origin, layout, host, files));
  }
}

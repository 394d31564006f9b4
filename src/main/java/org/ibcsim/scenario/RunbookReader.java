package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.IbcTasks;
import org.ibcsim.runbook.Parser;
import org.ibcsim.runbook.PayloadFiles;
import org.ibcsim.runbook.Script;
import org.ibcsim.scenario.text.LocatedText;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code runbook} or {@code at_boot}: for each host, or each of its processes, the commands
 * that are typed there, or that the host itself carries out whenever it has booted.
 *
 * <p>The runbook's parser sees each script as a text of its own; its places are turned into places
 * of the file here. It needs the layout, so commands are checked only where every name of the data
 * set is right.
 */
final class RunbookReader {
  private static final Pattern ROLES_CHANGE =
      Pattern.compile("^[^#\n]*\\bvradmin\\b.*\\b(migrate|takeover)\\b", Pattern.MULTILINE);

  private static final String PROCESS =
      "a host, or a host, / and a name for one of its processes, such as london/operator";

  private final Values values;
  private final Problems problems;
  private final CommandBlock block;
  private final Names hosts;
  private final Optional<RdsLayout> layout;
  private final PayloadFiles files;
  private final IbcTasks tasks;
  private final boolean atBoot;
  private boolean rolesChange;

  /**
   * A reader of one kind of script.
   *
   * @param atBoot whether the scripts are those of {@code at_boot}, whose times count from the boot
   */
  RunbookReader(
      Values values,
      Problems problems,
      Names hosts,
      Optional<RdsLayout> layout,
      PayloadFiles files,
      IbcTasks tasks,
      boolean atBoot) {
    this.values = values;
    this.atBoot = atBoot;
    this.problems = problems;
    this.block = new CommandBlock("below the host's name", problems);
    this.tasks = tasks;
    this.hosts = hosts;
    this.layout = layout;
    this.files = files;
  }

  /** Roles change if a script of either part of the scenario says so. */
  RunbookReader whereRolesChange(@Nullable Node runbook, @Nullable Node bootScripts) {
    rolesChange = changesRoles(runbook) || changesRoles(bootScripts);
    return this;
  }

  private static boolean changesRoles(@Nullable Node scripts) {
    return scripts instanceof Mapping mapping
        && mapping.entries().stream()
            .anyMatch(
                entry ->
                    entry.value() instanceof Scalar script
                        && ROLES_CHANGE.matcher(script.text()).find());
  }

  /** The scripts that are right, in the order of the file. */
  List<Script> read(@Nullable Node node) {
    List<Script> scripts = new ArrayList<>();
    if (node == null) {
      return scripts;
    }
    if (!(node instanceof Mapping mapping)) {
      problems.add(node.place(), node.shown(), "hosts with their commands below them");
      return scripts;
    }
    if (mapping.entries().isEmpty()) {
      problems.add(node.place(), node.shown(), "at least one host with its commands");
    }
    for (Entry entry : mapping.entries()) {
      Scalar key = entry.key();
      int host = hosts.find(ProcessNames.host(key));
      String process = ProcessNames.process(key);
      if (key.text().indexOf('/') >= 0) {
        values.isName(ProcessNames.part(key, process), PROCESS);
      }
      Optional<Script> script =
          block
              .text(entry.value())
              .flatMap(text -> host < 0 ? Optional.empty() : parse(text, host));
      if (script.isPresent()) {
        refuseSharedSnapshots(script.get(), scripts, key);
        scripts.add(script.get().named(process));
      }
    }
    return scripts;
  }

  /** Volumes of a snapshot have one name on a host, whoever takes it. */
  private void refuseSharedSnapshots(Script script, List<Script> earlier, Scalar key) {
    for (Script other : earlier) {
      if (other.host() == script.host()) {
        for (String prefix : script.snapshotPrefixes()) {
          if (other.snapshotPrefixes().contains(prefix)) {
            problems.add(
                key.place(),
                "a second script that takes the snapshot " + Shown.quoted(prefix),
                "another prefix after -P in one of them");
          }
        }
      }
    }
  }

  private Optional<Script> parse(LocatedText text, int host) {
    return layout.flatMap(
        known ->
            block.script(
                atBoot
                    ? Parser.parseAtBoot(
                        text.text(),
                        CommandBlock.origin(text),
                        known,
                        host,
                        files,
                        tasks,
                        rolesChange)
                    : rolesChange
                        ? Parser.parseWhereRolesChange(
                            text.text(), CommandBlock.origin(text), known, host, files, tasks)
                        : Parser.parse(
                            text.text(), CommandBlock.origin(text), known, host, files, tasks)));
  }
}

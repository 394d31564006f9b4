package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.IbcScript;
import org.ibcsim.runbook.IbcScriptKind;
import org.ibcsim.runbook.IbcTask;
import org.ibcsim.runbook.IbcTasks;
import org.ibcsim.runbook.PayloadFiles;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ibc_scripts}: the tasks of {@code vradmin ibc}, each with the scripts that stand for
 * those below {@code /etc/vx/vvr/ibc_scripts} [D ibc S13].
 *
 * <p>As with runbooks, commands are checked only where every name of the data set is right.
 */
final class IbcTasksReader {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Values values;
  private final Problems problems;
  private final Names hosts;
  private final Optional<RdsLayout> layout;
  private final PayloadFiles files;

  IbcTasksReader(
      Values values,
      Problems problems,
      Names hosts,
      Optional<RdsLayout> layout,
      PayloadFiles files) {
    this.values = values;
    this.problems = problems;
    this.hosts = hosts;
    this.layout = layout;
    this.files = files;
  }

  IbcTasks read(@Nullable Node node) {
    if (node == null) {
      return IbcTasks.NONE;
    }
    if (!(node instanceof Mapping mapping)) {
      problems.add(node.place(), node.shown(), "tasks with their scripts below them");
      return IbcTasks.NONE;
    }
    int count = mapping.entries().size();
    if (count == 0 || count > Limits.MOST_TASKS) {
      problems.add(
          node.place(), Shown.count(count, "task"), "1 to " + Limits.MOST_TASKS + " tasks");
      return IbcTasks.NONE;
    }
    List<IbcTask> right = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      values.isName(
          entry.key(),
          "a task's name: a letter or digit, then up to 30 letters, digits and the characters . _ -");
      names.add(entry.key().text());
      int before = problems.count();
      Optional<IbcTask> task = task(entry);
      if (problems.count() == before) {
        task.ifPresent(right::add);
      }
    }
    return new IbcTasks(right, names);
  }

  private Optional<IbcTask> task(Entry entry) {
    Section section = Section.open(entry.value(), Forms.IBC_TASK, problems);
    pair(section, "quiesce", "unquiesce");
    pair(section, "unquiesce", "quiesce");
    int deliver =
        seconds(section.value("deliver_timeout"), IbcTask.STANDARD_DELIVER_TIMEOUT_SECONDS);
    int freeze = seconds(section.value("freeze_timeout"), IbcTask.STANDARD_FREEZE_TIMEOUT_SECONDS);
    int receive =
        seconds(section.value("receive_timeout"), IbcTask.STANDARD_RECEIVE_TIMEOUT_SECONDS);
    return layout.map(
        known -> {
          IbcScriptReader reader = new IbcScriptReader(values, problems, hosts, known, files);
          List<IbcScript> scripts = new ArrayList<>();
          for (IbcScriptKind kind : IbcScriptKind.values()) {
            scripts.addAll(reader.read(kind, section.value(kind.word())));
          }
          return new IbcTask(entry.key().text(), deliver, freeze, receive, scripts);
        });
  }

  /** The product takes quiesce and unquiesce only as a pair [D ibc S13]. */
  private void pair(Section section, String one, String other) {
    if (section.value(one) != null && section.value(other) == null) {
      problems.add(
          section.place(one),
          one + " without " + other,
          "quiesce and unquiesce as a pair, or neither",
          other + ": {takes: 0 s}");
    }
  }

  private int seconds(@Nullable Node node, int standard) {
    if (node == null) {
      return standard;
    }
    long nanos = values.amount(node, Limits.TIMEOUT, 0);
    if (nanos % NANOS_PER_SECOND != 0) {
      problems.add(node.place(), node.shown(), "a whole number of seconds; 0 s for no time-out");
    }
    return (int) (nanos / NANOS_PER_SECOND);
  }
}

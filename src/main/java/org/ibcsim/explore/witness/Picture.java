package org.ibcsim.explore.witness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.runbook.Step;

/**
 * What people may look at in a state, as fields with a name and a value, in a fixed order: the
 * Primary, each RLINK and its Secondary, then the scripts.
 *
 * <p>A picture is for reading: two states may differ and look alike. Positions count the updates of
 * the log from 1, writes and control messages alike.
 *
 * @param fields values by their names, in order
 */
public record Picture(Map<String, String> fields) {
  public Picture {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The picture of a data set and of the scripts that act on it. */
  public static Picture of(ReplicationView view, List<ScriptProcess> scripts) {
    Map<String, String> fields = new LinkedHashMap<>();
    RdsLayout layout = view.layout();
    String primary = layout.hosts().get(RdsLayout.FIRST_PRIMARY).name();
    fields.put(primary + " running", yes(view.running(RdsLayout.FIRST_PRIMARY)));
    fields.put(primary + " submitted", "" + view.lastPosition());
    fields.put(primary + " in SRL", "" + view.stablePosition(RdsLayout.FIRST_PRIMARY));
    fields.put(primary + " on volumes", "" + view.appliedPosition(RdsLayout.FIRST_PRIMARY));
    for (int number = 0; number < layout.rlinks().size(); number++) {
      RlinkLayout rlink = layout.rlinks().get(number);
      String name = rlink.name();
      fields.put(name + " attached", yes(view.attached(number)));
      fields.put(name + " connected", yes(view.connected(number)));
      fields.put(name + " synchronous", yes(view.effectivelySynchronous(number)));
      fields.put(name + " outstanding", "" + view.outstandingWrites(number));
      int host = rlink.targetHost();
      String secondary = layout.hosts().get(host).name();
      fields.put(secondary + " running", yes(view.running(host)));
      fields.put(secondary + " on disk", "" + view.stablePosition(host));
      fields.put(secondary + " on volumes", "" + view.appliedPosition(host));
      fields.put(secondary + " frozen", yes(view.frozen(host)));
      fields.put(secondary + " draining", yes(view.draining(host)));
    }
    for (ScriptProcess script : scripts) {
      String host = layout.hosts().get(script.script().host()).name();
      fields.put("script " + script.script().label(host), where(script));
    }
    return new Picture(fields);
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  private static String where(ScriptProcess process) {
    if (process.killed()) {
      return "killed";
    }
    if (process.finished()) {
      return "ended with status " + process.status();
    }
    List<Step> steps = process.script().steps();
    Step step = process.current().orElseThrow();
    String state = process.ready() ? "next" : process.sleeping() ? "asleep" : "waits";
    return (steps.indexOf(step) + 1)
        + " of "
        + steps.size()
        + " "
        + step.command().name()
        + ", "
        + state;
  }

  /** The fields that are different in a later picture, in its order, those that are gone last. */
  public List<Change> changesTo(Picture later) {
    List<Change> changes = new ArrayList<>();
    later.fields.forEach(
        (field, after) -> {
          String before = fields.getOrDefault(field, "");
          if (!before.equals(after)) {
            changes.add(new Change(field, before, after));
          }
        });
    fields.forEach(
        (field, before) -> {
          if (!later.fields.containsKey(field)) {
            changes.add(new Change(field, before, ""));
          }
        });
    return changes;
  }
}

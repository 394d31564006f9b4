package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Dimension;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults}: what breaks, when, and for how long. */
final class FaultReader {
  private static final Map<String, Boolean> SRL_PARTS =
      new TreeMap<>(Map.of("data", false, "header", true));

  private final Values values;
  private final Problems problems;
  private final Problems warnings;
  private final Names rlinks;
  private final Names hosts;
  private final NodeNames nodes;
  private final Names volumes;
  private final ProcessNames processes;
  private final DataSetDraft draft;
  private final long durationNanos;

  FaultReader(
      Values values,
      Problems problems,
      Problems warnings,
      DataSetDraft draft,
      ProcessNames processes,
      long durationNanos) {
    this.values = values;
    this.problems = problems;
    this.warnings = warnings;
    this.rlinks = draft.rlinkNames;
    this.draft = draft;
    this.hosts = draft.hosts;
    this.nodes = new NodeNames(draft, problems);
    this.volumes = draft.volumes;
    this.processes = processes;
    this.durationNanos = durationNanos;
  }

  private record Placed(FaultPlan plan, Place place) {}

  /** In order of the earliest time; those at one time in the order of the file. */
  List<FaultPlan> read(@Nullable Node node) {
    List<Placed> placed = new ArrayList<>();
    for (Node item : values.items(node, "fault", Limits.MOST_FAULTS)) {
      readItem(item, placed);
    }
    placed.sort(Comparator.comparingLong(one -> one.plan().at().leastNanos()));
    refuseOverlaps(placed);
    return placed.stream().map(Placed::plan).toList();
  }

  private void readItem(Node item, List<Placed> placed) {
    int before = problems.count();
    Section section = Section.open(item, Forms.FAULT, problems);
    boolean wrongKeys = problems.count() > before;
    List<String> kinds =
        Forms.FAULT_KINDS.stream().filter(kind -> section.value(kind) != null).toList();
    if (kinds.isEmpty() && !wrongKeys) {
      problems.add(section.place(), "a fault that breaks nothing", Shown.oneOf(Forms.FAULT_KINDS));
    }
    for (String surplus : kinds.stream().skip(1).toList()) {
      problems.add(
          section.place(surplus),
          "a " + surplus + " beside a " + kinds.get(0),
          "one of them; the other as a fault of its own");
    }
    Optional<Fault> fault = kinds.stream().findFirst().flatMap(kind -> fault(kind, section));
    TimeRange at = values.times(section.value("at"), Limits.TIME_OF_RUN);
    Node length = section.value("for");
    TimeRange lasts = values.times(length, Limits.SPAN);
    if (length != null && fault.isPresent() && !fault.get().canEnd()) {
      problems.add(
          length.place(), "a length of a " + fault.get().word(), "no 'for': it happens at once");
    }
    if (at == null || (length != null && lasts == null)) {
      return;
    }
    if (durationNanos != Values.UNKNOWN) {
      checkTimes(section, fault, at, lasts);
    }
    fault.ifPresent(
        known ->
            placed.add(
                new Placed(
                    new FaultPlan(known, at, lasts, stream(known, placed), item.place().line()),
                    item.place())));
  }

  private Optional<Fault> fault(String kind, Section section) {
    Node node = section.value(kind);
    switch (kind) {
      case "cut", "detach" -> {
        int rlink = rlinks.find(node);
        if (rlink < 0) {
          return Optional.empty();
        }
        return Optional.of(kind.equals("cut") ? new Fault.Cut(rlink) : new Fault.Detach(rlink));
      }
      case "fail" -> {
        return node == null ? Optional.empty() : fail(node);
      }
      case "kill" -> {
        return node instanceof Scalar scalar ? kill(scalar) : Optional.empty();
      }
      case "switch_master" -> {
        return node instanceof Scalar scalar
            ? nodes.find(scalar).map(of -> new Fault.MasterSwitch(of.host(), of.node()))
            : Optional.empty();
      }
      default -> {
        if (kind.equals("crash")
            && node instanceof Scalar scalar
            && !ProcessNames.process(scalar).isEmpty()) {
          return nodes.find(scalar).map(of -> new Fault.NodeCrash(of.host(), of.node()));
        }
        int host = hosts.find(node);
        if (host < 0) {
          return Optional.empty();
        }
        return Optional.of(kind.equals("crash") ? new Fault.Crash(host) : new Fault.Stop(host));
      }
    }
  }

  private Optional<Fault> fail(Node node) {
    Section section = Section.open(node, Forms.FAIL, problems);
    Node volume = section.value("volume");
    Node srl = section.value("srl");
    int host = section.value("host") == null ? -1 : hosts.find(section.value("host"));
    if (host >= 0 && draft.bunker && host == hosts.all().size() - 1) {
      problems.add(
          section.place("host"), "a fail of a disk of a bunker", "a host with data volumes");
      return Optional.empty();
    }
    if (volume != null && srl != null) {
      problems.add(
          section.place("srl"),
          "a volume and an srl that fail",
          "one of them; the other as a fault of its own");
      return Optional.empty();
    }
    if (volume != null) {
      int number = volumes.find(volume);
      return host < 0 || number < 0
          ? Optional.empty()
          : Optional.of(new Fault.FailVolume(host, number));
    }
    if (srl == null) {
      problems.add(section.place(), "a fail of no disk", "a volume, or srl: data or srl: header");
      return Optional.empty();
    }
    int before = problems.count();
    boolean header = values.choice(srl, SRL_PARTS, false);
    return host < 0 || problems.count() > before
        ? Optional.empty()
        : Optional.of(new Fault.FailSrl(host, header));
  }

  private Optional<Fault> kill(Scalar scalar) {
    int host = hosts.find(ProcessNames.host(scalar));
    if (host < 0) {
      return Optional.empty();
    }
    if (!processes.known(scalar.text())) {
      problems.add(
          scalar.place(),
          "a kill of " + Shown.quoted(scalar.text()) + ", where no script runs",
          processes.expected());
    }
    return Optional.of(new Fault.Kill(host, ProcessNames.process(scalar)));
  }

  /** Each fault has a stream of its own, so that one more shifts none of the others. */
  private String stream(Fault fault, List<Placed> placed) {
    long earlier = placed.stream().filter(one -> one.plan().fault().equals(fault)).count();
    return "fault/" + target(fault) + "/" + fault.word() + "/" + (earlier + 1);
  }

  private String target(Fault fault) {
    if (fault instanceof Fault.Cut cut) {
      return rlinks.all().get(cut.rlink());
    } else if (fault instanceof Fault.Detach detach) {
      return rlinks.all().get(detach.rlink());
    } else if (fault instanceof Fault.Crash crash) {
      return hosts.all().get(crash.host());
    } else if (fault instanceof Fault.Stop stop) {
      return hosts.all().get(stop.host());
    } else if (fault instanceof Fault.NodeCrash crash) {
      return nodes.name(crash.host(), crash.node());
    } else if (fault instanceof Fault.MasterSwitch master) {
      return nodes.name(master.host(), master.node());
    }
    if (fault instanceof Fault.FailVolume fail) {
      return hosts.all().get(fail.host()) + "/" + volumes.all().get(fail.volume());
    } else if (fault instanceof Fault.FailSrl fail) {
      return hosts.all().get(fail.host()) + "/srl" + (fail.header() ? "/header" : "");
    }
    Fault.Kill kill = (Fault.Kill) fault;
    return hosts.all().get(kill.host()) + (kill.process().isEmpty() ? "" : "/" + kill.process());
  }

  private void checkTimes(
      Section section, Optional<Fault> fault, TimeRange at, @Nullable TimeRange lasts) {
    String end = Dimension.DURATION.shown(durationNanos);
    if (at.mostNanos() >= durationNanos) {
      problems.add(
          section.place("at"),
          "a fault at " + Dimension.DURATION.shown(at.mostNanos()),
          "a time before the end of the run at " + end);
    } else if (lasts != null && at.mostNanos() + lasts.mostNanos() > durationNanos) {
      fault
          .filter(Fault::canEnd)
          .ifPresent(
              known ->
                  warnings.add(
                      section.place("for"),
                      "a "
                          + known.word()
                          + " that "
                          + known.end()
                          + " at "
                          + Dimension.DURATION.shown(at.mostNanos() + lasts.mostNanos()),
                      "a time before the end of the run at "
                          + end
                          + ", or no 'for' if it is never to "
                          + (known instanceof Fault.Cut ? "heal" : "end")));
    }
  }

  private void refuseOverlaps(List<Placed> inOrder) {
    for (int i = 0; i < inOrder.size(); i++) {
      Placed later = inOrder.get(i);
      for (int j = i - 1; j >= 0; j--) {
        Placed earlier = inOrder.get(j);
        String found = clash(earlier.plan().fault(), later.plan().fault());
        if (!found.isEmpty()) {
          if (earlier.plan().mayReach(later.plan())) {
            problems.add(
                later.place(),
                found,
                later.plan().fault().canEnd()
                    ? "a time after "
                        + (later.plan().fault() instanceof Fault.Cut ? "it has healed" : "its end")
                        + "; see line "
                        + earlier.place().line()
                    : "one of them; see line " + earlier.place().line());
          }
          break;
        }
      }
    }
  }

  /** Why one fault cannot happen while another lasts; empty if it can. */
  private static String clash(Fault earlier, Fault later) {
    if (later instanceof Fault.Kill || later instanceof Fault.MasterSwitch) {
      return "";
    } else if (later instanceof Fault.NodeCrash node && earlier.equals(new Fault.Crash(node.host()))
        || later instanceof Fault.Crash crash
            && earlier instanceof Fault.NodeCrash one
            && one.host() == crash.host()) {
      return "a crash of a host, or of its node, while the other lasts";
    } else if (earlier.equals(later)) {
      return switch (later.word()) {
        case "cut" -> "a cut of a network that is cut already";
        case "crash" ->
            later instanceof Fault.NodeCrash
                ? "a crash of a node that is down already"
                : "a crash of a host that is down already";
        case "fail" -> "a fail of a disk that fails already";
        case "stop" -> "a stop of an RVG that is stopped already";
        default -> "a detach of an RLINK that is detached already";
      };
    }
    if (earlier instanceof Fault.FailSrl one
        && later instanceof Fault.FailSrl other
        && one.host() == other.host()) {
      return "a fail of a disk that fails already";
    }
    return later instanceof Fault.Stop stop && earlier.equals(new Fault.Crash(stop.host()))
        ? "a stop of an RVG whose host is down"
        : "";
  }
}

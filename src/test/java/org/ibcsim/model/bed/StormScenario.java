package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;

/**
 * Writes a storm in virtual time as a scenario file, so that anyone can replay it.
 *
 * <p>Every act is a microsecond after the one before it, and every command a process of its own, so
 * that none waits for another. What a scenario cannot say is left out and named in the file's
 * comment: SRLs and pools smaller than the product takes, the death of one caller, and commands on
 * a host that has crashed more than once.
 */
public final class StormScenario {
  private static final long MICROSECOND = 1_000;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long LEAST_SRL_BYTES = 110_000_000;
  private static final long LEAST_POOL_BYTES = 1 << 20;

  /** Something that breaks at a time and is mended at another. */
  private record Begun(String fault, long nanos) {}

  private final Storm storm;
  private final List<String> writes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private final List<String> bootScripts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<String, Begun> begun = new TreeMap<>();
  private final Map<Integer, Long> booted = new TreeMap<>();
  private final Map<Integer, Integer> boots = new TreeMap<>();
  private long nanos;
  private int snapshots;

  private StormScenario(Storm storm) {
    this.storm = storm;
  }

  /**
   * The scenario file.
   *
   * @param comment what was broken; a line
   */
  public static String of(Storm storm, String comment) {
    StormScenario scenario = new StormScenario(storm);
    for (Act act : storm.acts()) {
      scenario.nanos += MICROSECOND;
      scenario.tell(act);
    }
    scenario.end();
    return scenario.text(comment);
  }

  private int hosts() {
    return storm.layout().links().size() + 1;
  }

  private void tell(Act act) {
    Layouts layout = storm.layout();
    int rlinks = layout.links().size();
    if (act instanceof Act.Pass pass) {
      nanos += pass.milliseconds() * MILLISECOND;
    } else if (act instanceof Act.Wait wait) {
      nanos += wait.seconds() * SECOND;
    } else if (act instanceof Act.Write write) {
      int region = write.region() % layout.regions();
      int regions = Math.min(write.regions(), layout.regions() - region);
      write(write.volume(), region * Layouts.REGION_BYTES, regions * Layouts.REGION_BYTES);
    } else if (act instanceof Act.Scribble scribble) {
      int volumeBytes = layout.regions() * Layouts.REGION_BYTES;
      int offset = scribble.offsetBytes() % volumeBytes;
      write(scribble.volume(), offset, Math.min(scribble.lengthBytes(), volumeBytes - offset));
    } else if (act instanceof Act.Cut cut) {
      begin("cut: " + rlink(cut.rlink() % rlinks));
    } else if (act instanceof Act.Heal heal) {
      mend("cut: " + rlink(heal.rlink() % rlinks));
    } else if (act instanceof Act.Crash crash) {
      int host = crash.host() % hosts();
      mend("stop: " + name(host));
      begin("crash: " + name(host));
    } else if (act instanceof Act.Boot boot) {
      boot(boot.host() % hosts());
    } else if (act instanceof Act.StopRvg stop) {
      if (!begun.containsKey("crash: " + name(stop.host() % hosts()))) {
        begin("stop: " + name(stop.host() % hosts()));
      }
    } else if (act instanceof Act.StartRvg start) {
      mend("stop: " + name(start.host() % hosts()));
    } else if (act instanceof Act.Detach detach) {
      faults.add("{at: " + time() + ", detach: " + rlink(detach.rlink() % rlinks) + "}");
    } else {
      control(act);
    }
  }

  private void control(Act act) {
    if (act instanceof Act.Register register) {
      int host = register.host() % hosts();
      command(
          host,
          "-D " + register.deliverTimeoutSeconds() + " register " + application(register.name()));
    } else if (act instanceof Act.RegisterMany many) {
      for (int number = 0; number < InBandControl.MAXIMUM_APPLICATIONS; number++) {
        command(many.host() % hosts(), "-D 0 register extra" + number + " rvg");
      }
    } else if (act instanceof Act.Unregister unregister) {
      command(unregister.host() % hosts(), "unregister " + application(unregister.name()));
    } else if (act instanceof Act.Send send) {
      int rlinks = storm.layout().links().size();
      String target = send.rlink() < 0 ? "" : " " + rlink(send.rlink() % rlinks);
      String freeze = send.freeze() ? "-F " + send.freezeTimeoutSeconds() : "-N";
      String payload = "x".repeat(Math.min(send.lengthBytes(), 1_000));
      String message = payload.isEmpty() ? "" : " -m " + payload;
      command(0, freeze + message + " send " + application(send.name()) + target);
    } else if (act instanceof Act.Receive receive) {
      String wait = receive.block() ? "-R " + receive.timeoutSeconds() : "-n";
      command(
          receive.host() % hosts(),
          wait + " -l " + receive.bufferBytes() + " receive " + application(receive.name()));
    } else if (act instanceof Act.Unfreeze unfreeze) {
      command(unfreeze.host() % hosts(), "unfreeze " + application(unfreeze.name()));
    } else if (act instanceof Act.StopReceive stop) {
      command(stop.host() % hosts(), "stoprecv " + application(stop.name()));
    } else if (act instanceof Act.Status status) {
      command(status.host() % hosts(), "status rvg");
    } else if (act instanceof Act.SendFrom send) {
      command(send.host() % hosts(), "send " + application(send.name()));
    } else if (act instanceof Act.Snapshot snapshot) {
      script(snapshot.host() % hosts(), "vxrvg -g dg -P snap" + ++snapshots + " snapshot rvg");
    } else if (act instanceof Act.Resync) {
      script(0, "vradmin -g dg resync rvg");
    } else if (act instanceof Act.Quiesce) {
      script(0, "quiesce");
    } else if (act instanceof Act.Unquiesce) {
      script(0, "unquiesce");
    } else {
      leftOut.add(act.toString());
    }
  }

  private void write(int volume, int offsetBytes, int lengthBytes) {
    writes.add(
        "{at: %s, volume: v%d, offset: %d B, size: %d B}"
            .formatted(time(), volume % storm.layout().volumes(), offsetBytes, lengthBytes));
  }

  private void begin(String fault) {
    begun.putIfAbsent(fault, new Begun(fault, nanos));
  }

  private void mend(String fault) {
    Begun begin = begun.remove(fault);
    if (begin != null) {
      faults.add(
          "{at: %s, for: %s, %s}"
              .formatted(time(begin.nanos), time(nanos - begin.nanos), begin.fault));
    }
  }

  private void boot(int host) {
    if (begun.containsKey("crash: " + name(host))) {
      mend("crash: " + name(host));
      booted.put(host, nanos);
      boots.merge(host, 1, Integer::sum);
    }
  }

  private void command(int host, String rest) {
    script(host, "vxibc -g dg " + rest);
  }

  /**
   * A command at this time; after a boot it is a script of the boot, as a crash kills the others.
   */
  private void script(int host, String line) {
    if (begun.containsKey("crash: " + name(host)) || boots.getOrDefault(host, 0) > 1) {
      leftOut.add(name(host) + " at " + time() + ": " + line);
    } else if (booted.containsKey(host)) {
      bootScripts.add(process(host, "sleep " + time(nanos - booted.get(host)), List.of(line)));
    } else {
      scripts.add(process(host, "at " + time(), List.of(line)));
    }
  }

  private String process(int host, String first, List<String> lines) {
    int number = scripts.size() + bootScripts.size() + 1;
    StringBuilder text = new StringBuilder("  " + name(host) + "/act" + number + ": |\n");
    text.append("    ").append(first).append('\n');
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
    return text.toString();
  }

  /** Everything is mended; who is registered receives and unfreezes until nothing is left. */
  private void end() {
    nanos += SECOND;
    for (int host = 0; host < hosts(); host++) {
      boot(host);
    }
    for (String fault : List.copyOf(begun.keySet())) {
      mend(fault);
    }
    for (int host = 1; host < hosts(); host++) {
      List<String> lines = new ArrayList<>();
      for (int round = 0; round < rounds(); round++) {
        for (int name = 0; name < Storm.NAMES.size(); name++) {
          for (String keyword : List.of("stoprecv", "-n receive", "unfreeze")) {
            lines.add("vxibc -g dg " + keyword + " " + application(name));
          }
        }
        lines.add("sleep 300 s");
      }
      if (booted.containsKey(host)) {
        bootScripts.add(process(host, "sleep " + time(nanos - booted.get(host)), lines));
      } else {
        scripts.add(process(host, "at " + time(), lines));
      }
    }
    scripts.add(process(0, "at " + time(), List.of("unquiesce")));
  }

  private long rounds() {
    return 4 + 3 * storm.acts().stream().filter(Act.Send.class::isInstance).count();
  }

  private String text(String comment) {
    Layouts layout = storm.layout();
    Delays delays = storm.delays();
    StringBuilder text = new StringBuilder("# Was broken: " + comment.replace('\n', ' ') + "\n");
    leftOut.forEach(act -> text.append("# Left out: ").append(act).append('\n'));
    text.append("scenario: What a storm did\nseed: ").append(storm.seed());
    text.append("\nduration: ").append(time(nanos + (rounds() + 1) * 300 * SECOND));
    text.append("\nrds:\n  diskgroup: dg\n  rvg: rvg\n  volumes: {");
    for (int volume = 0; volume < layout.volumes(); volume++) {
      text.append(volume == 0 ? "v" : ", v").append(volume).append(": ");
      text.append(layout.regions() * Layouts.REGION_BYTES).append(" B");
    }
    text.append("}\n  srl: {name: srl, size: ");
    text.append(Math.max(LEAST_SRL_BYTES, layout.srlBytes())).append(" B}\n  primary: {host: h0");
    text.append(", disk: {srl: {write: ").append(time(delays.srl())).append("}, data: {write: ");
    text.append(time(delays.volume())).append("}}}\n  secondaries:\n");
    for (int number = 0; number < layout.links().size(); number++) {
      secondary(text, number);
    }
    list(text, writes.isEmpty() ? "" : "workload:\n  - writes:\n", "      - ", writes);
    text.append("runbook:\n");
    scripts.forEach(text::append);
    text.append(bootScripts.isEmpty() ? "" : "at_boot:\n");
    bootScripts.forEach(text::append);
    list(text, faults.isEmpty() ? "" : "faults:\n", "  - ", faults);
    answers(text);
    return text.toString();
  }

  private void secondary(StringBuilder text, int number) {
    Layouts.Link link = storm.layout().links().get(number);
    Delays delays = storm.delays();
    text.append("    - host: h").append(number + 1).append("\n      rlink: {synchronous: ");
    text.append(Switch.nameOf(link.synchronous())).append(", srlprot: ");
    text.append(Switch.nameOf(link.protection()))
        .append(", reconnect: 2 s}\n      link: {latency: ");
    text.append(time(delays.latency() + delays.wire())).append(", jitter: ");
    text.append(time(delays.spread()))
        .append(", bandwidth: unlimited}\n      disk: {srl: {write: ");
    text.append(time(delays.secondarySrl())).append("}, data: {write: ");
    text.append(time(delays.secondaryVolume())).append("}}\n      srl: {size: ");
    text.append(Math.max(LEAST_SRL_BYTES, storm.layout().secondarySrlBytes()));
    text.append(" B}\n      secondary_logging: ").append(link.secondaryLogging() ? "on" : "off");
    text.append("\n      message_pool: ");
    text.append(Math.max(LEAST_POOL_BYTES, link.messagePoolBytes())).append(" B\n");
  }

  private void answers(StringBuilder text) {
    List<String> answers = new ArrayList<>();
    Semantics semantics = storm.layout().semantics();
    for (Switch<?> question : Semantics.SWITCHES) {
      Enum<?> answer = semantics.get(question);
      if (answer != question.standard()) {
        answers.add(question.name() + ": " + Switch.nameOf(answer));
      }
    }
    list(text, answers.isEmpty() ? "" : "semantics:\n", "  ", answers);
  }

  private static void list(StringBuilder text, String head, String indent, List<String> lines) {
    text.append(head);
    lines.forEach(line -> text.append(indent).append(line).append('\n'));
  }

  private String time() {
    return time(nanos);
  }

  private static String time(long nanos) {
    return nanos % MICROSECOND == 0 ? nanos / MICROSECOND + " us" : nanos + " ns";
  }

  private static String name(int host) {
    return "h" + host;
  }

  private static String rlink(int number) {
    return "rlk_h" + (number + 1) + "_rvg";
  }

  /** A name that no registration takes is left to the parser, which takes none either. */
  private static String application(int name) {
    return Storm.NAMES.get(name % Storm.NAMES.size()) + " rvg";
  }
}

package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;

/**
 * Writes what a bed was told to do as a scenario file, so that anyone can replay it.
 *
 * <p>Every deed has a time of its own, a nanosecond behind the one before it, so that all that was
 * over when it was done is over, and all that was under way is; and every command is a process of
 * its own, so that none waits for another. What a scenario cannot say is left out and named in the
 * file's comment: calls with a bare key, SRLs and pools smaller than the product takes (an RLINK
 * that one of them detached is detached by hand), and commands on a host that has crashed more than
 * once. Behind the last deed everything is mended, and who is registered receives and unfreezes
 * until nothing is left. Then each host lists its names and unregisters them.
 */
public final class BedScenario {
  private static final long MICROSECOND = 1_000;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long LEAST_SRL_BYTES = 110_000_000;
  private static final long LEAST_POOL_BYTES = 1 << 20;
  private static final int LONGEST_PAYLOAD = 1_100;

  /**
   * A command behind the end.
   *
   * @param process its script
   * @param number which of the commands of this keyword in the script it is, from 1
   */
  public record Last(String process, String keyword, int number) {}

  /** Something that breaks at a time and is mended at another. */
  private record Begun(String fault, long nanos) {}

  private final Layouts layout;
  private final Delays delays;
  private final Diary diary;
  private final long seed;
  private final List<String> writes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private final List<String> bootScripts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<String, Begun> begun = new TreeMap<>();
  private final Map<Integer, Long> booted = new TreeMap<>();
  private final Map<Integer, Integer> boots = new TreeMap<>();
  private final Map<Integer, String> processes = new TreeMap<>();
  private final Map<String, Long> snapshotsBegun = new TreeMap<>();
  private long longestSnapshotNanos;
  private final List<Last> last = new ArrayList<>();
  private long nanos;

  private BedScenario(Diary diary, Delays delays, long seed) {
    this.diary = diary;
    this.layout = diary.layout();
    this.delays = delays;
    this.seed = seed;
  }

  /**
   * What can be said of a diary.
   *
   * @param seed of the scenario
   * @throws IllegalArgumentException if its bed had no time
   */
  public static BedScenario of(Diary diary, long seed) {
    Delays delays =
        diary
            .delays()
            .orElseThrow(
                () -> new IllegalArgumentException("an order without times is no scenario"));
    BedScenario scenario = new BedScenario(diary, delays, seed);
    long before = 0;
    for (Diary.Entry entry : diary.entries()) {
      scenario.nanos += entry.nanos() - before + 1;
      before = entry.nanos();
      scenario.tell(entry.deed());
    }
    scenario.end();
    return scenario;
  }

  /** The name of a Secondary's RLINK as the scenario has it, by number. */
  static String rlink(int number) {
    return "rlk_h" + (number + 1) + "_rvg";
  }

  /** The script of a command, {@code h1/receive3}; empty if the command is left out. */
  public Optional<String> processOf(int command) {
    return Optional.ofNullable(processes.get(command));
  }

  /** How many hosts there are; each is h with its number. */
  public int hosts() {
    return layout.links().size() + 1;
  }

  private void tell(Deed deed) {
    if (deed instanceof Deed.Write write) {
      writes.add(
          "{at: %s, volume: v%d, offset: %d B, size: %d B}"
              .formatted(time(), write.volume(), write.offsetBytes(), write.lengthBytes()));
    } else if (deed instanceof Deed.Cut cut) {
      begin("cut: " + rlink(cut.rlink()));
    } else if (deed instanceof Deed.Heal heal) {
      mend("cut: " + rlink(heal.rlink()));
    } else if (deed instanceof Deed.Crash crash) {
      mend("stop: " + name(crash.host()));
      begin("crash: " + name(crash.host()));
    } else if (deed instanceof Deed.Boot boot) {
      boot(boot.host());
    } else if (deed instanceof Deed.StopRvg stop) {
      if (!begun.containsKey("crash: " + name(stop.host()))) {
        begin("stop: " + name(stop.host()));
      }
    } else if (deed instanceof Deed.StartRvg start) {
      mend("stop: " + name(start.host()));
    } else if (deed instanceof Deed.Detach detach) {
      String fault = "detach: " + rlink(detach.rlink());
      if (faults.stream().noneMatch(other -> other.endsWith(", " + fault + "}"))) {
        faults.add("{at: " + time() + ", " + fault + "}");
      } else {
        // No fault can say that somebody has attached it since.
        leftOut.add("at " + time() + ", another " + fault);
      }
    } else if (deed instanceof Deed.Kill kill) {
      kill(kill.command());
    } else if (deed instanceof Deed.Command command) {
      command(command);
    } else if (deed instanceof Deed.SnapshotEnd end) {
      longestSnapshotNanos =
          Math.max(longestSnapshotNanos, nanos - snapshotsBegun.get(end.prefix()));
    } else if (deed instanceof Deed.Unsaid unsaid) {
      leftOut.add("at " + time() + ", " + unsaid.what());
    }
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

  private void kill(int command) {
    String process = processes.get(command);
    if (process != null) {
      faults.add("{at: " + time() + ", kill: " + process + "}");
    }
  }

  /**
   * A command at this time; after a boot it is a script of the boot, as a crash kills the others.
   */
  private void command(Deed.Command command) {
    if (command.keyword().equals("snapshot")) {
      snapshotsBegun.put(command.line().split(" ")[4], nanos);
    }
    int host = command.host();
    if (begun.containsKey("crash: " + name(host)) || boots.getOrDefault(host, 0) > 1) {
      leftOut.add(name(host) + " at " + time() + ": " + shown(command.line()));
    } else if (!command.application().isEmpty() && !isName(command.application())) {
      leftOut.add("a name that no command takes: " + shown(command.line()));
    } else if (command.line().length() > LONGEST_PAYLOAD) {
      leftOut.add("a payload of more than the product takes: " + shown(command.line()));
    } else {
      String process = name(host) + "/" + command.keyword() + (command.number() + 1);
      processes.put(command.number(), process);
      script(host, process, List.of(command.line()));
    }
  }

  private static boolean isName(String application) {
    return application.matches("[^\\s<>&\"'/\\\\]{1,31}");
  }

  private static String shown(String line) {
    return line.length() > 100 ? line.substring(0, 100) + "..." : line;
  }

  private void script(int host, String process, List<String> lines) {
    Long boot = booted.get(host);
    String first = boot == null ? "at " + time() : "sleep " + time(nanos - boot);
    StringBuilder text = new StringBuilder("  " + process + ": |\n");
    text.append("    ").append(first).append('\n');
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
    (boot == null ? scripts : bootScripts).add(text.toString());
  }

  private void end() {
    nanos = Math.max(nanos, diary.endNanos()) / SECOND * SECOND + 2 * SECOND;
    for (int host = 0; host < hosts(); host++) {
      boot(host);
    }
    for (String fault : List.copyOf(begun.keySet())) {
      mend(fault);
    }
    for (int host = 0; host < hosts(); host++) {
      List<String> lines = new ArrayList<>();
      if (host == 0 && any("quiesce")) {
        lines.add("unquiesce");
      }
      for (int round = 0; round < rounds(); round++) {
        if (host == 0 && any("order")) {
          for (int secondary = 1; secondary < hosts(); secondary++) {
            lines.add("vradmin -g dg resumerep rvg " + name(secondary));
          }
        }
        for (String application : host == 0 ? new TreeSet<String>() : receivers(host)) {
          for (String keyword : List.of("stoprecv", "-n receive", "unfreeze")) {
            lines.add("vxibc -g dg " + keyword + " '" + application + "' rvg");
          }
        }
        lines.add("sleep 300 s");
      }
      String process = name(host) + "/end";
      lines.add("vxibc -g dg status rvg");
      last.add(new Last(process, "status", 1));
      int number = 0;
      for (String application : registeredOn(host)) {
        lines.add("vxibc -g dg unregister '" + application + "' rvg");
        last.add(new Last(process, "unregister", ++number));
      }
      script(host, process, lines);
    }
  }

  /** Whether a Secondary may have been attached with contents that are not the Primary's. */
  public boolean attachedByForce(int host) {
    return diary.commands().stream()
        .anyMatch(command -> command.line().endsWith("-f startrep rvg " + name(host)));
  }

  private boolean any(String keyword) {
    return diary.commands().stream().anyMatch(command -> command.keyword().equals(keyword));
  }

  /** The commands that come behind the end of everything. */
  public List<Last> last() {
    return List.copyOf(last);
  }

  /** Who sends and is registered on a host, in commands that are not left out. */
  private TreeSet<String> receivers(int host) {
    TreeSet<String> receivers = registeredOn(host);
    receivers.retainAll(senders());
    return receivers;
  }

  private TreeSet<String> registeredOn(int host) {
    TreeSet<String> registered = new TreeSet<>();
    for (Deed.Command command : diary.commands()) {
      if (command.keyword().equals("register")
          && command.host() == host
          && processes.containsKey(command.number())) {
        registered.add(command.application());
      }
    }
    return registered;
  }

  /** The applications of which any SEND is not left out. */
  public TreeSet<String> senders() {
    TreeSet<String> senders = new TreeSet<>();
    for (Deed.Command command : diary.commands()) {
      if (command.keyword().equals("send") && processes.containsKey(command.number())) {
        senders.add(command.application());
      }
    }
    return senders;
  }

  /** The applications that are registered anywhere, by commands that are not left out. */
  public TreeSet<String> registered() {
    TreeSet<String> registered = new TreeSet<>();
    for (int host = 0; host < hosts(); host++) {
      registered.addAll(registeredOn(host));
    }
    return registered;
  }

  private long rounds() {
    return 4
        + 3 * diary.commands().stream().filter(command -> command.keyword().equals("send")).count();
  }

  /**
   * The scenario file.
   *
   * @param comments what a reader should know; a line each
   * @param expectations lines below {@code expect}, none for a scenario that states nothing
   */
  public String text(List<String> comments, List<String> expectations) {
    StringBuilder text = new StringBuilder();
    comments.forEach(line -> text.append("# ").append(line.replace('\n', ' ')).append('\n'));
    leftOut.forEach(line -> text.append("# Left out: ").append(line).append('\n'));
    text.append("scenario: What a property did\nseed: ").append(seed);
    text.append("\nduration: ").append(time(nanos + (rounds() + 1) * 300 * SECOND));
    text.append("\nrds:\n  diskgroup: dg\n  rvg: rvg\n  volumes: {");
    for (int volume = 0; volume < layout.volumes(); volume++) {
      text.append(volume == 0 ? "v" : ", v").append(volume).append(": ");
      text.append(layout.regions() * Layouts.REGION_BYTES).append(" B");
    }
    text.append("}\n  srl: {name: srl, size: ");
    text.append(Math.max(LEAST_SRL_BYTES, layout.srlBytes())).append(" B}\n  primary: {host: h0");
    text.append(", disk: ").append(disk(delays.srl(), delays.volume()));
    text.append("}\n  secondaries:\n");
    for (int number = 0; number < layout.links().size(); number++) {
      secondary(text, number);
    }
    diary
        .repeatPercent()
        .ifPresent(percent -> text.append("repeats: ").append(percent).append(" %\n"));
    list(text, writes.isEmpty() ? "" : "workload:\n  - writes:\n", "      - ", writes);
    if (longestSnapshotNanos > 0) {
      text.append("snapshot: {takes: ").append(time(longestSnapshotNanos)).append("}\n");
    }
    text.append(scripts.isEmpty() ? "" : "runbook:\n");
    scripts.forEach(text::append);
    text.append(bootScripts.isEmpty() ? "" : "at_boot:\n");
    bootScripts.forEach(text::append);
    list(text, faults.isEmpty() ? "" : "faults:\n", "  - ", faults);
    answers(text);
    list(text, expectations.isEmpty() ? "" : "expect:\n", "  - ", expectations);
    return text.toString();
  }

  private String disk(long srl, long data) {
    return "{srl: {write: " + service(srl) + "}, data: {write: " + service(data) + "}}";
  }

  private String service(long least) {
    if (delays.spread() == 0) {
      return time(least);
    }
    return "{uniform: {from: " + time(least) + ", to: " + time(least + delays.spread()) + "}}";
  }

  private void secondary(StringBuilder text, int number) {
    Layouts.Link link = layout.links().get(number);
    text.append("    - host: h").append(number + 1).append("\n      rlink: {synchronous: ");
    text.append(Switch.nameOf(link.synchronous())).append(", srlprot: ");
    text.append(Switch.nameOf(link.protection()));
    LatencyProtection latency = link.latency();
    if (latency.on()) {
      text.append(", latencyprot: ").append(Switch.nameOf(latency.mode()));
      text.append(", latency_high_mark: ").append(latency.highMark());
      text.append(", latency_low_mark: ").append(latency.lowMark());
    }
    text.append(", reconnect: 2 s}\n      link: {latency: ");
    text.append(time(delays.latency() + delays.wire())).append(", jitter: ");
    text.append(time(delays.spread())).append(", bandwidth: unlimited}\n      disk: ");
    text.append(disk(delays.secondarySrl(), delays.secondaryVolume()));
    text.append("\n      srl: {size: ");
    text.append(Math.max(LEAST_SRL_BYTES, layout.secondarySrlBytes()));
    text.append(" B}\n      secondary_logging: ").append(link.secondaryLogging() ? "on" : "off");
    text.append("\n      message_pool: ");
    text.append(Math.max(LEAST_POOL_BYTES, link.messagePoolBytes())).append(" B\n");
  }

  private void answers(StringBuilder text) {
    List<String> answers = new ArrayList<>();
    Semantics semantics = layout.semantics();
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
    if (nanos % SECOND == 0) {
      return nanos / SECOND + " s";
    } else if (nanos % MILLISECOND == 0) {
      return nanos / MILLISECOND + " ms";
    }
    return nanos % MICROSECOND == 0 ? nanos / MICROSECOND + " us" : nanos + " ns";
  }

  private static String name(int host) {
    return "h" + host;
  }
}

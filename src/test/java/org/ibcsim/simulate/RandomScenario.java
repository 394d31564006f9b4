package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;

/**
 * A scenario as properties draw it: small enough in its parts to be reduced part by part, and
 * written as any other scenario.
 *
 * <p>It ends well: faults are over, and applications that receive and unfreeze as long as there is
 * anything to receive have all the time that they need. So in the end every message must have a
 * fate, and every Secondary the Primary's contents.
 */
record RandomScenario(
    long seed,
    int diskMicroseconds,
    List<Secondary> secondaries,
    List<Load> loads,
    List<Send> sends,
    List<Receiver> receivers,
    List<Break> breaks,
    List<Answer> answers) {
  /** Seconds until everything that is not the end is over. */
  static final int BUSY_SECONDS = 120;

  private static final int HOLD_SECONDS = 610;

  /** A Secondary with its RLINK and the network to it; 0 Mbit/s is no limit. */
  record Secondary(
      int latencyMilliseconds,
      int jitterMilliseconds,
      int megabits,
      int lossPercent,
      Synchronous synchronous,
      SrlProtection protection,
      boolean logging) {}

  /** Writes for some time. */
  record Load(String kind, int writesPerSecond, int kibibytes, int untilSeconds) {}

  /** A message; rlink below 0 is a broadcast, a freeze time-out below 0 is no freeze. */
  record Send(
      int atMilliseconds, int application, int rlink, int freezeSeconds, int deliverSeconds) {}

  /** An application that receives whatever comes and works for some time at each freeze. */
  record Receiver(int secondary, int application, int workSeconds) {}

  /** A fault; the target is an RLINK, or a host, counted from the Primary. */
  record Break(String kind, int target, int atMilliseconds, int lastsMilliseconds) {}

  /** An answer to an open question, as it is named. */
  record Answer(String question, String answer) {}

  RandomScenario {
    secondaries = List.copyOf(secondaries);
    loads = List.copyOf(loads);
    sends = List.copyOf(sends);
    receivers = List.copyOf(receivers);
    breaks = List.copyOf(breaks);
    answers = List.copyOf(answers);
  }

  /** The scenario file. */
  String text() {
    StringBuilder text = new StringBuilder();
    // Without a receiver each copy of a message is held for ten minutes, one behind the other.
    int copies = sends.size() * (breaks.size() + 1) + 1;
    int duration = 2 * BUSY_SECONDS + copies * (HOLD_SECONDS + BUSY_SECONDS) + wireSeconds();
    text.append("scenario: Drawn at random\nseed: ").append(seed);
    text.append("\nduration: ").append(duration).append(" s\n");
    rds(text);
    workload(text);
    runbook(text);
    if (!breaks.isEmpty()) {
      text.append("faults:\n");
      breaks.forEach(broken -> text.append(fault(broken)));
    }
    if (!answers.isEmpty()) {
      text.append("semantics:\n");
      for (Answer answer : answers) {
        text.append("  ").append(answer.question).append(": ").append(answer.answer).append('\n');
      }
    }
    text.append("expect:\n");
    for (int number = 1; number <= secondaries.size(); number++) {
      text.append("  - \"!attached('s%1$d') || converged('s%1$d')\"\n".formatted(number));
    }
    sends.stream()
        .map(send -> "app" + send.application)
        .distinct()
        .forEach(
            application ->
                text.append(
                    "  - \"!ibc('%1$s').sent || messages('%1$s').all(m, m.fate != 'pending')\"\n"
                        .formatted(application)));
    return text.toString();
  }

  /** What the slowest link takes for all that is written. */
  private int wireSeconds() {
    long kilobits = 0;
    for (Load load : loads) {
      kilobits += 9L * load.kibibytes * load.writesPerSecond * load.untilSeconds;
    }
    long seconds = 0;
    for (Secondary secondary : secondaries) {
      if (secondary.megabits > 0) {
        seconds = Math.max(seconds, kilobits / 1_000 / secondary.megabits);
      }
    }
    return (int) (2 * seconds);
  }

  private void rds(StringBuilder text) {
    text.append("rds:\n  diskgroup: dg\n  rvg: rvg\n  volumes: {vol: 256 KiB}\n");
    text.append("  srl: {name: srl, size: 110 MB}\n");
    text.append("  primary: {host: primary, disk: {write: ").append(diskMicroseconds);
    text.append(" us}}\n  secondaries:\n");
    for (int number = 1; number <= secondaries.size(); number++) {
      Secondary secondary = secondaries.get(number - 1);
      text.append("    - host: s").append(number);
      text.append("\n      rlink: {synchronous: ").append(Switch.nameOf(secondary.synchronous));
      text.append(", srlprot: ").append(Switch.nameOf(secondary.protection));
      text.append("}\n      link: {latency: ").append(secondary.latencyMilliseconds);
      text.append(" ms, jitter: ").append(secondary.jitterMilliseconds).append(" ms, bandwidth: ");
      text.append(secondary.megabits == 0 ? "unlimited" : secondary.megabits + " Mbit/s");
      text.append(", loss: ").append(secondary.lossPercent).append(" %}\n");
      text.append("      secondary_logging: ").append(secondary.logging ? "on\n" : "off\n");
    }
  }

  private void workload(StringBuilder text) {
    for (int number = 0; number < loads.size(); number++) {
      Load load = loads.get(number);
      text.append(number == 0 ? "workload:\n" : "");
      text.append("  - ").append(load.kind).append(": {name: load").append(number);
      text.append(", volume: vol, rate: ").append(load.writesPerSecond).append("/s, size: ");
      text.append(load.kibibytes).append(" KiB, until: ").append(load.untilSeconds);
      text.append(" s}\n");
    }
  }

  private void runbook(StringBuilder text) {
    List<String> scripts = new ArrayList<>();
    List<String> atBoot = new ArrayList<>();
    for (int number = 0; number < sends.size(); number++) {
      scripts.add(script("primary/send" + number, sendLines(sends.get(number), number)));
    }
    for (int number = 0; number < receivers.size(); number++) {
      Receiver receiver = receivers.get(number);
      if (receiver.secondary <= secondaries.size()) {
        String name = "s" + receiver.secondary + "/receiver" + number;
        scripts.add(script(name, receiverLines(receiver)));
        if (breaks.stream().anyMatch(broken -> broken.kind.equals("crash"))) {
          atBoot.add(script(name, receiverLines(receiver)));
        }
      }
    }
    if (!scripts.isEmpty()) {
      text.append("runbook:\n");
      scripts.forEach(text::append);
    }
    if (!atBoot.isEmpty()) {
      text.append("at_boot:\n");
      atBoot.forEach(text::append);
    }
  }

  private static String script(String process, List<String> lines) {
    StringBuilder script = new StringBuilder("  " + process + ": |\n");
    lines.forEach(line -> script.append("    ").append(line).append('\n'));
    return script.toString();
  }

  private List<String> sendLines(Send send, int number) {
    String rlink = send.rlink < 0 ? "" : " rlk_s" + (send.rlink % secondaries.size() + 1) + "_rvg";
    // A receiver whose UNFREEZE met a stopped RVG does not come back to it; only a time-out does.
    boolean mayBeLeft = breaks.stream().anyMatch(broken -> broken.kind.equals("stop"));
    int seconds = send.freezeSeconds == 0 && mayBeLeft ? 300 : send.freezeSeconds;
    String freeze = seconds < 0 ? "-N" : "-F " + seconds;
    return List.of(
        "at " + send.atMilliseconds + " ms",
        "vxibc -g dg -D " + send.deliverSeconds + " register app" + send.application + " rvg",
        "vxibc -g dg "
            + freeze
            + " -m m"
            + number
            + " send app"
            + send.application
            + " rvg"
            + rlink);
  }

  private List<String> receiverLines(Receiver receiver) {
    String application = "app" + receiver.application + " rvg";
    List<String> lines = new ArrayList<>();
    lines.add("vxibc -g dg -D 0 register " + application);
    // While the RVG is stopped a round fails at once; it must not use them all up.
    int rounds = sends.size() * (breaks.size() + 2) + 1 + 4 * breaks.size();
    for (int round = 0; round < rounds; round++) {
      lines.add("vxibc -g dg receive " + application);
      if (receiver.workSeconds > 0) {
        lines.add("sleep " + receiver.workSeconds + " s");
      }
      lines.add("vxibc -g dg unfreeze " + application);
      lines.add("sleep 5 s");
    }
    return lines;
  }

  private String fault(Break broken) {
    String target =
        broken.kind.equals("cut")
            ? "rlk_s" + (broken.target % secondaries.size() + 1) + "_rvg"
            : broken.target % (secondaries.size() + 1) == 0
                ? "primary"
                : "s" + broken.target % (secondaries.size() + 1);
    return "  - {at: %d ms, for: %d ms, %s: %s}\n"
        .formatted(broken.atMilliseconds, broken.lastsMilliseconds, broken.kind, target);
  }

  /** Smaller scenarios, best first: each differs in one thing. */
  List<RandomScenario> simpler() {
    List<RandomScenario> simpler = new ArrayList<>();
    for (int number = secondaries.size(); secondaries.size() > 1 && number > 0; number--) {
      List<Secondary> fewer = new ArrayList<>(secondaries);
      fewer.remove(number - 1);
      simpler.add(withSecondaries(fewer));
    }
    for (int number = 0; number < secondaries.size(); number++) {
      for (Secondary plainer : plainer(secondaries.get(number))) {
        List<Secondary> changed = new ArrayList<>(secondaries);
        changed.set(number, plainer);
        simpler.add(withSecondaries(changed));
      }
    }
    for (int number = 0; number < loads.size(); number++) {
      Load load = loads.get(number);
      for (Load plainer :
          List.of(
              new Load("constant", 1, 4, load.untilSeconds),
              new Load(load.kind, Math.max(1, load.writesPerSecond / 4), 4, load.untilSeconds),
              new Load(load.kind, load.writesPerSecond, 4, Math.max(1, load.untilSeconds / 2)))) {
        List<Load> changed = new ArrayList<>(loads);
        changed.set(number, plainer);
        simpler.add(withLoads(changed));
      }
    }
    for (int number = 0; number < sends.size(); number++) {
      Send send = sends.get(number);
      int second = Math.max(1_000, send.atMilliseconds / 1_000 * 1_000);
      for (Send plainer :
          List.of(
              new Send(send.atMilliseconds, 0, 0, 0, 0),
              new Send(second, send.application, send.rlink, send.freezeSeconds, 0),
              new Send(1_000, send.application, send.rlink, 0, send.deliverSeconds))) {
        List<Send> changed = new ArrayList<>(sends);
        changed.set(number, plainer);
        simpler.add(withSends(changed));
      }
    }
    for (int number = 0; number < breaks.size(); number++) {
      Break one = breaks.get(number);
      int second = Math.max(1_000, one.atMilliseconds / 1_000 * 1_000);
      List<Break> changed = new ArrayList<>(breaks);
      changed.set(number, new Break(one.kind, one.target, second, one.lastsMilliseconds));
      simpler.add(withBreaks(changed));
    }
    for (int number = 0; number < receivers.size(); number++) {
      Receiver one = receivers.get(number);
      List<Receiver> changed = new ArrayList<>(receivers);
      changed.set(number, new Receiver(one.secondary, one.application, 0));
      simpler.add(withReceivers(changed));
    }
    simpler.add(new RandomScenario(1, 200, secondaries, loads, sends, receivers, breaks, answers));
    simpler.removeIf(Predicate.isEqual(this));
    return simpler;
  }

  private static List<Secondary> plainer(Secondary one) {
    Synchronous off = Synchronous.OFF;
    SrlProtection override = SrlProtection.OVERRIDE;
    return List.of(
        new Secondary(5, 0, 0, 0, off, override, false),
        new Secondary(5, 0, 0, 0, one.synchronous, one.protection, one.logging),
        new Secondary(5, 0, one.megabits, 0, one.synchronous, override, one.logging),
        new Secondary(
            one.latencyMilliseconds,
            0,
            0,
            one.lossPercent,
            one.synchronous,
            override,
            one.logging));
  }

  RandomScenario withSecondaries(List<Secondary> others) {
    return new RandomScenario(
        seed, diskMicroseconds, others, loads, sends, receivers, breaks, answers);
  }

  RandomScenario withLoads(List<Load> others) {
    return new RandomScenario(
        seed, diskMicroseconds, secondaries, others, sends, receivers, breaks, answers);
  }

  RandomScenario withSends(List<Send> others) {
    return new RandomScenario(
        seed, diskMicroseconds, secondaries, loads, others, receivers, breaks, answers);
  }

  RandomScenario withReceivers(List<Receiver> others) {
    return new RandomScenario(
        seed, diskMicroseconds, secondaries, loads, sends, others, breaks, answers);
  }

  RandomScenario withBreaks(List<Break> others) {
    return new RandomScenario(
        seed, diskMicroseconds, secondaries, loads, sends, receivers, others, answers);
  }

  RandomScenario withAnswers(List<Answer> others) {
    return new RandomScenario(
        seed, diskMicroseconds, secondaries, loads, sends, receivers, breaks, others);
  }

  /** Every open question that a run can answer either way and still come to its end. */
  static List<Answer> allAnswers(Predicate<Switch<?>> questions) {
    List<Answer> answers = new ArrayList<>();
    for (Switch<?> question : Semantics.SWITCHES) {
      if (questions.test(question)) {
        for (String answer : question.valueNames()) {
          answers.add(new Answer(question.name(), answer));
        }
      }
    }
    return answers;
  }
}

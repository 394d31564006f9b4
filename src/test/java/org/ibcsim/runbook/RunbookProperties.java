package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Command.Payload;

class RunbookProperties {
  private static final RdsLayout LAYOUT = Layouts.standard();

  @Property
  void anyTextIsReadOrRefusedWithPlacesInsideIt(@ForAll String text) {
    checkAnswer(text);
  }

  @Property
  void anyTextOfWordsAndQuotesIsReadOrRefused(@ForAll("almostScripts") String text) {
    checkAnswer(text);
  }

  private static void checkAnswer(String text) {
    Parser.Answer answer =
        Parser.parse(text, Origin.START, LAYOUT, Layouts.SEATTLE, PayloadFiles.NONE, IbcTasks.NONE);
    if (answer instanceof Parser.Answer.Refused refused) {
      long lines = text.chars().filter(character -> character == '\n').count() + 1;
      assertThat(refused.problems()).isNotEmpty().isSorted();
      assertThat(refused.problems())
          .allMatch(problem -> problem.line() <= lines && problem.column() <= text.length() + 1);
    }
  }

  @Provide
  Arbitrary<String> almostScripts() {
    return Arbitraries.of(
            "vxibc",
            "vxrvg",
            "vradmin",
            "vxrlink",
            "at",
            "sleep",
            "set",
            "-e",
            "send",
            "receive",
            "regrecv",
            "regsend",
            "snapshot",
            "status",
            "-g",
            "hrdg",
            "-D",
            "600",
            "-n",
            "-f",
            "-m",
            "hr_rvg",
            "rlk_london_hr_rvg",
            "5",
            "min",
            "'",
            "\"",
            "\\",
            "#",
            "$",
            "\n",
            "\r\n",
            " ",
            "=",
            "-",
            "--",
            "a")
        .list()
        .ofMaxSize(40)
        .map(words -> String.join(" ", words));
  }

  @Property
  void aCommandReadsBackFromItsText(@ForAll("commands") Command command) {
    String text = new CommandText(LAYOUT, Layouts.SEATTLE).of(command);
    assertThat(Layouts.script(Layouts.SEATTLE, text).steps())
        .extracting(Step::command)
        .containsExactly(command);
  }

  @Property
  void aDurationReadsBackFromItsText(@ForAll @LongRange(min = 0) long nanos) {
    assertThat(Duration.read(Duration.text(nanos))).isEqualTo(new Duration.Read(nanos));
  }

  @Provide
  Arbitrary<Command> commands() {
    Arbitrary<Command> plain = plainCommands();
    Arbitrary<Command> nested =
        Combinators.combine(receives(true), plain.filter(RunbookProperties::mayNest))
            .as(Command.RegisterAndReceive::new);
    return Arbitraries.oneOf(plain, plain, nested);
  }

  private static boolean mayNest(Command command) {
    return !(command instanceof Command.At || command instanceof Command.ErrorExit);
  }

  private static Arbitrary<Command> plainCommands() {
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(names(), seconds()).as(Command.Register::new),
            names().map(Command.Unregister::new),
            names().map(Command.Unfreeze::new),
            names().map(Command.StopReceive::new),
            Arbitraries.just(new Command.Status()),
            sends().map(send -> send),
            receives(true).map(receive -> receive),
            receives(false).map(receive -> receive),
            Combinators.combine(seconds(), sends()).as(Command.RegisterAndSend::new),
            Combinators.combine(
                    Arbitraries.of("SNAP", "fd", "a.b-c_1"),
                    Arbitraries.of(Command.SnapshotKind.values()))
                .as(Command.Snapshot::new),
            displays(),
            Arbitraries.longs().greaterOrEqual(0).map(Command.At::new),
            Arbitraries.longs().greaterOrEqual(0).map(Command.Sleep::new),
            ranges().map(Command.At::new),
            ranges().map(Command.Sleep::new),
            Arbitraries.of(new Command.Quiesce(), new Command.Unquiesce()),
            Arbitraries.of(true, false).map(Command.ErrorExit::new)));
  }

  private static Arbitrary<Command> displays() {
    Arbitrary<Integer> rlinks = Arbitraries.of(0, 1);
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 999_999_999);
    Arbitrary<Integer> options = Arbitraries.oneOf(Arbitraries.just(0), numbers);
    Arbitrary<Repetition> repetitions =
        Combinators.combine(numbers, options, options)
            .as((every, stamp, most) -> new Repetition(every, stamp, 0, most));
    Arbitrary<Repetition> prints =
        Arbitraries.oneOf(Arbitraries.just(Repetition.ONCE), repetitions);
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(rlinks, flags, prints).as(DisplayCommand.RlinkStatus::new),
            Combinators.combine(rlinks, flags, prints).as(DisplayCommand.RlinkStatistics::new),
            flags.map(DisplayCommand.ReplicationStatus::new),
            flags.map(DisplayCommand.PrintRvg::new),
            Arbitraries.just(new DisplayCommand.PrintVolumes()),
            Combinators.combine(
                    Arbitraries.of(DisplayCommand.Statistics.Part.class).set(), options, options)
                .as(
                    (parts, times, most) ->
                        new DisplayCommand.Statistics(parts, new Repetition(10, 0, times, most))),
            Arbitraries.of("rlk_london_hr_rvg", "rlk_tokyo_hr_rvg")
                .list()
                .ofMaxSize(2)
                .map(names -> new DisplayCommand.Print(DisplayCommand.Print.Kind.RLINKS, names)),
            Arbitraries.of("hr_rvg", "hr_dv01", "hr_srl")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(names -> new DisplayCommand.Print(DisplayCommand.Print.Kind.NAMED, names)),
            Arbitraries.just(new DisplayCommand.Print(DisplayCommand.Print.Kind.TABLE, List.of())),
            Combinators.combine(options, options).as(DisplayCommand.Notify::new)));
  }

  private static Arbitrary<TimeRange> ranges() {
    Arbitrary<Long> limits = Arbitraries.longs().greaterOrEqual(0);
    return Combinators.combine(limits, limits)
        .as((one, other) -> new TimeRange(Math.min(one, other), Math.max(one, other)));
  }

  private static Arbitrary<Integer> seconds() {
    return Arbitraries.integers().greaterOrEqual(0);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abzAZ019_.#;|$*()")
        .withChars('é', '日')
        .ofMinLength(1)
        .ofMaxLength(10);
  }

  private static Arbitrary<Command.Send> sends() {
    Arbitrary<Integer> freezeSeconds = seconds();
    Arbitrary<Payload> payloads =
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30).map(Payload.Message::new);
    Arbitrary<List<Integer>> rlinks = Arbitraries.of(0, 1).list().ofMaxSize(3);
    return Combinators.combine(
            names(), Arbitraries.of(true, false), freezeSeconds, payloads, rlinks)
        .as(
            (name, freeze, timeout, payload, targets) ->
                new Command.Send(name, freeze, freeze ? timeout : 0, payload, targets));
  }

  private static Arbitrary<Command.Receive> receives(boolean block) {
    Arbitrary<Optional<String>> files =
        Arbitraries.of(Optional.empty(), Optional.of("out.txt"), Optional.of("a-b_c"));
    return Combinators.combine(names(), seconds(), files, seconds())
        .as(
            (name, timeout, file, buffer) ->
                new Command.Receive(name, block, block ? timeout : 0, file, buffer));
  }

  @Property(tries = 300)
  void copiesTakenAtAnyMomentEvolveIdentically(
      @ForAll("steps") @Size(max = 12) List<String> primary,
      @ForAll("steps") @Size(max = 12) List<String> secondary,
      @ForAll @IntRange(min = 0, max = 60) int copyAfter) {
    LittleWorld world =
        LittleWorld.of(
            String.join("\n", onlyFor(0, primary)), String.join("\n", onlyFor(1, secondary)));
    world.sendBlocksNanos = LittleWorld.SECOND / 2;
    world.quiesceBlocksNanos = LittleWorld.SECOND;
    for (int i = 0; i < copyAfter && world.stepOnce(); i++) {
      continue;
    }
    LittleWorld copy = world.copy();
    List<String> states = new ArrayList<>();
    while (world.stepOnce()) {
      states.add(world.bytes());
    }
    List<String> copied = new ArrayList<>();
    while (copy.stepOnce()) {
      copied.add(copy.bytes());
    }
    assertThat(copy.log).isEqualTo(world.log);
    assertThat(copied).isEqualTo(states);
  }

  private static List<String> onlyFor(int host, List<String> steps) {
    return steps.stream()
        .filter(step -> host == 0 ? !step.contains("-P") : !step.contains("quiesce"))
        .toList();
  }

  @Provide
  Arbitrary<List<String>> steps() {
    return Arbitraries.of(
            "vxibc register a hr_rvg",
            "vxibc unregister a hr_rvg",
            "vxibc -m x send a hr_rvg",
            "vxibc -N regsend a hr_rvg",
            "vxibc -R 3 receive a hr_rvg",
            "vxibc -n receive a hr_rvg",
            "vxibc unfreeze a hr_rvg",
            "vxibc -R 5 regrecv b hr_rvg vxibc -R 2 regrecv a hr_rvg sleep 1 s",
            "vxibc -R 2 regrecv a hr_rvg vxrvg -P fd snapshot hr_rvg",
            "vxibc regsend b hr_rvg",
            "vxrvg -P fd snapshot hr_rvg",
            "vxibc stoprecv a hr_rvg",
            "quiesce",
            "unquiesce",
            "sleep 700 ms",
            "set -e",
            "set +e",
            "vradmin repstatus hr_rvg")
        .list();
  }
}

package org.ibcsim.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.check.litmus.Reference;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.Cluster;
import org.ibcsim.model.Protocol;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.RlinkNetwork;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SenderMemory;
import org.ibcsim.model.Shipping;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.Step;
import org.ibcsim.scenario.text.LocatedText;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problem;
import org.ibcsim.workload.ListedWrites;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadedScenarioTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long GIBIBYTE = 1L << 30;

  private static Scenario load(String name) throws ScenarioException {
    return ScenarioFile.load(Cases.good(name)).scenario();
  }

  static List<Path> goodFiles() {
    return Cases.good();
  }

  @ParameterizedTest
  @MethodSource("goodFiles")
  void goodFilesLoadWithoutAWarning(Path file) throws ScenarioException {
    assertThat(ScenarioFile.load(file).warnings()).isEmpty();
  }

  private static Carriage london() {
    long hour = 3_600 * SECOND;
    return new Carriage(
        new Transport.Udp(16, 24, 300_000_000, 20, 5),
        200_000_000,
        256 << 10,
        new OtherTraffic(
            List.of(
                new OtherTraffic.Span(0, 2 * hour, 125_000_000),
                new OtherTraffic.Span(8 * hour, 18 * hour, 600_000_000),
                new OtherTraffic.Span(22 * hour, 24 * hour, 125_000_000)),
            7 * hour + hour / 2),
        new Compression(2.5, 20_000, 8_000, 4),
        new Heartbeats(2 * SECOND, false, 5 * SECOND));
  }

  private static Carriage paris() {
    return new Carriage(
        new Transport.Tcp(4, 1 << 20, 1_400),
        LinkTiming.UNLIMITED,
        0,
        OtherTraffic.NONE,
        null,
        new Heartbeats(SECOND, true, 0));
  }

  private static Carriage tacoma() {
    return new Carriage(
        new Transport.Tcp(16, 64 << 10, 1_460),
        1_000_000_000,
        0,
        OtherTraffic.NONE,
        null,
        new Heartbeats(SECOND, true, 0));
  }

  @Test
  void everyValueOfTheFullExampleArrives() throws Exception {
    Scenario scenario = load("full.yaml");
    assertThat(scenario.title()).isEqualTo("Off-host backup at a frozen Secondary");
    assertThat(scenario.seed()).isEqualTo(42);
    assertThat(scenario.durationNanos()).isEqualTo(1_800 * SECOND);
    assertThat(scenario.snapshotNanos()).isEqualTo(5 * SECOND);
    RdsLayout layout = scenario.layout();
    assertThat(layout.diskGroup()).isEqualTo("hrdg");
    assertThat(layout.rvg()).isEqualTo("hr_rvg");
    assertThat(layout.srl()).isEqualTo("hr_srl");
    assertThat(layout.volumes())
        .extracting("bytes")
        .containsExactly(20 * GIBIBYTE, 3 * GIBIBYTE / 2);
    assertThat(layout.volumes()).extracting("dcmBytes").containsExactly(512L << 10, 16L << 10);
    assertThat(layout.hosts())
        .extracting("name")
        .containsExactly("seattle", "london", "paris", "tacoma");
    assertThat(layout.hosts())
        .extracting("srlBytes")
        .containsExactly(2 * GIBIBYTE, 4 * GIBIBYTE, 2 * GIBIBYTE, 8 * GIBIBYTE);
    assertThat(scenario.links())
        .containsExactly(
            new LinkTiming(
                18_000_000, 2_000_000, 100_000_000, 100_000, 64, 1_400, 100_000_000, london()),
            new LinkTiming(0, 0, LinkTiming.UNLIMITED, 0, 0, 8_400).carrying(paris()),
            new LinkTiming(1_000_000, 0, 1_000_000_000, 0, 0, 8_400).carrying(tacoma()));
    assertThat(layout.rlinks().get(0).network())
        .isEqualTo(
            new RlinkNetwork(
                Protocol.UDP, Protocol.UDP, 1_400, 300_000_000, 100_000_000, true, 1_024));
    assertThat(layout.rlinks().get(1).network().primary()).isEqualTo(Protocol.TCP);
    assertThat(layout.semantics().unregisteredHoldSeconds()).isEqualTo(600);
    assertThat(layout.semantics().maximumMessageBytes()).isEqualTo(131_072);
    assertThat(scenario.faults())
        .containsExactly(
            new FaultPlan(
                new Fault.Cut(0),
                new TimeRange(720 * SECOND, 780 * SECOND),
                TimeRange.of(90 * SECOND),
                "fault/rlk_london_hr_rvg/cut/1",
                line("- {at: 12 min")),
            new FaultPlan(
                new Fault.Crash(2),
                TimeRange.of(840 * SECOND),
                TimeRange.of(120 * SECOND),
                "fault/paris/crash/1",
                line("- {at: 14 min")),
            new FaultPlan(
                new Fault.Stop(0),
                TimeRange.of(1_020 * SECOND),
                TimeRange.of(30 * SECOND),
                "fault/seattle/stop/1",
                line("- {at: 17 min")),
            new FaultPlan(
                new Fault.Kill(2, "operator"),
                TimeRange.of(1_260 * SECOND),
                null,
                "fault/paris/operator/kill/1",
                line("- {at: 21 min")),
            new FaultPlan(
                new Fault.Cut(0),
                TimeRange.of(1_500 * SECOND),
                null,
                "fault/rlk_london_hr_rvg/cut/2",
                line("- {at: 25 min")),
            new FaultPlan(
                new Fault.Detach(1),
                TimeRange.of(1_560 * SECOND),
                null,
                "fault/rlk_paris_hr_rvg/detach/1",
                line("- {at: 26 min")),
            new FaultPlan(
                new Fault.NodeCrash(0, 0),
                TimeRange.of(1_590 * SECOND),
                TimeRange.of(20 * SECOND),
                "fault/seattle/node-a/crash/1",
                line("- {at: 1590 s")),
            new FaultPlan(
                new Fault.MasterSwitch(0, 0),
                TimeRange.of(1_605 * SECOND),
                null,
                "fault/seattle/node-a/switch_master/1",
                line("- {at: 1605 s")),
            new FaultPlan(
                new Fault.FailVolume(0, 1),
                TimeRange.of(1_620 * SECOND),
                TimeRange.of(60 * SECOND),
                "fault/seattle/hr_dv02/fail/1",
                line("- {at: 27 min")),
            new FaultPlan(
                new Fault.FailSrl(1, true),
                TimeRange.of(1_680 * SECOND),
                TimeRange.of(60 * SECOND),
                "fault/london/srl/header/fail/1",
                line("- {at: 28 min")));
    assertThat(layout.secondaryRlinks()).isTrue();
    assertThat(layout.primaryHost().cluster())
        .isEqualTo(new Cluster(List.of("node-a", "node-b"), "node-b", "node-a", Shipping.WRITE));
    assertThat(scenario.writerNodes())
        .isEqualTo(
            new WriterNodes(50_000, 10_000_000_000L, 32 << 20, List.of(0, -1, -1, -1, -1, -1)));
    assertThat(layout.semantics().number(Semantics.LOGOWNER_FAILOVER_STALL)).isEqualTo(10);
    assertThat(scenario.bootScripts()).extracting(Script::host).containsExactly(2);
    assertThat(scenario.repeatsPartsPerBillion()).isEqualTo(300_000_000);
    assertThat(scenario.workloads())
        .extracting(WorkloadSpec::name)
        .containsExactly(
            "orders",
            "constant-hr_dv02",
            "bursts-hr_dv01",
            "closed-hr_dv01",
            "trace-hr_dv02",
            "writes");
    assertThat(scenario.workloads().get(5))
        .isEqualTo(
            new WorkloadSpec.Listed(
                "writes",
                List.of(
                    new ListedWrites.Listed(SECOND, 0, 0, 8 << 10),
                    new ListedWrites.Listed(3 * SECOND / 2, 1, 64 << 10, 4 << 10))));
  }

  @Test
  void rlinksHaveTheirAttributesAndDefaults() throws Exception {
    RdsLayout layout = load("full.yaml").layout();
    var london = layout.rlinks().get(0);
    assertThat(london.name()).isEqualTo("rlk_london_hr_rvg");
    assertThat(london.remoteName()).isEqualTo("rlk_seattle_hr_rvg");
    assertThat(london.targetHost()).isEqualTo(1);
    assertThat(london.synchronous()).isEqualTo(Synchronous.OVERRIDE);
    assertThat(london.srlProtection()).isEqualTo(SrlProtection.DCM);
    // It is on in the file, and the RLINK synchronous.
    assertThat(london.secondaryLogging()).isFalse();
    String text = Files.readString(Cases.good("full.yaml"));
    RdsLayout asynchronous =
        ScenarioFile.parse(
                Cases.good("full.yaml"),
                text.replace("synchronous: override # off", "synchronous: off # off")
                    .getBytes(StandardCharsets.UTF_8))
            .scenario()
            .layout();
    assertThat(asynchronous.rlinks().get(0).secondaryLogging()).isTrue();
    assertThat(london.messagePoolBytes()).isEqualTo(64L << 20);
    assertThat(london.heartbeatTimeoutNanos()).isEqualTo(15 * SECOND);
    assertThat(london.reconnectNanos()).isEqualTo(2 * SECOND);
    var paris = layout.rlinks().get(1);
    assertThat(paris.name()).isEqualTo("rlk_paris_hr_rvg");
    assertThat(paris.targetHost()).isEqualTo(2);
    assertThat(paris.synchronous()).isEqualTo(Synchronous.OFF);
    assertThat(paris.srlProtection()).isEqualTo(SrlProtection.AUTODCM);
    assertThat(paris.secondaryLogging()).isFalse();
    assertThat(paris.messagePoolBytes()).isEqualTo(16L << 20);
    assertThat(paris.heartbeatTimeoutNanos()).isEqualTo(10 * SECOND);
    assertThat(paris.reconnectNanos()).isEqualTo(SECOND);
  }

  @Test
  void aHostThatMayHaveBecomeThePrimaryQuiescesTheApplicationAtItsBootToo() throws Exception {
    Path path = Path.of("scenarios/dataflow/fast-failback.yaml");
    String text = Files.readString(path);
    String again = text.replace("at_boot:\n", "at_boot:\n  london: |\n    quiesce\n");
    assertThat(again).isNotEqualTo(text);
    assertThat(
            ScenarioFile.parse(path, again.getBytes(StandardCharsets.UTF_8))
                .scenario()
                .bootScripts())
        .hasSize(2);
  }

  @Test
  void bunkerIsTheLastHostAndHasDefaultsOfItsOwn() throws Exception {
    RdsLayout layout = load("full.yaml").layout();
    assertThat(layout.hosts()).extracting("bunker").containsExactly(false, false, false, true);
    assertThat(layout.hosts().get(3).srlBytes()).isEqualTo(8L << 30);
    assertThat(layout.secondaries()).isEqualTo(2);
    var tacoma = layout.rlinks().get(2);
    assertThat(tacoma.name()).isEqualTo("rlk_tacoma_hr_rvg");
    assertThat(tacoma.targetHost()).isEqualTo(3);
    assertThat(tacoma.synchronous()).isEqualTo(Synchronous.FAIL);
    assertThat(tacoma.srlProtection()).isEqualTo(SrlProtection.OVERRIDE);
    Path path = Path.of("scenarios/litmus/bunker-keeps-messages.yaml");
    RdsLayout plain = ScenarioFile.load(path).scenario().layout();
    assertThat(plain.rlinks().get(1).synchronous()).isEqualTo(Synchronous.OVERRIDE);
    assertThat(plain.rlinks().get(1).srlProtection()).isEqualTo(SrlProtection.OFF);
    assertThat(plain.hosts().get(2).srlBytes()).isEqualTo(plain.hosts().get(0).srlBytes());
  }

  @Test
  void writeBuffersAreThePrimarysAndHaveADefault() throws Exception {
    assertThat(load("full.yaml").layout().hosts())
        .extracting("writeBufferBytes")
        .containsExactly(32L << 20, 128L << 20, 64L << 20, 128L << 20);
    assertThat(load("full.yaml").layout().hosts().get(0).memory())
        .isEqualTo(new SenderMemory(1 << 20, 16 << 20, true));
    assertThat(load("full.yaml").layout().hosts().get(1).memory())
        .isEqualTo(new SenderMemory(0, 128 << 20, true));
    assertThat(load("full.yaml").layout().rlinks().get(1).delivery().messageSlots()).isEqualTo(512);
    assertThat(load("smallest.yaml").layout().hosts())
        .extracting("writeBufferBytes")
        .containsOnly(128L << 20);
  }

  @Test
  void valuesOfOneDeviceWinOverThoseOfTheDisk() throws Exception {
    List<DiskTiming> disks = load("full.yaml").disks();
    assertThat(disks.get(0).srl())
        .isEqualTo(new DeviceTiming(new ServiceTime.Fixed(100_000), 400_000_000, 4));
    assertThat(disks.get(0).data())
        .isEqualTo(new DeviceTiming(new ServiceTime.Lognormal(300_000, 0.5), 400_000_000, 4));
    assertThat(disks.get(1).data())
        .isEqualTo(new DeviceTiming(new ServiceTime.Uniform(100_000, 1_000_000), 0, 32));
    assertThat(disks.get(2).srl().isInstantaneous()).isTrue();
  }

  @Test
  void secondaryWithoutADiskOrAnSrlHasThoseOfThePrimary() throws Exception {
    Scenario scenario = load("smallest.yaml");
    assertThat(scenario.disks()).hasSize(2);
    assertThat(scenario.disks().get(1)).isEqualTo(scenario.disks().get(0));
    assertThat(scenario.layout().hosts()).extracting("srlBytes").containsOnly(110_000_000L);
    assertThat(scenario.seed()).isEqualTo(1);
    assertThat(scenario.layout().semantics().get(ReceiveSwitches.SECOND_RECEIVE))
        .isEqualTo(ReceiveSwitches.SECOND_RECEIVE.standard());
  }

  @Test
  void secondaryWithoutADiskHasThatOfThePrimaryAndNotOfItsNeighbour() throws Exception {
    String text =
        Cases.smallestWith(
            "    - {host: b, link: {latency: 1 ms, bandwidth: unlimited}}",
            """
                - host: b
                  link: {latency: 1 ms, bandwidth: unlimited}
                  disk: {write: 7 us}
                  srl: {size: 1 GiB}
                - {host: c, link: {latency: 1 ms, bandwidth: unlimited}}
            """);
    Scenario scenario = ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8)).scenario();
    assertThat(scenario.disks().get(2)).isEqualTo(scenario.disks().get(0));
    assertThat(scenario.layout().hosts().get(2).srlBytes()).isEqualTo(110_000_000);
  }

  @Test
  void falseIsTakenForOffAsOldYamlWritesIt() throws Exception {
    RdsLayout layout = load("quoted.yaml").layout();
    assertThat(layout.rlinks()).extracting("synchronous").containsOnly(Synchronous.OFF);
    assertThat(layout.rlinks().get(0).srlProtection()).isEqualTo(SrlProtection.OFF);
    assertThat(layout.rlinks()).extracting("secondaryLogging").containsExactly(false, true);
    assertThat(layout.rlinks().get(0).messagePoolBytes()).isEqualTo(16L << 20);
  }

  @Test
  void switchesAreAnswered() throws Exception {
    String text =
        Cases.smallestWith(
            "duration",
            "semantics: {second_receive: ebusy, drop_report_resets: false, unreg_hold_s: 2 min}\n"
                + "duration");
    Semantics semantics =
        ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8)).scenario().layout().semantics();
    assertThat(semantics.get(ReceiveSwitches.SECOND_RECEIVE))
        .isEqualTo(ReceiveSwitches.SecondReceive.EBUSY);
    assertThat(semantics.get(ReceiveSwitches.DROP_REPORT_RESETS))
        .isEqualTo(ReceiveSwitches.DropReportResets.FALSE);
    assertThat(semantics.unregisteredHoldSeconds()).isEqualTo(120);
  }

  @Test
  void everyAnswerToEverySwitchCanBeWritten() throws Exception {
    for (Switch<?> question : Semantics.SWITCHES) {
      for (String answer : question.valueNames()) {
        String text =
            Cases.smallestWith(
                    "duration", "semantics: {" + question.name() + ": " + answer + "}\nduration")
                // One answer refuses the default.
                .replace("{host: b,", "{host: b, rlink: {srlprot: override},");
        Semantics semantics =
            ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8))
                .scenario()
                .layout()
                .semantics();
        assertThat(Switch.nameOf(semantics.get(question))).as(question.name()).isEqualTo(answer);
      }
    }
  }

  @Test
  void commandsKnowTheirPlaceInTheFile() throws Exception {
    Path file = Cases.good("full.yaml");
    Scenario scenario = load("full.yaml");
    List<String> lines = Files.readAllLines(file);
    assertThat(scenario.scripts()).extracting("host").containsExactly(0, 2, 2);
    for (var script : scenario.scripts()) {
      for (Step step : script.steps()) {
        assertThat(lines.get(step.line() - 1).substring(step.column() - 1)).isEqualTo(step.text());
      }
    }
  }

  @Test
  void expectationsKnowTheirPlaceInTheFile() throws Exception {
    List<String> lines = Files.readAllLines(Cases.good("full.yaml"));
    for (LocatedExpectation expectation : load("full.yaml").expectations()) {
      Place start = expectation.source().start();
      assertThat(lines.get(start.line() - 1).substring(start.column() - 1))
          .startsWith(expectation.text());
    }
  }

  @Test
  void expectationOverSeveralLinesOfABlockKeepsItsLines() throws Exception {
    String text =
        Cases.smallestWith(
            "duration",
            "expect:\n  - |\n    writes.count > 0 &&\n      writes.failed == 0\nduration");
    LocatedText source =
        ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8))
            .scenario()
            .expectations()
            .get(0)
            .source();
    assertThat(source.place(2, 3)).isEqualTo(new Place(5, 7));
  }

  @Test
  void namesInABrokenRunbookMakeNoExpectationWrong() {
    String text =
        Cases.smallestWith(
            "duration",
            """
            runbook:
              b: |
                vxibc -g dg register nightly rvg
                slep 5 s
            expect:
              - ibc('nightly').fate == 'delivered'
              - ibc('daily').fate == 'delivered'
            duration\
            """);
    assertThat(Cases.messages(text.getBytes(UTF_8)))
        .extracting(message -> message.substring(0, message.indexOf(": found")))
        .containsExactly("5:5", "8:9");
  }

  @Test
  void textAndDigestAreThoseOfTheFile() throws Exception {
    byte[] bytes = Files.readAllBytes(Cases.good("full.yaml"));
    Scenario scenario = load("full.yaml");
    assertThat(scenario.text()).isEqualTo(new String(bytes, UTF_8));
    assertThat(scenario.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  /** The line of the full example that begins so. */
  private static int line(String start) throws Exception {
    List<String> lines = Files.readAllLines(Cases.good("full.yaml"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(start)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("full.yaml has no line that begins with " + start);
  }

  @Test
  void litmusTestIsReadWithItsPatterns() throws Exception {
    Litmus litmus = Objects.requireNonNull(load("full.yaml").litmus());
    assertThat(litmus.shows())
        .extracting(Reference::text)
        .containsExactly(
            "property 19", "matrix network outage while frozen", "switch unreg_hold_s");
    assertThat(litmus.names()).containsExactly("fate", "status", "registered");
    assertThat(litmus.permitted())
        .extracting(OutcomePattern::values)
        .containsExactly(
            Arrays.asList("received", "0", null), Arrays.asList("pending", "absent", null));
    assertThat(litmus.forbidden().get(0).values()).containsExactly(null, null, "false");
    List<String> lines = Files.readAllLines(Cases.good("full.yaml"));
    assertThat(lines.get(litmus.line() - 1)).contains("question:");
    assertThat(lines.get(litmus.required().get(0).line() - 1)).contains("- {fate: received}");
  }

  @Test
  void faultThatHealsBehindTheEndIsAWarning() throws Exception {
    String text =
        Cases.smallestWith("duration", "faults: [{at: 30 s, for: 31 s, cut: rlk_b_rvg}]\nduration");
    LoadedScenario loaded = ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8));
    assertThat(loaded.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "t.yaml:2:26: found a cut that heals at 61 s; expected a time before the end of the run"
                + " at 1 min, or no 'for' if it is never to heal");
    assertThat(loaded.scenario().faults()).hasSize(1);
  }

  @Test
  void faultsComeInOrderOfTime() throws Exception {
    String text =
        Cases.smallestWith(
            "duration",
            "faults: [{at: 30 s, cut: rlk_b_rvg}, {at: 10 s, for: 5 s, cut: rlk_b_rvg}]\nduration");
    List<FaultPlan> faults =
        ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8)).scenario().faults();
    assertThat(faults)
        .extracting(FaultPlan::at)
        .containsExactly(TimeRange.of(10 * SECOND), TimeRange.of(30 * SECOND));
    assertThat(faults)
        .extracting(FaultPlan::stream)
        .as("named in the order of the file, so that one more shifts none before it")
        .containsExactly("fault/rlk_b_rvg/cut/2", "fault/rlk_b_rvg/cut/1");
  }

  private static List<String> firstWrites(Scenario scenario, int count) {
    List<String> writes = new ArrayList<>();
    Write write = new Write();
    try (WriteSource source = scenario.openWorkload(new RandomStreams(scenario.seed(), 0))) {
      for (int i = 0; i < count && source.nextTimeNanos() != WriteSource.NONE; i++) {
        source.take(write);
        writes.add(
            write.timeNanos
                + " "
                + write.volume
                + " "
                + write.offsetBytes
                + " "
                + write.lengthBytes);
      }
    }
    return writes;
  }

  @Test
  void workloadOpensAndIsTheSameEachTime() throws Exception {
    Scenario scenario = load("full.yaml");
    List<String> writes = firstWrites(scenario, 2_000);
    assertThat(writes).hasSize(2_000);
    assertThat(firstWrites(scenario, 2_000)).isEqualTo(writes);
    assertThat(firstWrites(scenario.withSeed(43), 2_000)).isNotEqualTo(writes);
  }

  @Test
  void constantWorkloadWritesAtItsRateAndSize() throws Exception {
    String text =
        Cases.smallestWith(
            "duration",
            "workload: [{constant: {volume: vol, rate: 4/s, size: 8 KiB, placement: sequential,"
                + " from: 1 s}}]\nduration");
    Scenario scenario = ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8)).scenario();
    assertThat(firstWrites(scenario, 3))
        .containsExactly(
            "1000000000 0 0 8192", "1250000000 0 8192 8192", "1500000000 0 16384 8192");
  }

  @Test
  void traceIsReplayedFromItsFile() throws Exception {
    Path path = Cases.good("t.yaml");
    String text =
        Cases.smallestWith(
            "duration",
            "workload: [{trace: {file: data/intervals.csv, format: intervals, volume: vol}}]\n"
                + "duration");
    Scenario scenario = ScenarioFile.parse(path, text.getBytes(UTF_8)).scenario();
    assertThat(firstWrites(scenario, 100)).hasSize(35);
  }

  @Test
  void scenarioWithoutAWorkloadNeverWrites() throws Exception {
    assertThat(firstWrites(load("smallest.yaml"), 10)).isEmpty();
  }

  @Test
  void anotherWorkloadShiftsNoneOfTheOthers() throws Exception {
    String one = "{poisson: {volume: vol, rate: 10/s, size: 8 KiB}}";
    String other = "{closed: {volume: vol, outstanding: 1, size: 8 KiB, think: 1 s}}";
    Scenario alone = workloads(one);
    Scenario both = workloads(other + ", " + one);
    try (WriteSource first = alone.workloads().get(0).open(new RandomStreams(1, 0));
        WriteSource second = both.workloads().get(1).open(new RandomStreams(1, 0))) {
      for (int i = 0; i < 100; i++) {
        assertThat(second.nextTimeNanos()).isEqualTo(first.nextTimeNanos());
        first.take(new Write());
        second.take(new Write());
      }
    }
  }

  private static Scenario workloads(String items) throws ScenarioException {
    String text = Cases.smallestWith("duration", "workload: [" + items + "]\nduration");
    text = text.replace("write: 0 us", "write: 1 us");
    return ScenarioFile.parse(Path.of("t.yaml"), text.getBytes(UTF_8)).scenario();
  }
}

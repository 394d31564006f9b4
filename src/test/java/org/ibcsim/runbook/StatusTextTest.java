package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkKernelState;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.link.RlinkStatus;
import org.ibcsim.runbook.DisplayCommand.Print;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private final LittleWorld world = new LittleWorld(Layouts.standard());

  @Test
  void rlinkStatusGivesTheDocumentedLine() {
    world.outstandingWrites = 1200;
    world.outstandingBytes = 18L << 20;
    world.behindNanos = 3_725_900_000_000L;
    assertThat(RlinkText.status(world, 0, true))
        .containsExactly(
            "V-5-1-4640 Rlink rlk_london_hr_rvg has 1200 outstanding writes, occupying 18432 Kbytes"
                + " (18%) on the SRL",
            "Rlink rlk_london_hr_rvg is behind by 1h 2m 5s");
    assertThat(RlinkText.status(world, 0, false)).hasSize(1);
  }

  @Test
  void aDetachedRlinkHasNothingOutstandingToReport() {
    world.attached = false;
    assertThat(RlinkText.status(world, 0, true))
        .containsExactly(
            "Rlink rlk_london_hr_rvg is detached (STALE): it needs a complete synchronization");
  }

  @Test
  void repstatusHasTheDocumentedLabelsInOrderAndAligned() {
    assertThat(RepstatusText.of(world, true).subList(0, 27))
        .containsExactly(
            "Replicated Data Set: hr_rvg",
            "Primary:",
            "  Host name:                  seattle",
            "  RVG name:                   hr_rvg",
            "  DG name:                    hrdg",
            "  RVG state:                  enabled for I/O",
            "  Data volumes:               2",
            "  VSets:                      0",
            "  SRL name:                   hr_srl",
            "  SRL size:                   100 MiB",
            "  Total secondaries:          2",
            "",
            "Secondary:",
            "  Host name:                  london",
            "  RVG name:                   hr_rvg",
            "  DG name:                    hrdg",
            "  Rlink from Primary:         rlk_london_hr_rvg",
            "  Rlink to Primary:           rlk_seattle_hr_rvg",
            "  Configured mode:            asynchronous",
            "  Latency protection:         off",
            "  SRL protection:             autodcm",
            "  Data status:                consistent, up-to-date",
            "  Replication status:         replicating (connected)",
            "  Current mode:               asynchronous",
            "  Logging to:                 SRL",
            "  Timestamp Information:      behind by 0h 0m 0s",
            "");
  }

  @Test
  void repstatusTellsABacklogACutAndALostRlinkApart() {
    world.outstandingWrites = 2;
    world.outstandingBytes = 1500;
    world.connected = false;
    assertThat(RepstatusText.of(world, false))
        .contains(
            "  Data status:                consistent, behind",
            "  Replication status:         paused due to network disconnection",
            "  Logging to:                 SRL (2 Kbytes behind, 0 % full)")
        .noneMatch(line -> line.contains("Configured mode"));
    world.attached = false;
    assertThat(RepstatusText.of(world, false))
        .contains(
            "  Data status:                consistent, stale",
            "  Replication status:         stopped (primary detached)",
            "  Timestamp Information:      N/A");
  }

  @Test
  void rlinkStatusOfADcmGivesTheDocumentedLines() {
    world.dcmLogging = true;
    world.dcmBytes = 48128L << 10;
    assertThat(RlinkText.status(world, 0, false))
        .containsExactly("Rlink rlk_london_hr_rvg has a full SRL. DCM contains 48128 Kbytes.");
    world.resync = ResyncState.RUNNING;
    world.dcmBytes = 88832L << 10;
    assertThat(RlinkText.status(world, 0, false))
        .containsExactly(
            "V-5-1-4348 DCM is in use on Rlink rlk_london_hr_rvg. DCM contains 88832 Kbytes.");
    shows(RlinkState.ACTIVE, RlinkKernelState.CONNECT, RlinkFlag.AUTOSYNC);
    world.dcmBytes = 100864L << 10;
    assertThat(RlinkText.status(world, 0, false))
        .containsExactly(
            "V-5-1-4464 Rlink rlk_london_hr_rvg is in AUTOSYNC. 100864 Kbytes remaining.");
  }

  @Test
  void anRlinkWithoutOutstandingWritesIsUpToDate() {
    assertThat(RlinkText.status(world, 0, true))
        .containsExactly(
            "Rlink rlk_london_hr_rvg is up to date",
            "Rlink rlk_london_hr_rvg is behind by 0h 0m 0s");
  }

  @Test
  void repstatusOfAnAutomaticSynchronizationIsTheDocumentedOne() {
    world.dcmLogging = true;
    world.dcmBytes = 169728L << 10;
    world.consistent = false;
    world.resync = ResyncState.RUNNING;
    world.attributes =
        new RlinkAttributes(
            Synchronous.OFF, SrlProtection.AUTODCM, LatencyProtection.OFF, 30_000_000);
    shows(RlinkState.ACTIVE, RlinkKernelState.CONNECT, RlinkFlag.AUTOSYNC);
    assertThat(secondary())
        .containsExactly(
            "  Data status:                inconsistent",
            "  Replication status:         resync in progress (autosync)",
            "  Current mode:               asynchronous",
            "  Logging to:                 DCM (contains 169728 Kbytes) (autosync)",
            "  Timestamp Information:      N/A",
            "  Bandwidth Limit:            30.00 Mbps");
  }

  @Test
  void repstatusSaysWhyNothingIsReplicated() {
    world.connected = false;
    assertThat(replicationStatus()).isEqualTo("paused due to network disconnection");
    shows(RlinkState.PAUSE, RlinkKernelState.ENABLED, RlinkFlag.PRIMARY_PAUSED);
    assertThat(replicationStatus()).isEqualTo("paused by user");
    world.connected = true;
    shows(RlinkState.PAUSE, RlinkKernelState.CONNECT, RlinkFlag.SECONDARY_PAUSED);
    assertThat(replicationStatus()).isEqualTo("paused by user");
    shows(
        RlinkState.PAUSE,
        RlinkKernelState.CONNECT,
        RlinkFlag.SECONDARY_PAUSED,
        RlinkFlag.SECONDARY_LOG_ERR);
    assertThat(replicationStatus()).isEqualTo("paused due to error");
    shows(RlinkState.FAIL, RlinkKernelState.ENABLED, RlinkFlag.FAIL);
    assertThat(replicationStatus()).isEqualTo("paused due to error");
    shows(RlinkState.RECOVER, RlinkKernelState.RECOVER, RlinkFlag.NEEDS_RECOVERY);
    assertThat(replicationStatus()).isEqualTo("needs recovery");
    assertThat(secondary().get(0)).isEqualTo("  Data status:                needs recovery");
  }

  @Test
  void repstatusTellsTheStagesOfDcmLoggingApart() {
    world.dcmLogging = true;
    world.dcmBytes = 256 << 10;
    assertThat(replicationStatus()).isEqualTo("logging to DCM (needs dcm resynchronization)");
    assertThat(secondary())
        .contains(
            "  Data status:                consistent, behind",
            "  Logging to:                 DCM (contains 256 Kbytes) (SRL protection logging)");
    world.resync = ResyncState.RUNNING;
    world.consistent = false;
    assertThat(replicationStatus()).isEqualTo("resync in progress (dcm resynchronization)");
    world.resync = ResyncState.PAUSED;
    assertThat(replicationStatus()).isEqualTo("resync paused due to network disconnection");
    shows(RlinkState.PAUSE, RlinkKernelState.ENABLED, RlinkFlag.PRIMARY_PAUSED);
    assertThat(replicationStatus()).isEqualTo("resync paused by user");
  }

  @Test
  void repstatusWhereThePrimaryCannotBeReachedIsWhatWasKnownLast() {
    world.pathUp = false;
    assertThat(RepstatusText.on(Layouts.LONDON, world, false))
        .containsExactly("seattle cannot be reached, and no status of it is known here");
    world.known = LastKnown.now(world);
    world.outstandingWrites = 7;
    assertThat(RepstatusText.on(Layouts.LONDON, world, false))
        .startsWith("Replicated Data Set: hr_rvg")
        .contains("  Data status:                consistent, up-to-date")
        .endsWith("seattle cannot be reached: this was known 0h 0m 0s ago and may be old");
    assertThat(RepstatusText.on(Layouts.SEATTLE, world, false))
        .contains("  Data status:                consistent, behind");
  }

  @Test
  void printrvgNamesTheHostsWithTheirRecords() {
    assertThat(PrintText.rvg(world, Layouts.LONDON, true).subList(0, 20))
        .containsExactly(
            "Replicated Data Set: hr_rvg",
            "Primary:",
            "        HostName: seattle",
            "        RvgName: hr_rvg",
            "        DgName: hrdg",
            "        datavol_cnt: 2",
            "        vset_cnt: 0",
            "        srl: hr_srl",
            "        RlinkName: rlk_london_hr_rvg",
            "        RlinkState: CONNECT/ACTIVE",
            "        RlinkName: rlk_tokyo_hr_rvg",
            "        RlinkState: CONNECT/ACTIVE",
            "Secondary:",
            "        HostName: london <localhost>",
            "        RvgName: hr_rvg",
            "        DgName: hrdg",
            "        datavol_cnt: 2",
            "        vset_cnt: 0",
            "        srl: hr_srl",
            "        RlinkName: rlk_seattle_hr_rvg");
    assertThat(PrintText.rvg(world, Layouts.LONDON, false))
        .noneMatch(line -> line.contains("Rlink"));
  }

  @Test
  void vxprintOfAnRlinkHasTheDocumentedFieldsInOrder() {
    shows(
        RlinkState.ACTIVE,
        RlinkKernelState.CONNECT,
        RlinkFlag.WRITE,
        RlinkFlag.ENABLED,
        RlinkFlag.CONSISTENT,
        RlinkFlag.ASYNCHRONOUS,
        RlinkFlag.CONNECTED,
        RlinkFlag.ATTACHED);
    assertThat(print(Print.Kind.RLINKS, "rlk_london_hr_rvg"))
        .containsExactly(
            "Disk group: hrdg",
            "",
            "Rlink: rlk_london_hr_rvg",
            "info: timeout=500 packet_size=8400 rid=N/A",
            "      latency_high_mark=10000 latency_low_mark=9950",
            "      bandwidth_limit=none",
            "state: state=ACTIVE",
            "       synchronous=off latencyprot=off srlprot=autodcm",
            "assoc: rvg=hr_rvg",
            "       remote_host=london IP_addr=N/A port=4145",
            "       remote_dg=hrdg",
            "       remote_dg_dgid=N/A",
            "       remote_rvg_version=N/A",
            "       remote_rlink=rlk_seattle_hr_rvg",
            "       remote_rlink_rid=N/A",
            "       local_host=seattle IP_addr=N/A port=4145",
            "protocol: UDP/IP",
            "flags: write enabled consistent asynchronous connected attached");
  }

  @Test
  void vxprintOfAnRvgHasTheDocumentedFlags() {
    world.rvgStatus =
        new RvgStatus(
            RvgStatus.State.ACTIVE,
            RvgStatus.KernelState.ENABLED,
            Set.of(
                RvgStatus.Flag.CLOSED,
                RvgStatus.Flag.PRIMARY,
                RvgStatus.Flag.ENABLED,
                RvgStatus.Flag.ATTACHED,
                RvgStatus.Flag.DCM_LOGGING));
    assertThat(print(Print.Kind.RVGS))
        .containsExactly(
            "Disk group: hrdg",
            "",
            "Rvg: hr_rvg",
            "info: rid=N/A version=N/A rvg_version=N/A",
            "state: state=ACTIVE kernel=ENABLED",
            "assoc: datavols=hr_dv01,hr_dv02",
            "       srl=hr_srl",
            "       rlinks=rlk_london_hr_rvg,rlk_tokyo_hr_rvg",
            "       exports=(none)",
            "       vsets=(none)",
            "att: rlinks=rlk_london_hr_rvg,rlk_tokyo_hr_rvg",
            "flags: closed primary enabled attached dcm_logging");
  }

  @Test
  void vxprintHasALineARecord() {
    shows(RlinkState.STALE, RlinkKernelState.DETACHED);
    world.rvgStatus =
        new RvgStatus(RvgStatus.State.EMPTY, RvgStatus.KernelState.DISABLED, Set.of());
    assertThat(print(Print.Kind.TABLE))
        .containsExactly(
            "Disk group: hrdg",
            "",
            "RV NAME              RLINK_CNT KSTATE   STATE   PRIMARY  DATAVOLS SRL",
            "RL NAME              RVG       KSTATE   STATE   REM_HOST REM_DG REM_RLNK",
            "V  NAME              RVG       KSTATE   STATE   LENGTH   READPOL UTYPE",
            "",
            "rv hr_rvg            2         DISABLED EMPTY   primary  2 hr_srl",
            "rl rlk_london_hr_rvg hr_rvg    DETACHED STALE   london   hrdg rlk_seattle_hr_rvg",
            "rl rlk_tokyo_hr_rvg  hr_rvg    DETACHED STALE   tokyo    hrdg rlk_seattle_hr_rvg",
            "v  hr_dv01           hr_rvg    DISABLED ACTIVE  2097152  SELECT fsgen",
            "v  hr_dv02           hr_rvg    DISABLED ACTIVE  2048     SELECT fsgen",
            "v  hr_srl            hr_rvg    DISABLED ACTIVE  204800   SELECT fsgen");
    assertThat(print(Print.Kind.TABLE, "hr_dv02")).hasSize(7);
  }

  @Test
  void statsHaveTheDocumentedColumnsAndErrorsInOrder() {
    world.linkCounters.sent(3000);
    world.linkCounters.sentAgain(3000);
    world.linkCounters.acknowledged(2048);
    world.linkCounters.roundTrip(20_400_000);
    world.linkCounters.error(LinkError.NMCOM_POOL);
    world.linkCounters.error(LinkError.TIMEOUT);
    world.linkCounters.delayed();
    world.linkCounters.timeout(500_000_000);
    assertThat(RlinkStatisticsText.heading(false))
        .containsExactly(
            "        Messages                   Errors              Flow Control",
            "       #    Blocks  RT(msec)     Timeout  Stream  Memory      Delays   Timeout");
    assertThat(RlinkStatisticsText.figures(world.linkCounters, 1024, false))
        .containsExactly(
            "       1         2        20           1       0       1           1       500");
    assertThat(RlinkStatisticsText.figures(world.linkCounters, 1024, true))
        .containsExactly(
            "       1         6        20",
            "  No memory available:                              0",
            "  No message slots available:                       0",
            "  No memory available in nmcom pool on Secondary:   1",
            "  Timeout:                                          1",
            "  Missing packet:                                   0",
            "  Missing message:                                  0",
            "  Stream:                                           0",
            "  Checksum:                                         0",
            "  Unable to deliver due to transaction:             0");
  }

  @Test
  void updatesHaveTwoRowsAndThreeColumns() {
    world.stablePosition = (5L << 32) + 104;
    world.lastPosition = (5L << 32) + 110;
    world.behindNanos = 65_000_000_000L;
    assertThat(RlinkText.updates(world, Layouts.LONDON, 0, true))
        .containsExactly(
            "        Last on Secondary       Last known on Primary   Difference",
            "ID      5.104                   5.110                   0.6",
            "Time    0h 0m 0s                0h 1m 5s                0h 1m 5s");
    assertThat(RlinkText.updates(world, Layouts.LONDON, 0, false))
        .containsExactly("Rlink rlk_seattle_hr_rvg: the last update on the Secondary has ID 5.104");
  }

  private void shows(RlinkState state, RlinkKernelState kernelState, RlinkFlag... flags) {
    world.rlinkStatus = new RlinkStatus(state, kernelState, Set.of(flags));
  }

  private List<String> print(Print.Kind kind, String... names) {
    return VxprintText.of(world, Layouts.SEATTLE, new Print(kind, List.of(names)));
  }

  /** The lines about the first Secondary, from its data status on. */
  private List<String> secondary() {
    List<String> lines = RepstatusText.of(world, false);
    int from = lines.indexOf("Secondary:") + 4;
    return lines.subList(from, lines.subList(from, lines.size()).indexOf("") + from);
  }

  private String replicationStatus() {
    return secondary().get(1).substring(30);
  }

  @Test
  void aPayloadIsPrintedByLinesAndHarmlessToATerminal() {
    assertThat(StatusText.payload("größe\tx\n\u001b[2J\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("größe\tx", "\uFFFD[2J");
    assertThat(StatusText.payload(new byte[] {'a', (byte) 0xff})).containsExactly("a\uFFFD");
  }

  @Test
  void registrationsAreListedInColumns() {
    assertThat(
            StatusText.registrations(
                new Outcome.Status(List.of(new Outcome.Status.Registration("nightly", 12))),
                "hr_rvg"))
        .containsExactly(
            "application_name                  application_id",
            "nightly                           12");
  }

  @Test
  void droppedMessagesAreCounted() {
    assertThat(
            FailureText.of(
                "vxibc receive a", "a", new Outcome.Failed(IbcError.IBC_DROPPED, 3), world.layout))
        .isEqualTo(
            "vxibc receive a: IBC_DROPPED: messages were dropped because nobody received them in"
                + " time: 3; try receive once more for the next message, and a longer -D on the"
                + " Primary (the product's code for this is not documented, the name is the"
                + " simulator's)");
  }
}

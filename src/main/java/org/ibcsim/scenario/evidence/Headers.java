package org.ibcsim.scenario.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.NumericParameter;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.Carriage;
import org.ibcsim.scenario.Compression;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.Transport;
import org.ibcsim.scenario.unit.Dimension;

/** The first line of a run's journal: the scenario as it was run, and what the model assumes. */
public final class Headers {
  private static final int BITS = 8;

  /** What a reviewer must know of the model before believing a figure. */
  private static final List<String> ASSUMPTIONS =
      List.of(
          "A write is one message on the wire; messages are not merged (dataflow 2.2, 2.6).",
          "Disks and wires keep order; a disk serves as many writes at a time as the scenario"
              + " says.",
          "Acknowledgements take the latency of the link and no bandwidth.",
          "By UDP a lost packet is sent again after a time-out that adapts to the round trip, and"
              + " holds the wire once more; by TCP loss bounds the bytes under way (Mathis).",
          "An update is sent from the Primary's memory, or read back from its SRL once its write"
              + " buffer was released; reading updates back from an SRL takes no disk time.",
          "The Primary keeps at most the Secondary's message pool sent and not data-acknowledged.",
          "After a cut the Primary sends again from the first update that is not"
              + " data-acknowledged.",
          "A cut is noticed one heartbeat time-out after it happened or, where heartbeats have a"
              + " period, after the last one that was answered.",
          "A host that is up again has its RVG recovered and vxnetd started at the same moment, and"
              + " starts the scripts of at_boot then.",
          "What was in the SRL or on the data volumes survives a crash; all else is lost.",
          "Each RLINK has a DCM of its own; reading regions of a volume for a replay takes no disk"
              + " time.");

  private static final List<String> OF_BUNKERS =
      List.of(
          "A bunker is reached by IP and has a host of its own; the protocol STORAGE is not"
              + " modelled.",
          "A bunker learns at once what every Secondary has; it sends to a Secondary by the network"
              + " of that Secondary's RLINK, and reading its SRL takes no disk time.");

  private Headers() {}

  /**
   * The header of a run.
   *
   * @param scenarioFile without folders
   */
  public static RunHeader of(
      Scenario scenario,
      String scenarioFile,
      String ibcsimVersion,
      int replication,
      JournalLevel level) {
    RdsLayout layout = scenario.layout();
    return new RunHeader(
        RunHeader.FORMAT_VERSION,
        ibcsimVersion,
        scenario.title(),
        scenarioFile,
        scenario.sha256(),
        scenario.text(),
        scenario.seed(),
        replication,
        level,
        scenario.durationNanos(),
        JournalWriter.bucketNanos(scenario.durationNanos()),
        layout.diskGroup(),
        layout.rvg(),
        layout.srl(),
        layout.volumes().stream()
            .map(volume -> new RunHeader.Volume(volume.name(), volume.bytes()))
            .toList(),
        hosts(layout),
        rlinks(scenario),
        semantics(layout.semantics()),
        assumptions(scenario));
  }

  private static List<String> assumptions(Scenario scenario) {
    RdsLayout layout = scenario.layout();
    List<String> all = new ArrayList<>(ASSUMPTIONS);
    all.add(
        "After a reconnection "
            + Dimension.SHARE.shown(scenario.repeatsPartsPerBillion())
            + " of the messages that may be sent again are sent again (repeats).");
    if (layout.secondaries() < layout.rlinks().size()) {
      all.addAll(OF_BUNKERS);
    }
    return all;
  }

  private static List<RunHeader.Host> hosts(RdsLayout layout) {
    List<RunHeader.Host> hosts = new ArrayList<>();
    for (HostLayout host : layout.hosts()) {
      hosts.add(
          new RunHeader.Host(
              host.name(),
              host.bunker()
                  ? RunHeader.Role.BUNKER
                  : hosts.isEmpty() ? RunHeader.Role.PRIMARY : RunHeader.Role.SECONDARY,
              host.srlBytes()));
    }
    return hosts;
  }

  private static List<RunHeader.Rlink> rlinks(Scenario scenario) {
    List<RunHeader.Rlink> rlinks = new ArrayList<>();
    for (RlinkLayout rlink : scenario.layout().rlinks()) {
      LinkTiming timing = scenario.links().get(rlinks.size());
      Map<String, Object> link = new LinkedHashMap<>();
      link.put("latency_nanos", timing.latencyNanos());
      link.put("jitter_nanos", timing.jitterNanos());
      if (timing.bitsPerSecond() != LinkTiming.UNLIMITED) {
        link.put(RunHeader.BANDWIDTH, timing.bitsPerSecond() / BITS);
      }
      if (timing.limitBitsPerSecond() != LinkTiming.UNLIMITED) {
        link.put("bandwidth_limit_bytes_per_second", timing.limitBitsPerSecond() / BITS);
      }
      link.put("loss_parts_per_billion", (long) timing.lossPartsPerBillion());
      link.put("overhead_bytes", (long) timing.overheadBytes());
      link.put("packet_bytes", (long) timing.packetBytes());
      carriage(timing, link);
      link.put("secondary_logging", rlink.secondaryLogging() ? "on" : "off");
      link.put("message_pool_bytes", rlink.messagePoolBytes());
      LatencyProtection latency = rlink.latencyProtection();
      if (latency.on()) {
        link.put("latencyprot", Switch.nameOf(latency.mode()));
        link.put("latency_high_mark", (long) latency.highMark());
        link.put("latency_low_mark", (long) latency.lowMark());
      }
      rlinks.add(
          new RunHeader.Rlink(
              rlink.name(),
              rlink.targetHost(),
              rlink.synchronous().name().toLowerCase(Locale.ROOT),
              rlink.srlProtection().name().toLowerCase(Locale.ROOT),
              link));
    }
    return rlinks;
  }

  private static Map<String, String> semantics(Semantics semantics) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Switch<?> question : Semantics.SWITCHES) {
      answers.put(question.name(), Switch.nameOf(semantics.get(question)));
    }
    for (NumericParameter parameter : Semantics.PARAMETERS) {
      answers.put(parameter.name(), Long.toString(semantics.number(parameter)));
    }
    return answers;
  }

  /** Only what is not as by default, so that a header says what matters. */
  private static void carriage(LinkTiming timing, Map<String, Object> link) {
    Carriage carriage = timing.carriage();
    if (carriage.transport() instanceof Transport.Tcp tcp) {
      link.put("transport", "tcp");
      link.put("tcp_connections", (long) tcp.connections());
      link.put("tcp_window_bytes", tcp.windowBytes());
    }
    if (carriage.burstBytes() > 0) {
      link.put("bandwidth_burst_bytes", carriage.burstBytes());
    }
    if (carriage.otherTraffic().any()) {
      link.put(
          "other_traffic_most_parts_per_billion", carriage.otherTraffic().mostPartsPerBillion());
    }
    Compression compression = carriage.compression();
    if (compression != null) {
      link.put("compression_ratio", String.valueOf(compression.ratio()));
      link.put("compression_threads", (long) compression.threads());
    }
    if (carriage.heartbeats().periodNanos() > 0) {
      link.put("heartbeat_period_nanos", carriage.heartbeats().periodNanos());
    }
  }
}

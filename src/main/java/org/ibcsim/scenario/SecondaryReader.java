package org.ibcsim.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.model.Delivery;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkNetwork;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.Tunable;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code secondaries}: a host, and the RLINK and the network that lead to it. */
final class SecondaryReader {
  /** The product's default on UNIX [D KB-100047459]. */
  static final long STANDARD_HEARTBEAT_NANOS = 10_000_000_000L;

  /** From the repair of the network until heartbeats were exchanged (assumed; not documented). */
  static final long STANDARD_RECONNECT_NANOS = 1_000_000_000L;

  /** The default of {@code vol_max_nmpool_sz} [D UMI-15061]. */
  static final long STANDARD_POOL_BYTES = 16L << 20;

  /** The word of {@code data_ack_timeout} for none. */
  private static final String NONE = "none";

  private static final Map<String, Synchronous> SYNCHRONOUS = words(Synchronous.values());
  private static final Map<String, SrlProtection> PROTECTION = words(SrlProtection.values());
  private static final Map<String, LatencyProtection.Mode> LATENCY =
      words(LatencyProtection.Mode.values());
  static final Map<String, Boolean> ON_OFF = new LinkedHashMap<>();
  private static final Map<String, Boolean> YES_NO = new LinkedHashMap<>();

  static {
    ON_OFF.put("on", true);
    ON_OFF.put("off", false);
    ON_OFF.put("true", true);
    ON_OFF.put("false", false);
    YES_NO.put("yes", true);
    YES_NO.put("no", false);
    YES_NO.put("true", true);
    YES_NO.put("false", false);
  }

  private final Values values;
  private final Problems problems;
  private final DataSetDraft draft;

  SecondaryReader(Values values, Problems problems, DataSetDraft draft) {
    this.values = values;
    this.problems = problems;
    this.draft = draft;
  }

  /** The words for an attribute's values; {@code false} is what YAML 1.1 makes of {@code off}. */
  private static <T extends Enum<T>> Map<String, T> words(T[] answers) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T answer : answers) {
      words.put(Switch.nameOf(answer), answer);
    }
    T off = words.get("off");
    if (off != null) {
      words.put("false", off);
    }
    return words;
  }

  void read(Node item) {
    Section section = Section.open(item, Forms.SECONDARY, problems);
    String host = readHost(section);
    draft.clusters.add(
        new ClusterReader(values, problems).read(section.value("cluster"), Forms.CLUSTER));
    if (!values.choice(section.value("synchronized"), YES_NO, true)) {
      draft.unsynchronized.add(draft.srlBytes.size() - 1);
    }
    TunablesReader tunables =
        new TunablesReader(values, problems).read(section.value("tunables"), true);
    draft.senders.add(tunables.sender(null, HostLayout.STANDARD_WRITE_BUFFER_BYTES));
    draft.rlinks.add(
        rlink(
            section,
            host,
            draft.product.synchronous,
            SrlProtection.AUTODCM,
            values.choice(section.value("secondary_logging"), ON_OFF, false),
            tunables));
  }

  /** Reads what a Secondary and a bunker have in common, but for the RLINK; answers the name. */
  @Nullable String readHost(Section section) {
    String host = values.name(section.value("host"), "a host's name");
    draft.hosts.add(host, section.place("host"));
    draft.srlBytes.add(srlBytes(section.value("srl")));
    Node link = section.value("link");
    if (link != null) {
      LinkReader.Read read = new LinkReader(values, problems, draft.startNanosOfDay).read(link);
      draft.links.add(read.timing());
      draft.primaryProtocol = read.primary();
      draft.secondaryProtocol = read.secondary();
    }
    Node disk = section.value("disk");
    if (disk != null) {
      draft.disks.add(new DiskReader(values, problems).read(disk));
    } else if (!draft.disks.isEmpty()) {
      draft.disks.add(draft.disks.get(RdsLayout.FIRST_PRIMARY));
    }
    return host;
  }

  private long srlBytes(@Nullable Node node) {
    if (node == null) {
      return draft.srlBytes.get(RdsLayout.FIRST_PRIMARY);
    }
    Section section = Section.open(node, Forms.SECONDARY_SRL, problems);
    return DataSetReader.srlBytes(section, values, problems);
  }

  /** Reads {@code rlink} of a bunker, which has no tunables. */
  DataSetDraft.Rlink rlink(
      Section end, @Nullable String host, Synchronous synchronous, SrlProtection protection) {
    return rlink(end, host, synchronous, protection, false, new TunablesReader(values, problems));
  }

  /** Reads {@code rlink} of a Secondary or a bunker, with the defaults of its kind. */
  private DataSetDraft.Rlink rlink(
      Section end,
      @Nullable String host,
      Synchronous synchronous,
      SrlProtection protection,
      boolean secondaryLogging,
      TunablesReader tunables) {
    Node node = end.value("rlink");
    Node nothing = new Node.Mapping(List.of(), end.place());
    Section section = Section.open(node == null ? nothing : node, Forms.RLINK, problems);
    String name = rlinkName(section, host);
    draft.rlinkNames.add(name, section.place("name"));
    Node heartbeat = section.value("heartbeat_timeout");
    long timeout =
        tunables.value(
            Tunable.HEARTBEAT,
            heartbeat,
            values.amount(heartbeat, Limits.HEARTBEAT, draft.product.heartbeatTimeoutNanos));
    Node pool = end.value("message_pool");
    RlinkNetwork network = new CarriageReader(values, problems, draft).read(section, timeout);
    Synchronous mode = values.choice(section.value("synchronous"), SYNCHRONOUS, synchronous);
    return new DataSetDraft.Rlink(
        String.valueOf(name),
        mode,
        values.choice(section.value("srlprot"), PROTECTION, protection),
        section.place("srlprot"),
        latencyProtection(section),
        // The product turns it off in silence where it is not asynchronous [D 601-ch05s03].
        secondaryLogging && mode == Synchronous.OFF,
        tunables.value(Tunable.NMCOM, pool, values.amount(pool, Limits.POOL, STANDARD_POOL_BYTES)),
        timeout,
        values.amount(section.value("reconnect"), Limits.RECONNECT, STANDARD_RECONNECT_NANOS),
        network,
        delivery(section, tunables));
  }

  private Delivery delivery(Section section, TunablesReader tunables) {
    Node node = section.value("data_ack_timeout");
    boolean none = node instanceof Node.Scalar scalar && scalar.text().equals(NONE);
    long late =
        none
            ? Delivery.NEVER
            : values.amount(
                node, Limits.DATA_ACKNOWLEDGEMENT, Delivery.STANDARD_DATA_ACKNOWLEDGEMENT_NANOS);
    long slots = tunables.value(Tunable.MESSAGE_SLOTS, null, Delivery.STANDARD_SLOTS);
    return new Delivery((int) slots, late, node != null);
  }

  private LatencyProtection latencyProtection(Section section) {
    LatencyProtection.Mode mode =
        values.choice(section.value("latencyprot"), LATENCY, LatencyProtection.Mode.OFF);
    long high =
        values.integer(
            section.value("latency_high_mark"),
            2,
            Integer.MAX_VALUE,
            LatencyProtection.STANDARD_HIGH_MARK);
    long low =
        values.integer(
            section.value("latency_low_mark"),
            1,
            Integer.MAX_VALUE,
            LatencyProtection.STANDARD_LOW_MARK);
    if (high == Values.UNKNOWN || low == Values.UNKNOWN) {
      return LatencyProtection.OFF;
    }
    if (low >= high) {
      boolean lowGiven = section.value("latency_low_mark") != null;
      problems.add(
          section.place(lowGiven ? "latency_low_mark" : "latency_high_mark"),
          "latency_low_mark " + low + " with latency_high_mark " + high,
          "a low mark below the high mark");
      return LatencyProtection.OFF;
    }
    return new LatencyProtection(mode, (int) high, (int) low);
  }

  private @Nullable String rlinkName(Section section, @Nullable String host) {
    Node node = section.value("name");
    if (node != null) {
      return values.name(node, "an RLINK's name");
    }
    return host == null || draft.rvg == null ? null : DataSetDraft.rlinkName(host, draft.rvg);
  }
}

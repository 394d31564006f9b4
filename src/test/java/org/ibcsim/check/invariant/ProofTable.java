package org.ibcsim.check.invariant;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@link ProofTableTest} cannot find out by itself. */
final class ProofTable {
  static final String HEAD =
      """
      How each numbered statement of the reference on the data flow is proved: the invariants of its section 14 by checkers, which
      every run and every exploration asks at every step, and by properties over random runs; the numeric cases of its section 15 by
      tests; the options of its section 13 by where they are to be chosen.

      <!-- Made by ProofTableTest: mvn test -Dtest=ProofTableTest -Dibcsim.update=true -->
      """;

  /** Checkers that bear another number. */
  static final Map<Integer, List<Invariant>> ALSO =
      Map.of(
          13, List.of(Invariant.SYNCHRONOUS_WAITS),
          15, List.of(Invariant.ERRORS_ONLY_WHEN_ALLOWED),
          17, List.of(Invariant.STREAM_HAS_NO_GAPS, Invariant.SECONDARY_IS_PREFIX),
          24, List.of(Invariant.SECONDARY_IS_PREFIX),
          41, List.of(Invariant.APPLIED_IN_ORDER, Invariant.SECONDARY_IS_PREFIX),
          47, List.of(Invariant.SECONDARY_IS_PREFIX),
          49, List.of(Invariant.FROZEN_STANDS_STILL));

  /** Why no step of the model shows an invariant, so that its properties alone prove it. */
  static final Map<Integer, String> NO_STEP =
      Map.ofEntries(
          Map.entry(26, "a sum over a whole resynchronization"),
          Map.entry(27, "a time, which steps do not have"),
          Map.entry(35, "a time, which steps do not have"),
          Map.entry(36, "a time, which steps do not have"),
          Map.entry(37, "a rate over time, which steps do not have"),
          Map.entry(38, "counters are the driver's, which no step of the model shows"),
          Map.entry(39, "a count over a whole run"),
          Map.entry(48, "what a bunker holds is compared when its replay is over"),
          Map.entry(50, "refused before the first step"));

  /** Numbers without a property or a test of their own, and why. */
  static final Map<String, String> OPEN = Map.of();

  static final List<String> OPTIONS =
      List.of(
          "coalesce",
          "overlap_policy_primary",
          "overlap_policy_secondary",
          "dcm_region_rounding",
          "dcm_convert",
          "dcm_logging_write_cost",
          "resync_new_writes",
          "resync_map_swap_threshold",
          "override_inflight",
          "lat_release",
          "lat_counts",
          "srl_full_reserve_bytes",
          "autodcm_without_dcm",
          "nmpool_rounding",
          "nm_full_action",
          "reconnect_blackout_s",
          "hb_period_s",
          "hb_timeout_s",
          "data_ack_timeout_s",
          "max_send_attempts",
          "txn_send_attempts",
          "bw_tokenbucket_burst_bytes",
          "transport",
          "packet_size",
          "rp_incr",
          "rp_decr",
          "tcp_connections",
          "secondary_logging",
          "cmp_ratio",
          "logowner_failover_stall_s",
          "shipping",
          "srl_header_bytes",
          "product");

  /** Options that are keys of a scenario. */
  static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("reconnect_blackout_s", "reconnect_blackout"),
          Map.entry("hb_period_s", "heartbeat_period"),
          Map.entry("hb_timeout_s", "heartbeat_timeout"),
          Map.entry("data_ack_timeout_s", "data_ack_timeout"),
          Map.entry("max_send_attempts", "send_attempts"),
          Map.entry("shipping", "shipping"),
          Map.entry("bw_tokenbucket_burst_bytes", "bandwidth_burst"),
          Map.entry("txn_send_attempts", "transaction_attempts"),
          Map.entry("rp_incr", "increment"),
          Map.entry("rp_decr", "decrement"),
          Map.entry("transport", "transport"),
          Map.entry("packet_size", "packet"),
          Map.entry("tcp_connections", "connections"),
          Map.entry("secondary_logging", "secondary_logging"),
          Map.entry("cmp_ratio", "compression"),
          Map.entry("product", "product"));

  /** Why an option is nowhere to be chosen. */
  static final Map<String, String> NO_OPTION =
      Map.ofEntries(
          Map.entry("coalesce", "settled, off: one message a write, as no document merges writes"),
          Map.entry(
              "overlap_policy_primary",
              "settled, serialize_by_sequence: both disks of the Primary keep the order of the log,"
                  + " so that overlapping writes land in it; in another order no Secondary could"
                  + " equal it"));

  private ProofTable() {}

  /** What each invariant says, in a few words. */
  static Map<Integer, String> sentences() {
    String[] sentences = {
      "a write returns after its SRL write",
      "with asynchronous RLINKs alone latency is the SRL write",
      "with synchronous ones it is the SRL write and the slowest round trip",
      "latency includes no data volume and no disk of a Secondary",
      "the stages of an update follow each other",
      "a Secondary applies in increasing order",
      "a Secondary equals the Primary after a prefix of its writes",
      "SRL space is reused when nobody needs it",
      "a write buffer is held until the Primary's volume has its data",
      "SRL bytes are payloads and headers",
      "outstanding is End of Log less Start of Log, and fits the SRL",
      "read-back happens only for what memory has given up",
      "a synchronous RLINK lags by no more than the application's concurrency",
      "synchronous=off: loss of the link fails and delays nothing",
      "synchronous=override: no write fails by loss of the link; asynchronous until up to date",
      "synchronous=fail, disconnected: EIO, and nothing is written",
      "synchronous=fail, disconnected meanwhile: EIO, and both sides converge",
      "latency depends on the synchronous RLINKs alone",
      "autodcm: nothing stalls because the SRL is full",
      "dcm, override, fail connected: stalls end when 5 % or 20 MB are free",
      "override disconnected, off: the RLINK becomes STALE and writes go on",
      "fail disconnected: EIO while the SRL is full",
      "DCM logging sends nothing before a resynchronization",
      "the DCM marks at least the regions that differ",
      "a Secondary is inconsistent during a resynchronization, and equal after it",
      "a quiet resynchronization sends the dirty regions once",
      "it takes at least their bytes over the bandwidth, or never ends",
      "the warning at 80 % comes once a crossing",
      "latencyprot=off: no stall whatever the backlog",
      "outstanding never exceeds the high mark while connected",
      "stalled writes go on at the low mark",
      "override, disconnected: no stall; the first write after a reconnection stalls",
      "fail, disconnected: EIO from the high mark on",
      "NMCOM holds no more than its pool, and every message arrives once in the end",
      "a data acknowledgement later than 60 s disconnects the RLINK",
      "a silent cut is declared by the heartbeats",
      "bandwidth_limit bounds what is sent in a long time",
      "counters are zero after a disconnection",
      "one message a write",
      "a crash of the Primary loses no acknowledged write",
      "a crash of a Secondary ends in a prefix that catches up",
      "an SRL error of the Primary: all RLINKs STALE, nothing replicated",
      "a data-volume error of the Primary: other volumes unaffected",
      "a data-volume error of a Secondary: RLINK FAIL, the Primary goes on",
      "migrate leaves all copies equal",
      "takeover loses what the Secondary lacks, and no more",
      "fast failback transfers the union of both sides' regions",
      "a full bunker replay loses nothing",
      "a freeze: volumes stand still, updates go to the Secondary's SRL",
      "limits are refused"
    };
    Map<Integer, String> byNumber = new TreeMap<>();
    for (int number = 1; number <= sentences.length; number++) {
      byNumber.put(number, sentences[number - 1]);
    }
    return byNumber;
  }
}

package org.ibcsim.scenario;

import java.util.List;
import java.util.Map;

/** Every kind of mapping in a scenario whose keys are fixed; the published schema has the same. */
final class Forms {
  static final Form SCENARIO =
      new Form(
          "a scenario",
          List.of("scenario", "duration", "rds"),
          List.of(
              "description",
              "seed",
              "product",
              "starts_at",
              "workload",
              "ibc_scripts",
              "runbook",
              "snapshot",
              "at_boot",
              "faults",
              "explore",
              "repeats",
              "semantics",
              "expect",
              "litmus"));
  static final Form RDS =
      new Form(
          "an rds",
          List.of("diskgroup", "rvg", "volumes", "srl", "primary", "secondaries"),
          List.of("bunker", "secondary_rlinks"));
  static final Form VOLUME = new Form("a volume", List.of("size"), List.of("dcm"));
  static final Form PRIMARY_SRL = new Form("an srl", List.of("name", "size"), List.of());
  static final Form PRIMARY =
      new Form(
          "a primary", List.of("host", "disk"), List.of("write_buffers", "cluster", "tunables"));
  static final Form CLUSTER =
      new Form("a cluster", List.of("nodes"), List.of("logowner", "master", "shipping"));
  static final Form PRIMARY_CLUSTER =
      new Form(
          "a cluster",
          List.of("nodes"),
          List.of("logowner", "master", "shipping", "interconnect", "write_ship_pool"));
  static final Form INTERCONNECT =
      new Form("an interconnect", List.of("latency"), List.of("bandwidth"));
  static final Form SECONDARY =
      new Form(
          "a secondary",
          List.of("host", "link"),
          List.of(
              "rlink",
              "disk",
              "srl",
              "secondary_logging",
              "message_pool",
              "tunables",
              "cluster",
              "synchronized"));
  static final Form BUNKER =
      new Form(
          "a bunker", List.of("host", "link"), List.of("rlink", "disk", "srl", "message_pool"));
  static final Form SECONDARY_SRL = new Form("a secondary's srl", List.of("size"), List.of());
  static final Form RLINK =
      new Form(
          "an rlink",
          List.of(),
          List.of(
              "name",
              "synchronous",
              "srlprot",
              "latencyprot",
              "latency_high_mark",
              "latency_low_mark",
              "bandwidth_limit",
              "bandwidth_burst",
              "heartbeat_timeout",
              "data_ack_timeout",
              "heartbeat_period",
              "reconnect",
              "reconnect_blackout",
              "send_attempts",
              "transaction_attempts",
              "compression"));
  static final Form LINK =
      new Form(
          "a link",
          List.of("latency", "bandwidth"),
          List.of(
              "jitter",
              "loss",
              "overhead",
              "packet",
              "transport",
              "timeout",
              "udp",
              "tcp",
              "other_traffic"));
  static final Form TRANSPORTS =
      new Form("the transports of both ends", List.of("primary", "secondary"), List.of());
  static final Form UDP = new Form("a udp", List.of(), List.of("increment", "decrement"));
  static final Form TCP = new Form("a tcp", List.of(), List.of("connections", "window", "segment"));
  static final Form OTHER_TRAFFIC =
      new Form("other traffic", List.of("from", "until", "uses"), List.of());
  static final Form COMPRESSION =
      new Form("a compression", List.of("ratio"), List.of("compress", "decompress", "threads"));
  static final Form DISK =
      new Form("a disk", List.of(), List.of("write", "bandwidth", "parallel", "srl", "data"));
  static final Form DEVICE =
      new Form("a device", List.of(), List.of("write", "bandwidth", "parallel"));
  static final Form LOGNORMAL = new Form("a lognormal time", List.of("median", "sigma"), List.of());
  static final Form UNIFORM = new Form("a uniform time", List.of("from", "to"), List.of());
  static final Form CONSTANT =
      new Form(
          "a constant workload",
          List.of("volume", "rate", "size"),
          List.of("name", "node", "from", "until", "writes", "placement", "block", "range"));
  static final Form POISSON =
      new Form("a poisson workload", CONSTANT.required(), CONSTANT.optional());
  static final Form BURSTS =
      new Form(
          "a bursts workload",
          List.of("volume", "rate", "size", "on", "off"),
          List.of(
              "name",
              "node",
              "arrivals",
              "from",
              "until",
              "writes",
              "placement",
              "block",
              "range"));
  static final Form CLOSED =
      new Form(
          "a closed workload",
          List.of("volume", "outstanding", "size"),
          List.of(
              "name", "node", "think", "from", "until", "writes", "placement", "block", "range"));
  static final Form TRACE =
      new Form(
          "a trace workload",
          List.of("file", "format", "volume"),
          List.of("name", "node", "from", "skip", "take", "speed", "range"));
  static final Form WRITE = new Form("a write", List.of("at", "volume", "size"), List.of("offset"));
  static final Form RANGE = new Form("a range", List.of("from", "length"), List.of());
  static final Form HOTSPOT = new Form("a hotspot", List.of("writes", "range"), List.of());
  static final Form SNAPSHOT = new Form("a snapshot", List.of("takes"), List.of());

  /** One of these keys says what breaks. */
  static final List<String> FAULT_KINDS =
      List.of("cut", "crash", "stop", "detach", "kill", "fail", "switch_master");

  static final Form FAULT =
      new Form(
          "a fault",
          List.of("at"),
          List.of("for", "cut", "crash", "stop", "detach", "kill", "fail", "switch_master"));

  static final Form FAIL = new Form("a fail", List.of("host"), List.of("volume", "srl"));

  static final Form EXPLORE =
      new Form(
          "an explore",
          List.of(),
          List.of(
              "time",
              "commands",
              "transport",
              "wire",
              "writes",
              "crashes",
              "cuts",
              "stops",
              "kills",
              "detaches",
              "disk_failures"));

  static final Form LITMUS =
      new Form(
          "a litmus",
          List.of("question", "shows", "observe"),
          List.of("permitted", "required", "forbidden", "with_faults"));
  static final Form IBC_TASK =
      new Form(
          "a task",
          List.of("onfreeze"),
          List.of(
              "prefreeze",
              "quiesce",
              "unquiesce",
              "postfreeze",
              "deliver_timeout",
              "freeze_timeout",
              "receive_timeout"));
  static final Form IBC_SCRIPT =
      new Form("a script", List.of(), List.of("takes", "exit", "run", "nodes"));
  static final Form IBC_SCRIPT_OF_SECONDARIES =
      new Form("a script of the Secondaries", List.of(), List.of("takes", "exit", "run", "hosts"));

  /** For a kind of mapping those near it, whose keys are put into it by mistake. */
  static final Map<Form, List<Form>> NEIGHBOURS =
      Map.of(
          SCENARIO, List.of(RDS, LITMUS),
          RDS, List.of(SCENARIO, SECONDARY),
          PRIMARY, List.of(DISK, RDS),
          SECONDARY, List.of(LINK, RLINK, DISK),
          BUNKER, List.of(SECONDARY, LINK, RLINK, DISK),
          RLINK, List.of(LINK, SECONDARY),
          LINK, List.of(RLINK, SECONDARY, DISK));

  private Forms() {}
}

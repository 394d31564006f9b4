package org.ibcsim.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.model.Protocol;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/** Reads {@code link}: what the network between two hosts does. */
final class LinkReader {
  /** The product's default [D 62-ch03s06s05]. */
  static final int STANDARD_PACKET_BYTES = 8_400;

  /** What is read: the link, and the protocol that each end was told to use for data. */
  record Read(LinkTiming timing, Protocol primary, Protocol secondary) {}

  private static final String PRIMARY = "primary";
  private static final String SECONDARY = "secondary";
  private static final Map<String, Protocol> PROTOCOLS =
      new TreeMap<>(Map.of("tcp", Protocol.TCP, "udp", Protocol.UDP));

  private final Values values;
  private final Problems problems;
  private final long startNanosOfDay;

  LinkReader(Values values, Problems problems, long startNanosOfDay) {
    this.values = values;
    this.problems = problems;
    this.startNanosOfDay = startNanosOfDay;
  }

  Read read(Node node) {
    Section section = Section.open(node, Forms.LINK, problems);
    LinkTiming line =
        new LinkTiming(
            values.amount(section.value("latency"), Limits.LATENCY, 0),
            values.amount(section.value("jitter"), Limits.LATENCY, 0),
            values.amountOrUnlimited(section.value("bandwidth"), Limits.LINK_BANDWIDTH, 0),
            (int) values.amount(section.value("loss"), Limits.LOSS, 0),
            (int) values.amount(section.value("overhead"), Limits.OVERHEAD, 0),
            (int) values.amount(section.value("packet"), Limits.PACKET, STANDARD_PACKET_BYTES));
    Node transports = section.value("transport");
    if (transports instanceof Node.Mapping) {
      Section.open(transports, Forms.TRANSPORTS, problems);
    }
    Protocol primary = protocol(transports, PRIMARY);
    Protocol secondary = protocol(transports, SECONDARY);
    Transport transport = transport(section, primary);
    OtherTraffic others =
        new OtherTrafficReader(values, problems, startNanosOfDay)
            .read(section.value("other_traffic"));
    if (others.any() && line.bitsPerSecond() == LinkTiming.UNLIMITED) {
      problems.add(
          section.place("other_traffic"),
          "other traffic on a link whose bandwidth is unlimited",
          "a bandwidth of which it takes a share");
    }
    Carriage carriage =
        new Carriage(transport, line.bitsPerSecond(), 0, others, null, Heartbeats.CONTINUOUS);
    return new Read(line.carrying(carriage), primary, secondary);
  }

  /** One word for both ends, or one for each: they are set on each host for itself. */
  private Protocol protocol(@Nullable Node node, String end) {
    if (node instanceof Node.Mapping mapping) {
      Node.Entry entry = mapping.entry(end);
      return values.choice(entry == null ? null : entry.value(), PROTOCOLS, Protocol.UDP);
    }
    // What is no word is told once.
    return end.equals(SECONDARY)
            && !(node instanceof Node.Scalar scalar && PROTOCOLS.containsKey(scalar.text()))
        ? Protocol.UDP
        : values.choice(node, PROTOCOLS, Protocol.UDP);
  }

  private Transport transport(Section section, Protocol protocol) {
    boolean streams = protocol == Protocol.TCP;
    Node other = section.value(streams ? "udp" : "tcp");
    if (other != null) {
      problems.add(
          other.place(),
          (streams ? "udp" : "tcp") + " on a link whose transport is " + (streams ? "tcp" : "udp"),
          "transport: " + (streams ? "udp" : "tcp") + " beside it");
    }
    Transport.Udp datagrams = udp(section.value("udp"), section);
    Transport.Tcp connections = tcp(section.value("tcp"), section);
    return streams ? connections : datagrams;
  }

  private Transport.Udp udp(@Nullable Node node, Section link) {
    Section section = Section.open(orNothing(node, link), Forms.UDP, problems);
    return new Transport.Udp(
        step(section.value("increment")),
        step(section.value("decrement")),
        values.amount(
            link.value("timeout"), Limits.RETRANSMISSION, Transport.Udp.STANDARD_TIMEOUT_NANOS),
        Transport.Udp.MOST_ATTEMPTS,
        Transport.Udp.MOST_ATTEMPTS_IN_TRANSACTION);
  }

  private int step(@Nullable Node node) {
    return (int) values.integer(node, 1, Limits.MOST_WINDOW_STEP, Transport.Udp.STANDARD_STEP);
  }

  private static Node orNothing(@Nullable Node node, Section around) {
    return node == null ? new Node.Mapping(List.of(), around.place()) : node;
  }

  private Transport.Tcp tcp(@Nullable Node node, Section link) {
    Section section = Section.open(orNothing(node, link), Forms.TCP, problems);
    return new Transport.Tcp(
        (int)
            values.integer(
                section.value("connections"),
                1,
                Limits.MOST_CONNECTIONS,
                Transport.Tcp.STANDARD_CONNECTIONS),
        values.amount(
            section.value("window"), Limits.TCP_WINDOW, Transport.Tcp.STANDARD_WINDOW_BYTES),
        (int)
            values.amount(
                section.value("segment"),
                Limits.TCP_SEGMENT,
                Transport.Tcp.STANDARD_SEGMENT_BYTES));
  }
}

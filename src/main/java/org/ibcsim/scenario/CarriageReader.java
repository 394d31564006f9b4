package org.ibcsim.scenario;

import org.ibcsim.model.RlinkNetwork;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code rlink} says of the use of its link, which was read before: limit, heartbeats,
 * repetition, compression.
 */
final class CarriageReader {
  /** The word of {@code bandwidth_limit} for none [D 50-ag_ch_repsettings_vvr10]. */
  private static final String NO_LIMIT = "none";

  private final Values values;
  private final Problems problems;
  private final DataSetDraft draft;

  CarriageReader(Values values, Problems problems, DataSetDraft draft) {
    this.values = values;
    this.problems = problems;
    this.draft = draft;
  }

  /** Adds it to the link, and answers what the RLINK itself keeps of it. */
  RlinkNetwork read(Section rlink, long heartbeatTimeoutNanos) {
    long limit = limit(rlink.value("bandwidth_limit"));
    long burst = values.amount(rlink.value("bandwidth_burst"), Limits.BURST, 0);
    if (burst > 0 && limit == LinkTiming.UNLIMITED) {
      problems.add(
          rlink.place("bandwidth_burst"),
          "bandwidth_burst without a bandwidth_limit",
          "a bandwidth_limit beside it");
    }
    Heartbeats heartbeats = heartbeats(rlink, heartbeatTimeoutNanos);
    Compression compression = compression(rlink.value("compression"));
    int attempts = attempts(rlink.value("send_attempts"), Transport.Udp.MOST_ATTEMPTS);
    int inTransaction =
        attempts(rlink.value("transaction_attempts"), Transport.Udp.MOST_ATTEMPTS_IN_TRANSACTION);
    int last = draft.links.size() - 1;
    if (last < 0) {
      return RlinkNetwork.STANDARD;
    }
    LinkTiming link = draft.links.get(last);
    Carriage read = link.carriage();
    Transport transport = read.transport();
    if (transport instanceof Transport.Udp udp) {
      transport =
          new Transport.Udp(
              udp.increment(), udp.decrement(), udp.timeoutNanos(), attempts, inTransaction);
    }
    LinkTiming used =
        link.carrying(
            new Carriage(
                transport,
                read.lineBitsPerSecond(),
                burst,
                read.otherTraffic(),
                compression,
                heartbeats));
    draft.links.set(last, limit == Values.UNKNOWN ? used : used.limited(limit));
    return new RlinkNetwork(
        draft.primaryProtocol,
        draft.secondaryProtocol,
        link.packetBytes(),
        transport instanceof Transport.Udp udp
            ? udp.timeoutNanos()
            : Transport.Udp.STANDARD_TIMEOUT_NANOS,
        Math.max(0, limit),
        compression != null,
        draft.product.blockBytes);
  }

  private int attempts(@Nullable Node node, int standard) {
    return (int) values.integer(node, 1, Limits.MOST_SEND_ATTEMPTS, standard);
  }

  private long limit(@Nullable Node node) {
    boolean none = node instanceof Node.Scalar scalar && scalar.text().equals(NO_LIMIT);
    return none
        ? LinkTiming.UNLIMITED
        : values.amountOrUnlimited(node, Limits.BANDWIDTH_LIMIT, LinkTiming.UNLIMITED);
  }

  private Heartbeats heartbeats(Section rlink, long timeoutNanos) {
    Product product = draft.product;
    long standard = Math.min(product.heartbeatPeriodNanos(), timeoutNanos / 2);
    long period = values.amount(rlink.value("heartbeat_period"), Limits.HEARTBEAT_PERIOD, standard);
    if (period >= timeoutNanos && timeoutNanos > 0) {
      problems.add(
          rlink.place("heartbeat_period"),
          "a heartbeat_period that is no shorter than the heartbeat_timeout",
          "several heartbeats within the heartbeat_timeout");
      period = 0;
    }
    boolean handshake = product.handshake() && rlink.value("reconnect") == null;
    long blackout =
        values.amount(
            rlink.value("reconnect_blackout"),
            Limits.RECONNECT,
            product.blackoutNanos(timeoutNanos));
    return new Heartbeats(period, handshake, blackout);
  }

  private @Nullable Compression compression(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = Section.open(node, Forms.COMPRESSION, problems);
    double ratio = values.decimal(section.value("ratio"), Limits.MOST_RATIO, 1);
    if (ratio < 1) {
      problems.add(
          section.place("ratio"),
          "a compression that makes data longer",
          "a ratio from 1 to " + Limits.MOST_RATIO + ", bytes of data for each on the wire");
      ratio = 1;
    }
    return new Compression(
        ratio,
        values.amount(section.value("compress"), Limits.WORK_PER_KIBIBYTE, 0),
        values.amount(section.value("decompress"), Limits.WORK_PER_KIBIBYTE, 0),
        (int)
            values.integer(
                section.value("threads"),
                1,
                Limits.MOST_COMPRESSION_THREADS,
                Compression.STANDARD_THREADS));
  }
}

package org.ibcsim.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.journal.Distribution;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.Measure;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.journal.Series;
import org.ibcsim.journal.SeriesBuilder;
import org.ibcsim.journal.TimedEntry;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;

/** Records of runs that were never run: plausible, of any size, and the same each time. */
final class RunFixture {
  static final long SECOND = 1_000_000_000L;
  static final long MIB = 1 << 20;

  private int rlinks = 1;
  private int messages = 1;
  private long endNanos = 1800 * SECOND;
  private long bucketNanos = SECOND;
  private long bandwidth = 25_000_000;
  private boolean differentLinks;
  private boolean outage = true;
  private String title = "Off-host backup at a frozen Secondary";
  private String hostPrefix = "";
  private boolean withTotals = true;

  static RunFixture run() {
    return new RunFixture();
  }

  RunFixture rlinks(int count) {
    rlinks = count;
    return this;
  }

  RunFixture messages(int count) {
    messages = count;
    return this;
  }

  RunFixture lasting(long nanos, long bucket) {
    endNanos = nanos;
    bucketNanos = bucket;
    return this;
  }

  RunFixture bandwidth(long bytesASecond) {
    bandwidth = bytesASecond;
    return this;
  }

  /** The link of each Secondary is ten times as fast as that of the one before. */
  RunFixture differentLinks() {
    differentLinks = true;
    return this;
  }

  RunFixture withoutOutage() {
    outage = false;
    return this;
  }

  RunFixture withoutTotals() {
    withTotals = false;
    return this;
  }

  RunFixture titled(String text) {
    title = text;
    return this;
  }

  RunFixture hostsNamed(String prefix) {
    hostPrefix = prefix;
    return this;
  }

  RunRecord record() {
    return new RunRecord(
        header(), facts(), entries(), series(), withTotals ? totals() : null, withTotals);
  }

  /** One of each kind that a chart or a table may stumble over, by name. */
  static Map<String, RunRecord> corners() {
    Map<String, RunRecord> corners = new LinkedHashMap<>();
    corners.put("plain", run().record());
    corners.put("three Secondaries", run().rlinks(3).messages(2).record());
    corners.put("32 Secondaries, 200 messages", run().rlinks(32).messages(200).record());
    corners.put("no message", run().messages(0).withoutOutage().record());
    corners.put("nothing at all", run().lasting(0, SECOND).messages(0).withoutOutage().record());
    corners.put("one nanosecond", run().lasting(1, 1).messages(0).withoutOutage().record());
    corners.put("a week", run().lasting(7 * 86400 * SECOND, 600 * SECOND).record());
    corners.put("killed", run().withoutTotals().record());
    corners.put("no link limit", run().bandwidth(0).record());
    corners.put("different links", run().rlinks(4).bandwidth(100_000).differentLinks().record());
    corners.put("a slow link", run().bandwidth(100_000).record());
    corners.put(
        "long names", run().rlinks(5).hostsNamed("a-very-long-name-of-a-data-centre-").record());
    return corners;
  }

  private static final List<String> CITIES = List.of("london", "tokyo", "paris", "oslo");

  private String host(int number) {
    if (number == 0) {
      return hostPrefix + "seattle";
    }
    return hostPrefix + (number <= CITIES.size() ? CITIES.get(number - 1) : "site" + number);
  }

  private RunHeader header() {
    List<RunHeader.Host> hosts = new ArrayList<>();
    List<RunHeader.Rlink> links = new ArrayList<>();
    hosts.add(new RunHeader.Host(host(0), RunHeader.Role.PRIMARY, 2048 * MIB));
    for (int i = 1; i <= rlinks; i++) {
      hosts.add(new RunHeader.Host(host(i), RunHeader.Role.SECONDARY, 2048 * MIB));
      Map<String, Object> link = new LinkedHashMap<>();
      link.put("latency", "18 ms");
      if (bandwidth > 0) {
        link.put(RunHeader.BANDWIDTH, bandwidth);
      }
      if (differentLinks) {
        bandwidth *= 10;
      }
      links.add(new RunHeader.Rlink("rlk_" + host(i) + "_hr_rvg", i, "off", "autodcm", link));
    }
    Map<String, String> semantics = new LinkedHashMap<>();
    semantics.put("deliver_timeout_source", "primary_registration");
    semantics.put("discard_after_unregister", "immediate");
    return new RunHeader(
        RunHeader.FORMAT_VERSION,
        "0.1.0",
        title,
        "off-host-backup.yaml",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "scenario: " + title + "\nseed: 42\nduration: 30 min\n",
        42,
        0,
        JournalLevel.CONTROL,
        endNanos,
        bucketNanos,
        "hrdg",
        "hr_rvg",
        "hr_srl",
        List.of(new RunHeader.Volume("hr_dv01", 20480 * MIB)),
        hosts,
        links,
        semantics,
        List.of("No host crashes during the run."));
  }

  /** Message m is sent at its share of the run; each Secondary freezes for a while. */
  private long sentNanos(int message) {
    return endNanos / 6 + message * (endNanos / 2 / Math.max(1, messages));
  }

  private long freezeNanos() {
    return endNanos / 15 / Math.max(1, messages / 2);
  }

  private long outageFrom() {
    return endNanos / 10 * 4;
  }

  private long outageTo() {
    return endNanos / 100 * 45;
  }

  private List<TimedFact> facts() {
    List<TimedFact> facts = new ArrayList<>();
    int targets = rlinks == 32 ? -1 : (1 << rlinks) - 1;
    for (int m = 0; m < messages; m++) {
      long sent = sentNanos(m);
      long position = 1000L * (m + 1);
      facts.add(
          new TimedFact(
              sent,
              new Fact.MessageSubmitted(position, "nightly", targets, true, 900, 600, 6, 77)));
      facts.add(new TimedFact(sent + 231_000, new Fact.MessageSent(position, true)));
      for (int r = 0; r < rlinks; r++) {
        addressee(facts, r + 1, position, sent + 18_231_000 + r * 7_000_000L);
      }
    }
    if (outage) {
      facts.add(new TimedFact(outageFrom(), new Fact.Cut(0)));
      facts.add(new TimedFact(outageFrom() + endNanos / 100, new Fact.Disconnected(0)));
      facts.add(new TimedFact(outageTo(), new Fact.Healed(0)));
      facts.add(new TimedFact(outageTo() + endNanos / 200, new Fact.Connected(0)));
    }
    facts.removeIf(fact -> fact.timeNanos() > endNanos);
    facts.sort(Comparator.comparingLong(TimedFact::timeNanos));
    return facts;
  }

  private void addressee(List<TimedFact> facts, int host, long position, long arrived) {
    long unfrozen = arrived + freezeNanos();
    facts.add(new TimedFact(arrived, new Fact.MessageArrived(host, position, true, false, 77)));
    facts.add(new TimedFact(arrived, new Fact.Frozen(host, position)));
    facts.add(new TimedFact(arrived + 90_000, new Fact.MessageReceived(host, position, 77)));
    facts.add(
        new TimedFact(
            arrived + freezeNanos() / 2,
            new Fact.SnapshotTaken(host, "fd", 77, 77, position, position)));
    facts.add(new TimedFact(unfrozen, new Fact.Unfrozen(host, position, Fact.Release.UNFREEZE)));
    facts.add(new TimedFact(unfrozen, new Fact.MessageEnded(host, position, Fact.Fate.RECEIVED)));
    facts.add(new TimedFact(unfrozen + freezeNanos() / 5, new Fact.Drained(host)));
  }

  private List<TimedEntry> entries() {
    List<TimedEntry> entries = new ArrayList<>(transmissions());
    entries.addAll(saidAndDone());
    entries.sort(Comparator.comparingLong(TimedEntry::timeNanos));
    return entries;
  }

  /** The second RLINK sends each message twice. */
  private List<TimedEntry> transmissions() {
    List<TimedEntry> entries = new ArrayList<>();
    for (int m = 0; m < messages; m++) {
      for (int r = 0; r < rlinks; r++) {
        String rlink = "rlk_" + host(r + 1) + "_hr_rvg";
        JournalEntry entry = new JournalEntry.MessageTransmitted(rlink, 1000L * (m + 1));
        long nanos = sentNanos(m) + 231_000 + r * 7_000_000L;
        for (int attempt = 0; attempt < (r == 1 ? 2 : 1); attempt++) {
          entries.add(new TimedEntry(nanos + attempt * 4_000_000L, entry));
        }
      }
    }
    return entries;
  }

  private List<TimedEntry> saidAndDone() {
    return List.of(
        new TimedEntry(
            0,
            new JournalEntry.Warning(
                "secondary_srl_full",
                endNanos / 3,
                "the SRL of " + host(0) + " was more than half full",
                "enlarge srl.size")),
        new TimedEntry(
            endNanos / 6,
            new JournalEntry.Command(
                host(0),
                18,
                "vxibc -g hrdg -F 900 -m \"backup\" send nightly hr_rvg",
                endNanos / 6,
                endNanos / 6 + 231_000,
                0,
                List.of())),
        new TimedEntry(
            endNanos / 5,
            new JournalEntry.Command(
                host(1),
                22,
                "vxibc -g hrdg receive nightly hr_rvg",
                endNanos / 6,
                endNanos / 5,
                0,
                List.of("backup"))),
        new TimedEntry(
            endNanos,
            new JournalEntry.Expectation(
                "rpo.max < duration('2m')", 31, JournalEntry.Verdict.HELD, "rpo.max = 92.4 s")),
        new TimedEntry(
            endNanos,
            new JournalEntry.Litmus(
                "Is the message received?",
                33,
                Map.of("fate", "received in time"),
                JournalEntry.Standing.PERMITTED)),
        new TimedEntry(
            endNanos,
            new JournalEntry.Judgement(
                JournalEntry.Verdict.HELD, "1 of 1 expectations held, no invariant was broken")));
  }

  private Series series() {
    SeriesBuilder builder = new SeriesBuilder(bucketNanos, rlinks);
    long buckets = (endNanos + bucketNanos - 1) / bucketNanos;
    for (int b = 0; b < buckets; b++) {
      long[] row = SeriesBuilder.emptyRow(rlinks);
      long time = Math.min(endNanos, (b + 1) * bucketNanos);
      double demand = 6 + 5 * triangle(b % 97 / 97.0) + (b % 300 < 20 ? 40 : 0);
      SeriesBuilder.put(
          row, Measure.SUBMITTED_BYTES, 0, (long) (demand * MIB * bucketNanos / SECOND));
      long most = 0;
      for (int r = 0; r < rlinks; r++) {
        long outstanding = outstanding(r, time);
        most = Math.max(most, outstanding);
        SeriesBuilder.put(row, Measure.OUTSTANDING_MAX_BYTES, r, outstanding);
        SeriesBuilder.put(row, Measure.RPO_MAX_NANOS, r, outstanding * 100 + 25_000_000L * (r + 1));
        SeriesBuilder.put(row, Measure.STAGED_MAX_BYTES, r, staged(time));
        SeriesBuilder.put(
            row,
            Measure.TRANSMITTED_BYTES,
            r,
            cut(r, time) ? 0 : (long) (Math.min(24, demand) * MIB * bucketNanos / SECOND));
      }
      SeriesBuilder.put(row, Measure.SRL_MAX_BYTES, 0, most);
      builder.add(row);
    }
    return builder.build(endNanos);
  }

  private static double triangle(double phase) {
    return phase < 0.5 ? 2 * phase : 2 - 2 * phase;
  }

  private boolean cut(int rlink, long time) {
    return outage && rlink == 0 && time > outageFrom() && time <= outageTo();
  }

  private long outstanding(int rlink, long time) {
    double base =
        (3 + 2 * rlink + 8 * triangle(time % (endNanos / 7 + 1) / (endNanos / 7.0))) * MIB;
    double seconds = 0;
    if (outage && rlink == 0 && time > outageFrom()) {
      double length = outageTo() - outageFrom();
      double rise = Math.min(time, outageTo()) - outageFrom();
      double fall = Math.max(0, time - outageTo()) / 2.0;
      seconds = Math.max(0, rise - fall) / Math.max(1, length) * 90;
    }
    return (long) (base + seconds * 10 * MIB);
  }

  private long staged(long time) {
    for (int m = 0; m < messages; m++) {
      double since = time - sentNanos(m);
      double length = freezeNanos();
      if (since > 0 && since < 1.2 * length) {
        double share = since < length ? since / length : (1.2 * length - since) / (0.2 * length);
        return (long) (share * 700 * MIB / Math.max(1, messages / 2));
      }
    }
    return 0;
  }

  private RunTotals totals() {
    List<RlinkTotals> totals = new ArrayList<>();
    for (int r = 0; r < rlinks; r++) {
      totals.add(
          new RlinkTotals(
              distribution(900_000, 20_000_000L, 92_400_000_000L),
              12,
              92_400_000_000L - r,
              800 * SECOND,
              1000 * MIB,
              800 * SECOND,
              MIB,
              700 * MIB,
              0,
              900_000,
              9000 * MIB,
              120,
              MIB,
              3,
              900_000,
              9000 * MIB,
              0,
              0));
    }
    return new RunTotals(
        endNanos,
        7_654_321,
        900_000,
        9000 * MIB,
        0,
        0,
        distribution(900_000, 200_000, 48_000_000),
        1000 * MIB,
        endNanos / 2,
        MIB,
        totals);
  }

  static Distribution distribution(long count, long least, long most) {
    List<Distribution.Bin> bins = new ArrayList<>();
    long left = count;
    double value = least;
    double factor = StrictMath.pow((double) most / least, 1 / 60.0);
    while (left > 0 && value < most) {
      long here = Math.max(1, left / 4);
      bins.add(new Distribution.Bin((long) value, here));
      left -= here;
      value *= factor;
    }
    if (left > 0) {
      bins.add(new Distribution.Bin(most, left));
    }
    return new Distribution(
        count,
        true,
        BigInteger.valueOf(count).multiply(BigInteger.valueOf(2 * least)),
        least,
        most,
        (long) (least * factor * factor),
        2 * least,
        3 * least,
        5 * least,
        9 * least,
        bins);
  }
}

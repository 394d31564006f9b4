package org.ibcsim.journal;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.ibcsim.model.Switch;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as Chrome trace events, for Perfetto and other viewers of such traces.
 *
 * <p>A host is a process. Its threads are its states (frozen, draining, disconnected), its messages
 * and its runbook; the Primary has one more for the outages of each RLINK. Counters follow the
 * series of the journal, one value a bucket of time. An arrow leads from the submission of a
 * message to each arrival. Times are microseconds with three decimals; the order of events is that
 * of the journal, kind by kind.
 */
public final class PerfettoExport {
  private static final int STATES = 1;
  private static final int MESSAGES = 2;
  private static final int RUNBOOK = 3;
  private static final int OUTAGES = 10;

  private final RunRecord run;
  private final RunHeader header;
  private final Writer out;
  private boolean first = true;

  private PerfettoExport(RunRecord run, Writer out) {
    this.run = run;
    this.header = run.header();
    this.out = out;
  }

  /** Writes the trace as one JSON document in ASCII; the writer is not closed. */
  public static void write(RunRecord run, Writer out) throws IOException {
    new PerfettoExport(run, out).document();
  }

  private void document() throws IOException {
    out.write("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n");
    names();
    states();
    outages();
    messages();
    commands();
    counters();
    out.write("\n]}\n");
  }

  private void write(ObjectNode event) throws IOException {
    if (!first) {
      out.write(",\n");
    }
    first = false;
    out.write(JournalJson.DOCUMENTS.writeValueAsString(event));
  }

  private static ObjectNode event(String phase, int host, int thread, long timeNanos, String name) {
    ObjectNode event = JournalJson.DOCUMENTS.createObjectNode();
    event.put("ph", phase);
    event.put("pid", host + 1);
    event.put("tid", thread);
    event.put("ts", micros(timeNanos));
    event.put("name", name);
    return event;
  }

  private static BigDecimal micros(long nanos) {
    return BigDecimal.valueOf(nanos, 3);
  }

  private void slice(int host, int thread, long fromNanos, long toNanos, String name)
      throws IOException {
    ObjectNode event = event("X", host, thread, fromNanos, name);
    event.put("dur", micros(toNanos - fromNanos));
    write(event);
  }

  private void instant(int host, int thread, long timeNanos, String name) throws IOException {
    ObjectNode event = event("i", host, thread, timeNanos, name);
    event.put("s", "t");
    write(event);
  }

  private void flow(String phase, int host, long timeNanos, String id) throws IOException {
    ObjectNode event = event(phase, host, MESSAGES, timeNanos, "message");
    event.put("cat", "ibc");
    event.put("id", id);
    if (phase.equals("f")) {
      event.put("bp", "e");
    }
    write(event);
  }

  private void names() throws IOException {
    for (int host = 0; host < header.hosts().size(); host++) {
      name("process_name", host, 0, header.hostName(host));
      name("thread_name", host, STATES, "state");
      name("thread_name", host, MESSAGES, "messages");
      name("thread_name", host, RUNBOOK, "runbook");
    }
    for (int rlink = 0; rlink < header.rlinks().size(); rlink++) {
      name("thread_name", 0, OUTAGES + rlink, "outages of " + header.rlinkName(rlink));
    }
  }

  private void name(String what, int host, int thread, String name) throws IOException {
    ObjectNode event = event("M", host, thread, 0, what);
    event.putObject("args").put("name", name);
    write(event);
  }

  private void states() throws IOException {
    for (StateStrip strip : StateStrip.of(run)) {
      for (StateStrip.Interval interval : strip.intervals()) {
        slice(
            strip.host(),
            STATES,
            interval.fromNanos(),
            interval.toNanos(),
            Switch.nameOf(interval.state()));
      }
    }
  }

  private void outages() throws IOException {
    for (Outage outage : Outage.of(run)) {
      slice(0, OUTAGES + outage.rlink(), outage.fromNanos(), outage.toNanos(), "outage");
    }
  }

  private void messages() throws IOException {
    long before = 0;
    for (MessageRow row : MessageRow.of(run)) {
      String name = row.application() + " message " + row.message();
      String id = row.message() + "/" + row.rlink();
      if (row.message() != before) {
        Long sent = row.sentNanos();
        slice(
            0,
            MESSAGES,
            row.submittedNanos(),
            sent == null ? lifeEnds(0, row.submittedNanos()) : sent,
            "SEND " + name);
        before = row.message();
      }
      Long arrived = row.arrivedNanos();
      if (arrived != null) {
        flow("s", header.senderTo(row.host(), row.rlink()), row.submittedNanos(), id);
        flow("f", row.host(), arrived, id);
      }
      Long transmitted = row.transmittedNanos();
      if (transmitted != null) {
        String to = " to " + header.hostName(row.host());
        instant(0, MESSAGES, transmitted, "transmitted " + name + to);
      }
      for (MessageRow.Visit visit : row.visits()) {
        visit(row.host(), name, visit);
      }
      Long ended = row.endedNanos();
      if (row.visits().isEmpty() && ended != null && row.fate() != null) {
        instant(row.host(), MESSAGES, ended, Switch.nameOf(row.fate()) + " " + name);
      }
    }
  }

  private void visit(int host, String name, MessageRow.Visit visit) throws IOException {
    Long ended = visit.endedNanos();
    long until = ended == null ? lifeEnds(host, visit.arrivedNanos()) : ended;
    slice(host, MESSAGES, visit.arrivedNanos(), until, name);
    Long received = visit.receivedNanos();
    if (received != null) {
      instant(host, MESSAGES, received, "received " + name);
    }
    if (ended != null && visit.fate() != null) {
      instant(host, MESSAGES, ended, Switch.nameOf(visit.fate()) + " " + name);
    }
  }

  /** What has no end of its own ends when its host or the logowner crashes, or the run is over. */
  private long lifeEnds(int host, long fromNanos) {
    for (TimedFact timed : run.facts()) {
      if (timed.timeNanos() >= fromNanos && StateStrip.losesMemory(timed.fact(), host)) {
        return timed.timeNanos();
      }
    }
    return run.endNanos();
  }

  private void commands() throws IOException {
    for (JournalEntry.Command command : run.entries(JournalEntry.Command.class)) {
      for (int host = 0; host < header.hosts().size(); host++) {
        if (header.hostName(host).equals(command.host())) {
          slice(host, RUNBOOK, command.startedNanos(), command.endedNanos(), command.text());
        }
      }
    }
  }

  private void counters() throws IOException {
    counter(0, "SRL in use, bytes", run.series().values(Measure.SRL_MAX_BYTES));
    for (int rlink = 0; rlink < header.rlinks().size(); rlink++) {
      int host = header.rlinks().get(rlink).host();
      Series series = run.series();
      counter(host, "RPO, ns", series.values(Measure.RPO_MAX_NANOS, rlink));
      counter(host, "SRL behind, bytes", series.values(Measure.OUTSTANDING_MAX_BYTES, rlink));
      counter(host, "Secondary SRL, bytes", series.values(Measure.STAGED_MAX_BYTES, rlink));
      counter(host, "transmitted, bytes", series.values(Measure.TRANSMITTED_BYTES, rlink));
    }
  }

  private void counter(int host, String name, long[] values) throws IOException {
    for (int bucket = 0; bucket < values.length; bucket++) {
      ObjectNode event = event("C", host, 0, run.series().startNanos(bucket), name);
      event.putObject("args").put("value", values[bucket]);
      write(event);
    }
  }
}

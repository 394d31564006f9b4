package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibcsim.plan.Constraint;
import org.ibcsim.plan.HeaderRule;
import org.ibcsim.plan.Plan;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.plan.WhatIf;
import org.ibcsim.plan.fluid.WorstOutage;
import org.ibcsim.plan.input.Finding;
import org.ibcsim.report.chart.Quantity;
import org.jspecify.annotations.Nullable;

/** A plan on the screen: the recommendation first, then where it comes from. */
final class PlanScreen {
  private static final int WIDTH = 80;
  private static final int MOST_ROWS = 12;

  private final PrintWriter out;

  PlanScreen(PrintWriter out) {
    this.out = out;
  }

  void show(PlanDocument document, Plan plan) {
    recommendation(plan);
    out.println();
    out.println("input   " + document.file() + " (" + plan.measured().format().word() + ")");
    for (Finding finding : plan.findings()) {
      Paragraphs.print(
          out,
          2,
          WIDTH,
          (finding.weight() == Finding.Weight.WARNING ? "! " : "- ")
              + finding.about()
              + ": "
              + finding.text());
    }
    out.println();
    lines(plan);
    out.println();
    needs(plan);
    document
        .combinationsBytes()
        .forEach(
            (name, bytes) ->
                out.println("together: " + name.replace('_', ' ') + ", " + bytes(bytes)));
    out.println();
    lag(plan);
    out.println();
    curves(document);
    branches(document);
    engines(document);
  }

  private void recommendation(Plan plan) {
    Long srlBytes = plan.srlBytes();
    Paragraphs.print(
        out,
        0,
        WIDTH,
        srlBytes == null
            ? "NEVER DRAINS: "
                + plan.binding().sentence()
                + ". The line must carry more than "
                + rate((long) Math.ceil(plan.leastBitsPerSecond()))
                + " on average."
            : "SRL of " + bytes(srlBytes) + ": " + plan.binding().sentence() + ".");
  }

  private void lines(Plan plan) {
    table(
        List.of("bytes", "amount"),
        List.of(
            List.of("written, as measured", bytes(plan.lines().measuredBytes())),
            List.of("with growth", bytes(plan.lines().grownBytes())),
            List.of(inTheSrl(plan.terms().header()), bytes(plan.lines().inLogBytes())),
            List.of("on the wire", bytes(plan.lines().onWireBytes()))));
  }

  private static String inTheSrl(HeaderRule header) {
    return header == HeaderRule.NONE ? "in the SRL" : "in the SRL, with headers";
  }

  private void needs(Plan plan) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<Constraint, Long> need : plan.size().needs().entrySet()) {
      String binds = need.getKey() == plan.binding() ? "decides" : "";
      rows.add(List.of(need.getKey().word(), bytes(need.getValue()), binds));
    }
    double safety = plan.terms().safetyShare();
    Long srlBytes = plan.srlBytes();
    if (srlBytes != null && safety > 0 && plan.binding() != Constraint.FLOOR) {
      rows.add(List.of("with safety of " + Quantity.percent(safety), bytes(srlBytes), ""));
    }
    String heading = srlBytes == null ? "what was measured needs for" : "the SRL needs for";
    table(List.of(heading, "amount", ""), rows);
    Plan.Recovery recovery = plan.recovery();
    if (recovery != null) {
      Paragraphs.print(
          out,
          0,
          WIDTH,
          "worst outage: from "
              + seconds(recovery.fromSeconds())
              + " on; backlog "
              + bytes(recovery.backlogBytes())
              + ", caught up "
              + (Double.isInfinite(recovery.drainedAtSeconds())
                  ? "never"
                  : "at " + seconds(recovery.drainedAtSeconds())));
    }
    if (plan.size().worst().size() > 1) {
      WorstOutage.Placement second = plan.size().worst().get(1);
      out.println(
          "second worst: from "
              + seconds(second.fromNanos() / 1e9)
              + " on; backlog "
              + bytes(second.backlogBytes()));
    }
  }

  private void lag(Plan plan) {
    table(
        List.of(
            plan.terms().periodic()
                ? "backlog and lag, profile taken once"
                : "backlog and lag of the link",
            "value"),
        List.of(
            List.of(
                "largest backlog",
                bytes(plan.fluid().mostBytes()) + " at " + seconds(plan.fluid().atSeconds())),
            List.of("lag, half of it within", seconds(plan.fluid().lag().p50())),
            List.of("lag, 95 % within", seconds(plan.fluid().lag().p95())),
            List.of("lag, 99 % within", seconds(plan.fluid().lag().p99())),
            List.of("lag, all within", seconds(plan.fluid().lag().max()))));
    if (!Double.isInfinite(plan.terms().lossLimitSeconds())) {
      out.println(
          "within the limit of "
              + seconds(plan.terms().lossLimitSeconds())
              + " for "
              + Quantity.decimal(100 * plan.lag().shareWithin(plan.terms().lossLimitSeconds()), 3)
              + " % of the time; violations: "
              + plan.lag().violations().size());
    }
  }

  private void curves(PlanDocument document) {
    PlanDocument.Answers answers = document.whatIf();
    List<List<String>> outages = new ArrayList<>();
    for (WhatIf.ForOutage each : answers.srlForOutage()) {
      outages.add(List.of(seconds(each.outageSeconds()), bytes(each.srlBytes())));
    }
    if (!outages.isEmpty()) {
      table(List.of("outage", "SRL"), outages);
      out.println();
    }
    List<List<String>> links = new ArrayList<>();
    for (PlanDocument.Loss each : answers.lossForLink()) {
      links.add(
          List.of(
              rate(each.linkBitsPerSecond()),
              bytes(each.mostBytes()),
              orNever(each.mostSeconds()),
              each.drains() ? "" : "never drains"));
    }
    table(List.of("link", "most bytes lost", "most time lost", ""), links);
    Long lossBytes = document.assumptions().lossLimitBytes();
    Long linkForBytes = answers.linkForLossBytes();
    if (linkForBytes != null && lossBytes != null) {
      out.println("link for at most " + bytes(lossBytes) + " lost: " + rate(linkForBytes));
    }
    Double lossSeconds = document.assumptions().lossLimitSeconds();
    Long linkForSeconds = answers.linkForLossSeconds();
    if (linkForSeconds != null && lossSeconds != null) {
      out.println("link for at most " + seconds(lossSeconds) + " lost: " + rate(linkForSeconds));
    }
    PlanDocument.Share share = document.share();
    Long linkForShare = share == null ? null : share.linkForLossSeconds();
    if (share != null && linkForShare != null && lossSeconds != null) {
      out.println(
          "link for it "
              + Quantity.percent(share.ofTime())
              + " of the time: "
              + rate(linkForShare));
    }
    if (!document.sampling().isEmpty()) {
      out.println();
      List<List<String>> rows = new ArrayList<>();
      for (PlanDocument.Sample each : document.sampling()) {
        rows.add(List.of(seconds(each.intervalSeconds()), bytes(each.backlogBytesMax())));
      }
      rows.add(List.of("as measured", bytes(document.fluid().backlogBytesMax())));
      table(List.of("had it been measured every", "largest backlog"), rows);
    }
  }

  private void branches(PlanDocument document) {
    if (document.secondaries().size() > 1 || document.assumptions().sharing() > 1) {
      out.println();
      List<List<String>> rows = new ArrayList<>();
      for (PlanDocument.Secondary each : document.secondaries()) {
        rows.add(
            List.of(
                rate(each.linkBitsPerSecond()) + " shared by " + each.sharing(),
                bytes(each.backlogBytesMax()),
                orNever(each.lagSecondsMax())));
      }
      table(List.of("Secondary at", "largest backlog", "largest lag"), rows);
    }
    PlanDocument.Overflow dcm = document.dcm();
    if (dcm != null) {
      out.println();
      Double at = dcm.overflowAtSeconds();
      Paragraphs.print(
          out,
          0,
          WIDTH,
          "an SRL of "
              + bytes(dcm.srlBytes())
              + (at == null ? " never overflows." : " overflows at " + seconds(at) + replay(dcm)));
    }
    PlanDocument.Cycles cyclic = document.cyclic();
    if (cyclic != null) {
      out.println();
      Paragraphs.print(
          out,
          0,
          WIDTH,
          "cycles of "
              + seconds(cyclic.cycleSeconds())
              + " send "
              + bytes(cyclic.sentBytes())
              + " of "
              + bytes(cyclic.writtenBytes())
              + " written; late transfers: "
              + cyclic.lateCycles()
              + "; oldest image "
              + orNever(cyclic.worstAgeSeconds())
              + ", by the published rule "
              + orNever(cyclic.publishedRpoSeconds())
              + ".");
    }
  }

  private static String replay(PlanDocument.Overflow dcm) {
    Long resync = dcm.resyncBytes();
    return "; the DCM's replay sends "
        + (resync == null ? "an unknown amount" : bytes(resync))
        + (dcm.uniqueRegions() == null ? " (by the byte: no places are known)" : "")
        + " and takes "
        + orNever(dcm.replaySeconds())
        + ", in which the Secondary is inconsistent.";
  }

  private void engines(PlanDocument document) {
    PlanDocument.Engines both = document.engines();
    if (both == null) {
      return;
    }
    out.println();
    if (both.ran()) {
      table(
          List.of("largest", "fluid engine", "event engine", "difference"),
          List.of(
              List.of(
                  "backlog",
                  both.fluidBacklogBytes() + " B",
                  both.eventBacklogBytes() + " B",
                  both.differenceBytes() + " B"),
              List.of(
                  "lag",
                  orNever(both.fluidLagSeconds()),
                  orNever(both.eventLagSeconds()),
                  orNever(both.differenceSeconds()))));
    }
    Paragraphs.print(out, 0, WIDTH, "event engine: " + both.cause() + ".");
  }

  private static String orNever(@Nullable Double seconds) {
    return seconds == null ? "never" : seconds(seconds);
  }

  private void table(List<String> headings, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    TextTable.print(out, all, WIDTH, MOST_ROWS);
  }

  private static String rate(long bitsPerSecond) {
    return bitsPerSecond == 0 ? "none" : Quantity.decimal(bitsPerSecond / 1e6, 3) + " Mbit/s";
  }

  private static String bytes(long bytes) {
    return Quantity.bytes(bytes);
  }

  private static String seconds(double seconds) {
    if (Double.isInfinite(seconds)) {
      return "never";
    }
    return seconds == 0 ? "0 s" : Quantity.duration(Math.round(seconds * 1e9));
  }
}

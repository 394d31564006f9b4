package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibcsim.plan.Constraint;
import org.ibcsim.plan.Plan;
import org.ibcsim.plan.WhatIf;
import org.ibcsim.plan.input.Finding;
import org.ibcsim.report.chart.Quantity;

/** A plan on the screen: the recommendation first, then where it comes from. */
final class PlanScreen {
  private static final int WIDTH = 80;
  private static final int MOST_ROWS = 12;

  private final PrintWriter out;

  PlanScreen(PrintWriter out) {
    this.out = out;
  }

  void show(String file, Plan plan) {
    recommendation(plan);
    out.println();
    out.println("input   " + file + " (" + plan.measured().format().word() + ")");
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
    out.println();
    lag(plan);
    out.println();
    curves(plan);
  }

  private void recommendation(Plan plan) {
    if (!plan.drains()) {
      Paragraphs.print(
          out,
          0,
          WIDTH,
          "NEVER DRAINS: more is written than the link carries, so no SRL is large enough for"
              + " ever.");
    }
    Paragraphs.print(
        out,
        0,
        WIDTH,
        "SRL of " + bytes(plan.size().bytes()) + ": " + plan.size().binding().sentence() + ".");
  }

  private void lines(Plan plan) {
    table(
        List.of("bytes", "amount"),
        List.of(
            List.of("written, as measured", bytes(plan.lines().measuredBytes())),
            List.of("with growth", bytes(plan.lines().grownBytes())),
            List.of("in the SRL, with headers", bytes(plan.lines().inLogBytes())),
            List.of("on the wire", bytes(plan.lines().onWireBytes()))));
  }

  private void needs(Plan plan) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<Constraint, Long> need : plan.size().needs().entrySet()) {
      String binds = need.getKey() == plan.size().binding() ? "decides" : "";
      rows.add(List.of(need.getKey().word(), bytes(need.getValue()), binds));
    }
    table(List.of("the SRL needs for", "amount", ""), rows);
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
  }

  private void lag(Plan plan) {
    table(
        List.of("backlog and lag of the link", "value"),
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

  private void curves(Plan plan) {
    WhatIf whatIf = new WhatIf(plan.measured(), plan.terms());
    List<List<String>> outages = new ArrayList<>();
    for (WhatIf.ForOutage each : whatIf.logForOutage()) {
      outages.add(List.of(seconds(each.outageSeconds()), bytes(each.srlBytes())));
    }
    table(List.of("outage", "SRL"), outages);
    out.println();
    List<List<String>> links = new ArrayList<>();
    for (WhatIf.ForLink each : whatIf.lossForLinks()) {
      links.add(
          List.of(
              rate(each.linkBitsPerSecond()),
              bytes(each.mostBytes()),
              seconds(each.mostSeconds())));
    }
    table(List.of("link", "most bytes lost", "most time lost"), links);
    if (plan.terms().lossLimitBytes() != Long.MAX_VALUE) {
      out.println(
          "link for at most "
              + bytes(plan.terms().lossLimitBytes())
              + " lost: "
              + rate(whatIf.linkForBytes(plan.terms().lossLimitBytes())));
    }
    if (!Double.isInfinite(plan.terms().lossLimitSeconds())) {
      out.println(
          "link for at most "
              + seconds(plan.terms().lossLimitSeconds())
              + " lost: "
              + rate(whatIf.linkForSeconds(plan.terms().lossLimitSeconds())));
    }
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
    return Double.isInfinite(seconds) ? "never" : Quantity.duration(Math.round(seconds * 1e9));
  }
}

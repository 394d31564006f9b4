package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ibcsim.plan.BandsDocument;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.plan.WhatIf;
import org.ibcsim.report.Table.Column;
import org.ibcsim.report.chart.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The what-if curves of a plan's report as tables, each answer with its band where there is one.
 */
final class CurveTables {
  private final PlanDocument plan;
  private final @Nullable BandsDocument bands;

  CurveTables(PlanDocument plan) {
    this.plan = plan;
    this.bands = plan.bands();
  }

  Table srlForOutage() {
    List<List<Cell>> rows = new ArrayList<>();
    List<WhatIf.ForOutage> curve = plan.whatIf().srlForOutage();
    for (int i = 0; i < curve.size(); i++) {
      String band =
          bands == null
              ? ""
              : sizes(
                  bands.srlForOutage().get(i).lowBytes(), bands.srlForOutage().get(i).highBytes());
      rows.add(
          row(
              band,
              PlanTables.duration(curve.get(i).outageSeconds()),
              Quantity.bytes(curve.get(i).srlBytes())));
    }
    return table(
        "srl-for-outage",
        "What if: SRL for an outage",
        "Of the network or the Secondary host, at the worst moment. ",
        List.of("Outage", "SRL"),
        rows,
        "None is large enough: the link never drains.");
  }

  Table lossForLink() {
    List<List<Cell>> rows = new ArrayList<>();
    List<PlanDocument.Loss> curve = plan.whatIf().lossForLink();
    for (int i = 0; i < curve.size(); i++) {
      String band =
          bands == null
              ? ""
              : sizes(bands.backlogs().get(i).lowBytes(), bands.backlogs().get(i).highBytes());
      rows.add(
          row(
              band,
              Quantity.bitRate(curve.get(i).linkBitsPerSecond())
                  + (curve.get(i).drains() ? "" : ", never drains"),
              PlanTables.seconds(curve.get(i).mostSeconds()),
              Quantity.bytes(curve.get(i).mostBytes())));
    }
    return table(
        "loss-for-link",
        "What if: loss for a link",
        "In a disaster at the worst moment, without an outage before it. ",
        List.of("Line", "Most time", "Most bytes"),
        rows,
        "");
  }

  Table linkForLimit() {
    List<List<Cell>> rows = new ArrayList<>();
    limits(
        rows,
        plan.whatIf().linkForBytes(),
        bands == null ? List.of() : bands.linkForBytes(),
        Quantity::bytes);
    limits(
        rows,
        plan.whatIf().linkForSeconds(),
        bands == null ? List.of() : bands.linkForSeconds(),
        PlanTables::duration);
    PlanDocument.Share share = plan.share();
    Double limit = plan.assumptions().lossLimitSeconds();
    Long link = share == null ? null : share.linkForLossSeconds();
    if (share != null && link != null && limit != null) {
      rows.add(
          row(
              bands == null ? "" : "not looked for",
              PlanTables.duration(limit) + ", " + Quantity.percent(share.ofTime()) + " of the time",
              rate(link)));
    }
    return table(
        "link-for-limit",
        "What if: link for a limit on loss",
        "The slowest line that always keeps it. ",
        List.of("Limit", "Line"),
        rows,
        "");
  }

  private void limits(
      List<List<Cell>> rows,
      List<WhatIf.ForLimit> curve,
      List<BandsDocument.Link> band,
      Function<Double, String> limit) {
    for (int i = 0; i < curve.size(); i++) {
      String links =
          band.isEmpty()
              ? ""
              : between(
                  rate(band.get(i).lowBitsPerSecond()), rate(band.get(i).highBitsPerSecond()));
      rows.add(
          row(links, limit.apply(curve.get(i).limit()), rate(curve.get(i).linkBitsPerSecond())));
    }
  }

  private List<Cell> row(String band, String... cells) {
    List<Cell> row = new ArrayList<>(Table.row((Object[]) cells));
    if (bands != null) {
      row.addAll(Table.row(band));
    }
    return row;
  }

  private Table table(
      String id,
      String title,
      String note,
      List<String> columns,
      List<List<Cell>> rows,
      String empty) {
    List<Column> all = new ArrayList<>();
    columns.forEach(column -> all.add(Column.number(column)));
    if (bands != null) {
      all.add(Column.number("Band of 95 %"));
    }
    return Table.limited(
        id, title, rows.isEmpty() ? "" : note + PlanBands.sentence(plan), all, rows, empty);
  }

  private static String sizes(long low, long high) {
    return between(Quantity.bytes(low), Quantity.bytes(high));
  }

  private static String between(String low, String high) {
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String rate(@Nullable Long bitsPerSecond) {
    return bitsPerSecond == null || bitsPerSecond == 0 ? "none" : Quantity.bitRate(bitsPerSecond);
  }
}

package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.model.Tunable;
import org.jspecify.annotations.Nullable;

/** {@code ibcsim help tunables}: the product's tunables, and what each is in the model. */
record TunablesTopic(List<Entry> tunables) {
  private static final int INDENT = 4;

  /** One tunable; numbers that no source gives are null. */
  record Entry(
      String name,
      @Nullable Long standard,
      @Nullable Long least,
      @Nullable Long most,
      String unit,
      boolean needsReboot,
      String source,
      boolean inTunables,
      @Nullable String key,
      String effect) {}

  static TunablesTopic ofTheModel() {
    return new TunablesTopic(Stream.of(Tunable.values()).map(TunablesTopic::entry).toList());
  }

  private static Entry entry(Tunable tunable) {
    Tunable.Figures figures = tunable.figures();
    return new Entry(
        tunable.productName(),
        known(figures.standard()),
        known(figures.least()),
        known(figures.most()),
        figures.unit(),
        tunable.needsReboot(),
        tunable.source(),
        tunable.settable(),
        tunable.key().orElse(null),
        tunable.effect());
  }

  private static @Nullable Long known(long figure) {
    return figure == Tunable.Figures.UNKNOWN ? null : figure;
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(
        screen,
        0,
        width,
        "Tunables of the product (dataflow 6.2). Those marked * may be stated of a host in a"
            + " scenario, with  tunables: {vol_max_nmpool_sz: 32 MiB}  below primary or a"
            + " secondary, instead of their readable form.");
    for (Entry entry : tunables) {
      screen.println();
      screen.println(entry.name() + (entry.inTunables() ? " *" : ""));
      Paragraphs.print(screen, INDENT, width, figures(entry) + " [" + entry.source() + "]");
      if (entry.key() != null) {
        Paragraphs.print(screen, INDENT, width, "Key: " + entry.key());
      }
      Paragraphs.print(screen, INDENT, width, entry.effect());
    }
  }

  private static String figures(Entry entry) {
    String unit = entry.unit().isEmpty() ? "" : " " + entry.unit();
    String standard =
        entry.standard() == null ? "default unknown" : entry.standard() + unit + " (default)";
    String range =
        entry.least() == null || entry.most() == null
            ? "range unknown"
            : entry.least() + " to " + entry.most() + unit;
    return standard + ", " + range + (entry.needsReboot() ? ", at the next boot" : "");
  }
}

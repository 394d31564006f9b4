package org.ibcsim.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of virtual time that every time axis marks. */
public record Shade(Kind kind, long fromNanos, long toNanos) {
  /** Why it is marked. */
  public enum Kind {
    /** Light, with a bar at the top. */
    FREEZE("Secondary frozen", new Color(0xD3E8F5), new Color(0x0072B2)),
    /** Hatched. */
    OUTAGE("Outage: link cut or RLINK disconnected", new Color(0xFBE3D3), new Color(0xD55E00)),
    /** Grey, with a bar at the bottom. */
    DOWN("Host down or RVG stopped", new Color(0xE3E3E3), new Color(0x555555));

    private final String words;
    private final Color fill;
    private final Color ink;

    Kind(String words, Color fill, Color ink) {
      this.words = words;
      this.fill = fill;
      this.ink = ink;
    }

    /** What the legend says. */
    public String words() {
      return words;
    }

    /** The ground. */
    public Color fill() {
      return fill;
    }

    /** Bars and hatching. */
    public Color ink() {
      return ink;
    }
  }

  public Shade {
    if (toNanos < fromNanos) {
      throw new IllegalArgumentException(
          kind + " from " + fromNanos + " to " + toNanos + " ns, expected no end before the start");
    }
  }

  /** The same stretches, with those of a kind that overlap, or are nearer than a gap, made one. */
  public static List<Shade> merged(List<Shade> shades, long gapNanos) {
    List<Shade> merged = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Shade open = null;
      List<Shade> ofKind =
          shades.stream()
              .filter(shade -> shade.kind == kind)
              .sorted(Comparator.comparingLong(Shade::fromNanos))
              .toList();
      for (Shade shade : ofKind) {
        if (open != null && shade.fromNanos - gapNanos <= open.toNanos) {
          open = new Shade(kind, open.fromNanos, Math.max(open.toNanos, shade.toNanos));
        } else {
          if (open != null) {
            merged.add(open);
          }
          open = shade;
        }
      }
      if (open != null) {
        merged.add(open);
      }
    }
    return List.copyOf(merged);
  }

  /** Those that reach into a window, cut to it. */
  public static List<Shade> within(List<Shade> shades, long fromNanos, long toNanos) {
    return shades.stream()
        .filter(shade -> shade.toNanos >= fromNanos && shade.fromNanos <= toNanos)
        .map(
            shade ->
                new Shade(
                    shade.kind,
                    Math.max(fromNanos, shade.fromNanos),
                    Math.min(toNanos, shade.toNanos)))
        .toList();
  }
}

package org.ibcsim.model.bed;

/**
 * How long things take on a {@link TimedAgenda}, in nanoseconds; each takes up to {@code spread}
 * longer, at random.
 *
 * @param srl a write to the Primary's SRL
 * @param volume a write to the Primary's data volumes
 * @param secondarySrl a write to a Secondary's SRL
 * @param secondaryVolume a write to a Secondary's data volumes
 * @param wire until the last byte of a message has left
 * @param latency each way between the hosts
 */
public record Delays(
    long srl,
    long volume,
    long secondarySrl,
    long secondaryVolume,
    long wire,
    long latency,
    long spread) {
  private static final long MICROSECOND = 1_000;

  /** Disks of 200 us, a link of 5 ms, no randomness: one look at a number says where it is from. */
  public static final Delays STEADY = microseconds(200, 300, 400, 500, 100, 5_000, 0);

  static Delays microseconds(
      long srl,
      long volume,
      long secondarySrl,
      long secondaryVolume,
      long wire,
      long latency,
      long spread) {
    return new Delays(
        srl * MICROSECOND,
        volume * MICROSECOND,
        secondarySrl * MICROSECOND,
        secondaryVolume * MICROSECOND,
        wire * MICROSECOND,
        latency * MICROSECOND,
        spread * MICROSECOND);
  }

  public Delays withoutSpread() {
    return new Delays(srl, volume, secondarySrl, secondaryVolume, wire, latency, 0);
  }

  public Delays withVolume(long nanos) {
    return new Delays(srl, nanos, secondarySrl, secondaryVolume, wire, latency, spread);
  }

  public Delays withSecondaryVolume(long nanos) {
    return new Delays(srl, volume, secondarySrl, nanos, wire, latency, spread);
  }

  public Delays withLatency(long nanos) {
    return new Delays(srl, volume, secondarySrl, secondaryVolume, wire, nanos, spread);
  }

  public Delays withWire(long nanos) {
    return new Delays(srl, volume, secondarySrl, secondaryVolume, nanos, latency, spread);
  }
}

package org.ibcsim.check.hazard;

import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits at a Secondary, which mostly stands still for it.
 *
 * @param untilNanos when the wait ended; null if it had not when the run ended
 */
record Stall(Scene scene, int host, long message, long fromNanos, @Nullable Long untilNanos) {
  private Fact.MessageSubmitted sent() {
    return scene.message(message).fact();
  }

  String application() {
    return sent().application();
  }

  /** Whether the volumes stand still for the message: by a switch they need not. */
  boolean held() {
    Scene.Held held = scene.host(host).held;
    return held != null && held.message() == message;
  }

  private long lengthNanos() {
    return (untilNanos == null ? scene.run.endNanos() : untilNanos) - fromNanos;
  }

  /** {@code london, nightly, message of 120 s:}. */
  String who() {
    return scene.name(host)
        + ", message of "
        + Seconds.of(scene.message(message).timeNanos())
        + ": "
        + application();
  }

  /** How long, and until when. */
  String stood() {
    return (held() ? "its volumes stood still" : "the message waited")
        + " from "
        + Seconds.of(fromNanos)
        + (untilNanos == null ? " until the run ended" : " to " + Seconds.of(untilNanos))
        + ", for "
        + Seconds.of(lengthNanos());
  }

  /** It is registered, and did not receive. */
  Hazard nobodyReceives(Scene.@Nullable Name name) {
    int limit = deliverTimeoutSeconds(name);
    String end =
        untilNanos != null
            ? "; then the message was dropped"
            : limit == 0
                ? ", and would for ever: the deliver time-out is 0"
                : "; the deliver time-out is " + limit + " s";
    return new Hazard(
        HazardKind.NOBODY_RECEIVES,
        fromNanos,
        who() + " was registered and did not receive; " + stood() + end,
        "have "
            + application()
            + " wait at "
            + scene.name(host)
            + " before the message comes (vxibc receive blocks until then), and limit the stall with "
            + (limit == 0 ? "" : "a shorter ")
            + "-D where "
            + scene.primary()
            + " registers");
  }

  /** The limit that holds for the message (deliver_timeout_source). */
  private int deliverTimeoutSeconds(Scene.@Nullable Name name) {
    int primary = sent().deliverTimeoutSeconds();
    int secondary = name == null ? primary : name.deliverTimeoutSeconds();
    if (scene.answers("deliver_timeout_source", "secondary_registration")) {
      return secondary;
    }
    if (scene.answers("deliver_timeout_source", "min") && primary > 0 && secondary > 0) {
      return Math.min(primary, secondary);
    }
    return scene.answers("deliver_timeout_source", "min") && primary == 0 ? secondary : primary;
  }

  /**
   * It is not registered here.
   *
   * @param crashed whether the message waited here when the host crashed
   */
  Hazard nobodyRegisters(boolean crashed) {
    Long booted = scene.host(host).bootedNanos;
    String end =
        untilNanos != null
            ? "; then the message was discarded"
            : "; after "
                + scene.run.header().semantics().getOrDefault("unreg_hold_s", "600")
                + " s it is discarded";
    boolean known = booted != null && knownBefore(booted);
    if (booted != null && booted <= fromNanos && (known || crashed)) {
      return Hazard.of(
          HazardKind.NOT_REGISTERED_AFTER_BOOT,
          fromNanos,
          who()
              + (known ? " was not registered again" : " was not registered")
              + " after the boot at "
              + Seconds.of(booted)
              + "; "
              + stood()
              + end);
    }
    return new Hazard(
        HazardKind.NOBODY_REGISTERS,
        fromNanos,
        who() + " was not registered there" + elsewhere() + "; " + stood() + end,
        "vxibc register "
            + application()
            + " on "
            + scene.name(host)
            + " before the message is sent");
  }

  private boolean knownBefore(long nanos) {
    Long known = scene.host(host).known.get(application());
    return known != null && known < nanos;
  }

  /** What is registered instead, where that looks like a slip of the finger. */
  private String elsewhere() {
    if (scene.host(host).known.containsKey(application())) {
      return " at that time";
    }
    String near = NearestName.to(application(), scene.host(host).known.keySet());
    return near == null
        ? ", only on " + scene.primary()
        : ", only on " + scene.primary() + " (" + near + " is: do the names differ by mistake?)";
  }
}

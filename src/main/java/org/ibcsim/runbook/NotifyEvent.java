package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.jspecify.annotations.Nullable;

/**
 * The types of events that {@code vrnotify} tells, in the order of the manual page [D M-vrnotify]
 * and, behind those, of its older edition [D M-vrnotify35, 41-ch6display_vvr82]; and what in the
 * simulator each is.
 *
 * <p>A line is {@code host:event-type:rds:message} [D]. Of the messages only that of {@code
 * srl_overflow} is documented; the others are ours. The host is the one where the event happens:
 * for an RLINK, the Primary (inferred). {@code vrnotify} hears of events on all hosts of the data
 * set, whatever connections between the hosts do (assumed: how its daemons talk is not simulated).
 */
enum NotifyEvent {
  RESYNC_STARTED(
      Fact.ResyncStarted.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Resynchronization started on " + rlink),
  RESYNC_STOPPED(
      Fact.ResyncStopped.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Resynchronization ended on " + rlink),
  RESYNC_PAUSED(
      Fact.ResyncPaused.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Resynchronization paused on " + rlink),
  LAT_THROTTLE_ON(
      Fact.LatencyThrottleOn.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Latency throttling started on " + rlink),
  LAT_THROTTLE_OFF(
      Fact.LatencyThrottleOff.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Latency throttling ended on " + rlink),
  LAT_THROTTLE_OVERRIDE(
      Fact.LatencyOverride.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Latency throttling overridden on " + rlink),
  LAT_THROTTLE_FAIL(
      Fact.LatencyFail.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Latency throttling fails writes on " + rlink),
  SRLPROT_THROTTLE_ON(
      Fact.ThrottleOn.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "SRL throttling started on " + rlink),
  SRLPROT_THROTTLE_OFF(
      Fact.ThrottleOff.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "SRL throttling ended on " + rlink),
  SRLPROT_OVERRIDE(
      Fact.SrlProtectionOverride.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "SRL protection overridden on " + rlink),
  SRLPROT_FAIL(
      Fact.SrlProtectionFail.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "SRL protection fails writes on " + rlink),
  SRL_OVERFLOW(
      Fact.SrlOverflow.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Replication stopped due to SRL overflow on " + rlink),
  SRLPROT_DCM_ON(
      Fact.DcmLogging.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "DCM logging started on " + rlink),
  SRLPROT_DCM_OFF(
      Fact.SrlLogging.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "DCM logging ended on " + rlink),
  RLK_CONNECT(
      Fact.Connected.class, fact -> fact.rlink(), (fact, rlink) -> "Rlink " + rlink + " connected"),
  RLK_DISCONNECT(
      Fact.Disconnected.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "Rlink " + rlink + " disconnected"),
  SRL_LOG_WARN(
      Fact.SrlWarning.class,
      fact -> fact.rlink(),
      (fact, rlink) -> "SRL over 80% full for " + rlink),
  REPMODE_SYNC(
      Fact.ModeChanged.class,
      fact -> fact.synchronous() ? fact.rlink() : Nowhere.NUMBER,
      (fact, rlink) -> "Replicating synchronously on " + rlink),
  REPMODE_ASYNC(
      Fact.ModeChanged.class,
      fact -> fact.synchronous() ? Nowhere.NUMBER : fact.rlink(),
      (fact, rlink) -> "Replicating asynchronously on " + rlink),
  REPIBC_FREEZE(Place.HOST, Fact.Frozen.class, fact -> fact.host(), "Replication frozen by IBC"),
  REPIBC_UNFREEZE(
      Place.HOST, Fact.Unfrozen.class, fact -> fact.host(), "Replication unfrozen after IBC"),
  RVG_PRITOSEC(
      Place.HOST,
      Fact.RoleChanged.class,
      fact -> fact.planned() ? fact.formerPrimary() : Nowhere.NUMBER,
      "RVG changed from Primary to Secondary"),
  RVG_SECTOPRI(
      Place.HOST,
      Fact.RoleChanged.class,
      fact -> fact.primary(),
      "RVG changed from Secondary to Primary"),
  RVG_PRITOACTSEC(
      Place.HOST,
      Fact.ActingSecondary.class,
      fact -> fact.host(),
      "RVG changed from Primary to acting Secondary"),
  RVG_ACTSECTOPRI("no acting Secondary of the model becomes the Primary again by itself"),
  RLK_PAUSED(
      Fact.Paused.class, fact -> fact.rlink(), (fact, rlink) -> "Rlink " + rlink + " paused");

  /** What an event happens to. */
  private enum Place {
    RLINK,
    HOST
  }

  /** The place of a fact that is another type of event. */
  private static final class Nowhere {
    static final int NUMBER = -1;
  }

  private static final NotifyEvent[] ALL = values();

  private final Place place;
  private final @Nullable Class<? extends Fact> fact;
  private final Function<Fact, Integer> where;
  private final BiFunction<Fact, String, String> message;

  /** Why nothing in the simulator is this event; empty if something is. */
  private final String unmapped;

  /** One that happens to an RLINK. */
  <F extends Fact> NotifyEvent(
      Class<F> fact, Function<F, Integer> rlink, BiFunction<F, String, String> message) {
    this.place = Place.RLINK;
    this.fact = fact;
    this.where = happened -> rlink.apply(fact.cast(happened));
    this.message = (happened, name) -> message.apply(fact.cast(happened), name);
    this.unmapped = "";
  }

  /** One that happens to a host. */
  <F extends Fact> NotifyEvent(
      Place place, Class<F> fact, Function<F, Integer> host, String message) {
    this.place = place;
    this.fact = fact;
    this.where = happened -> host.apply(fact.cast(happened));
    this.message = (happened, name) -> message;
    this.unmapped = "";
  }

  /** One that does not happen. */
  NotifyEvent(String why) {
    this.place = Place.HOST;
    this.fact = null;
    this.where = happened -> Nowhere.NUMBER;
    this.message = (happened, name) -> "";
    this.unmapped = why;
  }

  /** As {@code vrnotify} spells it. */
  String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Why nothing in the simulator is this event; empty if something is. */
  String unmapped() {
    return unmapped;
  }

  /** The lines that a fact makes; none for most. */
  static List<String> lines(Fact happened, RdsLayout layout) {
    List<String> lines = new ArrayList<>();
    for (NotifyEvent event : ALL) {
      if (event.fact == happened.getClass()) {
        int number = event.where.apply(happened);
        if (number != Nowhere.NUMBER) {
          lines.add(event.line(happened, number, layout));
        }
      }
    }
    return lines;
  }

  private String line(Fact happened, int number, RdsLayout layout) {
    int host = place == Place.HOST ? number : layout.primary();
    String rlink = place == Place.RLINK ? layout.rlinkName(number, layout.primary()) : "";
    return layout.hosts().get(host).name()
        + ":"
        + type()
        + ":"
        + layout.rvg()
        + ":"
        + message.apply(happened, rlink);
  }
}

package org.ibcsim.model.link;

import static org.ibcsim.model.link.RlinkState.ACTIVE;
import static org.ibcsim.model.link.RlinkState.FAIL;
import static org.ibcsim.model.link.RlinkState.PAUSE;
import static org.ibcsim.model.link.RlinkState.RECOVER;
import static org.ibcsim.model.link.RlinkState.STALE;
import static org.ibcsim.model.link.RlinkState.UNASSOC;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of an RLINK, row by row (dataflow 12): the only way in which {@link Rlink}
 * changes its state.
 *
 * <p>"Reachable" is ACTIVE and connected. Where the reference says nothing of a state there is no
 * row, and what would need one is refused; rows that it leaves out and that follow from others are
 * named X and are inferred.
 */
public final class RlinkTransitions {
  private static final Set<RlinkState> RUNNING = EnumSet.of(ACTIVE, PAUSE, FAIL);
  private static final Set<RlinkState> ATTACHED = EnumSet.of(ACTIVE, PAUSE, FAIL, RECOVER);

  private static final List<RlinkTransition> ROWS =
      List.of(
          row("T1", UNASSOC, RlinkEvent.ASSOCIATE, STALE, "", "", "K"),
          row("X1", STALE, RlinkEvent.DISSOCIATE, UNASSOC, "", "", "I"),
          row(
              "T2",
              STALE,
              RlinkEvent.ATTACH_FORCED,
              ACTIVE,
              "",
              "disconnected; SRL logging; Start of Log is End of Log; taken to be consistent",
              "D/K"),
          row(
              "T3",
              STALE,
              RlinkEvent.ATTACH_AUTOSYNC,
              ACTIVE,
              "every volume has a DCM",
              "disconnected; DCM logging; all regions to send; inconsistent, cant_sync",
              "D"),
          row(
              "T4",
              STALE,
              RlinkEvent.ATTACH_CHECKPOINT,
              ACTIVE,
              "the SRL has not wrapped over the checkpoint",
              "disconnected; Start of Log is the checkpoint; inconsistent until its end",
              "D/K"),
          row(
              "T5",
              ACTIVE,
              RlinkEvent.CONNECT,
              null,
              "disconnected; the other end is attached and ready",
              "connected; sends again from the first update that is not data-acknowledged",
              "D"),
          row(
              "T6",
              RUNNING,
              RlinkEvent.DISCONNECT,
              null,
              "connected",
              "disconnected; asynchronous; writes that wait are completed or fail",
              "D"),
          row(
              "T7",
              ACTIVE,
              RlinkEvent.BECOME_SYNCHRONOUS,
              null,
              "connected; synchronous=override: up to date",
              "synchronous",
              "D"),
          row(
              "T8",
              ACTIVE,
              RlinkEvent.PAUSE_AT_PRIMARY,
              PAUSE,
              "",
              "disconnected; primary_paused",
              "D"),
          row(
              "T9",
              ACTIVE,
              RlinkEvent.PAUSE_AT_SECONDARY,
              PAUSE,
              "",
              "session kept; secondary_paused",
              "D"),
          row(
              "X2",
              PAUSE,
              RlinkEvent.PAUSE_AT_PRIMARY,
              null,
              "paused by the Secondary alone",
              "disconnected; primary_paused",
              "I"),
          row(
              "X3",
              PAUSE,
              RlinkEvent.PAUSE_AT_SECONDARY,
              null,
              "not paused by the Secondary for this reason",
              "secondary_paused",
              "I"),
          row("T10", PAUSE, RlinkEvent.RESUME, ACTIVE, "nobody pauses it any more", "", "D"),
          row(
              "T11",
              RUNNING,
              RlinkEvent.BEGIN_DCM_LOGGING,
              null,
              "srlprot=autodcm, or dcm and not reachable",
              "DCM logging; asynchronous; a stall for the SRL ends",
              "D"),
          row(
              "T12",
              ACTIVE,
              RlinkEvent.SRL_THROTTLE_ON,
              null,
              "connected; srlprot=dcm, override or fail",
              "writes are stalled",
              "D"),
          row(
              "T13",
              ACTIVE,
              RlinkEvent.SRL_THROTTLE_OFF,
              null,
              "the smaller of 5 % of the SRL and 20 MB is free",
              "writes go on",
              "D"),
          row(
              "T14",
              RUNNING,
              RlinkEvent.SRL_THROTTLE_LOST,
              null,
              "not reachable any more",
              "the next write meets T11, T15 or T16",
              "I"),
          row(
              "T15",
              RUNNING,
              RlinkEvent.OVERFLOW,
              STALE,
              "not reachable and srlprot=override, or srlprot=off",
              "disconnected; needs nothing of the SRL",
              "D"),
          row(
              "T16",
              RUNNING,
              RlinkEvent.SRL_REFUSAL,
              null,
              "not reachable; srlprot=fail",
              "the write returns an error",
              "D"),
          row(
              "T17",
              ACTIVE,
              RlinkEvent.LATENCY_THROTTLE_ON,
              null,
              "connected; latencyprot=override or fail; as many wait as the high mark",
              "writes are stalled",
              "D"),
          row(
              "T18",
              RUNNING,
              RlinkEvent.LATENCY_THROTTLE_OFF,
              null,
              "no more wait than the low mark, or not reachable any more",
              "writes go on",
              "D"),
          row(
              "T19",
              RUNNING,
              RlinkEvent.LATENCY_UNPROTECTED,
              null,
              "not reachable; as many wait as the high mark",
              "latencyprot=override: none; fail: writes return an error",
              "D"),
          row(
              "T20",
              ACTIVE,
              RlinkEvent.BEGIN_RESYNC,
              null,
              "connected; DCM logging",
              "regions are sent; inconsistent, cant_sync",
              "D/I"),
          row(
              "T21",
              RUNNING,
              RlinkEvent.SYNC_PAUSED,
              null,
              "an RLINK that takes part is not reachable",
              "no region is sent",
              "D"),
          row(
              "T22",
              ACTIVE,
              RlinkEvent.SYNC_RESUMED,
              null,
              "all RLINKs that take part are reachable",
              "regions are sent",
              "D"),
          row(
              "T23",
              EnumSet.of(ACTIVE, PAUSE),
              RlinkEvent.SYNC_ENDED,
              null,
              "both maps are empty",
              "SRL logging; consistent when its tail is there too",
              "D"),
          row(
              "T24",
              ACTIVE,
              RlinkEvent.SECONDARY_FAILED,
              FAIL,
              "",
              "session kept; inconsistent; nothing is sent; the Secondary's volumes are writable",
              "D"),
          row(
              "X4",
              PAUSE,
              RlinkEvent.SECONDARY_FAILED,
              FAIL,
              "",
              "as T24; nobody pauses it any more",
              "I"),
          row(
              "T25",
              FAIL,
              RlinkEvent.RESTORE,
              ACTIVE,
              "the SRL has not wrapped over the checkpoint",
              "Start of Log is the checkpoint; inconsistent until what was there is applied",
              "D"),
          row(
              "T26",
              ATTACHED,
              RlinkEvent.DETACH,
              STALE,
              "",
              "disconnected; needs nothing of the SRL",
              "D"),
          row(
              "T27",
              RUNNING,
              RlinkEvent.SECONDARY_RESTARTED,
              null,
              "",
              "what it has stored is applied from its SRL",
              "D/I"),
          row(
              "T28",
              RUNNING,
              RlinkEvent.PRIMARY_REBOOTED,
              RECOVER,
              "",
              "the SRL is written to the data volumes",
              "D"),
          row("T28", RECOVER, RlinkEvent.RECOVERED, null, "", "what it was before", "D"));

  private static final RlinkTransition[][] TABLE = table();

  private RlinkTransitions() {}

  private static RlinkTransition row(
      String name,
      RlinkState from,
      RlinkEvent event,
      @Nullable RlinkState to,
      String guard,
      String effect,
      String evidence) {
    return row(name, EnumSet.of(from), event, to, guard, effect, evidence);
  }

  private static RlinkTransition row(
      String name,
      Set<RlinkState> from,
      RlinkEvent event,
      @Nullable RlinkState to,
      String guard,
      String effect,
      String evidence) {
    return new RlinkTransition(
        name,
        Collections.unmodifiableSet(EnumSet.copyOf(from)),
        event,
        to,
        guard,
        effect,
        evidence);
  }

  private static RlinkTransition[][] table() {
    RlinkTransition[][] table =
        new RlinkTransition[RlinkState.values().length][RlinkEvent.values().length];
    for (RlinkTransition row : ROWS) {
      for (RlinkState from : row.from()) {
        if (table[from.ordinal()][row.event().ordinal()] != null) {
          throw new IllegalStateException("two rows for " + row.event() + " in " + from);
        }
        table[from.ordinal()][row.event().ordinal()] = row;
      }
    }
    return table;
  }

  /** All rows, in the order of the reference. */
  public static List<RlinkTransition> rows() {
    return ROWS;
  }

  /** The row for an event in a state; null where there is none and the event is refused. */
  public static @Nullable RlinkTransition of(RlinkState state, RlinkEvent event) {
    return TABLE[state.ordinal()][event.ordinal()];
  }

  /**
   * The state after an event.
   *
   * @throws IllegalStateException if it has no row in this state: who asks has not looked before
   */
  static RlinkState after(RlinkState state, RlinkEvent event) {
    RlinkTransition row = of(state, event);
    if (row == null) {
      throw new IllegalStateException("no transition for " + event + " in " + state);
    }
    return row.to() == null ? state : row.to();
  }
}

package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ibcsim.model.ErrorGuide;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcCall;
import org.ibcsim.model.IbcError;

/**
 * How often storms came to each state that a property must have seen to mean anything; a suite that
 * never gets there proves nothing about it.
 */
public final class Reach {
  /**
   * Storms have no bunker; BunkerProperties has. In storms the Primary stays the same host, as the
   * bed's ledger and watches tell hosts by it; RoleChangeScenario, RoleSwitchStories and
   * FastFailbackScenario change it. Disks fail in the storms of DiskFailureProperties, nodes in
   * ClusterProperties, acknowledgements are late in DataAcknowledgementProperties; attributes are
   * set in AttributeSettingTest, checkpoints marked in CheckpointScenario.
   */
  private static final List<Class<? extends Fact>> NOT_TO_BE_REACHED =
      List.of(
          Fact.ActingSecondary.class,
          Fact.Associated.class,
          Fact.AttributesSet.class,
          Fact.Broken.class,
          Fact.BunkerActivated.class,
          Fact.BunkerDeactivated.class,
          Fact.CheckpointMarked.class,
          Fact.DataAcknowledgementLate.class,
          Fact.Dissociated.class,
          Fact.FailbackLogging.class,
          Fact.LogownerLost.class,
          Fact.LogownerTookOver.class,
          Fact.NodeBooted.class,
          Fact.NodeCrashed.class,
          Fact.Passthru.class,
          Fact.PendingWritten.class,
          Fact.ReplayEnded.class,
          Fact.ReplayFinished.class,
          Fact.ReplayStarted.class,
          Fact.RlinkFailed.class,
          Fact.RoleChanged.class,
          Fact.SrlAssociated.class,
          Fact.SrlDissociated.class,
          Fact.SrlFailed.class,
          Fact.VolumeDetached.class,
          Fact.VolumeStarted.class,
          Fact.WritePending.class);

  /** RoleSwitchStories and RoleChangeScenario end messages by a change of roles. */
  private static final Fact.Fate FATE_NOT_TO_BE_REACHED = Fact.Fate.ENDED_BY_ROLE_CHANGE;

  /** RoleSwitchStories takes over from a Primary whose Secondary is frozen. */
  private static final Fact.Release RELEASE_NOT_TO_BE_REACHED = Fact.Release.ROLE_CHANGE;

  /**
   * The device of a node refuses such a call and the model never sees it, which knows no nodes;
   * FaultSwitchStories and the litmus files cluster-node*.yaml call on nodes.
   */
  private static final IbcError ERROR_NOT_TO_BE_REACHED = IbcError.IBC_WRONG_NODE;

  private final Map<String, Integer> storms = new TreeMap<>();
  private int played;

  /** Everything that storms must reach. */
  public static List<String> wanted() {
    List<String> wanted = new ArrayList<>();
    for (Class<?> fact : Fact.class.getPermittedSubclasses()) {
      if (!NOT_TO_BE_REACHED.contains(fact)) {
        wanted.add("fact " + fact.getSimpleName());
      }
    }
    for (Fact.Fate fate : Fact.Fate.values()) {
      if (fate != FATE_NOT_TO_BE_REACHED) {
        wanted.add("fate " + fate);
      }
    }
    for (Fact.Release release : Fact.Release.values()) {
      if (release != RELEASE_NOT_TO_BE_REACHED) {
        wanted.add("release " + release);
      }
    }
    for (IbcError error : IbcError.values()) {
      if (error != ERROR_NOT_TO_BE_REACHED) {
        for (IbcCall call : ErrorGuide.to(error).calls()) {
          wanted.add(call + " says " + error);
        }
      }
    }
    wanted.addAll(
        Arrays.asList(
            "write refused",
            "write waited",
            "write acknowledged with an error",
            "SEND failed with EIO after it was logged",
            "duplicate received",
            "update read back",
            "message met inside a backlog",
            "cut while frozen",
            "disconnected while frozen",
            "detached while frozen",
            "message arrived again",
            "message received again",
            "crashed while frozen",
            "crashed while draining",
            "RVG stopped while frozen",
            "updates lost in a crash",
            "write not made, because the host was down",
            "message for some RLINKs only",
            "empty message"));
    return wanted;
  }

  /** Counts what a storm came to. */
  public void add(Bed bed) {
    played++;
    Map<String, Integer> reached = new TreeMap<>();
    if (bed.writeWaited()) {
      reached.put("write waited", 1);
    }
    if (bed.writeUnheard()) {
      reached.put("write not made, because the host was down", 1);
    }
    for (Refusal refusal : bed.refusals()) {
      Ledger.require(
          ErrorGuide.to(refusal.error()).calls().contains(refusal.call()),
          refusal + " is in no table of errors");
      reached.put(refusal.call() + " says " + refusal.error(), 1);
    }
    boolean[] frozen = new boolean[bed.layout.hosts().size()];
    boolean[] drains = new boolean[bed.layout.hosts().size()];
    Set<Fact> received = new HashSet<>();
    for (Bed.Moment moment : bed.moments) {
      if (moment.step() instanceof Step.Told told) {
        add(bed, told.fact(), frozen, drains, reached);
        if (told.fact() instanceof Fact.MessageReceived && !received.add(told.fact())) {
          reached.put("message received again", 1);
        }
      } else {
        add(moment.step(), reached);
      }
    }
    reached.keySet().forEach(state -> storms.merge(state, 1, Integer::sum));
  }

  private static void add(Step step, Map<String, Integer> reached) {
    if (step instanceof Step.Refused) {
      reached.put("write refused", 1);
    } else if (step instanceof Step.Lost) {
      reached.put("updates lost in a crash", 1);
    } else if (step instanceof Step.Arrived arrived && arrived.duplicate()) {
      reached.put("duplicate received", 1);
    } else if (step instanceof Step.ReadBack) {
      reached.put("update read back", 1);
    } else if (step instanceof Step.Acknowledged acknowledged && !acknowledged.succeeded()) {
      reached.put("write acknowledged with an error", 1);
    }
  }

  private static void add(
      Bed bed, Fact fact, boolean[] frozen, boolean[] drains, Map<String, Integer> reached) {
    reached.put("fact " + fact.getClass().getSimpleName(), 1);
    if (fact instanceof Fact.MessageEnded ended) {
      reached.put("fate " + ended.fate(), 1);
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      reached.put("release " + unfrozen.release(), 1);
      frozen[unfrozen.host()] = false;
      drains[unfrozen.host()] = true;
    } else if (fact instanceof Fact.Drained drained) {
      drains[drained.host()] = false;
    } else if (fact instanceof Fact.Frozen froze) {
      frozen[froze.host()] = true;
      if (drains[froze.host()]) {
        reached.put("message met inside a backlog", 1);
      }
    } else if (fact instanceof Fact.MessageArrived arrived && arrived.repeated()) {
      reached.put("message arrived again", 1);
    } else if (fact instanceof Fact.HostCrashed crashed) {
      if (frozen[crashed.host()]) {
        reached.put("crashed while frozen", 1);
      } else if (drains[crashed.host()]) {
        reached.put("crashed while draining", 1);
      }
    } else if (fact instanceof Fact.RvgStopped stopped && frozen[stopped.host()]) {
      reached.put("RVG stopped while frozen", 1);
    } else if (fact instanceof Fact.Cut cut && frozen[cut.rlink() + 1]) {
      reached.put("cut while frozen", 1);
    } else if (fact instanceof Fact.Disconnected disconnected && frozen[disconnected.rlink() + 1]) {
      reached.put("disconnected while frozen", 1);
    } else if (fact instanceof Fact.SrlOverflow overflow && frozen[overflow.rlink() + 1]) {
      reached.put("detached while frozen", 1);
    } else if (fact instanceof Fact.MessageSent sent && !sent.succeeded()) {
      reached.put("SEND failed with EIO after it was logged", 1);
    } else if (fact instanceof Fact.MessageSubmitted message) {
      if (Integer.bitCount(message.targets()) < bed.layout.rlinks().size()) {
        reached.put("message for some RLINKs only", 1);
      }
      if (message.lengthBytes() == 0) {
        reached.put("empty message", 1);
      }
    }
  }

  /** What was wanted and never reached. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>(wanted());
    missing.removeAll(storms.keySet());
    return missing;
  }

  /** How often each state was reached, for the log of the tests. */
  public String text() {
    StringBuilder text = new StringBuilder("Of " + played + " storms reached");
    storms.forEach((state, count) -> text.append("\n  ").append(count).append("  ").append(state));
    return text.toString();
  }

  /** How many storms reached each state. */
  public Map<String, Integer> counts() {
    return storms;
  }
}

package org.ibcsim.check.invariant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.StreamPositions;

/** What is on the Secondaries' data volumes: order, contents, and that they stand still. */
final class SecondaryVolumes {
  private static final long NOT_FROZEN = 0;

  /** What a message was sent as, and at which image. */
  private record Sent(int targets, boolean freeze, long image) {}

  private final Progress progress;
  private final UpdateTrail trail;
  private final Violations violations;
  private final Semantics semantics;
  private final int[] hostOf;
  private final int[] rlinkOf;
  private final long[] frozenFor;
  private final long[] frozenImage;
  private final long[] lastMessage;
  private final TreeMap<Long, Sent> messages = new TreeMap<>();
  private final List<Deliveries> deliveries = new ArrayList<>();

  SecondaryVolumes(RdsLayout layout, Progress progress, UpdateTrail trail, Violations violations) {
    this.progress = progress;
    this.trail = trail;
    this.violations = violations;
    semantics = layout.semantics();
    int hosts = layout.hosts().size();
    hostOf = new int[layout.rlinks().size()];
    rlinkOf = new int[hosts];
    frozenFor = new long[hosts];
    frozenImage = new long[hosts];
    lastMessage = new long[hosts];
    Arrays.fill(rlinkOf, -1);
    for (int host = 0; host < hosts; host++) {
      deliveries.add(new Deliveries(host, violations));
    }
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      hostOf[rlink] = layout.rlinks().get(rlink).targetHost();
      rlinkOf[hostOf[rlink]] = rlink;
    }
  }

  void submitted(Fact.MessageSubmitted message) {
    messages.put(message.message(), new Sent(message.targets(), message.freeze(), message.image()));
  }

  /** The RLINKs that a message was sent to; none if it never was. */
  int targets(long message) {
    Sent submitted = messages.get(message);
    return submitted == null ? 0 : submitted.targets();
  }

  void applied(int rlink, long position, ReplicationView view) {
    if (position != trail.nextWrite(progress.applied[rlink])) {
      violations.report(
          Invariant.APPLIED_IN_ORDER,
          "RLINK %d: update %d is applied after update %d"
              .formatted(rlink, position, progress.applied[rlink]));
    }
    if (position > progress.received[rlink]) {
      violations.report(
          Invariant.APPLIED_IN_ORDER,
          "RLINK %d: update %d is applied, but only %d is received"
              .formatted(rlink, position, progress.received[rlink]));
    }
    progress.applied[rlink] = position;
    int host = hostOf[rlink];
    if (frozenFor[host] != NOT_FROZEN) {
      violations.report(
          Invariant.FROZEN_STANDS_STILL,
          "host %d stands still for message %d, but update %d was applied"
              .formatted(host, frozenFor[host], position));
    }
    if (!UpdateTrail.compares(position)) {
      return;
    }
    long image = view.image(host);
    long expected = view.imageAfter(position);
    progress.diverged[rlink] &= image != expected;
    if (image != expected && !progress.inconsistent[rlink] && !progress.diverged[rlink]) {
      violations.report(
          Invariant.SECONDARY_IS_PREFIX,
          "host %d has image %x after update %d, the Primary's log has %x there"
              .formatted(host, image, position, expected));
    }
  }

  void arrived(Fact.MessageArrived fact, ReplicationView view) {
    int host = fact.host();
    long message = fact.message();
    if (fact.repeated() && !holdsFromArrival(message)) {
      // After a crash it waits anew where the volumes stand; it holds nothing, so nothing waited.
      return;
    }
    if (message < lastMessage[host]) {
      violations.report(
          Invariant.MESSAGES_IN_ORDER,
          "message %d arrived at host %d after message %d"
              .formatted(message, host, lastMessage[host]));
    }
    lastMessage[host] = message;
    int rlink = rlinkOf[host];
    if (rlink < 0 || (targets(message) >>> rlink & 1) == 0) {
      violations.report(
          Invariant.MESSAGES_IN_ORDER,
          "message %d arrived at host %d, to which it was not sent".formatted(message, host));
      return;
    }
    if (trail.nextWrite(progress.applied[rlink]) < message || progress.applied[rlink] > message) {
      violations.report(
          Invariant.MESSAGE_AFTER_ITS_PREDECESSORS,
          "message %d arrived at host %d, where update %d is the last applied"
              .formatted(message, host, progress.applied[rlink]));
    }
    requireImage(Invariant.MESSAGE_AT_ITS_IMAGE, host, message, fact.image(), "at its arrival");
    requireImage(
        Invariant.MESSAGE_AT_ITS_IMAGE, host, message, view.image(host), "on its volumes then");
  }

  /** Pieces of volumes are written from now on: nothing may hold the volumes, or be unapplied. */
  void inconsistent(Fact.Inconsistent fact) {
    int host = fact.host();
    int rlink = rlinkOf[host];
    if (frozenFor[host] != NOT_FROZEN) {
      violations.report(
          Invariant.FROZEN_STANDS_STILL,
          "host %d stands still for message %d, but a DCM is replayed there"
              .formatted(host, frozenFor[host]));
    }
    if (progress.inconsistent[rlink]) {
      violations.report(
          Invariant.INCONSISTENT_DURING_REPLAY,
          "host %d is inconsistent for the second time".formatted(host));
    }
    progress.inconsistent[rlink] = true;
  }

  void replayed(Fact.RegionsReplayed fact) {
    progress.replayed(rlinkOf[fact.host()], fact.position());
  }

  void regionsApplied(int rlink) {
    if (!progress.inconsistent[rlink]) {
      violations.report(
          Invariant.INCONSISTENT_DURING_REPLAY,
          "host %d takes regions of a DCM, but is said to be consistent".formatted(hostOf[rlink]));
    }
    if (frozenFor[hostOf[rlink]] != NOT_FROZEN) {
      violations.report(
          Invariant.FROZEN_STANDS_STILL,
          "host %d stands still for message %d, but regions of a DCM are written"
              .formatted(hostOf[rlink], frozenFor[hostOf[rlink]]));
    }
  }

  /** The end of a replay: the volumes must equal the Primary's image at that position. */
  void consistent(Fact.Consistent fact, ReplicationView view) {
    int host = fact.host();
    long image = view.image(host);
    long expected = view.imageAfter(fact.position());
    if (!progress.inconsistent[rlinkOf[host]]) {
      violations.report(
          Invariant.INCONSISTENT_DURING_REPLAY,
          "host %d is consistent for the second time".formatted(host));
    }
    progress.diverged[rlinkOf[host]] &= image != expected;
    if (image != expected && !progress.diverged[rlinkOf[host]]) {
      violations.report(
          Invariant.SECONDARY_IS_PREFIX,
          "host %d is said to be consistent with image %x; the Primary's log has %x at %d"
              .formatted(host, image, expected, fact.position()));
    }
    progress.inconsistent[rlinkOf[host]] = false;
  }

  /** An RLINK is attached: whether the volumes are equal must be told as it is. */
  void attached(Fact.Attached fact, ReplicationView view) {
    int rlink = fact.rlink();
    long image = view.image(hostOf[rlink]);
    long expected = view.imageAfter(fact.position());
    if (fact.equal() != (image == expected)) {
      violations.report(
          Invariant.SECONDARY_IS_PREFIX,
          "RLINK %d is attached behind update %d and host %d said to be %s; it has image %x, the Primary's log %x"
              .formatted(
                  rlink,
                  fact.position(),
                  hostOf[rlink],
                  fact.equal() ? "equal" : "unequal",
                  image,
                  expected));
    }
    boolean synchronizes = fact.how() == Fact.Attachment.AUTOSYNC;
    progress.attached(
        rlink, fact.position(), fact.fromCheckpoint() || synchronizes || image == expected);
    if (synchronizes) {
      progress.dcmLogging(rlink, fact.position());
      progress.inconsistent[rlink] = true;
    }
  }

  private boolean holdsFromArrival(long message) {
    Sent submitted = messages.get(message);
    return submitted != null
        && (submitted.freeze()
            ? semantics.get(FreezeSwitches.FREEZE_START) == FreezeSwitches.FreezeStart.ARRIVAL
            : semantics.get(FreezeSwitches.NOFREEZE_MODE)
                != FreezeSwitches.NofreezeMode.NEVER_HOLD);
  }

  void received(Fact.MessageReceived fact) {
    // Where they do not stand still from the arrival, the volumes may have moved on since.
    boolean frozen = holdsFromArrival(fact.message()) && frozenFor[fact.host()] == fact.message();
    deliveries.get(fact.host()).received(fact, frozen);
    if (frozen) {
      requireImage(
          Invariant.MESSAGE_AT_ITS_IMAGE, fact.host(), fact.message(), fact.image(), "at receive");
    }
  }

  void frozen(Fact.Frozen fact, ReplicationView view) {
    frozenFor[fact.host()] = fact.message();
    frozenImage[fact.host()] = view.image(fact.host());
  }

  void unfrozen(Fact.Unfrozen fact, ReplicationView view) {
    int host = fact.host();
    if (frozenFor[host] != fact.message()) {
      violations.report(
          Invariant.FROZEN_STANDS_STILL,
          "host %d moves again after message %d, but stood still for message %d"
              .formatted(host, fact.message(), frozenFor[host]));
    } else if (view.image(host) != frozenImage[host]) {
      violations.report(
          Invariant.FROZEN_STANDS_STILL,
          "host %d had image %x when it froze for message %d, and %x before it moved again"
              .formatted(host, frozenImage[host], fact.message(), view.image(host)));
    }
    frozenFor[host] = NOT_FROZEN;
  }

  void snapshot(Fact.SnapshotTaken fact) {
    if (fact.message() != 0 && holdsFromArrival(fact.message())) {
      String when = "in snapshot " + fact.prefix();
      requireImage(
          Invariant.SNAPSHOT_IN_FREEZE, fact.host(), fact.message(), fact.begunImage(), when);
      requireImage(Invariant.SNAPSHOT_IN_FREEZE, fact.host(), fact.message(), fact.image(), when);
    }
  }

  private void requireImage(Invariant invariant, int host, long message, long image, String when) {
    if (rlinkOf[host] >= 0 && progress.diverged[rlinkOf[host]]) {
      return;
    }
    Sent submitted = messages.get(message);
    if (submitted == null || submitted.image() != image) {
      violations.report(
          invariant,
          "host %d has image %x %s, message %d was sent at %s"
              .formatted(
                  host,
                  image,
                  when,
                  message,
                  submitted == null ? "no time" : Long.toHexString(submitted.image())));
    }
  }

  /** Writes what is known of messages that anything can still be told of, and of freezes. */
  void write(StateWriter writer, StreamPositions model) {
    long before = 0;
    for (Map.Entry<Long, Sent> entry : messages.entrySet()) {
      long message = entry.getKey();
      if (model.mayMatter(message)) {
        Sent sent = entry.getValue();
        writer.count(message - before);
        writer.flag(sent.freeze());
        writer.number(sent.targets());
        Images.write(writer, message, sent.image(), model);
        before = message;
      }
    }
    writer.count(0);
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      int host = hostOf[rlink];
      writer.rare(frozenFor[host] - model.holder(rlink));
      if (frozenFor[host] != NOT_FROZEN) {
        boolean same = frozenImage[host] == model.image(rlink);
        writer.flag(!same);
        if (!same) {
          writer.digest(frozenImage[host]);
        }
      }
      writer.rare(anyOlderMatters(lastMessage[host], model) ? lastMessage[host] : 0);
      deliveries.get(host).write(writer, model);
    }
  }

  /** Whether a message can still arrive that is older than one that has arrived. */
  private boolean anyOlderMatters(long message, StreamPositions model) {
    if (messages.isEmpty() || messages.firstKey() >= message) {
      return false;
    }
    for (long older : messages.headMap(message).keySet()) {
      if (model.mayMatter(older)) {
        return true;
      }
    }
    return false;
  }

  void read(StateReader reader, StreamPositions model) {
    messages.clear();
    long message = 0;
    for (long distance = reader.count(); distance != 0; distance = reader.count()) {
      message += distance;
      boolean freeze = reader.flag();
      int targets = (int) reader.number();
      messages.put(message, new Sent(targets, freeze, Images.read(reader, message, model)));
    }
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      int host = hostOf[rlink];
      frozenFor[host] = model.holder(rlink) + reader.rare();
      boolean same = frozenFor[host] == NOT_FROZEN || !reader.flag();
      frozenImage[host] = same ? model.image(rlink) : reader.digest();
      lastMessage[host] = reader.rare();
      deliveries.get(host).read(reader, model);
    }
  }
}

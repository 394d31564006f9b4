package org.ibcsim.model.world;

import java.util.ArrayDeque;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Admission;
import org.ibcsim.model.BunkerSwitches;
import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.SendInDcm;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SendSwitches;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.HostCalls;
import org.ibcsim.model.ibc.Message;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.link.Rlink;
import org.jspecify.annotations.Nullable;

/**
 * RV_IBC_SEND on the Primary: a control message takes the way of a data write [D S4].
 *
 * <p>It is refused where a write would be refused, and waits where a write would be stalled; what
 * waits here goes before any write that is offered later.
 */
final class Sending implements Stateful {
  private record Waiting(
      long key, int targets, boolean freeze, int freezeTimeoutSeconds, String payload, int call) {}

  private final Surroundings surroundings;
  private final HostCalls calls;
  private final Primary primary;
  private final SrlGate gate;
  private final List<Rlink> rlinks;
  private final Messages messages;
  private final PostponedMessages postponed;
  private final int secondaries;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

  /** Those that wait for an RLINK to come out of DCM logging; no write waits behind them. */
  private final ArrayDeque<Waiting> deferred = new ArrayDeque<>();

  Sending(
      Surroundings surroundings,
      HostCalls calls,
      Primary primary,
      SrlGate gate,
      List<Rlink> rlinks,
      Messages messages,
      PostponedMessages postponed) {
    this.surroundings = surroundings;
    this.calls = calls;
    this.primary = primary;
    this.gate = gate;
    this.rlinks = rlinks;
    this.messages = messages;
    this.postponed = postponed;
    secondaries = surroundings.layout().secondaries();
  }

  Outcome send(
      int host,
      long key,
      int rlink,
      boolean freeze,
      int freezeTimeoutSeconds,
      String payload,
      int call) {
    if (host != surroundings.layout().primary()) {
      return new Outcome.Failed(IbcError.IBC_WRONG_ROLE);
    }
    if (calls.applicationOf(key) == null) {
      return new Outcome.Failed(IbcError.EIBC_NO_APPLICATION);
    }
    if (payload.length() > surroundings.semantics().maximumMessageBytes()
        || !gate.fitsWhenEmpty(srlBytes(payload))) {
      return new Outcome.Failed(IbcError.IBC_MESSAGE_TOO_LONG);
    }
    int named = attached(rlink == InBandControl.EVERY_RLINK ? -1 : bit(rlink));
    int targets = skips() ? named & streaming() : named;
    if (targets == 0) {
      boolean allowed =
          rlink == InBandControl.EVERY_RLINK
              && surroundings.semantics().get(SendSwitches.SEND_NO_ATTACHED_RLINK)
                  == SendSwitches.SendNoAttachedRlink.OK;
      return allowed ? Outcome.DONE : new Outcome.Failed(IbcError.IBC_NO_RLINK);
    }
    Waiting request = new Waiting(key, targets, freeze, freezeTimeoutSeconds, payload, call);
    boolean meetsDcm = (targets & ~streaming()) != 0;
    if (meetsDcm) {
      return defers() ? park(request, deferred) : new Outcome.Failed(IbcError.IBC_DCM_LOGGING);
    }
    if (!waiting.isEmpty()) {
      return park(request, waiting);
    }
    Admission admission = admit(request);
    return switch (admission) {
      case REFUSED, HOST_DOWN -> new Outcome.Failed(IbcError.EIO);
      case STALLED -> park(request, waiting);
      case ADMITTED -> {
        calls.sendBegan(key);
        IbcError error = submit(request);
        if (error == null) {
          yield Outcome.BLOCKED;
        }
        calls.sendEnded(key);
        yield new Outcome.Failed(error);
      }
    };
  }

  private SendInDcm inDcm() {
    return surroundings.semantics().get(DcmSwitches.SEND_IN_DCM);
  }

  private boolean skips() {
    return streaming() != attached(-1) && inDcm() == SendInDcm.SKIP_RLINK;
  }

  private boolean defers() {
    return inDcm() == SendInDcm.DEFER;
  }

  private Outcome park(Waiting request, ArrayDeque<Waiting> queue) {
    calls.sendBegan(request.key());
    queue.add(request);
    return Outcome.BLOCKED;
  }

  private Admission admit(Waiting request) {
    int refusers = onlyTargetsCount(surroundings.semantics()) ? request.targets() | bunker() : -1;
    return gate.admit(srlBytes(request.payload()), refusers);
  }

  /** Whether an RLINK that a message is not for can neither delay its SEND nor fail it. */
  static boolean onlyTargetsCount(Semantics semantics) {
    return semantics.get(SendSwitches.SEND_WAITS_FOR_UNTARGETED_SYNC)
            == SendSwitches.SendWaitsForUntargetedSync.FALSE
        || semantics.get(SendSwitches.SEND_COUNTS_UNTARGETED)
            == SendSwitches.SendCountsUntargeted.IGNORE;
  }

  private long srlBytes(String payload) {
    return (long) payload.length() + surroundings.layout().srlHeaderBytes();
  }

  private int bit(int rlink) {
    return rlink >= 0 && rlink < secondaries ? 1 << rlink : 0;
  }

  /** Those of some RLINKs to Secondaries that are attached now. */
  private int attached(int candidates) {
    int targets = 0;
    for (int number = 0; number < secondaries; number++) {
      if (rlinks.get(number).attached()) {
        targets |= candidates & 1 << number;
      }
    }
    return targets;
  }

  /** The RLINKs that carry messages now: attached, and no DCM is in use. */
  private int streaming() {
    int streaming = 0;
    for (int number = 0; number < secondaries; number++) {
      if (rlinks.get(number).streaming()) {
        streaming |= 1 << number;
      }
    }
    return streaming;
  }

  /** The RLINK to a bunker that keeps messages; its copy is for no application there. */
  private int bunker() {
    boolean keeps =
        secondaries < rlinks.size()
            && rlinks.get(secondaries).attached()
            && surroundings.semantics().get(BunkerSwitches.BUNKER_IBC)
                == BunkerSwitches.BunkerIbc.STORE_FORWARD;
    return keeps ? 1 << secondaries : 0;
  }

  /** Offers what is to be sent again and the SENDs that wait once more, in order. */
  void retry() {
    if (postponed.count() > 0) {
      sendAgain();
    }
    if (!deferred.isEmpty()) {
      takeDeferred();
    }
    while (!waiting.isEmpty()) {
      Waiting request = waiting.getFirst();
      Admission admission = admit(request);
      if (admission == Admission.STALLED) {
        return;
      }
      waiting.remove();
      IbcError error = admission == Admission.REFUSED ? IbcError.EIO : submit(request);
      if (error != null) {
        end(request, error);
      }
    }
  }

  /** SENDs of which every RLINK carries messages again, or is detached, wait no longer. */
  private void takeDeferred() {
    for (Waiting request : List.copyOf(deferred)) {
      if ((attached(request.targets()) & ~streaming()) == 0) {
        deferred.remove(request);
        waiting.add(request);
      }
    }
  }

  /** A message that an overflow has taken out of a stream gets a new place in it. */
  private void sendAgain() {
    for (Rlink rlink : rlinks) {
      Message message = postponed.next(rlink);
      while (message != null && rlink.streaming()) {
        if (gate.admit(srlBytes(message.payload()), 1 << rlink.number) != Admission.ADMITTED) {
          return;
        }
        if (rlink.streaming()) {
          postponed.sent(rlink);
          long image = primary.loggedImage();
          int targets = 1 << rlink.number;
          put(message.at(primary.message(targets, message.lengthBytes()), targets), image);
        }
        message = postponed.next(rlink);
      }
    }
  }

  private void end(Waiting request, IbcError error) {
    calls.sendEnded(request.key());
    surroundings.observer().returned(request.call(), new Outcome.Failed(error));
  }

  /**
   * Puts an admitted message into the stream of those of its RLINKs that are attached now; answers
   * why it cannot, or null: they may have been detached or gone over to DCM logging while it
   * waited, or to make room for it.
   */
  private @Nullable IbcError submit(Waiting request) {
    int targets = attached(request.targets());
    if (skips()) {
      targets &= streaming();
    }
    if (targets == 0) {
      return IbcError.IBC_NO_RLINK;
    }
    if ((targets & ~streaming()) != 0) {
      if (!defers()) {
        return IbcError.IBC_DCM_LOGGING;
      }
      deferred.add(request);
      return null;
    }
    String application = calls.applicationOf(request.key());
    if (application == null) {
      throw new IllegalStateException("a SEND outlived its registration");
    }
    long image = primary.loggedImage();
    long position =
        primary.message(
            targets | bunker(), request.payload().length(), request.call(), request.key());
    put(
        new Message(
            position,
            application,
            request.payload(),
            request.freeze(),
            request.freezeTimeoutSeconds(),
            calls.deliverTimeoutSeconds(request.key()),
            targets),
        image);
    return null;
  }

  private void put(Message message, long image) {
    messages.add(message);
    surroundings
        .observer()
        .fact(
            new Fact.MessageSubmitted(
                message.position(),
                message.application(),
                message.targets(),
                message.freeze(),
                message.freezeTimeoutSeconds(),
                message.deliverTimeoutSeconds(),
                message.lengthBytes(),
                image));
    gate.warn();
  }

  /** The Primary crashed: nobody is left who waits, and what is not in its SRL never was. */
  void crash() {
    waiting.clear();
    deferred.clear();
    losePostponed();
  }

  /** The RVG was stopped: what has no place in the log yet gets none. */
  void rvgStopped() {
    endAll(waiting, IbcError.IBC_RVG_STOPPED);
    endAll(deferred, IbcError.IBC_RVG_STOPPED);
  }

  /**
   * The logowner of a cluster crashed: what has no place in the log yet gets none, and whoever
   * waits is told so.
   */
  void logownerLost() {
    endAll(waiting, IbcError.EIO);
    endAll(deferred, IbcError.EIO);
    losePostponed();
  }

  private void losePostponed() {
    for (Rlink rlink : rlinks) {
      postponed.loseAfter(rlink, primary.loggedTo());
    }
  }

  private void endAll(ArrayDeque<Waiting> queue, IbcError error) {
    while (!queue.isEmpty()) {
      end(queue.remove(), error);
    }
  }

  /** The Primary lost its role to a takeover: what waits is written nowhere. */
  void superseded() {
    endAll(waiting, IbcError.EIO);
  }

  /** The process that made a SEND is dead; the SEND is withdrawn if it has no place in the log. */
  void interrupt(int call) {
    interrupt(call, waiting);
    interrupt(call, deferred);
  }

  private void interrupt(int call, ArrayDeque<Waiting> queue) {
    for (Waiting request : List.copyOf(queue)) {
      if (request.call() == call) {
        queue.remove(request);
        calls.sendEnded(request.key());
      }
    }
  }

  /** Whether SENDs wait for room in the SRL. */
  boolean waiting() {
    return !waiting.isEmpty();
  }

  @Override
  public void write(StateWriter writer) {
    write(writer, waiting);
    write(writer, deferred);
  }

  private static void write(StateWriter writer, ArrayDeque<Waiting> queue) {
    writer.rare(queue.size());
    for (Waiting request : queue) {
      writer.halves(request.key());
      writer.number(request.targets());
      writer.flag(request.freeze());
      writer.rare(request.freezeTimeoutSeconds());
      writer.text(request.payload());
      writer.number(request.call());
    }
  }

  @Override
  public void read(StateReader reader) {
    read(reader, waiting);
    read(reader, deferred);
  }

  private static void read(StateReader reader, ArrayDeque<Waiting> queue) {
    queue.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      queue.add(
          new Waiting(
              reader.halves(),
              (int) reader.number(),
              reader.flag(),
              (int) reader.rare(),
              reader.text(),
              (int) reader.number()));
    }
  }
}

package org.ibcsim.model.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.OverflowToDcmPendingIbc;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.Message;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.link.Rlink;
import org.jspecify.annotations.Nullable;

/**
 * Messages that stood in the SRL for an RLINK when it went over to DCM logging: lost, or kept until
 * they can be sent again (switch {@code overflow_to_dcm_pending_ibc}).
 *
 * <p>A message that is sent again stands at a new place in the stream, and arrives at the image of
 * that place: its old one never exists at the Secondary (ibc 10, 51).
 */
final class PostponedMessages implements Stateful {
  private final Surroundings surroundings;
  private final Messages messages;
  private final List<ArrayDeque<Message>> kept = new ArrayList<>();

  PostponedMessages(Surroundings surroundings, Messages messages) {
    this.surroundings = surroundings;
    this.messages = messages;
    for (int rlink = 0; rlink < surroundings.layout().rlinks().size(); rlink++) {
      kept.add(new ArrayDeque<>());
    }
  }

  /** What a Secondary has not received leaves the stream of its RLINK. */
  void takeFrom(Rlink rlink, Secondary secondary) {
    boolean lost =
        surroundings.semantics().get(DcmSwitches.OVERFLOW_TO_DCM_PENDING_IBC)
            == OverflowToDcmPendingIbc.LOST;
    if (lost) {
      secondary.loseUnreceived();
      return;
    }
    for (Message message : messages.openAfter(rlink.number, secondary.receivedTo())) {
      kept.get(rlink.number).add(message);
      messages.finished(rlink.number, message.position());
    }
  }

  /** The message that is to be sent again next to an RLINK, or null. */
  @Nullable Message next(Rlink rlink) {
    return kept.get(rlink.number).peek();
  }

  /** The message that was next has been sent again. */
  void sent(Rlink rlink) {
    end(rlink, kept.get(rlink.number).remove(), Fact.Fate.SENT_AGAIN);
  }

  /** An RLINK was detached: nothing will be sent to it. */
  void lose(Rlink rlink) {
    ArrayDeque<Message> lost = kept.get(rlink.number);
    while (!lost.isEmpty()) {
      end(rlink, lost.remove(), Fact.Fate.LOST);
    }
  }

  /** The Primary crashed before these were in its SRL: they never were. */
  void loseAfter(Rlink rlink, long loggedTo) {
    ArrayDeque<Message> messagesOfRlink = kept.get(rlink.number);
    for (Message message : List.copyOf(messagesOfRlink)) {
      if (message.position() > loggedTo) {
        messagesOfRlink.remove(message);
        end(rlink, message, Fact.Fate.LOST);
      }
    }
  }

  private void end(Rlink rlink, Message message, Fact.Fate fate) {
    int host = rlink.layout.targetHost();
    surroundings.observer().fact(new Fact.MessageEnded(host, message.position(), fate));
  }

  /** How many there are. */
  int count() {
    int count = 0;
    for (ArrayDeque<Message> messagesOfRlink : kept) {
      count += messagesOfRlink.size();
    }
    return count;
  }

  @Override
  public void write(StateWriter writer) {
    for (ArrayDeque<Message> messagesOfRlink : kept) {
      writer.rare(messagesOfRlink.size());
      for (Message message : messagesOfRlink) {
        writer.count(message.position());
        message.write(writer);
      }
    }
  }

  @Override
  public void read(StateReader reader) {
    for (ArrayDeque<Message> messagesOfRlink : kept) {
      messagesOfRlink.clear();
      for (long rest = reader.rare(); rest > 0; rest--) {
        messagesOfRlink.add(Message.read(reader, reader.count(), null));
      }
    }
  }
}

package org.ibcsim.explore;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.explore.search.Expansion;
import org.ibcsim.explore.search.Stepper;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;

/**
 * Expands states of a {@link DataSetModel}: reads a state once for each of its choices, takes the
 * choice, and writes what came of it.
 */
final class DataSetStepper implements Stepper {
  /** How many final states are remembered at most, so as not to judge what is alike again. */
  private static final int MOST_KNOWN = 10_000;

  private final DataSetModel model;
  private final Situation situation;
  private final StateReader reader;
  private final StateWriter writer;
  private final StateWriter shown;
  private final Choices choices = new Choices();
  private final Finals finals;
  private final Map<ByteBuffer, Finals.Judged> known = new HashMap<>();

  /** Whether the situation is what the writer has written, and nothing has happened since. */
  private boolean written;

  DataSetStepper(DataSetModel model) {
    this.model = model;
    situation = model.situation();
    reader = situation.reader();
    writer = situation.writer();
    shown = situation.writer();
    finals = new Finals(model);
  }

  @Override
  public void begin(Expansion into) {
    Situation first = model.situation();
    first.begin();
    StateWriter beginning = first.writer();
    first.write(beginning);
    into.step(0, beginning.buffer(), 0, beginning.length());
  }

  @Override
  public void expand(byte[] states, int offset, int length, Expansion into) {
    become(states, offset, length);
    situation.list(choices);
    if (choices.onlyExtraFaults()) {
      judge(into);
    }
    for (int place = 0; place < choices.size(); place++) {
      if (place > 0) {
        become(states, offset, length);
      }
      int choice = choices.get(place);
      situation.take(choice);
      if (situation.violations().isEmpty()) {
        writer.clear();
        writer.after(reader);
        situation.write(writer);
        written = true;
        into.step(choice, writer.buffer(), 0, writer.length());
      } else {
        Violation broken = situation.violations().get(0);
        into.stepBroken(
            choice,
            broken.invariant().number() + ": " + broken.invariant().sentence(),
            broken.explanation());
      }
    }
  }

  private void become(byte[] states, int offset, int length) {
    reader.over(states, offset, offset + length);
    if (written) {
      reader.against(writer);
    }
    written = false;
    situation.read(reader);
  }

  private void judge(Expansion into) {
    shown.clear();
    situation.writeShown(shown);
    ByteBuffer bytes = ByteBuffer.wrap(shown.toByteArray());
    Finals.Judged judged = known.get(bytes);
    if (judged == null) {
      judged = finals.judge(situation);
      if (known.size() < MOST_KNOWN) {
        known.put(bytes, judged);
      }
    }
    into.outcome(judged.outcome(), 0, judged.outcome().length);
    judged.broken().forEach(broken -> into.broken(broken.expectation(), broken.explanation()));
  }
}

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
  private final Choices choices = new Choices();
  private final Finals finals;
  private final Map<ByteBuffer, Finals.Judged> known = new HashMap<>();

  DataSetStepper(DataSetModel model) {
    this.model = model;
    situation = model.situation();
    reader = situation.reader();
    writer = situation.writer();
    finals = new Finals(model);
  }

  @Override
  public void begin(Expansion into) {
    Situation first = model.situation();
    first.begin();
    writer.clear();
    first.write(writer);
    into.step(0, writer.buffer(), 0, writer.length());
  }

  @Override
  public void expand(byte[] states, int offset, int length, Expansion into) {
    situation.read(reader.over(states, offset, offset + length));
    situation.list(choices);
    if (choices.onlyExtraFaults()) {
      judge(into);
    }
    for (int place = 0; place < choices.size(); place++) {
      if (place > 0) {
        situation.read(reader.over(states, offset, offset + length));
      }
      int choice = choices.get(place);
      situation.take(choice);
      if (situation.violations().isEmpty()) {
        writer.clear();
        situation.write(writer);
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

  private void judge(Expansion into) {
    writer.clear();
    situation.writeShown(writer);
    ByteBuffer shown = ByteBuffer.wrap(writer.toByteArray());
    Finals.Judged judged = known.get(shown);
    if (judged == null) {
      judged = finals.judge(situation);
      if (known.size() < MOST_KNOWN) {
        known.put(shown, judged);
      }
    }
    into.outcome(judged.outcome(), 0, judged.outcome().length);
    judged.broken().forEach(broken -> into.broken(broken.expectation(), broken.explanation()));
  }
}

package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;

/**
 * Reduces a storm that breaks something to the few acts that break it, on the plainest data set.
 *
 * <p>jqwik's own shrinking stops long before: an act that is left out shifts what all later ones
 * mean, and it tries too few at once.
 */
final class StormReduction {
  /** A storm that goes on and on must not hold up the build. */
  private static final int MOST_PLAYS = 6_000;

  private static final long ROOM = 10_000_000;

  private final Consumer<Storm> run;
  private int plays;

  private StormReduction(Consumer<Storm> run) {
    this.run = run;
  }

  /** The smallest storm to be found of which a run throws. */
  static Storm of(Storm failing, Consumer<Storm> run) {
    StormReduction reduction = new StormReduction(run);
    Storm smallest = reduction.withFewerActs(failing);
    smallest = Reduction.simplest(smallest, StormReduction::plainer, reduction::fails);
    smallest = reduction.withFewerActs(smallest);
    return Reduction.simplest(smallest, StormReduction::plainer, reduction::fails);
  }

  private Storm withFewerActs(Storm storm) {
    return storm.withActs(Reduction.shortest(storm.acts(), acts -> fails(storm.withActs(acts))));
  }

  private boolean fails(Storm storm) {
    if (++plays > MOST_PLAYS) {
      return false;
    }
    try {
      run.accept(storm);
      return false;
    } catch (AssertionError | RuntimeException broken) {
      return true;
    }
  }

  /** Storms that differ from one in one thing, which is plainer. */
  private static List<Storm> plainer(Storm storm) {
    List<Storm> plainer = new ArrayList<>();
    for (Layouts layout : plainer(storm.layout())) {
      plainer.add(storm.withLayout(layout));
    }
    if (!storm.timed() || !storm.delays().equals(Delays.STEADY)) {
      plainer.add(new Storm(storm.layout(), Delays.STEADY, true, storm.seed(), storm.acts()));
    }
    if (storm.timed() && storm.delays().spread() != 0) {
      Delays even = storm.delays().withoutSpread();
      plainer.add(new Storm(storm.layout(), even, true, storm.seed(), storm.acts()));
    }
    if (storm.timed() && storm.seed() != 0) {
      plainer.add(new Storm(storm.layout(), storm.delays(), true, 0, storm.acts()));
    }
    for (int number = 0; number < storm.acts().size(); number++) {
      for (Act act : plainer(storm.acts().get(number))) {
        List<Act> acts = new ArrayList<>(storm.acts());
        acts.set(number, act);
        plainer.add(storm.withActs(acts));
      }
    }
    return plainer;
  }

  private static List<Layouts> plainer(Layouts layout) {
    List<Layouts> plainer = new ArrayList<>();
    int links = layout.links().size();
    for (int dropped = links - 1; links > 1 && dropped >= 0; dropped--) {
      List<Layouts.Link> fewer = new ArrayList<>(layout.links());
      fewer.remove(dropped);
      plainer.add(layout.withLinks(fewer));
    }
    for (Switch<?> question : Semantics.SWITCHES) {
      if (layout.semantics().get(question) != question.standard()) {
        plainer.add(layout.semantics(standard(layout.semantics(), question)));
      }
    }
    plainer.add(layout.srl(ROOM));
    plainer.add(layout.secondarySrl(ROOM));
    plainer.add(layout.regions(4));
    plainer.add(
        new Layouts(
            1,
            layout.regions(),
            layout.srlBytes(),
            layout.secondarySrlBytes(),
            layout.writeBufferBytes(),
            layout.links(),
            layout.semantics()));
    for (int number = 0; number < links; number++) {
      Layouts.Link link = layout.links().get(number);
      plainer.add(layout.synchronous(number, Synchronous.OFF));
      plainer.add(layout.protection(number, SrlProtection.OVERRIDE));
      plainer.add(layout.latency(number, LatencyProtection.OFF));
      plainer.add(layout.messagePool(number, 1_000_000));
      if (link.secondaryLogging()) {
        plainer.add(layout.withoutSecondaryLogging(number));
      }
    }
    return plainer;
  }

  private static <T extends Enum<T>> Semantics standard(Semantics semantics, Switch<T> question) {
    return semantics.with(question, question.standard());
  }

  private static List<Act> plainer(Act act) {
    Function<Integer, Integer> smaller = number -> number / 2;
    if (act instanceof Act.Write write) {
      return List.of(new Act.Write(0, 0, 1), new Act.Write(write.volume(), write.region(), 1));
    } else if (act instanceof Act.Scribble) {
      return List.of(new Act.Write(0, 0, 1));
    } else if (act instanceof Act.Register register) {
      return List.of(new Act.Register(register.host(), register.name(), 0));
    } else if (act instanceof Act.Send send) {
      return List.of(
          new Act.Send(0, 0, true, 0, 0),
          new Act.Send(send.name(), send.rlink(), send.freeze(), send.freezeTimeoutSeconds(), 0),
          new Act.Send(send.name(), send.rlink(), send.freeze(), 0, send.lengthBytes()),
          new Act.Send(
              send.name(), send.rlink(), true, send.freezeTimeoutSeconds(), send.lengthBytes()));
    } else if (act instanceof Act.Receive receive) {
      return List.of(
          new Act.Receive(receive.host(), receive.name(), receive.block(), 0, 4_000),
          new Act.Receive(receive.host(), receive.name(), false, 0, receive.bufferBytes()));
    } else if (act instanceof Act.Pass pass && pass.milliseconds() > 1) {
      return List.of(new Act.Pass(1), new Act.Pass(smaller.apply(pass.milliseconds())));
    } else if (act instanceof Act.Wait wait && wait.seconds() > 1) {
      return List.of(new Act.Pass(1), new Act.Wait(1), new Act.Wait(smaller.apply(wait.seconds())));
    }
    return List.of();
  }
}

package org.ibcsim.model.link;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.LatencyProtection.Mode;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;

/**
 * The attributes of one RLINK as they are now: those that it was set up with, until an
 * administrator changes them. Both RLINKs of a pair have them [D G50s/ch_setupreplication_vvr6], so
 * they outlive a change of roles.
 */
public final class RlinkSettings implements Stateful {
  private static final Synchronous[] SYNCHRONOUS = Synchronous.values();
  private static final SrlProtection[] PROTECTIONS = SrlProtection.values();
  private static final Mode[] MODES = Mode.values();

  private final RlinkAttributes setUp;
  private RlinkAttributes now;

  RlinkSettings(RlinkLayout layout) {
    setUp = RlinkAttributes.of(layout);
    now = setUp;
  }

  /** All of them. */
  public RlinkAttributes attributes() {
    return now;
  }

  public Synchronous synchronous() {
    return now.synchronous();
  }

  public SrlProtection srlProtection() {
    return now.srlProtection();
  }

  public LatencyProtection latencyProtection() {
    return now.latencyProtection();
  }

  /** An administrator sets them; who acts by them must be told. */
  public void set(RlinkAttributes attributes) {
    now = attributes;
  }

  @Override
  public void write(StateWriter writer) {
    boolean changed = !now.equals(setUp);
    writer.flag(changed);
    if (changed) {
      writer.choice(now.synchronous(), SYNCHRONOUS.length);
      writer.choice(now.srlProtection(), PROTECTIONS.length);
      writer.choice(now.latencyProtection().mode(), MODES.length);
      writer.count(now.latencyProtection().highMark());
      writer.count(now.latencyProtection().lowMark());
      writer.number(now.bandwidthLimit());
    }
  }

  @Override
  public void read(StateReader reader) {
    if (!reader.flag()) {
      now = setUp;
      return;
    }
    now =
        new RlinkAttributes(
            reader.choice(SYNCHRONOUS),
            reader.choice(PROTECTIONS),
            new LatencyProtection(reader.choice(MODES), (int) reader.count(), (int) reader.count()),
            reader.number());
  }
}

package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Fact;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.dcm.Divergence;
import org.ibcsim.model.dcm.Replay;
import org.ibcsim.model.link.Rlink;
import org.jspecify.annotations.Nullable;

/**
 * Fast failback: how the Primary of before comes back after a takeover (dataflow 11.3, admin 6.3).
 *
 * <p>From the takeover on the DCM of the RLINK to it marks every write of the new Primary. When it
 * is there again and connected it learns of the takeover and is an acting Secondary: what its SRL
 * or its DCM has of updates that it had not replicated is marked in the new Primary's DCM too [D
 * 62-ch14s04s02]. Only the places travel, which takes no time here (inferred). {@code fbsync}, or
 * the return itself after {@code -autofb}, makes it a Secondary and replays the DCM, as any
 * resynchronization; its own updates are overwritten.
 */
final class FailbackLogging implements Stateful {
  private static final int NONE = -1;

  private final Surroundings surroundings;
  private final Hosts hosts;
  private final DcmLogging dcm;
  private final List<Rlink> rlinks;
  private final Resynchronization resynchronization;
  private int number = NONE;
  private boolean automatic;

  /** What is still to be learnt of the Primary of before; null once it has returned. */
  private @Nullable Divergence divergence;

  FailbackLogging(
      Surroundings surroundings,
      Hosts hosts,
      DcmLogging dcm,
      List<Rlink> rlinks,
      Resynchronization resynchronization) {
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.dcm = dcm;
    this.rlinks = rlinks;
    this.resynchronization = resynchronization;
  }

  /**
   * Marks begin, with the first write of the new Primary.
   *
   * @param rlink to the Primary of before
   * @param lacking what that has written and not replicated
   */
  void begin(Rlink rlink, boolean byItself, Divergence lacking) {
    number = rlink.number;
    automatic = byItself;
    divergence = lacking;
    rlink.awaitFailback();
    dcm.logFailback(rlink);
    resynchronization.changed();
  }

  /** What the observer is to be told once the roles are those of now. */
  void tellBegun() {
    if (number != NONE) {
      surroundings
          .observer()
          .fact(new Fact.FailbackLogging(number, rlinks.get(number).streamsTo()));
    }
  }

  private boolean logs() {
    return number != NONE && dcm.of(rlinks.get(number)).failback();
  }

  /** An RLINK is connected: it may be the one to a Primary of before that has returned. */
  void connected(Rlink rlink) {
    Divergence lacking = divergence;
    if (rlink.number != number || lacking == null || !logs()) {
      return;
    }
    divergence = null;
    Replay replay = dcm.of(rlink);
    replay.add(lacking);
    surroundings
        .observer()
        .fact(new Fact.ActingSecondary(rlink.layout.targetHost(), replay.markedBytes()));
    if (automatic) {
      synchronize();
    }
  }

  /** {@code vradmin fbsync}: the replay begins, or what keeps it from that. */
  ResyncStart synchronize() {
    if (!logs()) {
      return ResyncStart.NOT_IN_DCM_LOGGING;
    }
    Rlink rlink = rlinks.get(number);
    if (dcm.of(rlink).phase() != Replay.Phase.LOGGING) {
      return ResyncStart.UNDER_WAY;
    }
    if (divergence != null || !rlink.reachable()) {
      return ResyncStart.NOT_CONNECTED;
    }
    hosts.comeBack(rlink.layout.targetHost());
    resynchronization.startFailback(rlink);
    return ResyncStart.STARTED;
  }

  @Override
  public void write(StateWriter writer) {
    writer.rare(number - NONE);
    writer.flag(automatic);
    writer.flag(divergence != null);
    if (divergence != null) {
      divergence.write(writer);
    }
  }

  @Override
  public void read(StateReader reader) {
    number = (int) reader.rare() + NONE;
    automatic = reader.flag();
    divergence = null;
    if (reader.flag()) {
      divergence = new Divergence(surroundings.layout());
      divergence.read(reader);
    }
  }
}

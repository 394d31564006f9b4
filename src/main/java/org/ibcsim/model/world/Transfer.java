package org.ibcsim.model.world;

import java.util.Objects;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Failback;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RoleSwitches;
import org.ibcsim.model.RoleSwitches.KeysOnRoleChange;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.dcm.Divergence;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.volume.VolumeContents;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which the Primary role goes from one host to another: one {@link Replication} ends,
 * and the next begins where it stands.
 *
 * <p>The stream of the old Primary is over. Positions go on counting, and nobody needs an update of
 * before any more: the new Primary has on its volumes all that it ever will, and the other hosts
 * stand where they are. A message that was in the stream can be delivered nowhere: RECEIVE is
 * refused on a Primary, and a Secondary without the stream finds nothing behind it (inferred). So
 * all of them end here, with {@link Fact.Fate#LOST} where a host had not received them and {@link
 * Fact.Fate#ENDED_BY_ROLE_CHANGE} where it had.
 */
final class Transfer {
  private final Replication before;
  private final LoggedStream stream;
  private final Messages messages;
  private final Hosts hosts;
  private Fact.@Nullable RoleChanged told;

  Transfer(Replication before, LoggedStream stream, Messages messages, Hosts hosts) {
    this.before = before;
    this.stream = stream;
    this.messages = messages;
    this.hosts = hosts;
  }

  /** What the observer is to be told when the next replication is the one that it asks. */
  Fact fact() {
    return Objects.requireNonNull(told);
  }

  /**
   * Whether an RLINK goes on from the next Primary: that to the Primary of before, and one between
   * Secondaries that was made beforehand; all are equal when a migration is carried out.
   */
  private boolean goesOn(RoleChange change, RdsLayout layout, int number) {
    boolean back = layout.rlinks().get(number).targetHost() == before.primaryHost();
    return change.planned()
        && (back || layout.secondaryRlinks())
        && before.rlink(number).attached();
  }

  /** Ends the replication of before; answers the next one. */
  Replication to(RoleChange change) {
    int from = before.primaryHost();
    int host = change.host();
    Surroundings surroundings = before.surroundings().withPrimary(host);
    RdsLayout layout = surroundings.layout();
    long kept = before.secondary(host).appliedTo();
    long last = stream.log.last();
    long lost = stream.log.countAfter(kept);
    before.endStream(number -> goesOn(change, layout, number));
    before.callsOf(host).endReceives(IbcError.IBC_WRONG_ROLE);
    boolean dropped =
        surroundings.semantics().get(RoleSwitches.KEYS_ON_ROLE_CHANGE) == KeysOnRoleChange.DROPPED;
    if (dropped) {
      before.callsOf(host).forget();
      before.callsOf(from).forget();
    }
    if (!change.planned()) {
      hosts.supersede(from);
      for (int each = 0; each < layout.hosts().size(); each++) {
        surroundings.agenda().disksStopped(each);
      }
    }
    VolumeContents old = stream.restart(layout.volumes(), before.secondary(host).contents(), last);
    Replication after = new Replication(surroundings, stream, messages, hosts);
    after.primary().beginAt(last, before.secondary(host).boot() + 1, change.planned());
    after.buffers().releaseThrough(last);
    for (int number = 0; number < layout.rlinks().size(); number++) {
      Rlink rlink = after.rlink(number);
      int target = rlink.layout.targetHost();
      boolean runs = hosts.running(host) && hosts.running(target);
      rlink.continueAfter(before.rlink(number), runs, goesOn(change, layout, number));
      if (target == from) {
        after.secondary(target).standAt(last, old, before.primary().boot() + 1);
      } else if (layout.isBunker(target)) {
        Objects.requireNonNull(after.bunkering())
            .standAt(last, Objects.requireNonNull(before.bunkering()));
      } else {
        Secondary stands = before.secondary(target);
        after.secondary(target).standAt(last, stands.contents(), stands.boot() + 1);
      }
    }
    Divergence divergence = change.divergence();
    if (divergence != null) {
      Rlink back = after.rlink(layout.rlinkTo(from));
      after.failback().begin(back, change.failback() == Failback.AUTOMATIC, divergence);
    }
    told = new Fact.RoleChanged(from, host, change.planned(), kept, last, lost);
    return after;
  }
}

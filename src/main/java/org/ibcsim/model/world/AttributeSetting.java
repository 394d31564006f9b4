package org.ibcsim.model.world;

import java.util.List;
import java.util.Optional;
import org.ibcsim.model.AttributeRefusal;
import org.ibcsim.model.Cluster;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.Shipping;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.link.Rlink;

/**
 * {@code vradmin set} and {@code vxedit set}: attributes of an RLINK change while it replicates
 * (dataflow 4.2).
 *
 * <p>What follows is what the write path does with the new value at its next step: a stall goes on
 * until it would have ended, and DCM logging that is on stays on [D W73-ch02s04s01s03]. Only a
 * write that waits for an RLINK that is asynchronous from now on waits no longer (inferred), and a
 * stall of latency protection ends where the new marks say so (inferred).
 */
final class AttributeSetting {
  private final Surroundings surroundings;
  private final Primary primary;
  private final SrlGate gate;
  private final Connections connections;
  private final List<Rlink> rlinks;

  AttributeSetting(
      Surroundings surroundings,
      Primary primary,
      SrlGate gate,
      Connections connections,
      List<Rlink> rlinks) {
    this.surroundings = surroundings;
    this.primary = primary;
    this.gate = gate;
    this.connections = connections;
    this.rlinks = rlinks;
  }

  /** Sets attributes of an RLINK, all or none; answers why not. */
  Optional<AttributeRefusal> set(Rlink rlink, RlinkChange change) {
    RlinkAttributes before = rlink.settings.attributes();
    Optional<AttributeRefusal> refusal = refusal(rlink, change, before);
    if (refusal.isPresent()) {
      return refusal;
    }
    RlinkAttributes after = change.after(before);
    rlink.settings.set(after);
    surroundings
        .observer()
        .fact(
            new Fact.AttributesSet(
                rlink.number,
                after.synchronous(),
                after.srlProtection(),
                after.latencyProtection().mode(),
                after.latencyProtection().highMark(),
                after.latencyProtection().lowMark(),
                after.bandwidthLimit()));
    change
        .bandwidthLimit()
        .ifPresent(limit -> surroundings.agenda().limitBandwidth(rlink.number, limit));
    changeMode(rlink, before.synchronous(), after.synchronous());
    gate.attributesChanged();
    return Optional.empty();
  }

  private Optional<AttributeRefusal> refusal(
      Rlink rlink, RlinkChange change, RlinkAttributes before) {
    if (change.lowMarkAfter(before) >= change.highMarkAfter(before)) {
      return Optional.of(AttributeRefusal.MARKS_OUT_OF_ORDER);
    }
    if (changesShipping(rlink, change.after(before).synchronous())) {
      return Optional.of(AttributeRefusal.SHIPPING_WOULD_CHANGE);
    }
    if (change.srlProtection().isEmpty()) {
      return Optional.empty();
    }
    SrlProtection wanted = change.srlProtection().get();
    boolean ofDcm = wanted == SrlProtection.AUTODCM || wanted == SrlProtection.DCM;
    RdsLayout layout = surroundings.layout();
    if (ofDcm && layout.isBunker(rlink.layout.targetHost())) {
      return Optional.of(AttributeRefusal.BUNKER_HAS_NO_DCM);
    }
    if (!RdsLayout.takes(wanted, layout.volumes(), layout.semantics())) {
      return Optional.of(AttributeRefusal.NO_DCM);
    }
    boolean logging = rlink.attached() && !rlink.streaming();
    return logging && (wanted == SrlProtection.OVERRIDE || wanted == SrlProtection.FAIL)
        ? Optional.of(AttributeRefusal.DCM_LOGGING_IN_USE)
        : Optional.empty();
  }

  /** Nodes ship data where any RLINK is synchronous, and metadata otherwise [D 62-ch02s08s01]. */
  private boolean changesShipping(Rlink changed, Synchronous wanted) {
    Cluster cluster = surroundings.layout().primaryHost().cluster();
    if (!cluster.any() || cluster.shipping() == Shipping.WRITE) {
      return false;
    }
    boolean others =
        rlinks.stream()
            .filter(rlink -> rlink != changed)
            .anyMatch(rlink -> rlink.settings.attributes().synchronous() != Synchronous.OFF);
    boolean before = changed.settings.attributes().synchronous() != Synchronous.OFF;
    return !others && before != (wanted != Synchronous.OFF);
  }

  private void changeMode(Rlink rlink, Synchronous before, Synchronous after) {
    if (before == after) {
      return;
    }
    boolean is = rlink.synchronous();
    if (after == Synchronous.OFF) {
      rlink.becomeAsynchronous();
    } else if (after == Synchronous.FAIL && !is && connections.mayStream(rlink)) {
      rlink.becomeSynchronous();
    }
    if (rlink.synchronous() != is) {
      surroundings.observer().fact(new Fact.ModeChanged(rlink.number, rlink.synchronous()));
      primary.acknowledge();
    }
    connections.resynchronize(rlink);
  }
}

package org.ibcsim.scenario;

import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;

/**
 * Reads {@code bunker}: a host with an SRL and no data volumes, and what leads to it.
 *
 * <p>Its RLINK is {@code synchronous=override} and {@code srlprot=off} unless something else is
 * written [D G62/ch15s03s04, G50/ch_bunkeradmin_vvr9]; as it has no volumes, {@code dcm} and {@code
 * autodcm} cannot be set.
 */
final class BunkerReader {
  private final Problems problems;
  private final DataSetDraft draft;
  private final SecondaryReader common;

  BunkerReader(Problems problems, DataSetDraft draft, SecondaryReader common) {
    this.problems = problems;
    this.draft = draft;
    this.common = common;
  }

  void read(Node node) {
    draft.bunker = true;
    Section section = Section.open(node, Forms.BUNKER, problems);
    String host = common.readHost(section);
    DataSetDraft.Rlink rlink = common.rlink(section, host, Synchronous.OVERRIDE, SrlProtection.OFF);
    draft.rlinks.add(protectable(rlink));
    requireRoom(section);
  }

  private DataSetDraft.Rlink protectable(DataSetDraft.Rlink rlink) {
    SrlProtection protection = rlink.srlProtection();
    if (protection != SrlProtection.DCM && protection != SrlProtection.AUTODCM) {
      return rlink;
    }
    problems.add(
        rlink.srlProtectionPlace(),
        "srlprot " + Switch.nameOf(protection) + " of a bunker, which has no volumes and no DCM",
        "srlprot: off, override or fail");
    return new DataSetDraft.Rlink(
        rlink.name(),
        rlink.synchronous(),
        SrlProtection.OFF,
        rlink.srlProtectionPlace(),
        rlink.latencyProtection(),
        rlink.secondaryLogging(),
        rlink.messagePoolBytes(),
        rlink.heartbeatTimeoutNanos(),
        rlink.reconnectNanos(),
        rlink.network(),
        rlink.delivery());
  }

  /** It must hold whatever the Primary's SRL holds for a Secondary. */
  private void requireRoom(Section section) {
    Node srl = section.value("srl");
    long primary = draft.srlBytes.get(RdsLayout.FIRST_PRIMARY);
    long own = draft.srlBytes.get(draft.srlBytes.size() - 1);
    if (srl != null && own != Values.UNKNOWN && primary != Values.UNKNOWN && own < primary) {
      problems.add(
          srl.place(),
          "a bunker whose SRL is smaller than the Primary's",
          "an SRL at least as large as the Primary's, or none, which makes it as large");
    }
  }
}

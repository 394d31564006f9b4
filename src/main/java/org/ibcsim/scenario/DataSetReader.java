package org.ibcsim.scenario;

import java.util.List;
import org.ibcsim.model.Cluster;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/** Reads {@code rds}: the replicated data set with its disks and links. */
final class DataSetReader {
  private final Values values;
  private final Problems problems;
  private final DataSetDraft draft;

  /**
   * @param product which sets the defaults
   * @param startNanosOfDay when the run starts
   */
  DataSetReader(Values values, Problems problems, Product product, long startNanosOfDay) {
    this.values = values;
    this.problems = problems;
    this.draft = new DataSetDraft(problems, product, startNanosOfDay);
  }

  DataSetDraft read(@Nullable Node node) {
    if (node == null) {
      return draft;
    }
    Section section = Section.open(node, Forms.RDS, problems);
    draft.diskGroup = values.name(section.value("diskgroup"), "a disk group's name");
    draft.rvg = values.name(section.value("rvg"), "an RVG's name");
    readVolumes(section.value("volumes"));
    readSrl(section.value("srl"));
    readPrimary(section.value("primary"));
    SecondaryReader secondary = new SecondaryReader(values, problems, draft);
    List<Node> secondaries =
        values.items(section.value("secondaries"), "secondary", RdsLayout.MAXIMUM_RLINKS);
    secondaries.forEach(secondary::read);
    draft.secondaryRlinks =
        values.choice(section.value("secondary_rlinks"), SecondaryReader.ON_OFF, false);
    Node bunker = section.value("bunker");
    if (bunker != null && !secondaries.isEmpty()) {
      if (secondaries.size() == RdsLayout.MAXIMUM_RLINKS) {
        problems.add(
            bunker.place(),
            "a bunker beside " + secondaries.size() + " Secondaries",
            "at most " + RdsLayout.MAXIMUM_RLINKS + " RLINKs, that to the bunker among them");
      }
      new BunkerReader(problems, draft, secondary).read(bunker);
    }
    if (!secondaries.isEmpty()) {
      draft.hosts.allRead();
      draft.rlinkNames.allRead();
    }
    return draft;
  }

  private void readVolumes(@Nullable Node node) {
    if (node == null) {
      return;
    }
    if (!(node instanceof Mapping mapping)) {
      problems.add(
          node.place(), node.shown(), "volumes with their sizes, such as {hr_dv01: 20 GiB}");
      return;
    }
    int count = mapping.entries().size();
    int most = draft.product.mostVolumes;
    if (count == 0 || count > most) {
      problems.add(node.place(), Shown.count(count, "volume"), "1 to " + most + " volumes");
      return;
    }
    for (Entry entry : mapping.entries()) {
      String name = values.name(entry.key(), "a volume's name");
      draft.volumes.add(name, entry.key().place());
      readVolume(entry.value());
    }
    draft.volumes.allRead();
  }

  /** A size alone, or a size and a DCM. */
  private void readVolume(Node node) {
    if (!(node instanceof Mapping)) {
      draft.volumeBytes.add(values.amount(node, Limits.VOLUME, Values.UNKNOWN));
      draft.dcmBytes.add(DataSetDraft.STANDARD_DCM);
      return;
    }
    Section section = Section.open(node, Forms.VOLUME, problems);
    draft.volumeBytes.add(values.amount(section.value("size"), Limits.VOLUME, Values.UNKNOWN));
    Node dcm = section.value("dcm");
    boolean none = dcm instanceof Node.Scalar scalar && scalar.text().equals("none");
    draft.dcmBytes.add(
        none ? VolumeLayout.NO_DCM : values.amount(dcm, Limits.DCM, DataSetDraft.STANDARD_DCM));
  }

  private void readSrl(@Nullable Node node) {
    if (node == null) {
      draft.srlBytes.add(Values.UNKNOWN);
      return;
    }
    Section section = Section.open(node, Forms.PRIMARY_SRL, problems);
    draft.srl = values.name(section.value("name"), "an SRL's name");
    if (draft.srl != null && draft.volumes.all().contains(draft.srl)) {
      problems.add(
          section.place("name"),
          "the name of the volume " + Shown.quoted(draft.srl),
          "a name of its own for the SRL, such as hr_srl");
    }
    draft.srlBytes.add(srlBytes(section, values, problems));
  }

  /** The size of an SRL, which the product refuses below 110 MB. */
  static long srlBytes(Section section, Values values, Problems problems) {
    Node node = section.value("size");
    long bytes = values.amount(node, Limits.SRL, Values.UNKNOWN);
    if (node != null && bytes != Values.UNKNOWN && bytes < Limits.LEAST_SRL_BYTES) {
      problems.add(
          node.place(),
          node.shown(),
          "an SRL of 110 MB or more; VVR refuses a smaller one in every mode");
    }
    return bytes;
  }

  private void readPrimary(@Nullable Node node) {
    Place place = node == null ? Place.FILE : node.place();
    if (node == null) {
      draft.hosts.add(null, place);
      draft.clusters.add(Cluster.NONE);
      draft.senders.add(DataSetDraft.Sender.STANDARD);
      return;
    }
    Section section = Section.open(node, Forms.PRIMARY, problems);
    draft.hosts.add(values.name(section.value("host"), "a host's name"), section.place("host"));
    Node cluster = section.value("cluster");
    ClusterReader clusters = new ClusterReader(values, problems);
    draft.clusters.add(clusters.read(cluster, Forms.PRIMARY_CLUSTER));
    draft.shippingPlace =
        cluster instanceof Mapping mapping && mapping.entry("shipping") != null
            ? mapping.entry("shipping").value().place()
            : null;
    draft.writerNodes = clusters.readInterconnect(cluster);
    Node buffers = section.value("write_buffers");
    TunablesReader tunables =
        new TunablesReader(values, problems).read(section.value("tunables"), false);
    draft.senders.add(
        tunables.sender(
            buffers,
            values.amount(buffers, Limits.WRITE_BUFFERS, HostLayout.STANDARD_WRITE_BUFFER_BYTES)));
    Node disk = section.value("disk");
    if (disk != null) {
      draft.disks.add(new DiskReader(values, problems).read(disk));
    }
  }
}

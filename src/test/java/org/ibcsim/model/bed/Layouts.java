package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Delivery;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.VolumeLayout;

/** Small data sets for tests, built up word by word. */
public record Layouts(
    int volumes,
    int regions,
    long srlBytes,
    long secondarySrlBytes,
    long writeBufferBytes,
    List<Link> links,
    Semantics semantics,
    boolean dcm) {
  /** Every volume has a DCM. */
  public Layouts(
      int volumes,
      int regions,
      long srlBytes,
      long secondarySrlBytes,
      long writeBufferBytes,
      List<Link> links,
      Semantics semantics) {
    this(volumes, regions, srlBytes, secondarySrlBytes, writeBufferBytes, links, semantics, true);
  }

  public static final int REGION_BYTES = 4096;
  private static final long SECOND = 1_000_000_000L;

  /** What distinguishes one RLINK from another. */
  public record Link(
      Synchronous synchronous,
      SrlProtection protection,
      LatencyProtection latency,
      boolean secondaryLogging,
      long messagePoolBytes,
      int messageSlots) {
    public Link(
        Synchronous synchronous,
        SrlProtection protection,
        LatencyProtection latency,
        boolean secondaryLogging,
        long messagePoolBytes) {
      this(
          synchronous,
          protection,
          latency,
          secondaryLogging,
          messagePoolBytes,
          Delivery.STANDARD_SLOTS);
    }
  }

  private static final Link PLAIN =
      new Link(Synchronous.OFF, SrlProtection.OVERRIDE, LatencyProtection.OFF, false, 1 << 20);

  /** Asynchronous RLINKs, two volumes of 16 regions, room for anything a test does. */
  public static Layouts secondaries(int count) {
    List<Link> links = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      links.add(PLAIN);
    }
    return new Layouts(2, 16, 1 << 24, 1 << 24, 1L << 40, links, Semantics.standard(), true);
  }

  public Layouts regions(int count) {
    return new Layouts(
        volumes, count, srlBytes, secondarySrlBytes, writeBufferBytes, links, semantics, dcm);
  }

  public Layouts srl(long bytes) {
    return new Layouts(
        volumes, regions, bytes, secondarySrlBytes, writeBufferBytes, links, semantics, dcm);
  }

  public Layouts secondarySrl(long bytes) {
    return new Layouts(volumes, regions, srlBytes, bytes, writeBufferBytes, links, semantics, dcm);
  }

  /** Kernel memory of the Primary. */
  public Layouts writeBuffers(long bytes) {
    return new Layouts(volumes, regions, srlBytes, secondarySrlBytes, bytes, links, semantics, dcm);
  }

  public Layouts semantics(Semantics answers) {
    return new Layouts(
        volumes, regions, srlBytes, secondarySrlBytes, writeBufferBytes, links, answers, dcm);
  }

  /** No volume has a DCM. */
  public Layouts withoutDcm() {
    return new Layouts(
        volumes, regions, srlBytes, secondarySrlBytes, writeBufferBytes, links, semantics, false);
  }

  private Layouts link(int number, Link link) {
    List<Link> changed = new ArrayList<>(links);
    changed.set(number, link);
    return withLinks(changed);
  }

  Layouts withLinks(List<Link> others) {
    return new Layouts(
        volumes, regions, srlBytes, secondarySrlBytes, writeBufferBytes, others, semantics, dcm);
  }

  Layouts withoutSecondaryLogging(int number) {
    Link old = links.get(number);
    return link(
        number,
        new Link(old.synchronous, old.protection, old.latency, false, old.messagePoolBytes));
  }

  public Layouts synchronous(int number, Synchronous mode) {
    Link old = links.get(number);
    return link(
        number,
        new Link(mode, old.protection, old.latency, old.secondaryLogging, old.messagePoolBytes));
  }

  public Layouts protection(int number, SrlProtection protection) {
    Link old = links.get(number);
    return link(
        number,
        new Link(
            old.synchronous, protection, old.latency, old.secondaryLogging, old.messagePoolBytes));
  }

  public Layouts latency(int number, LatencyProtection latency) {
    Link old = links.get(number);
    return link(
        number,
        new Link(
            old.synchronous, old.protection, latency, old.secondaryLogging, old.messagePoolBytes));
  }

  public Layouts secondaryLogging(int number) {
    Link old = links.get(number);
    return link(
        number, new Link(old.synchronous, old.protection, old.latency, true, old.messagePoolBytes));
  }

  public Layouts messagePool(int number, long bytes) {
    Link old = links.get(number);
    return link(
        number,
        new Link(old.synchronous, old.protection, old.latency, old.secondaryLogging, bytes));
  }

  /** Messages that are held out of order; said last of all that is said of an RLINK. */
  public Layouts slots(int number, int slots) {
    Link old = links.get(number);
    return link(
        number,
        new Link(
            old.synchronous,
            old.protection,
            old.latency,
            old.secondaryLogging,
            old.messagePoolBytes,
            slots));
  }

  /** The data set: Primary seattle, Secondary s1 behind RLINK 0, and so on. */
  public RdsLayout build() {
    List<VolumeLayout> volumeLayouts = new ArrayList<>();
    for (int volume = 0; volume < volumes; volume++) {
      VolumeLayout standard = new VolumeLayout("v" + volume, (long) regions * REGION_BYTES);
      volumeLayouts.add(
          dcm
              ? standard
              : new VolumeLayout(standard.name(), standard.bytes(), VolumeLayout.NO_DCM));
    }
    List<HostLayout> hosts = new ArrayList<>();
    hosts.add(new HostLayout("seattle", srlBytes, writeBufferBytes));
    List<RlinkLayout> rlinks = new ArrayList<>();
    for (int number = 0; number < links.size(); number++) {
      Link link = links.get(number);
      hosts.add(new HostLayout("s" + (number + 1), secondarySrlBytes));
      rlinks.add(
          new RlinkLayout(
                  "rlk_s" + (number + 1),
                  "rlk_seattle",
                  number + 1,
                  link.synchronous,
                  link.protection,
                  link.latency,
                  link.secondaryLogging,
                  link.messagePoolBytes,
                  10 * SECOND,
                  2 * SECOND)
              .with(new Delivery(link.messageSlots, Delivery.NEVER, false)));
    }
    return new RdsLayout("dg", "rvg", volumeLayouts, "srl", hosts, rlinks, semantics);
  }
}

package org.ibcsim.scenario;

import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;

/**
 * Something that breaks: what, and where; a {@link FaultPlan} says when and for how long.
 *
 * <p>RLINKs and hosts are numbers of the layout.
 */
public sealed interface Fault {
  /** The key of the scenario that names it, for instance {@code cut}. */
  String word();

  /** The name of what breaks: an RLINK, a host, or {@code host/process}. */
  String target(RdsLayout layout);

  /** Whether it can end; what cannot is over at once and stays as it is. */
  default boolean canEnd() {
    return true;
  }

  /** What its end is called, for messages. */
  default String end() {
    return "";
  }

  /** The network below an RLINK is cut; its end is that it heals. */
  record Cut(int rlink) implements Fault {
    @Override
    public String word() {
      return "cut";
    }

    @Override
    public String target(RdsLayout layout) {
      return layout.rlinks().get(rlink).name();
    }

    @Override
    public String end() {
      return "heals";
    }
  }

  /**
   * A host stops dead, and all its processes with it; its end is that the host is up, its RVG
   * started and vxnetd started, all at once.
   */
  record Crash(int host) implements Fault {
    @Override
    public String word() {
      return "crash";
    }

    @Override
    public String target(RdsLayout layout) {
      return layout.hosts().get(host).name();
    }

    @Override
    public String end() {
      return "ends";
    }
  }

  /**
   * The disk of a data volume of a host fails: writes to it return an error; its end is that the
   * disk works again, not the volume (dataflow 10).
   */
  record FailVolume(int host, int volume) implements Fault {
    @Override
    public String word() {
      return "fail";
    }

    @Override
    public String target(RdsLayout layout) {
      return layout.hosts().get(host).name() + "/" + layout.volumes().get(volume).name();
    }

    @Override
    public String end() {
      return "ends";
    }
  }

  /**
   * The disk of a host's SRL fails; its end is that the disk works again, not the SRL (dataflow
   * 10).
   *
   * @param header whether it is the header that cannot be written
   */
  record FailSrl(int host, boolean header) implements Fault {
    @Override
    public String word() {
      return "fail";
    }

    @Override
    public String target(RdsLayout layout) {
      return layout.hosts().get(host).name() + "/" + layout.srl() + (header ? "/header" : "");
    }

    @Override
    public String end() {
      return "ends";
    }
  }

  /**
   * A node of a host that is a cluster stops dead, and its processes with it; its end is that it is
   * a member of the cluster again.
   *
   * @param node its number in the cluster
   */
  record NodeCrash(int host, int node) implements Fault {
    @Override
    public String word() {
      return "crash";
    }

    @Override
    public String target(RdsLayout layout) {
      return nodeName(layout, host, node);
    }

    @Override
    public String end() {
      return "ends";
    }
  }

  /** A node of a host that is a cluster is made the master of it. */
  record MasterSwitch(int host, int node) implements Fault {
    @Override
    public String word() {
      return "switch_master";
    }

    @Override
    public String target(RdsLayout layout) {
      return nodeName(layout, host, node);
    }

    @Override
    public boolean canEnd() {
      return false;
    }
  }

  private static String nodeName(RdsLayout layout, int host, int node) {
    HostLayout of = layout.hosts().get(host);
    return of.name() + "/" + of.cluster().nodes().get(node);
  }

  /** An administrator stops the RVG of a host; its end is that it is started. */
  record Stop(int host) implements Fault {
    @Override
    public String word() {
      return "stop";
    }

    @Override
    public String target(RdsLayout layout) {
      return layout.hosts().get(host).name();
    }

    @Override
    public String end() {
      return "ends";
    }
  }

  /** An administrator detaches an RLINK of the Primary. */
  record Detach(int rlink) implements Fault {
    @Override
    public String word() {
      return "detach";
    }

    @Override
    public String target(RdsLayout layout) {
      return layout.rlinks().get(rlink).name();
    }

    @Override
    public boolean canEnd() {
      return false;
    }
  }

  /**
   * Processes of a host die.
   *
   * @param process the one that dies; empty for all that run on the host
   */
  record Kill(int host, String process) implements Fault {
    @Override
    public String word() {
      return "kill";
    }

    @Override
    public String target(RdsLayout layout) {
      String name = layout.hosts().get(host).name();
      return process.isEmpty() ? name : name + "/" + process;
    }

    @Override
    public boolean canEnd() {
      return false;
    }
  }
}

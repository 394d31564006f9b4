package org.ibcsim.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The first line of a journal: what was run, and all that is needed to run it again.
 *
 * @param formatVersion of the journal, {@link #FORMAT_VERSION} when written by this version
 * @param title the scenario's name
 * @param scenarioFile its file name without folders, so that a journal does not depend on where it
 *     was made
 * @param scenarioSha256 lower-case hexadecimal digest of the scenario file's bytes
 * @param seed root of all random streams
 * @param replication number of the run among its replications, from 0
 * @param durationNanos virtual time that was asked for; a run may end later
 * @param bucketNanos width of a bucket of the time series
 * @param hosts host 0 is the Primary
 * @param rlinks in the order of their numbers; that to a bunker is the last
 * @param semantics switch name to answer, in the order of the reference
 * @param assumptions sentences about what the model assumed, for a reviewer
 */
public record RunHeader(
    int formatVersion,
    String ibcsimVersion,
    String title,
    String scenarioFile,
    String scenarioSha256,
    String scenarioText,
    long seed,
    int replication,
    JournalLevel level,
    long durationNanos,
    long bucketNanos,
    String diskGroup,
    String rvg,
    String srl,
    List<Volume> volumes,
    List<Host> hosts,
    List<Rlink> rlinks,
    Map<String, String> semantics,
    List<String> assumptions) {
  /** Grows by one whenever an older reader would misread a journal. */
  public static final int FORMAT_VERSION = 1;

  /**
   * Key of {@link Rlink#link} for the capacity: that of the link, or {@code bandwidth_limit} of the
   * RLINK if that is less.
   */
  public static final String BANDWIDTH = "bandwidth_bytes_per_second";

  /** A host's part in the data set at the start. */
  public enum Role {
    PRIMARY,
    SECONDARY,
    /** An SRL without data volumes. */
    BUNKER
  }

  /** A data volume. */
  public record Volume(String name, long bytes) {}

  /**
   * A host.
   *
   * @param srlBytes capacity of its SRL, headers included
   */
  public record Host(String name, Role role, long srlBytes) {}

  /**
   * An RLINK of the Primary.
   *
   * @param host number of the Secondary among the hosts
   * @param synchronous the attribute as written in a scenario: off, override, fail
   * @param srlprot the attribute as written in a scenario
   * @param link what the scenario says of the link, in its order; values are String or Long
   */
  public record Rlink(
      String name, int host, String synchronous, String srlprot, Map<String, Object> link) {
    public Rlink {
      for (Map.Entry<String, Object> attribute : link.entrySet()) {
        Object value = attribute.getValue();
        if (!(value instanceof String) && !(value instanceof Long)) {
          throw new IllegalArgumentException(
              "attribute "
                  + attribute.getKey()
                  + " of the link of "
                  + name
                  + " is a "
                  + value.getClass().getSimpleName()
                  + ", expected a String or a Long");
        }
      }
      link = Collections.unmodifiableMap(new LinkedHashMap<>(link));
    }

    /** An attribute of the link that is a whole number, if the journal has it. */
    public OptionalLong linkNumber(String attribute) {
      return link.get(attribute) instanceof Long number
          ? OptionalLong.of(number)
          : OptionalLong.empty();
    }
  }

  public RunHeader {
    volumes = List.copyOf(volumes);
    hosts = List.copyOf(hosts);
    rlinks = List.copyOf(rlinks);
    semantics = Collections.unmodifiableMap(new LinkedHashMap<>(semantics));
    assumptions = List.copyOf(assumptions);
    if (bucketNanos <= 0) {
      throw new IllegalArgumentException("buckets of " + bucketNanos + " ns, expected 1 or more");
    }
    if (hosts.size() != rlinks.size() + 1) {
      throw new IllegalArgumentException(
          hosts.size() + " hosts and " + rlinks.size() + " RLINKs, expected one host more");
    }
  }

  /** The same run with another width of the buckets of its time series. */
  public RunHeader withBucketNanos(long nanos) {
    return new RunHeader(
        formatVersion,
        ibcsimVersion,
        title,
        scenarioFile,
        scenarioSha256,
        scenarioText,
        seed,
        replication,
        level,
        durationNanos,
        nanos,
        diskGroup,
        rvg,
        srl,
        volumes,
        hosts,
        rlinks,
        semantics,
        assumptions);
  }

  /** Whether an RLINK ends at a bunker. */
  public boolean toBunker(int rlink) {
    return hosts.get(rlinks.get(rlink).host()).role() == Role.BUNKER;
  }

  /** The name of a host by its number. */
  public String hostName(int host) {
    return hosts.get(host).name();
  }

  /** The name of an RLINK by its number. */
  public String rlinkName(int rlink) {
    return rlinks.get(rlink).name();
  }

  /** The RLINK that ends at a Secondary. */
  public int rlinkTo(int host) {
    for (int rlink = 0; rlink < rlinks.size(); rlink++) {
      if (rlinks.get(rlink).host() == host) {
        return rlink;
      }
    }
    throw new IllegalArgumentException("no RLINK ends at host " + host);
  }

  /** The RLINK that ends at a host while some host is the Primary: its number is the same then. */
  public int rlinkTo(int host, int primary) {
    return rlinkTo(host == 0 ? primary : host);
  }

  /** The host from which an RLINK goes when it ends at the other one of its two. */
  public int senderTo(int host, int rlink) {
    return host == 0 ? rlinks.get(rlink).host() : 0;
  }

  /** Where an RLINK ends while some host is the Primary. */
  public int hostAt(int rlink, int primary) {
    int host = rlinks.get(rlink).host();
    return host == primary ? 0 : host;
  }
}

package org.ibcsim.model;

/**
 * A host of the replicated data set.
 *
 * @param srlBytes capacity of its SRL, headers included
 * @param writeBufferBytes kernel memory for the data of updates while it is the Primary ({@code
 *     vol_rvio_maxpool_sz}: 1 MiB to 4 GiB less a byte in the product; a model takes any)
 * @param bunker whether its RVG has an SRL and no data volumes [D 51-ch09s01]
 * @param cluster its nodes, if it is a cluster
 * @param beginsStale whether its data volumes hold something else than the Primary's at first, and
 *     its RLINK is STALE: as after {@code vradmin addsec} (inferred, admin 2.3)
 * @param memory more limits of its memory while it is the Primary
 */
public record HostLayout(
    String name,
    long srlBytes,
    long writeBufferBytes,
    boolean bunker,
    Cluster cluster,
    boolean beginsStale,
    SenderMemory memory) {
  /** The default of {@code vol_rvio_maxpool_sz} (dataflow 6.2, recalled and not documented). */
  public static final long STANDARD_WRITE_BUFFER_BYTES = 128L << 20;

  public HostLayout {
    if (writeBufferBytes <= 0) {
      throw new IllegalArgumentException(
          "write buffers of "
              + writeBufferBytes
              + " bytes at host "
              + name
              + ", expected 1 or more. Maybe leave them at the default of "
              + STANDARD_WRITE_BUFFER_BYTES);
    }
  }

  /** A host with data volumes. */
  public HostLayout(String name, long srlBytes, long writeBufferBytes) {
    this(name, srlBytes, writeBufferBytes, false, Cluster.NONE, false, SenderMemory.BOUNDLESS);
  }

  /** A host with data volumes and write buffers of the standard size. */
  public HostLayout(String name, long srlBytes) {
    this(name, srlBytes, STANDARD_WRITE_BUFFER_BYTES);
  }

  /** The host of a bunker RVG. */
  public static HostLayout bunker(String name, long srlBytes) {
    return new HostLayout(
        name,
        srlBytes,
        STANDARD_WRITE_BUFFER_BYTES,
        true,
        Cluster.NONE,
        false,
        SenderMemory.BOUNDLESS);
  }

  /** The same host as a cluster of nodes. */
  public HostLayout with(Cluster nodes) {
    return new HostLayout(name, srlBytes, writeBufferBytes, bunker, nodes, beginsStale, memory);
  }

  /** The same host, which begins without the Primary's data. */
  public HostLayout unsynchronized() {
    return new HostLayout(name, srlBytes, writeBufferBytes, bunker, cluster, true, memory);
  }

  /** The same host with other limits of its memory as a Primary. */
  public HostLayout with(SenderMemory other) {
    return new HostLayout(name, srlBytes, writeBufferBytes, bunker, cluster, beginsStale, other);
  }
}

package org.ibcsim.model;

/**
 * How far each stage of the update stream has come, and what stands in its log: what the model
 * itself keeps, for one who keeps an account of his own and wants to say it briefly.
 *
 * <p>A host's stages are asked for by the RLINK that ends there. Stages of an RLINK that is not
 * attached say nothing. A bunker is a Secondary without data volumes: it has applied nothing.
 */
public interface StreamPositions {
  /** The oldest position that the log still knows. */
  long first();

  /** The newest position; 0 when nothing was ever logged. */
  long last();

  /** Bytes that the updates up to a position cost in an SRL, counted from some position on. */
  long bytesThrough(long position);

  /** Whether a position of the log holds a control message, or nothing any more. */
  boolean isMessage(long position);

  /** The RLINKs that a control message is for, as bits. */
  int targets(long position);

  /** The digest of all contents after a position of the log, or the one before it. */
  long imageAfter(long position);

  /** The last update in the Primary's SRL. */
  long logged();

  /** The last update that has returned to its caller. */
  long acknowledged();

  /** The last update on the Primary's data volumes. */
  long onVolumes();

  /** The last update of which the SRL space is free. */
  long freed();

  boolean attached(int rlink);

  /** The last update that the RLINK carries; {@link Long#MAX_VALUE} while it carries all. */
  long carriedTo(int rlink);

  long transmitted(int rlink);

  long arrived(int rlink);

  long networkAcknowledged(int rlink);

  /** The last update ever network-acknowledged. */
  long transferred(int rlink);

  long dataAcknowledged(int rlink);

  /** The last update that the Secondary has in memory or on a disk. */
  long received(int rlink);

  /** The last update that the Secondary has on a disk, as it was told. */
  long stable(int rlink);

  /** The last update on the Secondary's data volumes. */
  long applied(int rlink);

  /** The message for which the Secondary's volumes stand still; 0 if for none. */
  long holder(int rlink);

  /** The digest of the Secondary's data volumes. */
  long image(int rlink);

  /** Whether anything can still be told of a message. */
  boolean mayMatter(long message);
}

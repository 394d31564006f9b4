package org.ibcsim.journal;

import java.nio.charset.StandardCharsets;

/**
 * The steps of a write, as a journal of level {@link JournalLevel#ALL} tells them.
 *
 * <p>A line has {@code t}, the time in nanoseconds, {@code f}, the key of the step, and whole
 * numbers: {@code r} the RLINK, counted from 0 in the order of the journal's first line; {@code n}
 * the position of the update in the log, {@code m} that of the last of several; {@code v} the
 * volume, counted from 0; {@code o} the first byte and {@code b} the number of bytes written;
 * {@code e} the place of the reason among those of {@code vxrlink -e stats}; {@code i} the intended
 * arrival in nanoseconds; {@code x} is 1 where the step went otherwise than usual. For instance
 * {@code {"t":12,"f":"sent","r":0,"n":5}}.
 */
enum StepKind {
  /** The application's write got its position and waits for the SRL. */
  SUBMITTED("sub", "nvob"),
  /** That write should have arrived earlier; the next line after its {@code sub}. */
  DUE("due", "ni"),
  /** Durable in the Primary's SRL. */
  LOGGED("log", "n"),
  /** The write (or the SEND of a message) returned; {@code x} is 1 if it failed. */
  ACKNOWLEDGED("ack", "nx"),
  /** On the Primary's data volumes. */
  VOLUME_WRITTEN("vol", "n"),
  /** Read back from the Primary's SRL, to be sent next. */
  READ_BACK("back", "rn"),
  /** The last byte has left for the Secondary. */
  TRANSMITTED("sent", "rn"),
  /** In the Secondary's memory; {@code x} is 1 if it had been there before. */
  ARRIVED("arr", "rnx"),
  /** The last byte has left once more, as the Secondary may have dropped it. */
  RESENT("again", "rn"),
  /** Not kept by the Secondary, for want of room; {@code e} counts the reasons from 0. */
  DROPPED("drop", "rne"),
  /** The Primary has the network acknowledgement. */
  NETWORK_ACKNOWLEDGED("net", "rn"),
  /** Everything up to here is on the Secondary's disks. */
  STABLE("stab", "rn"),
  /** On the Secondary's data volumes. */
  APPLIED("app", "rn"),
  /** The Primary has the data acknowledgement. */
  DATA_ACKNOWLEDGED("dat", "rn"),
  /** The Primary's SRL has reused the space up to here. */
  FREED("free", "n"),
  /**
   * A write failed without getting a position; {@code r} is the RLINK that is to blame, -1 where
   * the RVG was stopped, -2 less the number of the data volume that is detached.
   */
  REFUSED("refused", "r"),
  /** The Primary crashed before the updates from {@code n} to {@code m} were in its SRL. */
  LOST("lost", "nm");

  /** What stands between the time and the value of the first field. */
  final byte[] afterTime;

  /** Its fields, one letter each, in the order of the line. */
  final String fields;

  final String key;

  StepKind(String key, String fields) {
    this.key = key;
    this.fields = fields;
    this.afterTime =
        (",\"f\":\"" + key + "\",\"" + fields.charAt(0) + "\":")
            .getBytes(StandardCharsets.US_ASCII);
  }
}

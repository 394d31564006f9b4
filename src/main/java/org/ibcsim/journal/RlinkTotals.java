package org.ibcsim.journal;

/**
 * What one RLINK did in a run.
 *
 * @param lag of each application write that became stable: from its intended arrival until it was
 *     on the Secondary's disks
 * @param unstableWrites application writes that were not on the Secondary's disks when the run
 *     ended; those that a crash of the Primary lost do not count
 * @param rpoMaxNanos the greatest age of the oldest write that was not on the Secondary's disks
 * @param rpoMaxAtNanos when it was reached first
 * @param outstandingMaxBytes the most that updates not data-acknowledged occupied in the Primary's
 *     SRL
 * @param outstandingMaxAtNanos when that was reached first
 * @param stagedMaxBytes the most that the Secondary's SRL held and its data volumes did not
 * @param transmittedUpdates updates whose last byte left, retransmissions included
 * @param retransmittedUpdates those of them that had left before
 * @param duplicateArrivals updates that arrived and were known to the Secondary
 * @param readBackUpdates updates that were read back from the Primary's SRL to be sent, because
 *     their write buffers were released; each time counts
 * @param readBackBytes their data
 */
public record RlinkTotals(
    Distribution lag,
    long unstableWrites,
    long rpoMaxNanos,
    long rpoMaxAtNanos,
    long outstandingMaxBytes,
    long outstandingMaxAtNanos,
    long outstandingEndBytes,
    long stagedMaxBytes,
    long stagedEndBytes,
    long transmittedUpdates,
    long transmittedBytes,
    long retransmittedUpdates,
    long retransmittedBytes,
    long duplicateArrivals,
    long appliedUpdates,
    long appliedBytes,
    long readBackUpdates,
    long readBackBytes) {}

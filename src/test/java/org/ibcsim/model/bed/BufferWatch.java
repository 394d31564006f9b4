package org.ibcsim.model.bed;

import static org.ibcsim.model.bed.Ledger.require;

import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;

/** What must hold of the Primary's write buffers at every step of every run. */
final class BufferWatch {
  private final Ledger ledger;
  private final long capacityBytes;
  private final boolean[] readBack;
  private final long[] releasedAtStart;
  private final long[] everSent;
  private final long[] lastAtConnection;
  private long lastAtCrash;

  BufferWatch(RdsLayout layout, Ledger ledger) {
    this.ledger = ledger;
    capacityBytes = layout.hosts().get(RdsLayout.FIRST_PRIMARY).writeBufferBytes();
    int rlinks = layout.rlinks().size();
    readBack = new boolean[rlinks];
    releasedAtStart = new long[rlinks];
    everSent = new long[rlinks];
    lastAtConnection = new long[rlinks];
  }

  /** After an event or a call. */
  void after(World world, long volumeWrittenTo, long loggedTo) {
    long released = world.bufferReleasedPosition();
    for (long position = Math.max(volumeWrittenTo, lastAtCrash) + 1;
        position <= released;
        position++) {
      require(
          ledger.at(position).message() && position <= loggedTo,
          "buffer " + position + " is released, volumes have " + volumeWrittenTo);
    }
    long bytes = 0;
    for (long position = released + 1; position <= ledger.last(); position++) {
      bytes += ledger.at(position).lengthBytes();
    }
    require(world.kernelBufferBytes() == bytes, "bytes of the write buffers");
    require(
        bytes <= capacityBytes || bytes == ledger.at(ledger.last()).lengthBytes(),
        "write buffers hold " + bytes);
  }

  void readBack(World world, Step.ReadBack step) {
    int rlink = step.rlink();
    require(step.position() <= world.bufferReleasedPosition(), "read back and held: " + step);
    require(
        !world.effectivelySynchronous(rlink)
            || step.position() <= Math.max(everSent[rlink], lastAtConnection[rlink]),
        "a synchronous RLINK reads back: " + step);
    readBack[rlink] = true;
  }

  /** An RLINK begins to send. */
  void transmitIssued(World world, int rlink) {
    releasedAtStart[rlink] = readBack[rlink] ? 0 : world.bufferReleasedPosition();
    readBack[rlink] = false;
  }

  void transmitted(Step.Transmitted step) {
    require(
        step.position() > releasedAtStart[step.rlink()],
        "sent without being read back, though its buffer was released: " + step);
    everSent[step.rlink()] = Math.max(everSent[step.rlink()], step.position());
  }

  void crashed() {
    lastAtCrash = ledger.last();
  }

  void connected(int rlink) {
    lastAtConnection[rlink] = ledger.last();
  }
}

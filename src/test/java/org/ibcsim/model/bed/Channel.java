package org.ibcsim.model.bed;

import org.ibcsim.model.Disk;

/** A place that keeps order: what is handed to it comes back in the same order. */
record Channel(Kind kind, int number) implements Comparable<Channel> {
  enum Kind {
    SRL,
    DATA,
    TRANSMIT,
    PROPAGATE,
    ACKNOWLEDGE
  }

  static Channel of(int host, Disk disk) {
    return new Channel(disk == Disk.SRL ? Kind.SRL : Kind.DATA, host);
  }

  @Override
  public int compareTo(Channel other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(number, other.number);
  }
}

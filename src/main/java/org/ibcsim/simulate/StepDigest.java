package org.ibcsim.simulate;

import org.ibcsim.model.Fact;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;

/** A digest of everything that the model tells, in order. */
final class StepDigest implements Observer {
  private final Fingerprint digest = new Fingerprint();

  long value() {
    return digest.low();
  }

  private void add(int kind, long rlink, long position) {
    digest.add((long) kind << 32 | rlink).add(position);
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    add(1, volume, position);
    digest.add(offsetBytes).add(lengthBytes);
  }

  @Override
  public void refused(int rlink) {
    add(2, rlink, 0);
  }

  @Override
  public void logged(long position) {
    add(3, 0, position);
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    add(30, 0, firstPosition);
    digest.add(lastPosition);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    add(succeeded ? 4 : 5, 0, position);
  }

  @Override
  public void volumeWritten(long position) {
    add(6, 0, position);
  }

  @Override
  public void transmitted(int rlink, long position) {
    add(7, rlink, position);
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    add(duplicate ? 8 : 9, rlink, position);
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    add(10, rlink, position);
  }

  @Override
  public void stable(int rlink, long position) {
    add(11, rlink, position);
  }

  @Override
  public void applied(int rlink, long position) {
    add(12, rlink, position);
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    add(13, rlink, position);
  }

  @Override
  public void freed(long position) {
    add(14, 0, position);
  }

  @Override
  public void readBack(int rlink, long position) {
    add(15, rlink, position);
  }

  @Override
  public void resent(int rlink, long position) {
    add(29, rlink, position);
  }

  @Override
  public void dropped(int rlink, long position, LinkError reason) {
    add(19, rlink, position);
    digest.add(reason.ordinal());
  }

  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    add(16, rlink, bytes);
  }

  @Override
  public void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {
    add(17, rlink, offsetBytes);
    digest.add(volume).add(lengthBytes);
  }

  @Override
  public void fact(Fact fact) {
    digest.add(fact.toString());
  }

  @Override
  public void returned(int call, Outcome outcome) {
    digest.add(call).add(outcome.toString());
  }
}

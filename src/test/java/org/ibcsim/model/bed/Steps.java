package org.ibcsim.model.bed;

import java.util.function.Consumer;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;

/** An observer that makes a value of each call and hands it on. */
record Steps(Consumer<Step> to) implements Observer {
  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    to.accept(new Step.Submitted(position, volume, offsetBytes, lengthBytes));
  }

  @Override
  public void refused(int rlink) {
    to.accept(new Step.Refused(rlink));
  }

  @Override
  public void logged(long position) {
    to.accept(new Step.Logged(position));
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    to.accept(new Step.Lost(firstPosition, lastPosition));
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    to.accept(new Step.Acknowledged(position, succeeded));
  }

  @Override
  public void volumeWritten(long position) {
    to.accept(new Step.VolumeWritten(position));
  }

  @Override
  public void readBack(int rlink, long position) {
    to.accept(new Step.ReadBack(rlink, position));
  }

  @Override
  public void transmitted(int rlink, long position) {
    to.accept(new Step.Transmitted(rlink, position));
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    to.accept(new Step.Arrived(rlink, position, duplicate));
  }

  @Override
  public void resent(int rlink, long position) {
    to.accept(new Step.Resent(rlink, position));
  }

  @Override
  public void dropped(int rlink, long position, LinkError reason) {
    to.accept(new Step.Dropped(rlink, position, reason));
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    to.accept(new Step.NetworkAcknowledged(rlink, position));
  }

  @Override
  public void stable(int rlink, long position) {
    to.accept(new Step.Stable(rlink, position));
  }

  @Override
  public void applied(int rlink, long position) {
    to.accept(new Step.Applied(rlink, position));
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    to.accept(new Step.DataAcknowledged(rlink, position));
  }

  @Override
  public void freed(long position) {
    to.accept(new Step.Freed(position));
  }

  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    to.accept(new Step.RegionsTransmitted(rlink, bytes));
  }

  @Override
  public void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {
    to.accept(new Step.RegionsApplied(rlink, volume, offsetBytes, lengthBytes));
  }

  @Override
  public void fact(Fact fact) {
    to.accept(new Step.Told(fact));
  }

  @Override
  public void returned(int call, Outcome outcome) {
    to.accept(new Step.Returned(call, outcome));
  }
}

package org.ibcsim.journal;

import java.nio.charset.StandardCharsets;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Observer;

/** Writes the steps of writes as {@link StepKind} lines, without allocation. */
final class StepLines implements Observer {
  private static final byte[] TIME = ascii("{\"t\":");
  private static final byte[] POSITION = ascii(",\"n\":");
  private static final byte[] LAST_POSITION = ascii(",\"m\":");
  private static final byte[] VOLUME = ascii(",\"v\":");
  private static final byte[] OFFSET = ascii(",\"o\":");
  private static final byte[] BYTES = ascii(",\"b\":");
  private static final byte[] INTENDED = ascii(",\"i\":");
  private static final byte[] REASON = ascii(",\"e\":");
  private static final byte[] NORMAL = ascii(",\"x\":0}");
  private static final byte[] EXCEPTIONAL = ascii(",\"x\":1}");
  private static final byte[] CLOSE = ascii("}");

  private final Moment now;
  private final JsonLines lines;

  StepLines(Moment now, JsonLines lines) {
    this.now = now;
    this.lines = lines;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private JsonLines begin(StepKind kind, long firstField) {
    return lines.put(TIME).put(now.nanos).put(kind.afterTime).put(firstField);
  }

  private void end(byte[] closing) {
    lines.put(closing).endLine();
  }

  private void ofUpdate(StepKind kind, long position) {
    begin(kind, position);
    end(CLOSE);
  }

  private void ofRlink(StepKind kind, int rlink, long position) {
    begin(kind, rlink).put(POSITION).put(position);
    end(CLOSE);
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    begin(StepKind.SUBMITTED, position)
        .put(VOLUME)
        .put(volume)
        .put(OFFSET)
        .put(offsetBytes)
        .put(BYTES)
        .put(lengthBytes);
    end(CLOSE);
  }

  void due(long position, long intendedNanos) {
    begin(StepKind.DUE, position).put(INTENDED).put(intendedNanos);
    end(CLOSE);
  }

  @Override
  public void logged(long position) {
    ofUpdate(StepKind.LOGGED, position);
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    begin(StepKind.LOST, firstPosition).put(LAST_POSITION).put(lastPosition);
    end(CLOSE);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    begin(StepKind.ACKNOWLEDGED, position);
    end(succeeded ? NORMAL : EXCEPTIONAL);
  }

  @Override
  public void volumeWritten(long position) {
    ofUpdate(StepKind.VOLUME_WRITTEN, position);
  }

  @Override
  public void readBack(int rlink, long position) {
    ofRlink(StepKind.READ_BACK, rlink, position);
  }

  @Override
  public void transmitted(int rlink, long position) {
    ofRlink(StepKind.TRANSMITTED, rlink, position);
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    begin(StepKind.ARRIVED, rlink).put(POSITION).put(position);
    end(duplicate ? EXCEPTIONAL : NORMAL);
  }

  @Override
  public void resent(int rlink, long position) {
    ofRlink(StepKind.RESENT, rlink, position);
  }

  @Override
  public void dropped(int rlink, long position, LinkError reason) {
    begin(StepKind.DROPPED, rlink).put(POSITION).put(position).put(REASON).put(reason.ordinal());
    end(CLOSE);
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    ofRlink(StepKind.NETWORK_ACKNOWLEDGED, rlink, position);
  }

  @Override
  public void stable(int rlink, long position) {
    ofRlink(StepKind.STABLE, rlink, position);
  }

  @Override
  public void applied(int rlink, long position) {
    ofRlink(StepKind.APPLIED, rlink, position);
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    ofRlink(StepKind.DATA_ACKNOWLEDGED, rlink, position);
  }

  @Override
  public void freed(long position) {
    ofUpdate(StepKind.FREED, position);
  }

  @Override
  public void refused(int rlink) {
    begin(StepKind.REFUSED, rlink);
    end(CLOSE);
  }
}

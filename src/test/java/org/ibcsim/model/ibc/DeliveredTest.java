package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Vocabulary;
import org.junit.jupiter.api.Test;

class DeliveredTest {
  private final Delivered delivered = new Delivered();

  @Test
  void aMessageIsOvertakenByANewerOneOnly() {
    delivered.add(4);
    assertThat(delivered.isOvertaken(4)).isFalse();
    delivered.add(2);
    delivered.add(4);
    assertThat(delivered.isOvertaken(4)).isFalse();
    assertThat(delivered.isOvertaken(2)).isTrue();
    delivered.add(5);
    assertThat(delivered.isOvertaken(4)).isTrue();
    assertThat(delivered.isOvertaken(5)).isFalse();
    delivered.add(4);
    assertThat(delivered.isOvertaken(4)).isTrue();
  }

  @Test
  void whatIsFinishedOrForgottenIsOvertakenByNothing() {
    delivered.add(2);
    delivered.add(3);
    delivered.finished(2);
    assertThat(delivered.isOvertaken(2)).isFalse();
    delivered.add(4);
    assertThat(delivered.isOvertaken(3)).isTrue();
    delivered.clear();
    assertThat(delivered.isOvertaken(3)).isFalse();
  }

  @Test
  void aStateHasWhatWasDeliveredAndNothingElse() {
    delivered.add(2);
    delivered.add(3);
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, true);
    delivered.write(writer);
    Delivered read = new Delivered();
    read.add(7);
    read.add(8);
    StateReader reader = new StateReader(Vocabulary.EMPTY, true).over(writer);
    read.read(reader);
    reader.finish();
    assertThat(read.isOvertaken(2)).isTrue();
    assertThat(read.isOvertaken(3)).isFalse();
    assertThat(read.isOvertaken(7)).isFalse();
    read.add(4);
    assertThat(read.isOvertaken(3)).isTrue();
  }
}

package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportedErrorTest {
  private static String line(Outcome.Failed failed) {
    return FailureText.of("vxibc receive nightly", "nightly", failed, Layouts.standard());
  }

  @ParameterizedTest
  @EnumSource(IbcError.class)
  void everyErrorIsKnownAgainByWhatItsCommandPrinted(IbcError error) {
    assertThat(ReportedError.in(List.of("a line before", line(new Outcome.Failed(error)))))
        .hasValue(new ReportedError(error, 0));
  }

  @Test
  void numberOfDroppedMessagesIsKnownAgain() {
    assertThat(ReportedError.in(List.of(line(new Outcome.Failed(IbcError.IBC_DROPPED, 12)))))
        .hasValue(new ReportedError(IbcError.IBC_DROPPED, 12));
  }

  @Test
  void firstOfSeveralErrorsIsTold() {
    assertThat(
            ReportedError.in(
                List.of(
                    line(new Outcome.Failed(IbcError.EBUSY)),
                    line(new Outcome.Failed(IbcError.IBC_NO_RLINK)))))
        .hasValue(new ReportedError(IbcError.EBUSY, 0));
  }

  @Test
  void nameOfAnErrorAloneIsNoError() {
    assertThat(ReportedError.in(List.of("EBUSY", "backup: EBUSY", "vxrvg snapshot: it exists")))
        .isEmpty();
  }
}

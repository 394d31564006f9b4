package org.ibcsim.runbook;

import java.util.List;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.VolumeLayout;

/** The guides' standing example: seattle with london and tokyo. */
final class Layouts {
  static final int SEATTLE = 0;
  static final int LONDON = 1;
  static final int TOKYO = 2;

  private Layouts() {}

  static RdsLayout standard() {
    return with(Semantics.standard());
  }

  static RdsLayout with(Semantics semantics) {
    return new RdsLayout(
        "hrdg",
        "hr_rvg",
        List.of(new VolumeLayout("hr_dv01", 1L << 30), new VolumeLayout("hr_dv02", 1L << 20)),
        "hr_srl",
        List.of(host("seattle"), host("london"), host("tokyo")),
        List.of(rlink("london", LONDON), rlink("tokyo", TOKYO)),
        semantics);
  }

  private static HostLayout host(String name) {
    return new HostLayout(name, 100L << 20);
  }

  private static RlinkLayout rlink(String host, int number) {
    return new RlinkLayout(
        "rlk_" + host + "_hr_rvg",
        "rlk_seattle_hr_rvg",
        number,
        Synchronous.OFF,
        SrlProtection.AUTODCM,
        true,
        16L << 20,
        15_000_000_000L,
        2_000_000_000L);
  }

  /** The script of a text that must be right. */
  static Script script(int host, String text) {
    return script(host, text, standard());
  }

  static Script script(int host, String text, RdsLayout layout) {
    return script(host, text, layout, IbcTasks.NONE);
  }

  static Script script(int host, String text, RdsLayout layout, IbcTasks tasks) {
    Parser.Answer answer = Parser.parse(text, Origin.START, layout, host, PayloadFiles.NONE, tasks);
    if (answer instanceof Parser.Answer.Refused refused) {
      throw new AssertionError(refused.problems().stream().map(Problem::text).toList());
    }
    return ((Parser.Answer.Accepted) answer).script();
  }

  /** The problems of a text that must be wrong, one line each. */
  static List<String> problems(int host, String text) {
    return problems(host, text, IbcTasks.NONE);
  }

  static List<String> problems(int host, String text, IbcTasks tasks) {
    Parser.Answer answer =
        Parser.parse(text, Origin.START, standard(), host, PayloadFiles.NONE, tasks);
    if (answer instanceof Parser.Answer.Refused refused) {
      return refused.problems().stream().map(Problem::text).toList();
    }
    return List.of();
  }
}

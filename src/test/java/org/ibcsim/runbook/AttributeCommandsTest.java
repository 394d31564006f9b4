package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code vradmin set} and {@code vxedit set}: what is read, and what is answered to mistakes. */
class AttributeCommandsTest {
  private static Command command(String text) {
    return Layouts.script(Layouts.SEATTLE, text).steps().get(0).command();
  }

  @Test
  void everyAttributeIsReadAndReadsBackFromItsText() {
    Command read =
        command(
            "vradmin -g hrdg set hr_rvg tokyo bandwidth_limit=2.5M srlprot=dcm synchronous=override"
                + " latencyprot=fail latency_low_mark=10 latency_high_mark=20");
    assertThat(read)
        .isEqualTo(
            new Command.SetAttributes(
                1,
                new RlinkChange(
                    Optional.of(Synchronous.OVERRIDE),
                    Optional.of(SrlProtection.DCM),
                    Optional.of(LatencyProtection.Mode.FAIL),
                    Optional.of(20),
                    Optional.of(10),
                    Optional.of(2_500_000L)),
                true));
    String text = new CommandText(Layouts.standard(), Layouts.SEATTLE).of(read);
    assertThat(text)
        .isEqualTo(
            "vradmin -g hrdg set hr_rvg tokyo synchronous=override srlprot=dcm latencyprot=fail"
                + " latency_high_mark=20 latency_low_mark=10 bandwidth_limit=2500000");
    assertThat(command(text)).isEqualTo(read);
  }

  @Test
  void onlyVxeditSetsSynchronousToFail() {
    Command read = command("vxedit -g hrdg set synchronous=fail rlk_tokyo_hr_rvg");
    assertThat(read)
        .isEqualTo(
            new Command.SetAttributes(
                1,
                new RlinkChange(
                    Optional.of(Synchronous.FAIL),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                false));
    assertThat(command(new CommandText(Layouts.standard(), Layouts.SEATTLE).of(read)))
        .isEqualTo(read);
  }

  @Test
  void resyncMayWaitAndTakeSnapshotsFirst() {
    String text = "vradmin -g hrdg -wait resync hr_rvg cachesize=1G";
    Command read = command(text);
    assertThat(read).isEqualTo(new Command.Resynchronize(true, true, Optional.of("cachesize=1G")));
    assertThat(new CommandText(Layouts.standard(), Layouts.SEATTLE).of(read)).isEqualTo(text);
    assertThat(command("vradmin resync hr_rvg")).isEqualTo(new Command.Resynchronize(true));
  }

  @ParameterizedTest
  @CsvSource({
    "none, 0",
    "56K, 56000",
    "56000, 56000",
    "30Mbps, 30000000",
    "1G, 1000000000",
    "64000bps, 64000"
  })
  void aBandwidthIsNoneOrBitsPerSecond(String text, long bits) {
    Command.SetAttributes set =
        (Command.SetAttributes) command("vradmin set hr_rvg london bandwidth_limit=" + text);
    assertThat(set.change().bandwidthLimit()).contains(bits);
    assertThat(RlinkAttributes.NO_LIMIT).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "vradmin set hr_rvg srlprot=dcm | 13 | set without a Secondary, where there are 2",
        "vradmin set hr_rvg london | 13 | set without an attribute",
        "vradmin resync hr_rvg cash=co1 | 23 | the argument 'cash=co1'",
        "vradmin resync hr_rvg cache=co1 cachesize=1G | 33 | the argument 'cachesize=1G'",
        "vradmin -wait repstatus hr_rvg | 9 | option -wait of vradmin repstatus",
        "vradmin set hr_rvg londno srlprot=dcm | 20 | the unknown Secondary 'londno'",
        "vradmin set hr_rvg london srlprto=dcm | 27 | the attribute 'srlprto' of vradmin set",
        "vradmin set hr_rvg london srlprot=dmc | 27 | 'dmc' for srlprot",
        "vradmin set hr_rvg london srlprot= | 27 | '' for srlprot",
        "vradmin set hr_rvg london srlprot=dcm srlprot=off | 39 |"
            + " the attribute 'srlprot' a second time",
        "vradmin set hr_rvg london synchronous=fail | 27 |"
            + " synchronous=fail, which vradmin does not set",
        "vradmin set hr_rvg london latency_high_mark=1 | 27 | '1' for latency_high_mark",
        "vradmin set hr_rvg london latency_low_mark=0 | 27 | '0' for latency_low_mark",
        "vradmin set hr_rvg london latency_low_mark=1e3 | 27 | '1e3' for latency_low_mark",
        "vradmin set hr_rvg london bandwidth_limit=55K | 27 | '55K' for bandwidth_limit",
        "vradmin set hr_rvg london bandwidth_limit=fast | 27 | 'fast' for bandwidth_limit",
        "vxedit set synchronous=fail | 8 | set with 1 argument",
        "vxedit set synchronous=fail rlk_londno_hr_rvg | 29 |"
            + " the unknown RLINK 'rlk_londno_hr_rvg'",
        "vxedit -g hrdg rename a | 16 | the unknown keyword 'rename' of vxedit",
      })
  void aMistakeIsAnsweredWithItsPlace(String text, int column, String found) {
    assertThat(Layouts.problems(Layouts.SEATTLE, text))
        .first()
        .asString()
        .startsWith("1:" + column + ": found " + found);
  }
}

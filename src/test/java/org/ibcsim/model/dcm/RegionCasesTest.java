package org.ibcsim.model.dcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ibcsim.model.DcmSwitches.DcmRegionRounding;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.VolumeLayout;

/** The numeric cases V6 to V9 of the data flow (dataflow 15): the geometry of a DCM. */
class RegionCasesTest {
  private static final long KIBIBYTE = 1 << 10;
  private static final long GIBIBYTE = 1 << 30;
  private static final long TEBIBYTE = 1024 * GIBIBYTE;

  private static long regionKibibytes(long volume, long dcm, DcmRegionRounding rounding) {
    long bytes = DcmRegions.regionBytes(new VolumeLayout("vol", volume, dcm), rounding);
    assertThat(bytes % 512).isZero();
    return bytes / KIBIBYTE;
  }

  @Example
  void v_06_regions_of_a_dcm_of_2_MiB() {
    for (DcmRegionRounding rounding : DcmRegionRounding.values()) {
      long dcm = 2048 * KIBIBYTE;
      assertThat(regionKibibytes(GIBIBYTE, dcm, rounding)).isEqualTo(32);
      assertThat(regionKibibytes(100 * GIBIBYTE, dcm, rounding)).isEqualTo(32);
      assertThat(regionKibibytes(TEBIBYTE, dcm, rounding)).isEqualTo(128);
      assertThat(regionKibibytes(4 * TEBIBYTE, dcm, rounding)).isEqualTo(512);
    }
  }

  @Example
  void v_07_regions_of_a_dcm_of_256_KiB() {
    long dcm = 256 * KIBIBYTE;
    assertThat(regionKibibytes(100 * GIBIBYTE, dcm, DcmRegionRounding.EXACT_CEIL)).isEqualTo(100);
    assertThat(regionKibibytes(100 * GIBIBYTE, dcm, DcmRegionRounding.POW2_UP)).isEqualTo(128);
    for (DcmRegionRounding rounding : DcmRegionRounding.values()) {
      assertThat(regionKibibytes(10 * GIBIBYTE, dcm, rounding)).isEqualTo(32);
      assertThat(regionKibibytes(TEBIBYTE, dcm, rounding)).isEqualTo(1024);
    }
  }

  private static DcmRegions regions(VolumeLayout volume) {
    RlinkLayout rlink =
        new RlinkLayout(
            "rlk", "back", 1, Synchronous.OFF, SrlProtection.AUTODCM, false, 1 << 20, 1, 1);
    return new DcmRegions(
        new RdsLayout(
            "dg",
            "rvg",
            List.of(volume),
            "srl",
            List.of(new HostLayout("a", GIBIBYTE), new HostLayout("b", GIBIBYTE)),
            List.of(rlink),
            Semantics.standard()));
  }

  @Property
  void v_08_one_write_of_512_bytes_to_a_clean_tebibyte_makes_one_mebibyte_to_send(
      @ForAll @LongRange(max = (1L << 31) - 1) long block) {
    DcmRegions regions = regions(new VolumeLayout("vol", TEBIBYTE, 256 * KIBIBYTE));
    int region = regions.at(0, block * 512);
    assertThat(regions.at(0, block * 512 + 511)).isEqualTo(region);
    assertThat(regions.endBytes(region) - regions.offsetBytes(region)).isEqualTo(GIBIBYTE / 1024);
  }

  @Example
  void v_09_the_figures_of_the_documents_are_multiples_of_what_a_replay_sends_at_a_time() {
    long[] kilobytes = {48_128, 88_832, 100_864, 169_728};
    long[] blocks = {188, 347, 394, 663};
    long block = Semantics.DCM_REPLAY_SIZE.standard() / KIBIBYTE;
    for (int number = 0; number < kilobytes.length; number++) {
      assertThat(kilobytes[number]).isEqualTo(blocks[number] * block);
    }
  }
}

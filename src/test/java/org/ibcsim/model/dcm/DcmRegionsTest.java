package org.ibcsim.model.dcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibcsim.model.DcmSwitches.DcmRegionRounding;
import org.ibcsim.model.VolumeLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The geometry of a DCM, by the reference's figures (dataflow 1.3, 15). */
class DcmRegionsTest {
  private static final long KIBIBYTE = 1 << 10;
  private static final long GIBIBYTE = 1 << 30;

  private static long regionKibibytes(long gibibytes, long dcmKibibytes, DcmRegionRounding how) {
    VolumeLayout volume = new VolumeLayout("v", gibibytes * GIBIBYTE, dcmKibibytes * KIBIBYTE);
    return DcmRegions.regionBytes(volume, how) / KIBIBYTE;
  }

  /** V6: a DCM of 2 MB. */
  @ParameterizedTest
  @CsvSource({"1, 32", "100, 32", "1024, 128", "4096, 512"})
  void v6RegionsUnderTheLargestDcm(long gibibytes, long kibibytes) {
    for (DcmRegionRounding how : DcmRegionRounding.values()) {
      assertThat(regionKibibytes(gibibytes, 2048, how)).isEqualTo(kibibytes);
    }
  }

  /** V7: a DCM of 256 KB; 100 KB is rounded to 128 KB where a region is a power of two. */
  @ParameterizedTest
  @CsvSource({"10, 32, 32", "100, 100, 128", "1024, 1024, 1024"})
  void v7RegionsUnderTheLargestStandardDcm(long gibibytes, long exact, long power) {
    assertThat(regionKibibytes(gibibytes, 256, DcmRegionRounding.EXACT_CEIL)).isEqualTo(exact);
    assertThat(regionKibibytes(gibibytes, 256, DcmRegionRounding.POW2_UP)).isEqualTo(power);
  }

  @Test
  void aVolumeWithoutADcmHasNoRegions() {
    VolumeLayout volume = new VolumeLayout("v", GIBIBYTE, VolumeLayout.NO_DCM);
    assertThatThrownBy(() -> DcmRegions.regionBytes(volume, DcmRegionRounding.POW2_UP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("v has no DCM");
  }
}

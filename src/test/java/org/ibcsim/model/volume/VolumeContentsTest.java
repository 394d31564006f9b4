package org.ibcsim.model.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Vocabulary;
import org.ibcsim.model.VolumeLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeContentsTest {
  private static final int REGION = 4096;
  private static final long TEBIBYTE = 1L << 40;

  private static VolumeContents contents(long... bytes) {
    return new VolumeContents(
        java.util.Arrays.stream(bytes)
            .mapToObj(size -> new VolumeLayout("v" + size, size))
            .toList());
  }

  @Test
  void volumesNeverWrittenHaveTheDigest0() {
    assertThat(contents(REGION, TEBIBYTE).digest()).isZero();
    assertThat(new VolumeContents(List.of(new VolumeLayout("v", 1))).digest()).isZero();
  }

  @Test
  void theDigestIsThatOfTheContentsAndNotOfTheWayThere() {
    VolumeContents one = contents(16 * REGION, 16 * REGION);
    one.write(0, 0, REGION, 7);
    one.write(1, 5 * REGION, REGION, 8);
    one.write(0, 3 * REGION, 2 * REGION, 9);
    VolumeContents other = contents(16 * REGION, 16 * REGION);
    other.write(0, 3 * REGION, REGION, 1);
    other.write(0, 4 * REGION, REGION, 9);
    other.write(1, 5 * REGION, REGION, 8);
    other.write(0, 3 * REGION, REGION, 9);
    other.write(0, 0, REGION, 7);
    assertThat(other.digest()).isEqualTo(one.digest()).isNotZero();
  }

  @Test
  void theOrderOfTwoOverlappingWritesShows() {
    VolumeContents one = contents(16 * REGION);
    one.write(0, 0, 2 * REGION, 1);
    one.write(0, REGION, 2 * REGION, 2);
    VolumeContents other = contents(16 * REGION);
    other.write(0, REGION, 2 * REGION, 2);
    other.write(0, 0, 2 * REGION, 1);
    assertThat(other.digest()).isNotEqualTo(one.digest());
  }

  @Test
  void theSameWriteElsewhereOrBySomebodyElseIsAnotherContents() {
    VolumeContents contents = contents(16 * REGION, 16 * REGION);
    contents.write(0, 0, REGION, 1);
    VolumeContents otherRegion = contents(16 * REGION, 16 * REGION);
    otherRegion.write(0, REGION, REGION, 1);
    VolumeContents otherVolume = contents(16 * REGION, 16 * REGION);
    otherVolume.write(1, 0, REGION, 1);
    VolumeContents otherPosition = contents(16 * REGION, 16 * REGION);
    otherPosition.write(0, 0, REGION, 2);
    assertThat(List.of(contents.digest(), otherRegion.digest(), otherVolume.digest()))
        .doesNotHaveDuplicates()
        .doesNotContain(otherPosition.digest());
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "4095, 1, 0", "4095, 2, 0-1", "4096, 4096, 1", "100, 8192, 0-2"})
  void aWriteTouchesEveryRegionOfWhichItHasAByte(int offset, int length, String regions) {
    VolumeContents bytes = contents(16 * REGION);
    bytes.write(0, offset, length, 5);
    VolumeContents whole = contents(16 * REGION);
    String[] bounds = regions.split("-", 2);
    int from = Integer.parseInt(bounds[0]);
    int to = Integer.parseInt(bounds[bounds.length - 1]);
    whole.write(0, from * REGION, (to - from + 1) * REGION, 5);
    assertThat(bytes.digest()).isEqualTo(whole.digest());
  }

  @Test
  void aBigVolumeIsCoveredToItsLastByte() {
    VolumeContents contents = contents(64 * TEBIBYTE, REGION);
    contents.write(0, 64 * TEBIBYTE - 1, 1, 1);
    long end = contents.digest();
    contents.write(1, 0, REGION, 2);
    assertThat(end).isNotZero();
    assertThat(contents.digest()).isNotEqualTo(end);
    VolumeContents start = contents(64 * TEBIBYTE, REGION);
    start.write(0, 0, 1, 1);
    assertThat(start.digest()).isNotEqualTo(end);
  }

  @Test
  void twoFarPlacesOfABigVolumeAreToldApart() {
    VolumeContents one = contents(TEBIBYTE);
    one.write(0, TEBIBYTE / 2, 1, 1);
    VolumeContents other = contents(TEBIBYTE);
    other.write(0, TEBIBYTE / 4, 1, 1);
    assertThat(other.digest()).isNotEqualTo(one.digest());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 1", "65536, 1", "65535, 2", "0, 65537", "0, -5"})
  void aWriteThatIsNotWithinItsVolumeIsRefused(long offset, int length) {
    VolumeContents contents = contents(16 * REGION, 16 * REGION);
    assertThatThrownBy(() -> contents.write(0, offset, length, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(length + " bytes at " + offset)
        .hasMessageContaining("volume 0 of 65536 bytes");
    assertThat(contents.digest()).isZero();
  }

  private static VolumeContents read(StateWriter writer, long position, VolumeContents into) {
    StateReader reader = new StateReader(Vocabulary.EMPTY, true).over(writer);
    into.read(reader, position);
    reader.finish();
    return into;
  }

  private static String bytes(VolumeContents contents, long position) {
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, true);
    contents.write(writer, position);
    return HexFormat.of().formatHex(writer.toByteArray());
  }

  @Test
  void whatWasWrittenIsReadOverWhateverWasThere() {
    VolumeContents contents = contents(16 * REGION, 16 * REGION);
    contents.write(1, 3 * REGION, 2 * REGION, 1);
    contents.write(0, 5 * REGION, REGION, 2);
    contents.write(1, 3 * REGION, REGION, 3);
    VolumeContents other = contents(16 * REGION, 16 * REGION);
    other.write(0, 0, 16 * REGION, 9);
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, true);
    contents.write(writer, 3);
    read(writer, 3, other);
    assertThat(other.digest()).isEqualTo(contents.digest());
    assertThat(bytes(other, 3)).isEqualTo(bytes(contents, 3));
    other.write(0, 5 * REGION, REGION, 4);
    assertThat(other.digest()).isNotEqualTo(contents.digest());
    contents.write(0, 5 * REGION, REGION, 4);
    assertThat(other.digest()).isEqualTo(contents.digest());
  }

  @Test
  void theBytesDoNotTellInWhichOrderRegionsWereWrittenFirst() {
    VolumeContents one = contents(16 * REGION);
    VolumeContents other = contents(16 * REGION);
    one.write(0, 3 * REGION, REGION, 1);
    one.write(0, REGION, REGION, 2);
    one.write(0, 3 * REGION, REGION, 3);
    other.write(0, REGION, REGION, 2);
    other.write(0, 3 * REGION, REGION, 3);
    assertThat(bytes(one, 3)).isEqualTo(bytes(other, 3));
  }

  @Test
  void contentsCanBeHadAsTheyWereBeforeWritesThatCanBeUndone() {
    VolumeContents contents = contents(16 * REGION);
    UndoLog undo = new UndoLog();
    contents.write(0, 0, 2 * REGION, 1, undo);
    undo.forgetThrough(1);
    VolumeContents before = contents(16 * REGION);
    before.write(0, 0, 2 * REGION, 1);
    VolumeContents between = contents(16 * REGION);
    between.write(0, 0, 2 * REGION, 1);
    between.write(0, REGION, 2 * REGION, 2);
    contents.write(0, REGION, 2 * REGION, 2, undo);
    contents.write(0, 0, 4 * REGION, 3, undo);
    String after = bytes(contents, 3);
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, true);
    contents.writeBefore(writer, undo, 1);
    assertThat(bytes(read(writer, 1, contents(16 * REGION)), 1)).isEqualTo(bytes(before, 1));
    assertThat(bytes(contents, 3)).isEqualTo(after);
    VolumeContents host = contents(16 * REGION);
    host.write(0, 0, 16 * REGION, 7);
    host.set(contents, undo, 2);
    assertThat(host.digest()).isEqualTo(between.digest());
    assertThat(bytes(host, 3)).isEqualTo(bytes(between, 3));
    undo.takeBack(contents, 1);
    assertThat(bytes(contents, 3)).isEqualTo(bytes(before, 3));
    assertThat(contents.digest()).isEqualTo(before.digest());
  }
}

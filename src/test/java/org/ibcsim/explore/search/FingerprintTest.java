package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private final Fingerprint fingerprint = new Fingerprint();

  /** The published value for a well-known sentence, low word first. */
  @Test
  void aSentenceHasThePublishedFingerprint() {
    byte[] sentence =
        "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.US_ASCII);

    fingerprint.of(sentence, 0, sentence.length);

    assertThat(fingerprint.low()).isEqualTo(0xe34bbc7bbc071b6cL);
    assertThat(fingerprint.high()).isEqualTo(0x7a433ca9c49a9347L);
  }

  @Test
  void bytesOfEveryLengthAndAtEveryOffsetHaveTheFingerprintThatGuavaComputes() {
    RandomStream random = new RandomStreams(7, 0).stream("fingerprint");
    byte[] bytes = new byte[400];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    for (int length = 0; length <= 300; length++) {
      int offset = length % 17;
      fingerprint.of(bytes, offset, length);

      ByteBuffer reference =
          ByteBuffer.wrap(Hashing.murmur3_128().hashBytes(bytes, offset, length).asBytes())
              .order(ByteOrder.LITTLE_ENDIAN);
      assertThat(fingerprint.low()).as("length %d", length).isEqualTo(reference.getLong());
      assertThat(fingerprint.high()).as("length %d", length).isEqualTo(reference.getLong());
    }
  }

  @Test
  void theLengthCounts() {
    fingerprint.of(new byte[3], 0, 3);
    long three = fingerprint.low();
    fingerprint.of(Arrays.copyOf(new byte[3], 4), 0, 4);
    assertThat(fingerprint.low()).isNotEqualTo(three);
  }
}

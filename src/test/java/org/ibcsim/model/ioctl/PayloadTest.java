package org.ibcsim.model.ioctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PayloadTest {
  @Test
  void everyByteComesBackAsItWas() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    Payload payload = Payload.of(bytes);
    bytes[7] = 0;

    assertThat(payload.lengthBytes()).isEqualTo(256);
    assertThat(payload.bytes()[7]).isEqualTo((byte) 7);
    assertThat(payload.bytes()[255]).isEqualTo((byte) 255);
    payload.bytes()[255] = 0;
    assertThat(payload.bytes()[255]).isEqualTo((byte) 255);
    assertThat(Payload.of(payload.bytes())).isEqualTo(payload);
  }

  @Test
  void textThatWasNotEncodedIsRefused() {
    assertThatThrownBy(() -> new Payload("10 \u20ac"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character number 8364 at 3; expected bytes, 0 to 255");
  }
}

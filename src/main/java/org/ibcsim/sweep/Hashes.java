package org.ibcsim.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of what an experiment is made of. */
final class Hashes {
  private Hashes() {}

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform must have it.
      throw new IllegalStateException("no SHA-256", impossible);
    }
  }

  /** Of several parts, with their lengths, so that no two lists of parts look alike. */
  static String sha256(List<byte[]> parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update((part.length + "\n").getBytes(UTF_8));
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String ofBytes(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** Of a file that may be large; one that cannot be read is told when it is read for its data. */
  static byte[] ofFile(Path file) {
    MessageDigest digest = digest();
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException unreadable) {
      return new byte[0];
    }
    return digest.digest();
  }
}

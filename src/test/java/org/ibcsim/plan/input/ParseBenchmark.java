package org.ibcsim.plan.input;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * How many bytes of text a second the readers take in, on one core, of the main formats: generated
 * text, from the disk cache, the whole way to what a plan works with.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:exec@parse} prints a line for each format.
 */
public final class ParseBenchmark {
  private static final long FILE_BYTES = 64L << 20;
  private static final double NEEDED_MEGABYTES = 100;
  private static final int ROUNDS = 5;

  private ParseBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    boolean enough = true;
    enough &= measure("msr", "", ParseBenchmark::msr);
    enough &= measure("spc", "", ParseBenchmark::spc);
    enough &= measure("alibaba", "", ParseBenchmark::alibaba);
    enough &=
        measure(
            "vscsi-text",
            "#Serial Number,IO Data Length,Num SG Entries,Command Type,LBN,Time Stamp\n",
            ParseBenchmark::vscsi);
    enough &= measure("blkparse", "", ParseBenchmark::blkparse);
    enough &= measure("iostat", "", ParseBenchmark::iostat);
    enough &= measure("table", "time,device,writes,written_bytes\n", ParseBenchmark::table);
    System.out.println(
        enough ? "every format reaches " + (int) NEEDED_MEGABYTES + " MB/s" : "TOO SLOW");
  }

  private static boolean measure(String format, String head, LongFunction<String> lines)
      throws IOException {
    Path file = Files.createTempFile("parse", "." + format);
    try {
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
        BufferedWriter wide = new BufferedWriter(out, 1 << 20);
        wide.write(head);
        long bytes = 0;
        for (long i = 0; bytes < FILE_BYTES; i++) {
          String line = lines.apply(i);
          wide.write(line);
          bytes += line.length();
        }
        wide.flush();
      }
      double best = 0;
      long written = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long started = System.nanoTime();
        written =
            MeasuredFile.read(
                    file,
                    new MeasuredFile.Options(
                        InputFormat.named(format).orElseThrow(), null, 10_000_000_000L, 512))
                .written()
                .totalBytes();
        best = Math.max(best, Files.size(file) / 1e6 / ((System.nanoTime() - started) / 1e9));
      }
      System.out.printf(
          Locale.ROOT, "%-10s %6.0f MB/s (%,d bytes written in it)%n", format, best, written);
      return best >= NEEDED_MEGABYTES;
    } finally {
      Files.delete(file);
    }
  }

  private static long offset(long i) {
    return (i * 2_654_435_761L & 0xfffffffL) * 512;
  }

  private static String direction(long i, String write, String read) {
    return i % 3 == 0 ? read : write;
  }

  private static String msr(long i) {
    return (128_166_372_003_061_629L + i * 7_000)
        + ",hm,0,"
        + direction(i, "Write", "Read")
        + ","
        + offset(i)
        + ","
        + 512 * (1 + i % 64)
        + ",26\n";
  }

  private static String spc(long i) {
    String fraction = Long.toString(1_000_000 + i * 700 % 1_000_000).substring(1);
    return "0,"
        + offset(i) / 512
        + ","
        + 512 * (1 + i % 64)
        + ","
        + direction(i, "W", "R")
        + ","
        + i * 700 / 1_000_000
        + "."
        + fraction
        + "\n";
  }

  private static String alibaba(long i) {
    return "7,"
        + direction(i, "W", "R")
        + ","
        + offset(i)
        + ","
        + 512 * (1 + i % 64)
        + ","
        + (1_577_808_000_000_626L + i * 700)
        + "\n";
  }

  private static String vscsi(long i) {
    return (2_147_483_692L + i)
        + ","
        + 512 * (1 + i % 64)
        + ",1,"
        + direction(i, "write", "read")
        + ","
        + offset(i) / 512
        + ","
        + (2_756_778_716_647L + i * 700)
        + "\n";
  }

  private static String blkparse(long i) {
    String fraction = Long.toString(1_000_000_000 + i * 700_000 % 1_000_000_000).substring(1);
    return "  8,16   5  "
        + i
        + "     "
        + i * 700_000 / 1_000_000_000
        + "."
        + fraction
        + " 18615  D   "
        + direction(i, "W", "R")
        + " "
        + offset(i) / 512
        + " + "
        + (1 + i % 64)
        + " [java]\n";
  }

  private static String iostat(long i) {
    String head =
        i % 5 == 0
            ? "\nDevice r/s rkB/s rrqm/s %rrqm r_await rareq-sz w/s wkB/s wrqm/s %wrqm w_await"
                + " wareq-sz d/s dkB/s drqm/s %drqm d_await dareq-sz aqu-sz %util\n"
            : "";
    return head
        + "sd"
        + (char) ('a' + i % 5)
        + " 6.90 222.14 0.39 5.38 12.58 32.21 "
        + i % 1_000
        + ".69 "
        + i * 37 % 90_000
        + ".08 1.36 44.55 9.61 33.71 0.00 0.00 0.00 0.00 0.00 0.00 0.10 0.46\n";
  }

  private static String table(long i) {
    return (1_796_000_000L + i / 4 * 10)
        + ",sd"
        + (char) ('a' + i % 4)
        + ","
        + i % 1_000
        + ","
        + i * 8_191 % 90_000_000
        + "\n";
  }
}

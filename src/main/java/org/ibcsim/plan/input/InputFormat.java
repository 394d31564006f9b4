package org.ibcsim.plan.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.workload.sample.SampleFormat;
import org.ibcsim.workload.trace.TraceFormat;
import org.jspecify.annotations.Nullable;

/**
 * A format of input: of single requests or of measured intervals, never both.
 *
 * @param trace null for a format of intervals
 * @param sample null for a format of single requests
 */
public record InputFormat(@Nullable TraceFormat trace, @Nullable SampleFormat sample) {
  /** A format of single requests. */
  public static InputFormat of(TraceFormat format) {
    return new InputFormat(format, null);
  }

  /** A format of intervals. */
  public static InputFormat of(SampleFormat format) {
    return new InputFormat(null, format);
  }

  /** The name on the command line. */
  public String word() {
    if (trace != null) {
      return trace.word();
    }
    return sample == null ? "" : sample.word();
  }

  /** Every name, in the order in which they are explained. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (TraceFormat format : TraceFormat.values()) {
      words.add(format.word());
    }
    for (SampleFormat format : SampleFormat.values()) {
      words.add(format.word());
    }
    return words;
  }

  /** The format of this name, or empty. */
  public static Optional<InputFormat> named(String word) {
    Optional<InputFormat> single = TraceFormat.of(word).map(InputFormat::of);
    return single.isPresent() ? single : SampleFormat.of(word).map(InputFormat::of);
  }
}

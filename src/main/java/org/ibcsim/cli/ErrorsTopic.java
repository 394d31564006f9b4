package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibcsim.model.ErrorGuide;
import org.ibcsim.model.IbcCall;
import org.ibcsim.model.IbcError;

/** {@code ibcsim help errors}: every error of a control-message call. */
record ErrorsTopic(List<Entry> errors) {
  private static final int INDENT = 4;

  /**
   * One error.
   *
   * @param documented whether the name stands in the product's documentation
   */
  record Entry(String name, boolean documented, String meaning, List<IbcCall> calls, String cure) {}

  static ErrorsTopic ofTheModel() {
    return new ErrorsTopic(Stream.of(IbcError.values()).map(ErrorsTopic::entry).toList());
  }

  private static Entry entry(IbcError error) {
    ErrorGuide guide = ErrorGuide.to(error);
    return new Entry(error.name(), error.documented(), error.text(), guide.calls(), guide.cure());
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(
        screen,
        0,
        width,
        "Errors of control-message calls. The names marked (documented) stand in the product's"
            + " documentation. Its lists for REGISTER, SEND and RECEIVE could not be read: the other"
            + " names are ours, and EIO is what a write says.");
    for (Entry error : errors) {
      screen.println();
      screen.println(error.name() + (error.documented() ? " (documented)" : " (not documented)"));
      Paragraphs.print(screen, INDENT, width, "Meaning: " + error.meaning() + ".");
      Paragraphs.print(screen, INDENT, width, "Given by: " + calls(error) + ".");
      Paragraphs.print(screen, INDENT, width, "What to do: " + error.cure());
    }
  }

  private static String calls(Entry error) {
    return error.calls().stream().map(IbcCall::name).collect(Collectors.joining(", "));
  }
}

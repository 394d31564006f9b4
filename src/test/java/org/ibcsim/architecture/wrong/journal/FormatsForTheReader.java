package org.ibcsim.architecture.wrong.journal;

class FormatsForTheReader {
  String act(double x) {
    return "%.1f".formatted(x) + String.format("%.1f", x);
  }
}

package org.ibcsim.architecture.wrong.journal;

import java.util.Locale;

class FormatsForTheRoot {
  String act(double x) {
    return String.format(Locale.ROOT, "%.1f", x);
  }
}

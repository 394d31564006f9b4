package org.ibcsim.architecture.wrong.report;

import java.util.Locale;

class AsksDefaultLocale {
  Object act() {
    return Locale.getDefault();
  }
}

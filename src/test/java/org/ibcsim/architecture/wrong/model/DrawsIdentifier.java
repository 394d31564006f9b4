package org.ibcsim.architecture.wrong.model;

import java.util.UUID;

class DrawsIdentifier {
  Object act() {
    return UUID.randomUUID();
  }
}

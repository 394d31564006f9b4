package org.ibcsim.architecture.wrong.model;

import java.io.File;

class OpensFile {
  Object act() {
    return new File("state");
  }
}

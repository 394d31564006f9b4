package org.ibcsim.architecture.wrong.model;

import java.net.Socket;

class OpensSocket {
  Object act() {
    return new Socket();
  }
}

package org.ibcsim.architecture.wrong.runbook;

import org.ibcsim.architecture.wrong.model.InBandControl;

record SendsByItself(InBandControl control) {
  int send() {
    return control.send("by the side door");
  }
}

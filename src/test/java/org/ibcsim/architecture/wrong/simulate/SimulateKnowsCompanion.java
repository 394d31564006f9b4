package org.ibcsim.architecture.wrong.simulate;

import org.ibcsim.architecture.wrong.companion.Stage;

record SimulateKnowsCompanion(Stage stage) {}

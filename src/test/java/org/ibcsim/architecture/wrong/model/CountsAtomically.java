package org.ibcsim.architecture.wrong.model;

import java.util.concurrent.atomic.AtomicLong;

class CountsAtomically {
  final AtomicLong count = new AtomicLong();
}

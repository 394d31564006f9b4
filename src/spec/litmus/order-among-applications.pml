/* The scenario order-among-applications. Phase 0 registers. Phase 1, in any order: all the rest. */
#define LAST_PHASE 1
#define OUTCOME \
  TELL("delivered", delivered()) \
  TELL("images", both(images_of(NIGHTLY), images_of(WEEKLY))) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  REGISTER(0, PRIMARY, WEEKLY, NO_LIMIT);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 0, NO_LIMIT);
  SEND(2, PRIMARY, WEEKLY, 1, NO_LIMIT);
  SEND(3, PRIMARY, NIGHTLY, 0, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(4, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(5, SECONDARY, NIGHTLY, NO_LIMIT)
}

active proctype london_weekly() {
  REGISTER(0, SECONDARY, WEEKLY, NO_LIMIT);
  RECEIVE(6, SECONDARY, WEEKLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, WEEKLY)
}

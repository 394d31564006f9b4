/*
 * The scenario copies-before-the-next. Phase 0 registers. Phase 1, in any order: all the rest; phase 2: RECEIVEs for
 * which nothing was sent again have waited long enough.
 */
#define LAST_PHASE 3
#define OUTCOME \
  TELL("delivered", delivered()) \
  TELL("images", images_of(NIGHTLY)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(4, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(5, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(6, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(1);
  CUT();
  HEAL()
}

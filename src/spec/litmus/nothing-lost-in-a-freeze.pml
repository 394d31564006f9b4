/*
 * The scenario nothing-lost-in-a-freeze. Phase 0 registers. Counted from phase 1, in phases of 5 s: the first freeze
 * time-out is 2; UNFREEZE in 1 to 3, the second message in 1 to 5.
 */
#define LAST_PHASE 6
#define FREED 5
#define OUTCOME \
  TELL("release", RELEASE) \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("images", images_of(NIGHTLY)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE();
  at(2);
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, 2);
  SLEEP(2, 6);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
  SLEEP(2, 4);
  UNFREEZE(FREED, SECONDARY, NIGHTLY);
  RECEIVE(4, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

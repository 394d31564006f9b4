/*
 * The scenario hold-of-an-unregistered-name. Phase 0 registers. Counted from phase 1, in phases of 5 min: the hold is
 * 2, the registration comes in 1 to 4.
 */
#define LAST_PHASE 5
#define UNREG_HOLD 2
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("receive", ERROR_OF(GOT)) \
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
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  SLEEP(2, 5);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

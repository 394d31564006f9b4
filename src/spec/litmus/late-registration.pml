/*
 * The scenario late-registration. Phase 0 registers. Counted from phase 1, in phases of 30 s: the time-out is 4, the
 * registration comes in 1 to 8.
 */
#define LAST_PHASE 13
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("dropped", DROPS_OF(GOT)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, 4);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  SLEEP(2, 9);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

/*
 * The scenario unfreeze-after-time-out. Phase 0 registers. Counted from phase 1, in phases of 10 s: the freeze time-out
 * is 2, UNFREEZE comes in 0 to 4.
 */
#define LAST_PHASE 5
#define SENT 1
#define GOT 2
#define FREED 3
#define OUTCOME \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, 2)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  SLEEP(1, 5);
  UNFREEZE(FREED, SECONDARY, NIGHTLY)
}

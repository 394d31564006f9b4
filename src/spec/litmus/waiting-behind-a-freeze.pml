/*
 * The scenario waiting-behind-a-freeze. Phase 0 registers. Counted from phase 1, in phases of 20 s: the second
 * message's time-out is 3, the first is released in 1 to 6.
 */
#define LAST_PHASE 10
#define GOT 4
#define OUTCOME \
  TELL("weekly", fate_of(WEEKLY, 1)) \
  TELL("nightly", fate_of(NIGHTLY, 1)) \
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
  REGISTER(0, PRIMARY, WEEKLY, 3);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  SEND(2, PRIMARY, WEEKLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
  SLEEP(2, 7);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype london_weekly() {
  REGISTER(0, SECONDARY, WEEKLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, WEEKLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, WEEKLY)
}

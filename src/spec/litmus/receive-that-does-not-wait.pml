/*
 * The scenario receive-that-does-not-wait. Phase 0 registers. Phase 2: the RECEIVE that waits has waited long enough.
 */
#define LAST_PHASE 2
#define SENT 1
#define POLL 2
#define WAITS 3
#define OUTCOME \
  TELL("poll", ERROR_OF(POLL)) \
  TELL("wait", ERROR_OF(WAITS)) \
  TELL("copies", copies_of(NIGHTLY, 1)) \
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
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  at(1);
  RECEIVE(POLL, SECONDARY, NIGHTLY, NO_WAIT);
  RECEIVE(WAITS, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

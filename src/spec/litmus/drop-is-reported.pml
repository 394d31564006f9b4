/*
 * The scenario drop-is-reported. Phase 0 registers. Counted from phase 1, in phases of 30 s: the time-out is 2, the
 * receiver comes in 1 to 3, the second message is sent in 4.
 */
#define LAST_PHASE 7
#define GOT 3
#define NEXT 4
#define OUTCOME \
  TELL("first", fate_of(NIGHTLY, 1)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("dropped", DROPS_OF(GOT)) \
  TELL("next", payload_of(NEXT)) \
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
  REGISTER(0, PRIMARY, NIGHTLY, 2);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  at(5);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  SLEEP(2, 4);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(NEXT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

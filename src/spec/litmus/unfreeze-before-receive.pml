/*
 * The scenario unfreeze-before-receive. Phase 0 registers. Phase 2: UNFREEZE of a message that nobody has received.
 */
#define LAST_PHASE 2
#define SENT 1
#define FREED 2
#define GOT 3
#define OUTCOME \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("receive", ERROR_OF(GOT)) \
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
  at(2);
  UNFREEZE(FREED, SECONDARY, NIGHTLY);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

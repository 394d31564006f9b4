/* The scenario unregister-while-frozen. Phase 0 registers. Phase 1, in any order: all the rest. */
#define LAST_PHASE 1
#define SENT 1
#define GOT 2
#define FIRST 3
#define FREED 4
#define SECOND 5
#define OUTCOME \
  TELL("frozen", ERROR_OF(FIRST)) \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("after", ERROR_OF(SECOND)) \
  TELL("release", RELEASE) \
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
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNREGISTER(FIRST, SECONDARY, NIGHTLY);
  UNFREEZE(FREED, SECONDARY, NIGHTLY);
  UNREGISTER(SECOND, SECONDARY, NIGHTLY)
}

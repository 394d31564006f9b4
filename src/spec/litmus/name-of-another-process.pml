/* The scenario name-of-another-process. Phase 0 registers. Phase 2: the operator. */
#define LAST_PHASE 2
#define SENT 1
#define GOT 2
#define FREED 3
#define OUTCOME \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("unfreeze", ERROR_OF(FREED)) \
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
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT)
}

active proctype london_receiver() {
  host[SECONDARY].registered[NIGHTLY];
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT)
}

active proctype london_operator() {
  at(2);
  UNFREEZE(FREED, SECONDARY, NIGHTLY)
}

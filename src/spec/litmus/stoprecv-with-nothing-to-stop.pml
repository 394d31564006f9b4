/*
 * The scenario stoprecv-with-nothing-to-stop. Phase 0 registers. Phase 2: a RECEIVE that nobody stopped and that got
 * nothing has waited long enough.
 */
#define LAST_PHASE 2
#define SENT 1
#define GOT 2
#define STOPS 3
#define OUTCOME \
  TELL("stoprecv", ERROR_OF(STOPS)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("registered", REGISTERED(SECONDARY, NIGHTLY))
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
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype london_operator() {
  host[SECONDARY].registered[NIGHTLY];
  STOPRECV(STOPS, SECONDARY, NIGHTLY)
}

/*
 * The scenario unregister-while-pending. Phase 0 registers; phase 1: UNREGISTER before or behind the arrival; phase 2:
 * the late RECEIVE.
 */
#define LAST_PHASE 2
#define SENT 1
#define GONE_IS 2
#define GOT 3
#define OUTCOME \
  TELL("unregister", ERROR_OF(GONE_IS)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("registered", REGISTERED(SECONDARY, NIGHTLY)) \
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
  UNREGISTER(GONE_IS, SECONDARY, NIGHTLY);
  at(2);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

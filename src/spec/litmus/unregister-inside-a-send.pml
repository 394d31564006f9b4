/*
 * The scenario unregister-inside-a-send. Phase 0 registers. Phase 1, in any order: UNREGISTER comes before, in or
 * behind the SEND.
 */
#define LAST_PHASE 1
#define SENT 1
#define GONE_IS 2
#define GOT 3
#define SYNCHRONOUS OVERRIDE
#define OUTCOME \
  TELL("send", ERROR_OF(SENT)) \
  TELL("unregister", ERROR_OF(GONE_IS)) \
  TELL("registered", REGISTERED(PRIMARY, NIGHTLY)) \
  TELL("fate", fate_of(NIGHTLY, 1))
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

active proctype seattle_second() {
  at(1);
  UNREGISTER(GONE_IS, PRIMARY, NIGHTLY)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

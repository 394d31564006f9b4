/*
 * The scenario drops-and-a-new-registration. Phase 0 registers. Phase 2: the time-out; phase 3: the new registration.
 */
#define LAST_PHASE 3
#define SENT 1
#define GOT 2
#define AGAIN 3
#define OUTCOME \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("dropped", DROPS_OF(GOT)) \
  TELL("again", ERROR_OF(AGAIN)) \
  TELL("fate", fate_of(NIGHTLY, 1))
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, 1);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  at(3);
  UNREGISTER(0, SECONDARY, NIGHTLY);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  RECEIVE(AGAIN, SECONDARY, NIGHTLY, NO_WAIT)
}

/*
 * The scenario unregister-refusal-order. Phase 0 registers. Phase 2: the RECEIVE that waits; phase 3: stoprecv,
 * UNFREEZE and three times UNREGISTER.
 */
#define LAST_PHASE 3
#define SENT 1
#define GOT 2
#define WAITS 3
#define FIRST 4
#define AGAIN 5
#define AFTER 6
#define OUTCOME \
  TELL("first", ERROR_OF(FIRST)) \
  TELL("waiting", ERROR_OF(WAITS)) \
  TELL("frozen", ERROR_OF(AGAIN)) \
  TELL("after", ERROR_OF(AFTER))
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
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  at(3);
  UNREGISTER(FIRST, SECONDARY, NIGHTLY);
  STOPRECV(0, SECONDARY, NIGHTLY);
  UNREGISTER(AGAIN, SECONDARY, NIGHTLY);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  UNREGISTER(AFTER, SECONDARY, NIGHTLY)
}

active proctype london_second() {
  at(2);
  RECEIVE(WAITS, SECONDARY, NIGHTLY, NO_LIMIT)
}

/*
 * The scenario unfreeze-while-receiving. Phase 0 registers. Phase 2: UNFREEZE and a second RECEIVE, in either order;
 * phase 3: stoprecv and UNFREEZE again.
 */
#define LAST_PHASE 3
#define SENT 1
#define GOT 2
#define FREED 3
#define WAITS 4
#define AGAIN 5
#define OUTCOME \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("release", RELEASE) \
  TELL("waiting", ERROR_OF(WAITS)) \
  TELL("again", ERROR_OF(AGAIN)) \
  TELL("frozen", FROZEN_AT_END)
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
  at(2);
  UNFREEZE(FREED, SECONDARY, NIGHTLY);
  at(3);
  STOPRECV(0, SECONDARY, NIGHTLY);
  UNFREEZE(AGAIN, SECONDARY, NIGHTLY)
}

active proctype london_second() {
  at(2);
  RECEIVE(WAITS, SECONDARY, NIGHTLY, NO_LIMIT)
}

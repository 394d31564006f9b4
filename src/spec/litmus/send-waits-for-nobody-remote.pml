/*
 * The scenario send-waits-for-nobody-remote. Phase 0 registers. Counted from phase 1, in phases of 5 min: the hold is
 * 2, the name is registered in 0 to 4.
 */
#define LAST_PHASE 5
#define UNREG_HOLD 2
#define SENT 1
#define SYNCHRONOUS OVERRIDE
#define OUTCOME \
  TELL("send", ERROR_OF(SENT)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("frozen", FROZEN_AT_END)
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
  SLEEP(1, 5);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT)
}

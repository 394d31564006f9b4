/*
 * The scenario primary-crash-before-send-returns. Phase 0 registers; phase 1: the crash comes when SEND has begun;
 * phase 2: the last RECEIVE has waited long enough.
 */
#define LAST_PHASE 2
#define SENT 1
#define AGAIN 2
#define SYNCHRONOUS OVERRIDE
#define OUTCOME \
  TELL("send", status_of(SENT)) \
  TELL("retry", ERROR_OF(AGAIN)) \
  TELL("first", fate_of(NIGHTLY, 1)) \
  TELL("second", fate_of(NIGHTLY, 2)) \
  TELL("delivered", delivered()) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  {
    REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
    at(1);
    SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
  } DIES(PRIMARY, 0)
}

active proctype seattle_at_boot() {
  BOOTED(PRIMARY, 1);
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  SEND(AGAIN, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(4, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  answer[SENT] != ABSENT;
  CRASH_PRIMARY();
  BOOT_PRIMARY()
}

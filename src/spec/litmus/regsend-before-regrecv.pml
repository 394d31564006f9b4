/*
 * The scenario regsend-before-regrecv. Phase 0 registers. Counted from phase 1, in phases of 5 min: the hold is 2, no
 * deliver time-out is shorter, regrecv comes in 1 to 3 and waits 1.
 */
#define LAST_PHASE 5
#define UNREG_HOLD 2
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("regrecv", ERROR_OF(GOT)) \
  TELL("snapshot", truth(now.snapshotTaken)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  at(1);
  REGSEND(SENT, NIGHTLY, 3, 1, NO_LIMIT)
}

active proctype london() {
  SLEEP(2, 4);
  REGRECV(GOT, NIGHTLY, NO_LIMIT, 1)
}

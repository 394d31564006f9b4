/*
 * The scenario second-regsend-before-regrecv. Phase 0 registers. Phase 2: the first regrecv; phase 3: the second of
 * both; phase 4: regrecv has waited long enough.
 */
#define LAST_PHASE 4
#define SENT 1
#define GOT 3
#define AGAIN 4
#define OUTCOME \
  TELL("first", fate_of(NIGHTLY, 1)) \
  TELL("second", fate_of(NIGHTLY, 2)) \
  TELL("regrecv", ERROR_OF(AGAIN)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  at(1);
  REGSEND(SENT, NIGHTLY, NO_LIMIT, 1, NO_LIMIT);
  at(3);
  REGSEND(2, NIGHTLY, NO_LIMIT, 1, NO_LIMIT)
}

active proctype london() {
  at(2);
  REGRECV(GOT, NIGHTLY, NO_LIMIT, NO_LIMIT);
  at(3);
  REGRECV(AGAIN, NIGHTLY, NO_LIMIT, 1)
}

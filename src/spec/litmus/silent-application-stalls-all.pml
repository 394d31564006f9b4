/*
 * The scenario silent-application-stalls-all. Phase 0 registers. Phase 2: writes behind both messages; phase 3: the
 * RECEIVE has waited its hour.
 */
#define LAST_PHASE 3
#define GOT 3
#define GONE_IS 4
#define SILENT WEEKLY
#define OUTCOME \
  TELL("silent", fate_of(SILENT, 1)) \
  TELL("nightly", fate_of(NIGHTLY, 1)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("unregister", ERROR_OF(GONE_IS)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(2);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  REGISTER(0, PRIMARY, SILENT, NO_LIMIT);
  at(1);
  SEND(1, PRIMARY, SILENT, 1, NO_LIMIT);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, SILENT, NO_LIMIT);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, 2);
  UNREGISTER(GONE_IS, SECONDARY, SILENT)
}

/*
 * The scenario deliver-time-out-frees-others. Phase 0 registers. Phase 2: the time-out of the silent application.
 */
#define LAST_PHASE 2
#define GOT 3
#define SILENT WEEKLY
#define OUTCOME \
  TELL("silent", fate_of(SILENT, 1)) \
  TELL("nightly", fate_of(NIGHTLY, 1)) \
  TELL("image", image_of(NIGHTLY, 1)) \
  TELL("receive", ERROR_OF(GOT)) \
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
  REGISTER(0, PRIMARY, SILENT, 1);
  at(1);
  SEND(1, PRIMARY, SILENT, 1, NO_LIMIT);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, SILENT, NO_LIMIT);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

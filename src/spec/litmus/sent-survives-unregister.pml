/* The scenario sent-survives-unregister. Phase 0 registers. Phase 1, in any order: all the rest. */
#define LAST_PHASE 1
#define SENT 1
#define GONE_IS 2
#define AGAIN 3
#define GOT 4
#define OUTCOME \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("unregister", status_of(GONE_IS)) \
  TELL("second_send", ERROR_OF(AGAIN)) \
  TELL("copies", copies_of(NIGHTLY, 1)) \
  TELL("image", image_of(NIGHTLY, 1))
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
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  UNREGISTER(GONE_IS, PRIMARY, NIGHTLY);
  SEND(AGAIN, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

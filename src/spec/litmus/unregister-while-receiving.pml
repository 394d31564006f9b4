/*
 * The scenario unregister-while-receiving. Phase 0: RECEIVE waits; phase 1: the refused and, behind stoprecv, the good
 * UNREGISTER.
 */
#define LAST_PHASE 1
#define REFUSAL 1
#define GOT 2
#define AGAIN 3
#define OUTCOME \
  TELL("unregister", ERROR_OF(REFUSAL)) \
  TELL("waiting", ERROR_OF(GOT)) \
  TELL("again", ERROR_OF(AGAIN)) \
  TELL("registered", REGISTERED(SECONDARY, NIGHTLY))
#include "../ibc.pml"

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  at(1);
  UNREGISTER(REFUSAL, SECONDARY, NIGHTLY);
  STOPRECV(0, SECONDARY, NIGHTLY);
  UNREGISTER(AGAIN, SECONDARY, NIGHTLY)
}

active proctype london_receiver() {
  host[SECONDARY].registered[NIGHTLY];
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT)
}

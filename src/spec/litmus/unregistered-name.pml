/* The scenario unregistered-name. All in one phase. */
#define SENT 1
#define GOT 2
#define FREED 3
#define STOPS 4
#define GONE_IS 5
#define OUTCOME \
  TELL("send", ERROR_OF(SENT)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("stoprecv", ERROR_OF(STOPS)) \
  TELL("unregister", ERROR_OF(GONE_IS))
#include "../ibc.pml"

active proctype workload() {
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  UNREGISTER(0, PRIMARY, NIGHTLY);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  UNREGISTER(0, SECONDARY, NIGHTLY);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(FREED, SECONDARY, NIGHTLY);
  STOPRECV(STOPS, SECONDARY, NIGHTLY);
  UNREGISTER(GONE_IS, SECONDARY, NIGHTLY)
}

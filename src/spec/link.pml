/*
 * The RLINK (11.2): the stream goes in order. SENT is no step of its own: what is on the way when a connection is lost is
 * lost with it and sent again by the next, which goes on with what the Secondary says that it has. Acknowledgements are
 * counts, of which the last says all; they take time only where somebody waits for them.
 */

#define CONNECTED (attached && connected)
#define WAITED_FOR (SYNCHRONOUS != OFF)

/* Copies that a reconnection may send again, each directly behind its original (14, link_loss_duplicates). */
#define MAY_COME_AGAIN(m) \
  (message[m].place != NOWHERE && message[m].place < received && message[m].place >= head && \
   (LINK_LOSS_DUPLICATES == RECEIVED_UNFINISHED || \
    (LINK_LOSS_DUPLICATES == FROZEN_ONLY && state == FROZEN && message[m].place == head)))

active proctype network() {
  byte m;
end:
  do
  :: atomic {
       CONNECTED && received < logged ->
       received++;
       if
       :: !WAITED_FOR -> receivedKnown = received
       :: else
       fi
     }
  :: atomic {
       CONNECTED && (receivedKnown < received || storedKnown < stored) && WAITED_FOR ->
       receivedKnown = received; storedKnown = stored
     }
  :: atomic {
       attached && path && host[PRIMARY].up && host[SECONDARY].up && !connected ->
       connected = 1;
       assert(storedKnown <= stored);           /* the Primary forgot nothing that the Secondary needs */
       receivedKnown = received;
       storedKnown = stored;
       if
       :: linkLost ->
          for (m : 1 .. messages) {
            if
            :: MAY_COME_AGAIN(m) -> message[m].copies++
            :: true
            fi
          }
          m = 0
       :: else
       fi;
       linkLost = 0
     }
  od
}

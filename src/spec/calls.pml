/*
 * The calls of a host's scripts (2, 11.1, 11.4, 14), each one step of the kernel, save SEND and a RECEIVE that waits. The first
 * argument is the number under which a test finds the answer; a call that waits needs a number of its own.
 */

mtype = { register, unregister, send, receive, unfreeze, stoprecv, status };

/* the call, its number, its host and application, and its argument: a time-out, or whether a SEND freezes */
chan request = [0] of { mtype, byte, byte, byte, byte };

#define NO_WAIT 254             /* RECEIVE without IBC_BLOCK; else its time-out in phases, or NO_LIMIT */

inline REGISTER(number, on, name, deliverLimit) { request ! register(number, on, name, deliverLimit) }
inline UNREGISTER(number, on, name) { request ! unregister(number, on, name, 0) }
inline UNFREEZE(number, on, name) { request ! unfreeze(number, on, name, 0) }
inline STOPRECV(number, on, name) { request ! stoprecv(number, on, name, 0) }
inline STATUS(number, on) { request ! status(number, on, 0, 0) }

inline RECEIVE(number, on, name, waitLimit) {
  request ! receive(number, on, name, waitLimit);
  if
  :: answer[number] != RUNNING
  :: atomic {
       answer[number] == RUNNING && due(deadline[number]) ->
       waiting[name] ?? eval(number);
       host[on].calling[name]--;
       ANSWER(number, TIMED_OUT)
     }
  fi
}

/* SUBMITTED, LOGGED and, for a synchronous RLINK, RECEIVED_REMOTE; then it returns (11.2). */
inline SEND(number, on, name, withFreeze, freezeLimit) {
  request ! send(number, on, name, withFreeze);
  if
  :: answer[number] != RUNNING
  :: atomic { answer[number] == RUNNING -> COMMIT(number, on, name, freezeLimit) }
     if
     :: answer[number] != RUNNING
     :: atomic { answer[number] == RUNNING && TRANSFERRED(number) -> host[on].calling[name]--; ANSWER(number, NONE) }
     :: atomic {
          answer[number] == RUNNING && attached && !connected ->
          host[on].calling[name]--; ANSWER(number, (SYNCHRONOUS == FAIL -> EIO : NONE))
        }
     fi
  fi
}

#define HOLDS_STREAM(name) ((state == WAIT_RECV || state == FROZEN) && OWNER == name)
#define STORED_BEHIND(name, m) \
  (m <= messages && message[m].application == name && message[m].place != NOWHERE && \
   message[m].place < stored && message[m].place >= head)
#define PENDING_MESSAGE(name) (HOLDS_STREAM(name) || (PENDING_SCOPE == BACKLOG && \
  (STORED_BEHIND(name, 1) || STORED_BEHIND(name, 2) || STORED_BEHIND(name, 3))))

/* A registration behind the arrival gets the message that was held for its name. */
inline DO_REGISTER() {
  if
  :: host[here].registered[app] && REGISTER_DUPLICATE == ERROR -> ANSWER(call, DUPLICATE_NAME)
  :: host[here].registered[app] && REGISTER_DUPLICATE == SAME_KEY -> ANSWER(call, NONE)
  :: else ->
     host[here].registered[app] = 1;
     host[here].unregistered[app] = 0;
     host[here].deliverTimeout[app] = argument;
     if
     :: here == SECONDARY && state == WAIT_REG && OWNER == app ->
        mayBeLate = (LATE_REGISTRATION_TIMER != FROM_REGISTRATION);
        if
        :: !mayBeLate -> message[CURRENT].arrivedAt = phase
        :: else
        fi;
        WAIT_FOR_RECEIVE(app, (LATE_REGISTRATION_TIMER == FROM_ARRIVAL))
     :: else
     fi;
     ANSWER(call, NONE)
  fi
}

#define CALLING (host[here].calling[app] > 0)
#define REFUSED (here == SECONDARY && PENDING_MESSAGE(app))
#define SAYS_BUSY (here == PRIMARY || UNREGISTER_ACTIVE_IOCTL_ERRNO == EBUSY_ANSWER)

inline DO_UNREGISTER() {
  if
  :: CALLING && !(REFUSED && UNREGISTER_REFUSAL_ORDER == PENDING_FIRST) -> ANSWER(call, (SAYS_BUSY -> EBUSY : PENDING))
  :: REFUSED && !(CALLING && UNREGISTER_REFUSAL_ORDER == EBUSY_FIRST) -> ANSWER(call, PENDING)
  :: else ->
     host[here].registered[app] = 0;
     host[here].unregistered[app] = 1;
     if
     :: here == SECONDARY && DROPS_OVER_REGISTRATIONS == GONE -> drops[app] = 0
     :: else
     fi;
     ANSWER(call, NONE)
  fi
}

inline DO_RECEIVE() {
  if
  :: drops[app] > 0 || (state == WAIT_RECV && OWNER == app && len(waiting[app]) == 0) -> ANSWER_RECEIVE(call, app)
  :: else ->
     if
     :: argument == NO_WAIT -> ANSWER(call, NO_MESSAGE)
     :: argument != NO_WAIT && SECOND_RECEIVE == EBUSY_ANSWER && len(waiting[app]) > 0 -> ANSWER(call, EBUSY)
     :: argument != NO_WAIT && !(SECOND_RECEIVE == EBUSY_ANSWER && len(waiting[app]) > 0) ->
        waiting[app] ! call; host[here].calling[app]++; deadline[call] = after(argument)
     fi
  fi
}

inline DO_UNFREEZE() {
  if
  :: CALLING -> ANSWER(call, EBUSY)
  :: !CALLING && !HELD -> ANSWER(call, (UNFREEZE_NOT_FROZEN == ERROR -> NOT_FROZEN : NONE))
  :: !CALLING && HELD && OWNER == app -> UNFREEZE_OWN()
  :: !CALLING && HELD && OWNER != app -> UNFREEZE_FOREIGN()
  fi
}

/* The message is delivered and frozen, or waits for its RECEIVE. */
inline UNFREEZE_OWN() {
  if
  :: state == FROZEN -> ending = RECEIVED; ANSWER(call, NONE)
  :: state != FROZEN && UNFREEZE_BEFORE_RECEIVE == ERROR -> ANSWER(call, NOT_FROZEN)
  :: state != FROZEN && UNFREEZE_BEFORE_RECEIVE == NOOP -> ANSWER(call, NONE)
  :: state != FROZEN && UNFREEZE_BEFORE_RECEIVE == DISCARD_MESSAGE -> ending = DISCARDED; ANSWER(call, NONE)
  fi
}

inline UNFREEZE_FOREIGN() {
  if
  :: state == FROZEN && UNFREEZE_BY_OTHER_APP == ERROR -> ANSWER(call, NOT_OWNER)
  :: state == FROZEN && UNFREEZE_BY_OTHER_APP == ALLOWED -> ending = RECEIVED; ANSWER(call, NONE)
  :: state == FROZEN && UNFREEZE_BY_OTHER_APP == IGNORED -> ANSWER(call, NONE)
  :: state != FROZEN -> ANSWER(call, (UNFREEZE_FOREIGN_UNDELIVERED == ERROR -> NOT_OWNER : NONE))
  fi
}

inline DO_STOPRECV() {
  if
  :: len(waiting[app]) == 0 -> ANSWER(call, (STOPRECV_IDLE == ERROR -> NOT_RECEIVING : NONE))
  :: else ->
     do
     :: len(waiting[app]) > 0 -> waiting[app] ? other; host[here].calling[app]--; ANSWER(other, STOPPED)
     :: len(waiting[app]) == 0 -> break
     od;
     ANSWER(call, NONE)
  fi
}

#define WRONG_HOST (here == PRIMARY && (kind == receive || kind == unfreeze) || here == SECONDARY && kind == send)

inline DO_CALL() {
  answer[call] = RUNNING;
  hostOf[call] = here;
  if
  :: WRONG_HOST -> ANSWER(call, WRONG_ROLE)
  :: kind == status ->
     registrations[call] = host[here].registered[NIGHTLY] + host[here].registered[WEEKLY];
     ANSWER(call, NONE)
  :: kind == register -> DO_REGISTER()
  :: !WRONG_HOST && kind != status && kind != register && !host[here].registered[app] -> ANSWER(call, NO_APPLICATION)
  :: else ->
     if
     :: kind == unregister -> DO_UNREGISTER()
     :: kind == send -> DO_SEND()
     :: kind == receive -> DO_RECEIVE()
     :: kind == unfreeze -> DO_UNFREEZE()
     :: kind == stoprecv -> DO_STOPRECV()
     fi
  fi
}

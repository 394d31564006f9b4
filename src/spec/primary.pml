/*
 * Primary (11.1, 11.2): writes and control messages enter one log. A test defines SYNCHRONOUS for an RLINK that is not
 * asynchronous: OVERRIDE goes on without the Secondary while it is disconnected, FAIL fails writes and SEND (2.4).
 */

#define OFF      0
#define OVERRIDE 1
#define FAIL     2
#ifndef SYNCHRONOUS
#define SYNCHRONOUS OFF
#endif

#define FAILS_AT_ONCE (SYNCHRONOUS == FAIL && attached && !connected)

/* One write of the application; what a Primary that is down would have got is not made up for. */
inline WRITE() {
  atomic {
    if
    :: host[PRIMARY].up && !FAILS_AT_ONCE -> writes = writes | (1 << logged); logged++
    :: else
    fi
  }
}

/* The kernel's part of a SEND: SUBMITTED. Where the message stands in the log is settled when it is logged. */
inline DO_SEND() {
  if
  :: !attached -> ANSWER(call, NO_RLINK)
  :: FAILS_AT_ONCE -> ANSWER(call, EIO)
  :: else ->
     messages++;
     numbers[app]++;
     sends[call] = messages;
     message[messages].application = app;
     message[messages].number = numbers[app];
     message[messages].freezes = argument;
     message[messages].deliverTimeout = host[PRIMARY].deliverTimeout[app];
     message[messages].place = NOWHERE;
     host[here].calling[app]++
  fi
}

/* LOGGED: for an asynchronous RLINK the SEND returns. */
inline COMMIT(number, on, name, freezeLimit) {
  message[sends[number]].freezeTimeout = freezeLimit;
  log[logged] = sends[number];
  message[sends[number]].place = logged;
  logged++;
  if
  :: SYNCHRONOUS == OFF -> host[on].calling[name]--; ANSWER(number, NONE)
  :: else
  fi
}

#define TRANSFERRED(number) (!attached || receivedKnown > message[sends[number]].place)

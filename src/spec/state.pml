/*
 * What the two hosts and the network hold. seattle is the Primary, london the Secondary of its one RLINK.
 * The update stream is the Primary's log: a position holds a write (0) or the number of a control message.
 */

#define PRIMARY   0
#define SECONDARY 1
#define HOSTS     2

#ifndef APPLICATIONS
#define APPLICATIONS 2          /* NIGHTLY, WEEKLY */
#endif
#ifndef MESSAGES
#define MESSAGES 3              /* numbered from 1, which leaves 0 for writes */
#endif
#ifndef RECORDS
#define RECORDS 6
#endif
#define CALLS 12                /* commands whose answer a test observes or that wait; 0: none of them */
#define DELIVERIES 6

#define NIGHTLY 0
#define WEEKLY  1

/* What a command answered; RUNNING has not ended, KILLED died with its host or process. */
#define ABSENT              0
#define RUNNING             1
#define KILLED              2
#define NONE                3
#define NO_APPLICATION      4
#define PENDING             5
#define EBUSY               6
#define EIO                 7
#define DUPLICATE_NAME      8
#define NO_RLINK            9
#define NO_MESSAGE          10
#define DROPPED             11
#define TIMED_OUT           12
#define STOPPED             13
#define NOT_FROZEN          14
#define NOT_OWNER           15
#define WRONG_ROLE          16
#define NOT_RECEIVING       17

/* What became of a message: fate and the reason for which the volumes moved again. */
#define STILL_PENDING       0
#define RECEIVED            1
#define FREEZE_TIMED_OUT    2
#define DROPPED_IN_TIME     3
#define DISCARDED           4
#define LOST                5
#define ENDED_BY_CRASH      6

/* Secondary, replication (11.3). */
#define DRAIN     0             /* also RUN: the backlog is then what was stored just now */
#define FLUSH     1
#define WAIT_REG  2
#define WAIT_RECV 3
#define FROZEN    4

typedef Host {
  bit up = 1;
  byte crashes;
  byte boots;
  bit registered[APPLICATIONS];
  byte deliverTimeout[APPLICATIONS];    /* in phases, NO_LIMIT for 0 seconds */
  bit unregistered[APPLICATIONS];       /* and not registered again since */
  byte calling[APPLICATIONS]            /* calls under way with the key */
};

typedef Message {
  byte application;
  byte number;                          /* among those of its application */
  bit freezes;
  byte freezeTimeout;
  byte deliverTimeout;                  /* the Primary's, carried in the message */
  byte place;                           /* in the log; NOWHERE before it is there */
  byte arrivedAt;                       /* phase */
  byte copies;                          /* behind the original, not begun */
  byte fate;
  byte deliveries;
  bit otherImage                        /* some delivery did not show the image at the send */
};

#define NOWHERE 255

Host host[HOSTS];
Message message[MESSAGES + 1];
byte messages;                          /* submitted so far */

/* Primary: its SRL. */
byte log[RECORDS];
byte logged;
byte writes;                            /* which records are writes, one bit a record */
byte numbers[APPLICATIONS];
byte sends[CALLS];                      /* message of a SEND that is under way */

/* RLINK and network: how far the one stream has come. */
bit attached = 1;
bit path = 1;                           /* the network works */
bit connected = 1;
bit linkLost;                           /* a cut ended the connection, and there is no new one yet */
byte received;                          /* in the Secondary's memory: network-acknowledged, once that is told */
byte receivedKnown;                     /* what the Primary knows of that */
byte stored;                            /* in the Secondary's SRL: data-acknowledged, once that is told */
byte storedKnown;

/* Secondary: its place in the stream, its volumes, its message. */
byte state;
byte head;                              /* next record to be begun, or the message that holds the stream */
byte flying;                            /* writes to the volumes under way, one bit a record */
byte volumes;                           /* writes that are on the volumes */
byte drops[APPLICATIONS];
byte timer = NO_LIMIT;                  /* deadline of Th, Td or Tf, whichever runs */
chan waiting[APPLICATIONS] = [3] of { byte };    /* calls of RECEIVE that are blocked, oldest first */
byte releasedAt = NOWHERE;              /* place of the message that was released last */

/* What tests observe. */
byte answer[CALLS];
bit hostOf[CALLS];
byte dropCount[CALLS];
byte got[CALLS];                        /* message that a RECEIVE returned */
byte registrations[CALLS];
byte deadline[CALLS];                   /* of a RECEIVE that waits */
byte delivery[DELIVERIES];
byte deliveries;
byte freezes;
byte lastArrived;
hidden byte each;                       /* these two are of use within a step only */
hidden byte other;
byte firstRelease;                      /* fate that ended the first freeze; 0: it lasts */

#define HELD (state == WAIT_REG || state == WAIT_RECV || state == FROZEN)
#define CURRENT log[head]
#define OWNER message[CURRENT].application
#define EQUALS_IMAGE(image, m) ((image) == (writes & ((1 << message[m].place) - 1)))

inline ANSWER(number, what) { answer[number] = what; deadline[number] = 0 }

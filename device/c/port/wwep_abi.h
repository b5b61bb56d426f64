/*
 * What firmware asks of the machine that hosts it.
 *
 * Every request has a number, up to three whole numbers and some bytes. A request that nobody waits for is
 * posted: a carrier may keep such requests until the next one that is called. A call blocks the C thread
 * that made it and no other. Only one C thread of a device runs at a time, and it changes at calls alone,
 * so the port needs no locks of its own.
 *
 * Operation.java and AbiError.java are the same tables in Java; a test compares them.
 */
#ifndef WWEP_ABI_H
#define WWEP_ABI_H

#include <stdint.h>

/* Raised whenever a request changes its meaning. */
#define WWEP_ABI_VERSION 3

/* Posted: nobody waits for an answer. */
#define WWEP_OP_PRINT 1           /* bytes: text for the console */
#define WWEP_OP_SPAWN 2           /* a: thread, b: priority, bytes: name */
#define WWEP_OP_KILL 3            /* a: thread */
#define WWEP_OP_SEMAPHORE_NEW 4   /* a: semaphore, b: permits */
#define WWEP_OP_SEMAPHORE_PUT 5   /* a: semaphore */
#define WWEP_OP_SEMAPHORE_FREE 6  /* a: semaphore */
#define WWEP_OP_PIN_SET 7         /* a: pin, b: 0 low, 1 high */
#define WWEP_OP_PIN_LISTEN 8      /* a: pin, b: edges, 0 for none, c: vector */
#define WWEP_OP_SOCKET_CLOSE 9    /* a: socket, b: 1 if its number is given back too */
#define WWEP_OP_REPORT 10         /* a: kind, bytes: text; misuse that a board would forgive */
#define WWEP_OP_WIFI_LEAVE 11     /* - */
#define WWEP_OP_END 12            /* the thread or the interrupt is over; a: the thread whose requests follow, 0 for none */
#define WWEP_OP_FAULT 13          /* a: kind, b: program counter, c: address, bytes: text; the firmware is over */
#define WWEP_OP_SOCKET_OPEN 14    /* a: socket; what SOCKET_NEW would answer, where a carrier knows that beforehand */
#define WWEP_OP_SOCKET_WRITE 15   /* a: socket, bytes; SOCKET_SEND of what a carrier knows to be taken */
#define WWEP_OP_PACKETS 16        /* a: packets to send from that are in use, b: those to receive into */

/* Called: the answer is 0 or more, or a negative error. */
#define WWEP_OP_FLUSH 32          /* - : what was posted is carried out */
#define WWEP_OP_DELAY 33          /* a: microseconds */
#define WWEP_OP_SEMAPHORE_GET 34  /* a: semaphore, b: timeout; answer 1, or 0 if none came in time */
#define WWEP_OP_PIN_GET 35        /* a: pin; answer 0 low, 1 high */
#define WWEP_OP_UPTIME 36         /* nanoseconds since power on */
#define WWEP_OP_CLOCK 37          /* nanoseconds since 1970 */
#define WWEP_OP_RANDOM 38         /* 63 bits */
#define WWEP_OP_MAC 39            /* 48 bits, the first byte in the highest */
#define WWEP_OP_WIFI_JOIN 40      /* a: timeout */
#define WWEP_OP_LOOKUP 41         /* a: timeout, bytes: name; answer first IPv4 address, bytes: all of them, 4 each */
#define WWEP_OP_SOCKET_NEW 42     /* answer: socket */
#define WWEP_OP_SOCKET_BIND 43    /* a: socket, b: port, 0 for any */
#define WWEP_OP_SOCKET_CONNECT 44 /* a: socket, b: IPv4 address and port, c: timeout */
#define WWEP_OP_SOCKET_SEND 45    /* a: socket, b: timeout, bytes; answer: bytes sent */
#define WWEP_OP_SOCKET_RECEIVE 46 /* a: socket, b: most bytes, c: timeout; answer bytes, 0 at the peer's end */
#define WWEP_OP_SOCKET_LISTEN 47  /* a: socket, b: port */
#define WWEP_OP_SOCKET_ACCEPT 48  /* a: listening socket, b: timeout; answer: socket */
#define WWEP_OP_SOCKET_SHUTDOWN 49 /* a: socket */
#define WWEP_OP_SOCKET_PEER 50    /* a: socket; answer: IPv4 address and port */
#define WWEP_OP_SOCKET_LOCAL 51   /* a: socket; answer: IPv4 address and port */
#define WWEP_OP_TLS_TRUST 52      /* a: 1 for sockets that name it alone, b: trust to add to, bytes: root CAs, PEM or DER; answer: trust */
#define WWEP_OP_TLS_IDENTITY 53   /* a: bytes of the key, bytes: key, then certificates, PEM or DER; answer: identity */
#define WWEP_OP_SOCKET_TLS 54     /* a: socket, b: identity or 0, c: trust and check, bytes: the peer's name, if checked */
#define WWEP_OP_TICK 55           /* a: basic blocks; a busy loop lets time pass */
#define WWEP_OP_PARK 56           /* never answered: the thread can do nothing any more */
#define WWEP_OP_UART_RECEIVE 57   /* a: most bytes, b: timeout; answer: bytes */
#define WWEP_OP_ADDRESS 58        /* answer: own IPv4 address, 0 if there is none */
#define WWEP_OP_ANNOUNCE 59       /* bytes: own name, which others in the network are to find; answer 0 if they do */

#define WWEP_OP_WIFI_OPEN 60      /* a: own IPv4 address, b: WWEP_OWN_NETWORK, bytes: name, then key; answer 1, or 0 if it cannot be */
#define WWEP_OP_WIFI_CLOSE 61     /* - : the own network */
#define WWEP_OP_SERVICE_OFFER 62  /* a: port, bytes: texts, each ended by 0: name, kind, own host, then what it tells; answer 1, or 0 if nobody can be told */
#define WWEP_OP_SERVICE_WITHDRAW 63 /* bytes: name and kind, each ended by 0; answer 1, or 0 if it was not offered */
#define WWEP_OP_SERVICE_FIND 64   /* a: timeout, bytes: kind; answer: IPv4 address and port, or 0, bytes: as offered */
#define WWEP_OP_SOCKET_ROOM 65    /* a: socket; answer: how many bytes it takes at once, as far as that is known */

#define WWEP_IS_POSTED(op) ((op) < WWEP_OP_FLUSH)

/* Timeouts are milliseconds; this one never ends. */
#define WWEP_FOREVER (-1)

/* Pins are numbered by what they are for: the board's first button is WWEP_PIN_BUTTON(0). */
#define WWEP_PIN_BUTTON(n) (0x100 + (n))
#define WWEP_PIN_LED(n) (0x200 + (n))
#define WWEP_EDGE_RISING 1
#define WWEP_EDGE_FALLING 2

/* An IPv4 address and a port in one number. */
#define WWEP_ADDRESS(ip, port) ((int64_t)(uint32_t)(ip) << 16 | (uint16_t)(port))

/* An own network's prefix, its channel, and how many bytes are its name. */
#define WWEP_OWN_NETWORK(prefix, channel, length) \
    ((int64_t)(uint8_t)(prefix) | (int64_t)(uint8_t)(channel) << 8 | (int64_t)(uint8_t)(length) << 16)

/* How a socket checks its peer: by a trust, 0 for the one that was made last. */
#define WWEP_TLS_SETTING(trust, check) ((int64_t)(check) << 32 | (uint32_t)(trust))
/* A client checks its server if there is a trust, a server does not ask for certificates. */
#define WWEP_TLS_CHECK_BY_TRUST 0
#define WWEP_TLS_CHECK_NEVER 1
/* A server asks, and serves clients that have none. */
#define WWEP_TLS_CHECK_IF_SHOWN 2
#define WWEP_TLS_CHECK_ALWAYS 3

#define WWEP_ERROR_TIMEOUT (-1)
#define WWEP_ERROR_CLOSED (-2)
#define WWEP_ERROR_RESET (-3)
#define WWEP_ERROR_CONNECT_FAILED (-4)
#define WWEP_ERROR_BIND_FAILED (-5)
#define WWEP_ERROR_NAME_NOT_RESOLVED (-6)
#define WWEP_ERROR_NO_NETWORK (-7)
#define WWEP_ERROR_EXHAUSTED (-8)
#define WWEP_ERROR_TLS_REJECTED (-9)
#define WWEP_ERROR_INVALID (-10)
#define WWEP_ERROR_IN_INTERRUPT (-11)

/* What a report is about. */
#define WWEP_REPORT_DOUBLE_DELETE 1
#define WWEP_REPORT_WINDOW_OVERRUN 2
#define WWEP_REPORT_LEAK 3
#define WWEP_REPORT_BLOCKING_INTERRUPT 4
#define WWEP_REPORT_STACK_TOO_SMALL 5
#define WWEP_REPORT_ENDLESS_LOOP 6
#define WWEP_REPORT_BAD_CALL 7
#define WWEP_REPORT_EXPECTATION 8
#define WWEP_REPORT_IDLE 9 /* the host finds this one out */

/* What ended the firmware. */
#define WWEP_FAULT_CRASH 1
#define WWEP_FAULT_STACK_OVERFLOW 2
#define WWEP_FAULT_ASSERT 3
#define WWEP_FAULT_ABORT 4
#define WWEP_FAULT_EXIT 5
#define WWEP_FAULT_ENDLESS_INTERRUPT 6
#define WWEP_FAULT_FORBIDDEN_CALL 7
#define WWEP_FAULT_PROCESSOR_LIMIT 8
#define WWEP_FAULT_SANITIZER 9
#define WWEP_FAULT_NOTHING_DONE 10 /* the host finds this one out */

/* Posts a request; bytes beyond what one request holds are cut off. */
void wwep_post(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length);

/* Asks and waits. The bytes of the answer go to `room`, at most `size`; `got` may be NULL. */
int64_t wwep_call(int op, int64_t a, int64_t b, int64_t c, const void *bytes, uint32_t length,
                  void *room, uint32_t size, uint32_t *got);

/* The most bytes that one request or answer holds. */
#define WWEP_MOST_BYTES 16384

#endif

/* A wall clock that a test sets: HALTE_TEST_NOW is the second since 1970 at which a program starts; from there the
   time goes on as it does. Only the wall's clock: waiting, and the files, keep the machine's. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t which, struct timespec *now) {
    static struct timespec began;
    static const char *given;
    static long long start;
    if (!given) {
        given = getenv("HALTE_TEST_NOW");
        given = given ? given : "";
        start = atoll(given);
        syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &began);
    }
    if (which != CLOCK_REALTIME || !*given)
        return (int)syscall(SYS_clock_gettime, which, now);
    syscall(SYS_clock_gettime, CLOCK_MONOTONIC, now);
    now->tv_sec += start - began.tv_sec;
    now->tv_nsec -= began.tv_nsec;
    if (now->tv_nsec < 0) {
        now->tv_sec -= 1;
        now->tv_nsec += 1000000000;
    }
    return 0;
}

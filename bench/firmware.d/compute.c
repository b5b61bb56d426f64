/* Something to compute: primes, a checksum, a matrix; the same under gcc -O2 and in the carriers. */
#include <stdint.h>
#include <stdio.h>
#ifdef FIRMWARE
#include "port/wwep_port.h"
#endif

#define SIZE 64

static uint8_t sieve[100000];
static int32_t a[SIZE][SIZE], b[SIZE][SIZE], c[SIZE][SIZE];

static uint32_t primes(void) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < sizeof sieve; i++) {
        sieve[i] = 1;
    }
    for (uint32_t i = 2; i < sizeof sieve; i++) {
        if (sieve[i]) {
            count++;
            for (uint32_t j = 2 * i; j < sizeof sieve; j += i) {
                sieve[j] = 0;
            }
        }
    }
    return count;
}

static uint32_t checksum(void) {
    uint32_t crc = 0xffffffff;
    for (uint32_t i = 0; i < sizeof sieve; i++) {
        crc ^= sieve[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
        }
    }
    return ~crc;
}

static uint32_t product(void) {
    uint32_t sum = 0;
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            a[i][j] = i * j + 1;
            b[i][j] = i - j;
        }
    }
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            int32_t cell = 0;
            for (int k = 0; k < SIZE; k++) {
                cell += a[i][k] * b[k][j];
            }
            c[i][j] = cell;
            sum += (uint32_t)cell;
        }
    }
    return sum;
}

static void compute(int rounds) {
    uint32_t result = 0;
    for (int i = 0; i < rounds; i++) {
        result = result * 31 + primes() + checksum() + product();
    }
    printf("result %08x\n", result);
}

#ifdef FIRMWARE
void wwep_application(void) {
    for (;;) {
        compute(ROUNDS);
        wwep_ask(WWEP_OP_DELAY, 1000, 0, 0);
    }
}
#else
int main(void) {
    compute(ROUNDS);
    return 0;
}
#endif

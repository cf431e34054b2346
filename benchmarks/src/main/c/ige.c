/*
 * AES-256-IGE on one chain with the AES instructions of the processor: what benchmarks/run holds AesIge against.
 *
 *   ige rate encrypt|decrypt BYTES MILLISECONDS    prints bytes per second of processor time over messages of that size,
 *                                                  the key schedule of each message included
 *   ige check encrypt|decrypt BYTES                prints the FNV-1a hash of one message's result
 *
 * The key is the bytes 0 to 31, the vector the bytes 32 to 63, and byte i of the message is 7 i modulo 256.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wmmintrin.h>

enum { ROUNDS = 14, BLOCK = 16 };

typedef struct {
    __m128i round[ROUNDS + 1];
} schedule;

static __m128i mix(__m128i key, __m128i word) {
    key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
    key = _mm_xor_si128(key, _mm_slli_si128(key, 8));
    return _mm_xor_si128(key, word);
}

#define EVEN(i, rcon) \
    s->round[i] = mix(s->round[(i) - 2], _mm_shuffle_epi32(_mm_aeskeygenassist_si128(s->round[(i) - 1], rcon), 0xff))
#define ODD(i) \
    s->round[i] = mix(s->round[(i) - 2], _mm_shuffle_epi32(_mm_aeskeygenassist_si128(s->round[(i) - 1], 0), 0xaa))

static void expand(const uint8_t key[32], schedule *s) {
    s->round[0] = _mm_loadu_si128((const __m128i *)key);
    s->round[1] = _mm_loadu_si128((const __m128i *)(key + 16));
    EVEN(2, 0x01);
    ODD(3);
    EVEN(4, 0x02);
    ODD(5);
    EVEN(6, 0x04);
    ODD(7);
    EVEN(8, 0x08);
    ODD(9);
    EVEN(10, 0x10);
    ODD(11);
    EVEN(12, 0x20);
    ODD(13);
    EVEN(14, 0x40);
}

static void invert(const schedule *s, schedule *inverse) {
    inverse->round[0] = s->round[ROUNDS];
    for (int i = 1; i < ROUNDS; i++) {
        inverse->round[i] = _mm_aesimc_si128(s->round[ROUNDS - i]);
    }
    inverse->round[ROUNDS] = s->round[0];
}

static void encrypt(const uint8_t key[32], const uint8_t iv[32], const uint8_t *in, uint8_t *out, size_t length) {
    schedule s;
    expand(key, &s);
    __m128i previous_out = _mm_loadu_si128((const __m128i *)iv);
    __m128i previous_in = _mm_loadu_si128((const __m128i *)(iv + BLOCK));
    for (size_t i = 0; i < length; i += BLOCK) {
        __m128i plain = _mm_loadu_si128((const __m128i *)(in + i));
        __m128i block = _mm_xor_si128(_mm_xor_si128(plain, previous_out), s.round[0]);
        for (int r = 1; r < ROUNDS; r++) {
            block = _mm_aesenc_si128(block, s.round[r]);
        }
        previous_out = _mm_xor_si128(_mm_aesenclast_si128(block, s.round[ROUNDS]), previous_in);
        previous_in = plain;
        _mm_storeu_si128((__m128i *)(out + i), previous_out);
    }
}

static void decrypt(const uint8_t key[32], const uint8_t iv[32], const uint8_t *in, uint8_t *out, size_t length) {
    schedule forward, s;
    expand(key, &forward);
    invert(&forward, &s);
    __m128i previous_in = _mm_loadu_si128((const __m128i *)iv);
    __m128i previous_out = _mm_loadu_si128((const __m128i *)(iv + BLOCK));
    for (size_t i = 0; i < length; i += BLOCK) {
        __m128i cipher = _mm_loadu_si128((const __m128i *)(in + i));
        __m128i block = _mm_xor_si128(_mm_xor_si128(cipher, previous_out), s.round[0]);
        for (int r = 1; r < ROUNDS; r++) {
            block = _mm_aesdec_si128(block, s.round[r]);
        }
        previous_out = _mm_xor_si128(_mm_aesdeclast_si128(block, s.round[ROUNDS]), previous_in);
        previous_in = cipher;
        _mm_storeu_si128((__m128i *)(out + i), previous_out);
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: ige rate encrypt|decrypt BYTES MILLISECONDS | ige check encrypt|decrypt BYTES\n");
        return 2;
    }
    void (*run)(const uint8_t *, const uint8_t *, const uint8_t *, uint8_t *, size_t) =
        strcmp(argv[2], "encrypt") == 0 ? encrypt : decrypt;
    size_t length = (size_t)atol(argv[3]);
    uint8_t *in = malloc(length), *out = malloc(length), key[32], iv[32];
    for (int i = 0; i < 32; i++) {
        key[i] = (uint8_t)i;
        iv[i] = (uint8_t)(32 + i);
    }
    for (size_t i = 0; i < length; i++) {
        in[i] = (uint8_t)(7 * i);
    }
    if (strcmp(argv[1], "check") == 0) {
        run(key, iv, in, out, length);
        uint64_t hash = 0xcbf29ce484222325u;
        for (size_t i = 0; i < length; i++) {
            hash = (hash ^ out[i]) * 0x100000001b3u;
        }
        printf("%016llx\n", (unsigned long long)hash);
        return 0;
    }
    double limit = argc > 4 ? atof(argv[4]) / 1000 : 0.2;
    double start = now(), elapsed;
    size_t bytes = 0;
    do {
        for (size_t done = 0; done < 1 << 18; done += length) {
            run(key, iv, in, out, length);
            bytes += length;
            key[0]++; /* A new key for each message, as in MTProto. */
        }
        elapsed = now() - start;
    } while (elapsed < limit);
    printf("%.0f\n", (double)bytes / elapsed);
    return 0;
}

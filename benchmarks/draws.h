/* What every opponent in C shares with the kernels: the generator (splitmix64), the mark of an end, the sizes of the notes. */

#include <stdint.h>

#define GOLDEN 0x9E3779B97F4A7C15ULL
#define ENDS 0x80000000u
#define KEPT 256
#define LOG 65536

static inline uint64_t mixed(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

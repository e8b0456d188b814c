/* Q-learning as one would write it in C: the opponent of the compiled kernel.

   The same algorithm on the same packed records with the same generator (splitmix64), so that what differs is the language. The loop
   comes twice: bare (it only learns), and with the same notes as the kernel takes (visits, the return of the episode, discounted and
   not, a log of the ended ones with their lengths, the last transitions). */

#include "draws.h"

typedef struct {
    int64_t *visits, *ring, *lengths; /* [S * A]; [KEPT][5]: state, action, successor, how it ended, who drove; [LOG] */
    double *paid, *log, *real;        /* [KEPT]; [LOG]; [3]: return and discounted return of the episode so far, and γ^t */
    int64_t driver;
} Notes;

/* Lives n transitions from `start` with A = 4 actions and K outcomes each; returns the number of episodes ended. */
static inline __attribute__((always_inline)) int64_t learn(
    const uint64_t K, const int noting, int64_t n, double *restrict q, const uint32_t *restrict records,
    const double *restrict rewards, double alpha, double epsilon, double discount, int64_t limit, uint64_t *generator,
    uint32_t start, const Notes *notes) {
    const uint64_t A = 4, wide = 3 * K - 1, threshold = (uint64_t)(epsilon * 4294967296.0);
    uint64_t random = *generator, state = start;
    int64_t step = 0, ended = 0, episodes = 0;
    double total = 0.0, discounted = 0.0, power = 1.0;
    for (int64_t number = 0; number < n; number++) {
        if (ended) {
            if (noting) {
                notes->log[episodes % LOG] = total; notes->lengths[episodes % LOG] = step;
                total = discounted = 0.0; power = 1.0;
            }
            episodes++;
            state = start; step = 0; ended = 0;
        }
        random += GOLDEN;
        uint64_t bits = mixed(random), low = bits & 0xFFFFFFFFu, action = 0;
        const double *row = q + state * A;
        if ((bits >> 32) < threshold) {
            action = (A * low) >> 32;
        } else {
            double best = row[0];
            uint64_t ties = 1;
            for (uint64_t other = 1; other < A; other++) {
                if (row[other] > best) { best = row[other]; action = other; ties = 1; }
                else if (row[other] == best) ties++;
            }
            if (ties > 1) {
                uint64_t left = (ties * low) >> 32;
                for (uint64_t other = 0; other < A; other++)
                    if (row[other] == best && left-- == 0) { action = other; break; }
            }
        }
        uint64_t at = state * A + action, drawn = 0;
        const uint32_t *record = records + at * wide;
        if (K > 1) {
            random += GOLDEN;
            uint32_t point = (uint32_t)(mixed(random) >> 32);
            for (uint64_t branch = 0; branch < K - 1; branch++) drawn += point >= record[branch];
        }
        uint32_t packed = record[K - 1 + drawn];
        double reward = rewards[record[2 * K - 1 + drawn]], target = reward;
        uint64_t successor = packed & ~ENDS;
        step++;
        if (packed < ENDS) {
            const double *next = q + successor * A;
            double best = next[0];
            for (uint64_t other = 1; other < A; other++) if (next[other] > best) best = next[other];
            target += discount * best;
            if (step >= limit) ended = 2;
        } else {
            ended = 1;
        }
        q[at] += alpha * (target - q[at]);
        if (noting) {
            notes->visits[at]++;
            total += reward; discounted += power * reward; power *= discount;
            if (number >= n - KEPT) {
                int64_t place = number & (KEPT - 1), *line = notes->ring + 5 * place;
                line[0] = (int64_t)state; line[1] = (int64_t)action; line[2] = (int64_t)successor; line[3] = ended;
                line[4] = notes->driver;
                notes->paid[place] = reward;
            }
        }
        state = successor;
    }
    if (noting) { notes->real[0] = total; notes->real[1] = discounted; notes->real[2] = power; }
    *generator = random;
    return episodes;
}

#define VERSION(NAME, K, NOTING)                                                                                              \
    int64_t NAME(int64_t n, double *q, const uint32_t *records, const double *rewards, double alpha, double epsilon,         \
                 double discount, int64_t limit, uint64_t *generator, uint32_t start, const Notes *notes) {                   \
        return learn(K, NOTING, n, q, records, rewards, alpha, epsilon, discount, limit, generator, start, notes);            \
    }

VERSION(bare_certain, 1, 0)
VERSION(bare_slippery, 3, 0)
VERSION(noting_certain, 1, 1)
VERSION(noting_slippery, 3, 1)

/* The learners as one would write them in C: opponents of the compiled kernels.

   Each has the same algorithm, the same packed records, the same generator (splitmix64) and the same draws in the same order, so
   that what differs is the language; all take the notes that the kernels take (visits, returns of ended episodes, the last
   transitions). A = 4 actions, K = 1 or 3 outcomes, one start. `own` holds a learner's further arrays, in the order of its use. */

#include <math.h>

#include "draws.h"

#define A 4
#define FAINT 1e-12
#define INLINE static inline __attribute__((always_inline))

typedef struct {
    const uint32_t *records;
    const double *rewards;
    double discount;
    int64_t limit;
    uint32_t start;
    int64_t *visits, *ring, *lengths; /* [S * A]; [KEPT][5]; [LOG] */
    double *paid, *log, *real;        /* [KEPT]; [LOG]; [3] */
    int64_t driver;
} World;

typedef struct { double alpha, epsilon, lam; int64_t n; } Told;

typedef struct { uint64_t random, state; int64_t step, ended, episodes; double total, discounted, power; } Mouse;

typedef struct { double reward, continuation; uint64_t successor; } Lived;

INLINE double largest(const double *row) {
    double best = row[0];
    for (uint64_t other = 1; other < A; other++) if (row[other] > best) best = row[other];
    return best;
}

INLINE uint64_t greedy(const double *row, uint64_t low) {
    double best = row[0];
    uint64_t ties = 1, action = 0;
    for (uint64_t other = 1; other < A; other++) {
        if (row[other] > best) { best = row[other]; action = other; ties = 1; }
        else if (row[other] == best) ties++;
    }
    if (ties > 1) {
        uint64_t left = (ties * low) >> 32;
        for (uint64_t other = 0; other < A; other++)
            if (row[other] == best && left-- == 0) { action = other; break; }
    }
    return action;
}

INLINE uint64_t epsilon_greedy(const double *row, uint64_t threshold, uint64_t bits) {
    uint64_t low = bits & 0xFFFFFFFFu;
    return (bits >> 32) < threshold ? (A * low) >> 32 : greedy(row, low);
}

INLINE uint64_t drawn(const double *policy, uint64_t bits) {
    double point = (double)(bits >> 11) * (1.0 / 9007199254740992.0);
    uint64_t chosen = 0;
    for (uint64_t action = 0; action < A; action++)
        if (policy[action] > 0.0) { chosen = action; point -= policy[action]; if (point < 0.0) break; }
    return chosen;
}

INLINE void placed(Mouse *mouse, const World *world) {
    if (mouse->ended) {
        mouse->state = world->start; mouse->step = 0; mouse->ended = 0;
        mouse->total = mouse->discounted = 0.0; mouse->power = 1.0;
    }
    mouse->random += GOLDEN;
}

INLINE Lived lived(const uint64_t K, Mouse *mouse, uint64_t at, const World *world) {
    const uint32_t *record = world->records + at * (3 * K - 1);
    uint64_t branch_drawn = 0;
    if (K > 1) {
        mouse->random += GOLDEN;
        uint32_t point = (uint32_t)(mixed(mouse->random) >> 32);
        for (uint64_t branch = 0; branch < K - 1; branch++) branch_drawn += point >= record[branch];
    }
    uint32_t packed = record[K - 1 + branch_drawn];
    Lived found = {world->rewards[record[2 * K - 1 + branch_drawn]], world->discount, packed & ~ENDS};
    mouse->step++;
    if (packed >= ENDS) { found.continuation = 0.0; mouse->ended = 1; }
    else if (mouse->step >= world->limit) mouse->ended = 2;
    return found;
}

INLINE void noted(Mouse *mouse, uint64_t at, Lived found, int64_t number, int64_t n, const World *world) {
    world->visits[at]++;
    mouse->total += found.reward; mouse->discounted += mouse->power * found.reward; mouse->power *= world->discount;
    if (number >= n - KEPT) {
        int64_t place = number & (KEPT - 1), *line = world->ring + 5 * place;
        line[0] = (int64_t)mouse->state; line[1] = (int64_t)(at % A); line[2] = (int64_t)found.successor; line[3] = mouse->ended;
        line[4] = world->driver; world->paid[place] = found.reward;
    }
    if (mouse->ended) {
        world->log[mouse->episodes % LOG] = mouse->total;
        world->lengths[mouse->episodes++ % LOG] = mouse->step;
    }
    mouse->state = found.successor;
}

#define LOOP(CHOSEN, ...)                                                                                                    \
    const uint64_t threshold = (uint64_t)(told->epsilon * 4294967296.0);                                                     \
    Mouse mouse = {*generator, world->start, 0, 1, 0, 0.0, 0.0, 1.0};                                                                  \
    (void)threshold;                                                                                                         \
    for (int64_t number = 0; number < n; number++) {                                                                         \
        placed(&mouse, world);                                                                                               \
        uint64_t bits = mixed(mouse.random), at = mouse.state * A + (CHOSEN);                                                \
        Lived found = lived(K, &mouse, at, world);                                                                           \
        __VA_ARGS__                                                                                                          \
        noted(&mouse, at, found, number, n, world);                                                                          \
    }                                                                                                                        \
    world->real[0] = mouse.total; world->real[1] = mouse.discounted; world->real[2] = mouse.power;                           \
    *generator = mouse.random;                                                                                               \
    return mouse.episodes;

#define LEARNER(NAME, ARRAYS, CHOSEN, ...)                                                                                   \
    INLINE int64_t NAME##_of(const uint64_t K, int64_t n, double *q, double **own, int64_t **whole, const Told *told,        \
                             const World *world, uint64_t *generator) {                                                      \
        ARRAYS LOOP(CHOSEN, __VA_ARGS__)                                                                                     \
    }                                                                                                                        \
    int64_t NAME##_certain(int64_t n, double *q, double **own, int64_t **whole, const Told *told, const World *world,        \
                           uint64_t *generator) { return NAME##_of(1, n, q, own, whole, told, world, generator); }           \
    int64_t NAME##_slippery(int64_t n, double *q, double **own, int64_t **whole, const Told *told, const World *world,       \
                            uint64_t *generator) { return NAME##_of(3, n, q, own, whole, told, world, generator); }

#define BY_Q epsilon_greedy(q + mouse.state * A, threshold, bits)

INLINE double mean(const double *row, double epsilon) {
    double total = 0.0;
    for (uint64_t action = 0; action < A; action++) total += row[action];
    return (1.0 - epsilon) * largest(row) + epsilon * (total / A);
}

LEARNER(expected_sarsa, , BY_Q, {
    q[at] += told->alpha * (found.reward + found.continuation * mean(q + found.successor * A, told->epsilon) - q[at]);
})

LEARNER(double_q_learning, double *one = own[0]; double *two = own[1];, BY_Q, {
    mouse.random += GOLDEN;
    uint64_t coin = mixed(mouse.random);
    double *first = (coin >> 32) & 1 ? two : one, *second = (coin >> 32) & 1 ? one : two;
    uint64_t best = found.successor * A + greedy(first + found.successor * A, coin & 0xFFFFFFFFu);
    first[at] += told->alpha * (found.reward + found.continuation * second[best] - first[at]);
    q[at] = 0.5 * (first[at] + second[at]);
})

LEARNER(td, double *policy = own[0]; int64_t *counts = whole[0];, drawn(policy + mouse.state * A, bits), {
    counts[mouse.state]++;
    q[mouse.state] += told->alpha * (found.reward + found.continuation * q[found.successor] - q[mouse.state]);
})

/* Sarsa and its kin learn from a transition when the next action is known. */
LEARNER(sarsa, int64_t pending = -1; double reward = 0.0; double continuation = 0.0;, BY_Q, {
    if (pending >= 0) q[pending] += told->alpha * (reward + continuation * q[at] - q[pending]);
    pending = (int64_t)at; reward = found.reward; continuation = found.continuation;
    if (mouse.ended) {
        mouse.random += GOLDEN;
        uint64_t after = found.successor * A;
        after += epsilon_greedy(q + after, threshold, mixed(mouse.random));
        q[at] += told->alpha * (reward + continuation * q[after] - q[at]);
        pending = -1;
    }
})

INLINE int64_t left(double *q, const int64_t *places, const double *paid, int64_t first, int64_t count, double following,
                 double discount, double alpha) {
    double total = following;
    for (int64_t back = count - 1; back >= 0; back--) total = paid[(first + back) & 255] + discount * total;
    int64_t place = places[first & 255];
    q[place] += alpha * (total - q[place]);
    return place;
}

LEARNER(n_step_sarsa, int64_t *places = whole[0]; double *paid = own[0]; int64_t first = 0; int64_t count = 0;, BY_Q, {
    while (count >= told->n) { left(q, places, paid, first++, count, q[at], world->discount, told->alpha); count--; }
    places[(first + count) & 255] = (int64_t)at; paid[(first + count) & 255] = found.reward; count++;
    if (mouse.ended) {
        double following = 0.0;
        if (found.continuation > 0.0) {
            mouse.random += GOLDEN;
            following = q[found.successor * A + epsilon_greedy(q + found.successor * A, threshold, mixed(mouse.random))];
        }
        while (count > 0) { left(q, places, paid, first++, count, following, world->discount, told->alpha); count--; }
    }
})

INLINE int64_t shared(double *values, double *trace, int64_t *warm, int64_t count, double step, double decay) {
    int64_t kept = 0;
    for (int64_t place = 0; place < count; place++) {
        int64_t at = warm[place];
        double weight = trace[at];
        values[at] += step * weight;
        weight *= decay;
        if (weight > FAINT) { trace[at] = weight; warm[kept++] = at; } else trace[at] = 0.0;
    }
    return kept;
}

/* A call begins with a new episode: what the last one left of its traces is over. */
INLINE int64_t cold(double *trace, const int64_t *warm, const int64_t *count) {
    for (int64_t place = 0; place < *count; place++) trace[warm[place]] = 0.0;
    return 0;
}

LEARNER(sarsa_lambda, double *trace = own[0]; int64_t *warm = whole[0]; int64_t count = cold(trace, warm, whole[1]);
        int64_t pending = -1;
        double reward = 0.0; double continuation = 0.0;, BY_Q, {
    if (pending >= 0) {
        double error = reward + continuation * q[at] - q[pending];
        if (trace[pending] == 0.0) warm[count++] = pending;
        trace[pending] += 1.0;
        count = shared(q, trace, warm, count, told->alpha * error, continuation * told->lam);
    }
    pending = (int64_t)at; reward = found.reward; continuation = found.continuation;
    if (mouse.ended) {
        mouse.random += GOLDEN;
        uint64_t after = found.successor * A;
        after += epsilon_greedy(q + after, threshold, mixed(mouse.random));
        double error = reward + continuation * q[after] - q[at];
        if (trace[at] == 0.0) warm[count++] = pending;
        trace[at] += 1.0;
        count = shared(q, trace, warm, count, told->alpha * error, 0.0);
        pending = -1;
    }
    if (number == n - 1) *whole[1] = count;
})

LEARNER(q_lambda, double *trace = own[0]; int64_t *warm = whole[0]; int64_t count = cold(trace, warm, whole[1]);, BY_Q, {
    if (q[at] < largest(q + mouse.state * A)) {
        for (int64_t place = 0; place < count; place++) trace[warm[place]] = 0.0;
        count = 0;
    }
    double error = found.reward + found.continuation * largest(q + found.successor * A) - q[at];
    if (trace[at] == 0.0) warm[count++] = (int64_t)at;
    trace[at] += 1.0;
    count = shared(q, trace, warm, count, told->alpha * error, mouse.ended ? 0.0 : found.continuation * told->lam);
    if (number == n - 1) *whole[1] = count;
})

LEARNER(dyna_q, double *reward = own[0]; double *continuation = own[1]; int64_t *successor = whole[0]; int64_t *tried = whole[1];
        int64_t *taken = whole[2]; int64_t *places = whole[3]; int64_t count = *whole[4];, BY_Q, {
    q[at] += told->alpha * (found.reward + found.continuation * largest(q + found.successor * A) - q[at]);
    if (successor[at] < 0) {
        if (!taken[mouse.state]) places[count++] = (int64_t)mouse.state;
        tried[mouse.state * A + taken[mouse.state]++] = (int64_t)at;
    }
    successor[at] = (int64_t)found.successor; reward[at] = found.reward; continuation[at] = found.continuation;
    for (int64_t dream = 0; dream < told->n; dream++) {
        mouse.random += GOLDEN;
        uint64_t coin = mixed(mouse.random);
        int64_t place = places[((uint64_t)count * (coin & 0xFFFFFFFFu)) >> 32];
        int64_t past = tried[place * A + (int64_t)(((uint64_t)taken[place] * (coin >> 32)) >> 32)];
        q[past] += told->alpha * (reward[past] + continuation[past] * largest(q + successor[past] * A) - q[past]);
    }
    if (number == n - 1) *whole[4] = count;
})

/* A call begins with a new episode: what the last one left of its first visits is over. */
INLINE int64_t unvisited(int64_t *firsts, const int64_t *taken, const int64_t *length) {
    for (int64_t t = 0; t < *length; t++) firsts[taken[t]] = -1;
    return 0;
}

LEARNER(monte_carlo, double *paid = own[0]; int64_t *taken = whole[0]; int64_t *firsts = whole[1]; int64_t *counts = whole[2];
        int64_t length = unvisited(firsts, taken, whole[3]);, BY_Q, {
    if (firsts[at] < 0) firsts[at] = length;
    taken[length] = (int64_t)at; paid[length++] = found.reward;
    if (mouse.ended) {
        double following = mouse.ended == 1 ? 0.0 : mean(q + found.successor * A, told->epsilon);
        for (int64_t t = length - 1; t >= 0; t--) {
            int64_t place = taken[t];
            following = paid[t] + world->discount * following;
            if (firsts[place] == t) { firsts[place] = -1; q[place] += (1.0 / (double)(++counts[place])) * (following - q[place]); }
        }
        length = 0;
    }
    if (number == n - 1) *whole[3] = length;
})

INLINE void renewed(const double *h, double *policy) {
    double highest = h[0], total = 0.0;
    for (int action = 1; action < A; action++) if (h[action] > highest) highest = h[action];
    for (int action = 0; action < A; action++) { policy[action] = exp(h[action] - highest); total += policy[action]; }
    for (int action = 0; action < A; action++) policy[action] /= total;
}

LEARNER(reinforce, double *policy = own[0]; double *paid = own[1]; int64_t *taken = whole[0]; int64_t length = 0;,
        drawn(policy + mouse.state * A, bits), {
    taken[length] = (int64_t)at; paid[length++] = found.reward;
    if (mouse.ended) {
        double following = 0.0;
        for (int64_t t = length - 1; t >= 0; t--) {
            int64_t place = taken[t], first = place - place % A;
            following = paid[t] + world->discount * following;
            double step = told->alpha * pow(world->discount, (double)t) * following;
            for (int action = 0; action < A; action++)
                q[first + action] += step * ((first + action == place ? 1.0 : 0.0) - policy[first + action]);
        }
        for (int64_t t = 0; t < length; t++) renewed(q + taken[t] - taken[t] % A, policy + taken[t] - taken[t] % A);
        length = 0;
    }
})

/* The one-step actor-critic: own[1] is v. */
LEARNER(actor_critic, double *policy = own[0]; double *v = own[1];, drawn(policy + mouse.state * A, bits), {
    double error = found.reward + found.continuation * v[found.successor] - v[mouse.state];
    v[mouse.state] += told->lam * error;
    double step = told->alpha * error * pow(world->discount, (double)(mouse.step - 1));
    for (uint64_t action = 0; action < A; action++)
        q[mouse.state * A + action] += step * ((mouse.state * A + action == at ? 1.0 : 0.0) - policy[mouse.state * A + action]);
    renewed(q + mouse.state * A, policy + mouse.state * A);
})

/* Prediction: q is v, own[0] the policy. */
LEARNER(n_step_td, double *policy = own[0]; double *paid = own[1]; int64_t *places = whole[0];
        int64_t *counts = whole[1]; int64_t first = 0; int64_t count = 0;,
        drawn(policy + mouse.state * A, bits), {
    places[(first + count) & 255] = (int64_t)mouse.state; paid[(first + count) & 255] = found.reward; count++;
    while (count >= told->n || (mouse.ended && count > 0)) {
        double following = found.continuation > 0.0 ? q[found.successor] : 0.0;
        counts[left(q, places, paid, first++, count, following, world->discount, told->alpha)]++;
        count--;
    }
})

LEARNER(td_lambda, double *policy = own[0]; double *trace = own[1]; int64_t *warm = whole[0];
        int64_t count = cold(trace, warm, whole[1]);, drawn(policy + mouse.state * A, bits), {
    double error = found.reward + found.continuation * q[found.successor] - q[mouse.state];
    if (trace[mouse.state] == 0.0) warm[count++] = (int64_t)mouse.state;
    trace[mouse.state] += 1.0;
    count = shared(q, trace, warm, count, told->alpha * error, mouse.ended ? 0.0 : found.continuation * told->lam);
    if (number == n - 1) *whole[1] = count;
})

LEARNER(monte_carlo_prediction, double *policy = own[0]; double *paid = own[1]; int64_t *taken = whole[0]; int64_t *firsts = whole[1];
        int64_t *counts = whole[2]; int64_t length = unvisited(firsts, taken, whole[3]);, drawn(policy + mouse.state * A, bits), {
    if (firsts[mouse.state] < 0) firsts[mouse.state] = length;
    taken[length] = (int64_t)mouse.state; paid[length++] = found.reward;
    if (mouse.ended) {
        double following = mouse.ended == 1 ? 0.0 : q[found.successor];
        for (int64_t t = length - 1; t >= 0; t--) {
            int64_t place = taken[t];
            following = paid[t] + world->discount * following;
            if (firsts[place] == t) { firsts[place] = -1; q[place] += (1.0 / (double)(++counts[place])) * (following - q[place]); }
        }
        length = 0;
    }
    if (number == n - 1) *whole[3] = length;
})

/* own[0] is the policy, own[2] is v; lam holds the step size of v. */
LEARNER(reinforce_baseline, double *policy = own[0]; double *paid = own[1]; double *v = own[2]; int64_t *taken = whole[0];
        int64_t length = 0;, drawn(policy + mouse.state * A, bits), {
    taken[length] = (int64_t)at; paid[length++] = found.reward;
    if (mouse.ended) {
        double following = mouse.ended == 1 ? 0.0 : v[found.successor], power = 1.0;
        for (int64_t t = length - 1; t >= 0; t--) { following = paid[t] + world->discount * following; paid[t] = following; }
        for (int64_t t = 0; t < length; t++) {
            int64_t place = taken[t] / A, first = place * A;
            double error = paid[t] - v[place], step = told->alpha * power * error;
            v[place] += told->lam * error;
            for (int action = 0; action < A; action++)
                q[first + action] += step * ((first + action == taken[t] ? 1.0 : 0.0) - policy[first + action]);
            renewed(q + first, policy + first);
            power *= world->discount;
        }
        length = 0;
    }
})

LEARNER(off_policy_monte_carlo, double *sums = own[0]; double *paid = own[1]; double *chances = own[2]; int64_t *taken = whole[0];
        int64_t length = 0;, BY_Q, {
    const double *here = q + mouse.state * A;
    double best = largest(here);
    int64_t ties = 0;
    for (int action = 0; action < A; action++) ties += here[action] == best;
    chances[length] = told->epsilon / A + (q[at] == best ? (1.0 - told->epsilon) / (double)ties : 0.0);
    taken[length] = (int64_t)at; paid[length++] = found.reward;
    if (mouse.ended) {
        double following = mouse.ended == 1 ? 0.0 : largest(q + found.successor * A), weight = 1.0;
        for (int64_t t = length - 1; t >= 0; t--) {
            int64_t place = taken[t];
            following = paid[t] + world->discount * following;
            sums[place] += weight;
            q[place] += weight / sums[place] * (following - q[place]);
            if (q[place] < largest(q + place - place % A)) break;
            weight /= chances[t];
        }
        length = 0;
    }
})

LEARNER(dyna_q_plus, double *reward = own[0]; double *continuation = own[1]; int64_t *successor = whole[0]; int64_t *places = whole[1];
        int64_t *last = whole[2]; int64_t *acted = whole[3]; int64_t *clock = whole[4]; int64_t count = clock[1];, BY_Q, {
    int64_t now = (*clock)++;
    q[at] += told->alpha * (found.reward + found.continuation * largest(q + found.successor * A) - q[at]);
    if (!acted[mouse.state]) { acted[mouse.state] = 1; places[count++] = (int64_t)mouse.state; clock[1] = count; }
    successor[at] = (int64_t)found.successor; reward[at] = found.reward; continuation[at] = found.continuation; last[at] = now;
    for (int64_t dream = 0; dream < told->n; dream++) {
        mouse.random += GOLDEN;
        uint64_t coin = mixed(mouse.random);
        int64_t place = places[((uint64_t)count * (coin & 0xFFFFFFFFu)) >> 32], past = place * A + (int64_t)((A * (coin >> 32)) >> 32);
        int known = successor[past] >= 0;
        double gain = (known ? reward[past] : 0.0) + told->lam * sqrt((double)(now - last[past]));
        double following = largest(q + (known ? successor[past] : place) * A);
        q[past] += told->alpha * (gain + (known ? continuation[past] : world->discount) * following - q[past]);
    }
})

/* The queue of prioritized sweeping: a binary heap that knows where everything is, as in the kernels. */
typedef struct { int64_t *heap, *place, count; double *priority; } Queue;

INLINE void up(Queue *queue, int64_t item, int64_t place) {
    while (place > 0) {
        int64_t parent = (place - 1) / 2, other = queue->heap[parent];
        if (queue->priority[other] >= queue->priority[item]) break;
        queue->heap[place] = other; queue->place[other] = place;
        place = parent;
    }
    queue->heap[place] = item; queue->place[item] = place;
}

INLINE void pushed(Queue *queue, int64_t item, double priority) {
    if (queue->place[item] < 0) { queue->priority[item] = priority; up(queue, item, queue->count++); }
    else if (priority > queue->priority[item]) { queue->priority[item] = priority; up(queue, item, queue->place[item]); }
}

INLINE int64_t popped(Queue *queue) {
    if (queue->count == 0) return -1;
    int64_t first = queue->heap[0], place = 0, item;
    queue->place[first] = -1; queue->priority[first] = 0.0;
    if (--queue->count == 0) return first;
    item = queue->heap[queue->count];
    for (int64_t child; (child = 2 * place + 1) < queue->count; place = child) {
        if (child + 1 < queue->count && queue->priority[queue->heap[child + 1]] > queue->priority[queue->heap[child]]) child++;
        if (queue->priority[queue->heap[child]] <= queue->priority[item]) break;
        queue->heap[place] = queue->heap[child]; queue->place[queue->heap[child]] = place;
    }
    queue->heap[place] = item; queue->place[item] = place;
    return first;
}

INLINE Queue waiting(int64_t *heap, int64_t *place, int64_t count, double *priority) {
    Queue queue = {heap, place, count, priority};
    return queue;
}

/* By how much the memory of a state and action disagrees with q. */
#define WRONG(P) (reward[P] + continuation[P] * largest(q + successor[P] * A) - q[P])

/* own: rewards, continuations, priorities; whole: successors, the lists (head, next, previous), heap, places and count. */
LEARNER(prioritized_sweeping, double *reward = own[0]; double *continuation = own[1]; int64_t *successor = whole[0];
        int64_t *head = whole[1]; int64_t *next = whole[2]; int64_t *previous = whole[3];
        Queue queue = waiting(whole[4], whole[5], *whole[6], own[2]);, BY_Q, {
    int64_t pair = (int64_t)at, led = successor[at], leads = (int64_t)found.successor;
    successor[at] = leads; reward[at] = found.reward; continuation[at] = found.continuation;
    if (led != leads) {
        if (led >= 0) {
            if (previous[at] >= 0) next[previous[at]] = next[at]; else head[led] = next[at];
            if (next[at] >= 0) previous[next[at]] = previous[at];
        }
        next[at] = head[leads]; previous[at] = -1;
        if (head[leads] >= 0) previous[head[leads]] = pair;
        head[leads] = pair;
    }
    double size = fabs(WRONG(pair));
    if (size > told->lam) pushed(&queue, pair, size);
    for (int64_t dream = 0; dream < told->n; dream++) {
        int64_t first = popped(&queue);
        if (first < 0) break;
        q[first] += told->alpha * WRONG(first);
        size = fabs(WRONG(first));
        if (size > told->lam) pushed(&queue, first, size);
        for (int64_t place = head[first / A]; place >= 0; place = next[place]) {
            size = fabs(WRONG(place));
            if (size > told->lam && continuation[place] > 0.0) pushed(&queue, place, size);
        }
    }
    if (number == n - 1) *whole[6] = queue.count;
})

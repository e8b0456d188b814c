// Q-learning in typed JavaScript, as a browser's playground would have it: the opponent that runs in node.
// Reads one JSON object from standard input, writes {"steps_per_second": ..., "episodes": ...} for each of its repeats.
"use strict";

const told = JSON.parse(require("fs").readFileSync(0, "utf8"));
const { K, limit, start, discount, alpha, epsilon, steps, repeats } = told;
const A = 4, chances = Float64Array.from(told.chances), successors = Int32Array.from(told.successors);
const rewards = Float64Array.from(told.rewards), ends = Uint8Array.from(told.ends), q = new Float64Array(told.states * A);

function learn(n) {
    let state = start, step = 0, episodes = 0;
    for (let number = 0; number < n; number++) {
        const row = state * A;
        let action = 0;
        if (Math.random() < epsilon) {
            action = (Math.random() * A) | 0;
        } else {
            let best = q[row], ties = 1;
            for (let other = 1; other < A; other++) {
                const value = q[row + other];
                if (value > best) { best = value; action = other; ties = 1; }
                else if (value === best) { ties++; if (Math.random() * ties < 1) action = other; }
            }
        }
        const at = row + action, first = at * K;
        let outcome = first;
        if (K > 1) {
            let point = Math.random() - chances[first];
            while (point >= 0 && outcome < first + K - 1) { outcome++; point -= chances[outcome]; }
        }
        const successor = successors[outcome], next = successor * A;
        let target = rewards[outcome];
        step++;
        if (!ends[outcome]) {
            let best = q[next];
            for (let other = 1; other < A; other++) if (q[next + other] > best) best = q[next + other];
            target += discount * best;
        }
        q[at] += alpha * (target - q[at]);
        state = successor;
        if (ends[outcome] || step >= limit) { state = start; step = 0; episodes++; }
    }
    return episodes;
}

learn(200000);
for (let repeat = 0; repeat < repeats; repeat++) {
    const begun = process.hrtime.bigint();
    const episodes = learn(steps);
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    console.log(JSON.stringify({ steps_per_second: steps / seconds, episodes }));
}

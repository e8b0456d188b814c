#!/usr/bin/env bash
# A scheduler of Dask reads what is sent to its workers: a task whose argument is of a module that only the workers have fails.
#
# The client pickles a graph of tasks as one, and the scheduler, which never runs a task, unpickles it when it comes. So the scheduler
# needs every module that an argument's class or the function is from. The error says that the environments of scheduler and client
# differ, not which module is missing; that stands in the cause.
#
# Seen with distributed 2026.8.0 on Python 3.11. Source: run, and distributed/scheduler.py, Scheduler.update_graph.
set -euo pipefail
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check distributed==2026.8.0 2> /dev/null
mkdir "$work/mine"
echo 'def twice(number): return 2 * number' > "$work/mine/doubling.py"
cat > "$work/ask.py" <<'PYTHON'
import sys
import distributed
import doubling
with distributed.Client(sys.argv[1], timeout=30) as client:
    client.wait_for_workers(1, timeout=60)
    try:
        print(client.submit(doubling.twice, 21).result(timeout=60))
    except RuntimeError as error:
        print(type(error).__name__, str(error).split("\n")[0].strip(), "|", repr(error.__cause__))
PYTHON
cluster() {  # PORT, PYTHONPATH of the scheduler: its answer; the worker has the module in any case
    PYTHONPATH=$2 "$work/venv/bin/dask" scheduler --host 127.0.0.1 --port "$1" --no-dashboard > /dev/null 2>&1 &
    PYTHONPATH="$work/mine" "$work/venv/bin/dask" worker "tcp://127.0.0.1:$1" --host 127.0.0.1 --no-dashboard --no-nanny > /dev/null 2>&1 &
    PYTHONPATH="$work/mine" "$work/venv/bin/python" "$work/ask.py" "tcp://127.0.0.1:$1" 2> /dev/null
}
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
with=$(cluster "$(port)" "$work/mine")
without=$(cluster "$(port)" "")
echo "scheduler with the module: $with"
echo "scheduler without it: $without"
[[ "$with" == "42" && "$without" == *"Error during deserialization of the task graph"*"No module named 'doubling'"* ]]

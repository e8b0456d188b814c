#!/usr/bin/env bash
# A LocalCluster of Dask made with dashboard_address=None serves web pages all the same, and still calls them its dashboard.
#
# The documentation of LocalCluster says that None disables the dashboard. The server of the web pages starts whatever is given: None only
# means the usual port 8787 (another one, with a warning, where that is taken) on the host of the cluster. "127.0.0.1:0" is a free port.
#
# Seen with distributed 2026.8.0 on Python 3.11. Source: run, and distributed/node.py, ServerNode.start_http_server.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check distributed==2026.8.0 2> /dev/null
cat > "$work/serve.py" <<'PYTHON'
import urllib.request

import distributed

if __name__ == "__main__":
    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None) as cluster:
        link = cluster.dashboard_link
        with urllib.request.urlopen(link.replace("/status", "/health")) as answer:
            print(link.startswith("http://127.0.0.1:"), answer.status, answer.read().decode())
PYTHON
grep -A3 "^    dashboard_address: str" "$work"/venv/lib/python3*/site-packages/distributed/deploy/local.py
seen=$("$work/venv/bin/python" "$work/serve.py" 2> /dev/null)
echo "$seen"
[[ "$seen" == "True 200 ok" ]]

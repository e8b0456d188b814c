#!/usr/bin/env bash
# torch.onnx.export writes the weights of even the smallest network into a second file, NAME.onnx.data. The .onnx that one asks for
# holds none of them: moved alone it cannot be loaded. One expects one file, as the older exporter wrote it, for 400 numbers.
# Seen in torch 2.13.0 (CPU) with onnxscript and onnx 1.23.2. Source: run; `external_data=True` is the default of torch.onnx.export.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 onnx==1.23.2 onnxscript==0.7.2 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import os
import shutil

import onnx
import torch

network = torch.nn.Sequential(torch.nn.Linear(16, 20), torch.nn.ReLU(), torch.nn.Linear(20, 4)).eval()
os.makedirs("newer")
os.makedirs("older")
torch.onnx.export(network, (torch.zeros(1, 16),), "newer/agent.onnx", dynamo=True, verbose=False)
torch.onnx.export(network, (torch.zeros(1, 16),), "older/agent.onnx", dynamo=False)
for kind in ("older", "newer"):
    print(kind, {name: os.path.getsize(f"{kind}/{name}") for name in sorted(os.listdir(kind))})
os.makedirs("moved")
shutil.copy("newer/agent.onnx", "moved")
try:
    onnx.load("moved/agent.onnx")
    refused = False
except Exception as error:
    refused = True
    print("the graph alone:", type(error).__name__)
assert sorted(os.listdir("older")) == ["agent.onnx"]
assert sorted(os.listdir("newer")) == ["agent.onnx", "agent.onnx.data"]
assert os.path.getsize("newer/agent.onnx.data") == 4 * (16 * 20 + 20 * 4), "the two matrices"
assert refused
PYTHON

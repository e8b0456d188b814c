#!/usr/bin/env bash
# onnx's reference evaluator refuses GatherElements where the indices are shorter than the data along another axis than the one that
# is gathered along. ONNX asks for equal ranks alone, and onnxruntime works the same graph out: two references, two answers. Policies
# of PPO that Stable-Baselines3's documented wrapper exports end in such a node, for their log-probabilities.
# Seen in onnx 1.23.2 and onnxruntime 1.32.0. Source: run; the operator's text: indices have the rank of the input.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

node = helper.make_node("GatherElements", ["data", "indices"], ["taken"], axis=1)
ends = [helper.make_tensor_value_info("data", TensorProto.FLOAT, [3, 4]), helper.make_tensor_value_info("indices", TensorProto.INT64, [1, 2])]
graph = helper.make_graph([node], "gather", ends, [helper.make_tensor_value_info("taken", TensorProto.FLOAT, [1, 2])])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnx.checker.check_model(model, full_check=True)
given = {"data": np.arange(12, dtype=np.float32).reshape(3, 4), "indices": np.array([[3, 0]])}
taken = onnxruntime.InferenceSession(model.SerializeToString()).run(None, given)[0]
print("onnx's checker: valid; onnxruntime:", taken.tolist())
try:
    print("onnx's reference:", ReferenceEvaluator(model).run(None, given)[0].tolist())
    refused = ""
except ValueError as error:
    refused = str(error)
    print("onnx's reference:", refused)
assert taken.tolist() == [[3.0, 0.0]]
assert "should be the same size" in refused
PYTHON

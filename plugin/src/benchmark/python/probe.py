"""Tells PyTorch's version, and whether it has to make do with the reference BLAS, which is an order of
magnitude slower than any other and what Debian's package falls back to.
"""

import json
import os
import re
import sys

import torch

torch.ones(2, 2) @ torch.ones(2, 2)
libraries = ""
if os.path.exists("/proc/self/maps"):
    with open("/proc/self/maps", encoding="utf-8") as maps:
        libraries = maps.read()
reference = re.search(r"/libblas\.so", libraries) and not re.search(r"openblas|blis|atlas|mkl", libraries)
json.dump({"version": torch.__version__, "reference_blas": bool(reference)}, sys.stdout)

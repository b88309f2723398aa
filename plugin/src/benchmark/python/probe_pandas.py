"""Tells pandas' version."""

import json
import sys

import pandas

json.dump({"version": pandas.__version__}, sys.stdout)

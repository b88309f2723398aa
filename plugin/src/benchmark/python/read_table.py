"""Reads a CSV file with pandas as it comes, and writes how long that took, the import of pandas not counted:

    python3 read_table.py TABLE RESULT
"""

import json
import os
import sys
import time

import pandas


def peak_memory_bytes():
    """The greatest resident memory of this process; 0 where the system does not tell."""
    if not os.path.exists("/proc/self/status"):
        return 0
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def main():
    table, result = sys.argv[1:]
    start = time.perf_counter()
    frame = pandas.read_csv(table)
    seconds = time.perf_counter() - start
    figures = {
        "samples": len(frame),
        # numpy's own integer, which is not that of JSON
        "floats": int(frame.size),
        "seconds": seconds,
        "peak_memory_bytes": peak_memory_bytes(),
    }
    with open(result, "w", encoding="utf-8") as file:
        json.dump(figures, file)


if __name__ == "__main__":
    main()

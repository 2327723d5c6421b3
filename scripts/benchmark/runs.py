# SPDX-License-Identifier: Apache-2.0
"""Runs a program to its end, and says what it took and how busy the machine was with others."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass

# Above this many cores kept busy by others, a time says little: rows are flagged.
OTHERS_MAX = 0.1


@dataclass
class Run:
    """One finished process; times in seconds, user and system time of all its threads together."""

    text: str
    wall: float
    cpu: float
    peak_bytes: int
    others: float  # cores that were busy with something else, on the average

    @property
    def json(self):
        return json.loads(self.text)


def busy_seconds():
    """Time that all cores have been busy since the machine started; none where it cannot tell."""
    try:
        with open("/proc/stat", encoding="ascii") as stat:
            ticks = [int(word) for word in stat.readline().split()[1:9]]
    except OSError:
        return None
    idle, waiting = ticks[3], ticks[4]
    return (sum(ticks) - idle - waiting) / os.sysconf("SC_CLK_TCK")


def run(words):
    """Runs the words; what they print is kept, what goes wrong is told on the error stream."""
    before, began = busy_seconds(), time.monotonic()
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, text=True)
    text = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall, after = time.monotonic() - began, busy_seconds()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"bench: {words[0]} ended with {process.returncode}")
    cpu = used.ru_utime + used.ru_stime
    others = 0.0 if before is None else max(0.0, (after - before - cpu) / wall)
    return Run(text, wall, cpu, used.ru_maxrss * 1024, others)


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def counted(count, word):
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def median_run(runs):
    """The run whose time is the median (the lower of two): its numbers belong together."""
    return sorted(runs, key=lambda each: each.wall)[(len(runs) - 1) // 2]


def load(runs):
    """How busy others kept the machine meanwhile, and whether that makes the numbers doubtful. Over
    all runs together, since the system counts in hundredths of a second."""
    others = sum(each.others * each.wall for each in runs) / sum(each.wall for each in runs)
    return {"cores_busy_by_others": round(others, 2), "noisy": others > OTHERS_MAX}

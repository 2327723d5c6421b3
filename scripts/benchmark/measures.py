# SPDX-License-Identifier: Apache-2.0
"""What scripts/bench measures. Each function runs programs of one build, returns plain values."""

import os
import platform
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmark.runs import counted, load, median_run, run, say

POLICY = "co-delivery"


@dataclass(frozen=True)
class Plan:
    """How much is measured. Weeks are those of the burn-in and those under the policy. Of several
    runs the median is told."""

    sizes: dict[int, tuple[int, tuple[int, int]]]  # citizens: how many runs, of how many weeks
    shares: int  # citizens, for the time of each mechanism
    worlds: int  # of comparisons that are timed beside the whole one
    reference_worlds: int  # of the reference comparison; fewer than all make an estimate
    mebibytes: int  # of arrays that are read and written
    micro_seconds: float  # a micro-benchmark
    pairs: int  # of runs of two builds, in turns
    scenario: str = "scenarios/borough-social-care.yaml"

    def up_to(self, citizens):
        return replace(self, sizes={size: how for size, how in self.sizes.items()
                                    if size <= citizens})


WHOLE, YEAR = (104, 260), (15, 37)
PLANS = {
    "full": Plan({10**4: (7, WHOLE), 10**5: (5, WHOLE), 10**6: (3, WHOLE), 10**7: (1, WHOLE)},
                 10**5, 8, 40, 2048, 0.2, 5),
    "quick": Plan({10**4: (3, WHOLE), 10**5: (1, WHOLE), 10**6: (1, YEAR)},
                  10**5, 1, 2, 256, 0.02, 3),
    # For the benchmark's own test: its form, no figure.
    "tiny": Plan({2000: (1, (2, 4))}, 2000, 1, 1, 8, 0.001, 1, "scenarios/small-demo.yaml"),
}


class Build:
    """The programs of one build folder, called from the root of the tree."""

    def __init__(self, folder, plan):
        self.plan = plan
        self.folder = Path(folder)
        self.scenario = plan.scenario

    def program(self, name):
        return self.folder / ("sim/app" if name == "dowith" else "tests/benchmarks") / name

    def has(self, name):
        return self.program(name).exists()

    def run(self, name, *words):
        return run([self.program(name), *words])

    def run_for_result(self, name, *words):
        """The same for programs that write a result, which nobody wants."""
        with tempfile.TemporaryDirectory(prefix="dowith-bench-") as folder:
            return self.run(name, *words, "--out", Path(folder) / "result.h5")

    def week(self, citizens, *words):
        _, (burn_in, weeks) = self.plan.sizes[citizens]
        return self.run_for_result("week_benchmark", "--scenario", self.scenario,
                                   "--policy", POLICY, "--citizens", citizens,
                                   "--burn-in", burn_in, "--weeks", weeks, *words)

    def simulate(self, command, *words):
        """`dowith compare` or `run`, every world anew."""
        return self.run_for_result("dowith", command, self.scenario, "--fresh", "--quiet",
                                   "--json", *words)


def machine():
    """What the numbers were measured on."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    model = re.search(r"^model name\s*:\s*(.*)$", text, re.MULTILINE)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {"processor": model[1] if model else platform.processor(), "cores": os.cpu_count(),
            "memory_gb": round(memory / 1e9, 1), "system": platform.platform(terse=True)}


def limits(build, threads):
    """What the machine can do at most, one value a number of threads from 1."""
    say("what the machine can do at most")
    plan = build.plan
    done = build.run("machine_limits", "--mib", plan.mebibytes, "--threads", threads)
    return done.json | load([done])


def needs(build):
    """What a week must move and draw, by citizen."""
    say("what a week must move and draw")
    words = ["--citizens", 2000, "--burn-in", 4, "--weeks", 4] if build.plan.mebibytes < 64 else []
    return build.run("week_needs", "--scenario", build.scenario, "--policy", POLICY,
                     *words).json["by_citizen_week"]


def rate_row(build, citizens, threads, runs):
    """One row of the table: the reference with so many citizens, on so many threads."""
    say(f"{citizens:,} citizens, {counted(threads, 'thread')}")
    done = [build.week(citizens, "--threads", threads) for _ in range(runs)]
    middle = median_run(done)
    told = middle.json
    lived = told["citizens"] * (told["burn_in_weeks"] + told["policy_weeks"])
    loop = told["burn_in_lived"]["wall"] + told["policy_weeks_lived"]["wall"]
    rates = [lived / each.wall / threads for each in done]
    return {
        "citizens": told["citizens"],
        "neighbourhoods": told["neighbourhoods"],
        "threads": threads,
        "weeks": told["burn_in_weeks"] + told["policy_weeks"],
        "runs": runs,
        "citizen_weeks_per_second_per_core": lived / middle.wall / threads,
        "lowest": min(rates),
        "highest": max(rates),
        "citizen_weeks_per_cpu_second": lived / middle.cpu,
        "week_loop_citizen_weeks_per_second_per_core": lived / loop / threads,
        "policy_citizen_weeks_per_second_per_core":
            told["citizens"] * told["policy_weeks"] / told["policy_weeks_lived"]["wall"] / threads,
        "bytes_per_citizen": middle.peak_bytes / told["citizens"],
        "bytes_per_citizen_above_base":
            (middle.peak_bytes - told["base_bytes"]) / told["citizens"],
        "peak_bytes": middle.peak_bytes,
        "base_bytes": told["base_bytes"],
        "seconds": middle.wall,
        "cpu_seconds": middle.cpu,
        "set_up_seconds": told["set_up"]["wall"],
        "burn_in_seconds": told["burn_in_lived"]["wall"],
        "policy_seconds": told["policy_weeks_lived"]["wall"],
        "closing_seconds": told["closing"]["wall"],
        "digest": told["digest"],
    } | load(done)


def add_ratios(row, alone, most, needed):
    """How near the row comes to what the machine can do, and to twice as fast on two threads."""
    threads = row["threads"]
    row["speed_up"] = alone["seconds"] / row["seconds"]
    rate = row["citizen_weeks_per_second_per_core"] * threads
    moved = needed["state_bytes"] + needed["written_bytes"]
    row["of_bandwidth"] = rate * moved / (1e9 * most["read_gb_per_second"][threads - 1])
    row["of_draw_rate"] = rate * needed["draws"] / most["draws_per_second"][threads - 1]


def rows(build, threads_max, most, needed):
    """All rows. A digest that depends on the threads is no result, so it ends the benchmark."""
    table = []
    for citizens, (runs, _) in build.plan.sizes.items():
        alone = None
        for threads in range(1, threads_max + 1):
            row = rate_row(build, citizens, threads, runs)
            alone = alone or row
            if row["digest"] != alone["digest"]:
                raise SystemExit(f"bench: with {threads} threads {citizens} citizens have another "
                                 "digest: the program is wrong, so how fast it is does not matter")
            add_ratios(row, alone, most, needed)
            table.append(row)
    return table


def shares(build):
    """Where a week under the policy spends its time, on one thread. To publish is what a week of
    the burn-in does between neighbourhoods; to observe, what one under the policy does more."""
    say("the time of each mechanism")
    done = build.week(build.plan.shares, "--shares")
    told = done.json
    burn_in, policy = told["laps"]["burn_in"], told["laps"]["policy"]
    parts = dict(policy["seconds"])
    between = parts.pop("between")
    publish = min(between, burn_in["seconds"]["between"] * policy["kept"] / burn_in["kept"])
    parts |= {"publish": publish, "observe": between - publish}
    total = sum(parts.values())
    citizen_weeks = policy["kept"] * told["citizens"] / told["neighbourhoods"]
    return {
        "citizens": told["citizens"],
        "weeks": told["policy_weeks"],
        "interrupted": policy["interrupted"] / (policy["interrupted"] + policy["kept"]),
        "digest": told["digest"],
        "share": {name: seconds / total for name, seconds in parts.items()},
        "nanoseconds_per_citizen_week":
            {name: 1e9 * seconds / citizen_weeks for name, seconds in parts.items()},
    } | load([done])


def throughput(build, threads, worlds):
    """Worlds a second of the reference comparison."""
    say(f"{counted(worlds, 'world')}, {counted(threads, 'thread')}")
    done = build.simulate("compare", "--worlds", worlds, "--threads", threads)
    return {"threads": threads, "worlds": worlds, "seconds": done.wall, "cpu_seconds": done.cpu,
            "worlds_per_second": worlds / done.wall,
            "policies": [each["name"] for each in done.json["policies"]]} | load([done])


def forking(build, together):
    """The burn-in lived once and forked, against once for every policy: CPU seconds on one
    thread. `together` is the throughput that was measured so."""
    worlds = together["worlds"]
    say("the same with a burn-in for every policy")
    apart = [build.simulate("run", "--policy", policy, "--worlds", worlds, "--threads", 1)
             for policy in together["policies"]]
    cpu = sum(each.cpu for each in apart)
    return {"worlds": worlds, "forked_cpu_seconds": together["cpu_seconds"],
            "apart_cpu_seconds": cpu, "saved": 1 - together["cpu_seconds"] / cpu} | load(apart)


def reference_comparison(build):
    """The whole reference comparison with all cores; from fewer worlds it is an estimate."""
    worlds = build.plan.reference_worlds
    say(f"the reference comparison, {worlds} of {PLANS['full'].reference_worlds} worlds")
    done = build.simulate("compare", "--worlds", worlds)
    factor = PLANS["full"].reference_worlds / worlds
    return {"seconds": done.wall * factor, "worlds": worlds, "estimate": factor != 1,
            "digest": done.json["digest"]} | load([done])


def micro(build):
    """Nanoseconds of each piece; of one citizen where a piece handles many."""
    if not build.has("micro_benchmarks"):
        say("no micro-benchmarks: google-benchmark was not there when this was built")
        return {}
    say("micro-benchmarks")
    told = build.run("micro_benchmarks", "--benchmark_format=json",
                     f"--benchmark_min_time={build.plan.micro_seconds}").json
    return {each["name"].removesuffix("/manual_time"): nanoseconds(each)
            for each in told["benchmarks"]}


def nanoseconds(each):
    by_item = each.get("items_per_second")
    return 1e9 / by_item if by_item else each["cpu_time"]


def against(build, other):
    """This build and another in turns, on one thread: CPU time, which company on the machine moves
    least, and the ratio of each pair, which it moves less still."""
    table = []
    for citizens in [size for size in build.plan.sizes if size <= 10**6]:
        say(f"{citizens:,} citizens, {counted(build.plan.pairs, 'pair')}")
        pairs = [(build.week(citizens, "--threads", 1), other.week(citizens, "--threads", 1))
                 for _ in range(build.plan.pairs)]
        ratios = [before.cpu / now.cpu for now, before in pairs]
        table.append({
            "citizens": citizens,
            "cpu_seconds": median(now.cpu for now, _ in pairs),
            "other_cpu_seconds": median(before.cpu for _, before in pairs),
            "times_as_fast": median(ratios), "lowest": min(ratios), "highest": max(ratios),
            "same_result": len({each.json["digest"] for pair in pairs for each in pair}) == 1,
        })
    return table

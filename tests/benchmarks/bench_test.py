#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The benchmark's form, never a time: bench_test.py BENCH BUILD [unittest words]

One tiny plan of scripts/bench is run once with the programs of a build folder, and looked at.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BENCH = BUILD = ""  # set below, from the first words
ROOT = Path(__file__).resolve().parent.parent.parent


def call(*words):
    return subprocess.run([str(word) for word in words], cwd=ROOT, text=True, timeout=700,
                          capture_output=True, check=False)


class Bench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="dowith-")
        cls.page = Path(cls.folder.name) / "page.md"
        cls.page.write_text("# Before\n<!-- bench: begin -->\nstale\n<!-- bench: end -->\nAfter\n")
        done = call(BENCH, "--plan", "tiny", "--json", "--programs", BUILD, "--out", cls.page)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.told = json.loads(done.stdout)  # and so nothing else was on standard output

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def positive(self, values, *names):
        for name in names:
            self.assertGreater(values[name], 0, name)

    def test_the_figures_that_others_read_have_their_names(self):
        self.positive(self.told, "reference_comparison_seconds", "bandwidth_gb_per_second",
                      "draws_per_second")
        self.assertEqual([(row["citizens"], row["threads"]) for row in self.told["rows"]],
                         [(2000, 1), (2000, 2)])
        for row in self.told["rows"]:
            self.positive(row, "citizen_weeks_per_second_per_core", "bytes_per_citizen",
                          "week_loop_citizen_weeks_per_second_per_core", "set_up_seconds",
                          "citizen_weeks_per_cpu_second", "speed_up", "of_bandwidth",
                          "of_draw_rate")
            self.assertLessEqual(row["lowest"], row["citizen_weeks_per_second_per_core"])
            self.assertLessEqual(row["citizen_weeks_per_second_per_core"], row["highest"])
            self.assertIn("noisy", row)

    def test_the_stages_of_a_run_fill_it(self):
        for row in self.told["rows"]:
            stages = ("set_up_seconds", "burn_in_seconds", "policy_seconds", "closing_seconds")
            self.positive(row, *stages)
            self.assertLessEqual(sum(row[stage] for stage in stages), row["seconds"])

    def test_what_is_measured_is_what_the_program_does(self):
        """The marks that look at the clock change no number."""
        neighbourhoods = self.told["rows"][0]["neighbourhoods"]
        with tempfile.TemporaryDirectory(prefix="dowith-") as folder:
            size = ["--set=population.citizens=2000", "--set=weeks.burn_in=2",
                    f"--set=population.neighbourhoods={neighbourhoods}", "--set=weeks.horizon=4"]
            done = call(Path(BUILD) / "sim/app/dowith", "run", "scenarios/small-demo.yaml",
                        "--policy", "co-delivery", *size, "--json", "--out", f"{folder}/r.h5")
        self.assertEqual(done.returncode, 0, done.stderr)
        digest = json.loads(done.stdout)["digest"]
        for row in self.told["rows"]:
            self.assertEqual(row["digest"], digest)
        self.assertEqual(self.told["shares"]["digest"], digest)

    def test_every_mechanism_has_its_share_of_a_week(self):
        share = self.told["shares"]["share"]
        checked = call(Path(BUILD) / "sim/app/dowith", "check", "scenarios/small-demo.yaml",
                       "--json")
        schedule = json.loads(checked.stdout)["mechanisms"]
        self.assertEqual(list(share), [*schedule, "publish", "observe"])
        for name in schedule:
            self.assertGreater(share[name], 0, name)
        # Fifteen shares, each rounded once to 53 bits.
        self.assertAlmostEqual(sum(share.values()), 1, delta=15 * 2**-53)

    def test_a_week_changes_some_of_its_state_and_draws(self):
        needs = self.told["needs"]
        self.positive(needs, "written_bytes", "draws", "draws_one_by_one")
        self.assertLess(needs["draws_one_by_one"], needs["draws"])
        self.assertLess(needs["written_bytes"], needs["state_bytes"])

    def test_forking_lives_the_burn_in_less_often(self):
        forking = self.told["forking"]
        self.positive(forking, "forked_cpu_seconds", "apart_cpu_seconds")
        self.assertAlmostEqual(forking["saved"],
                               1 - forking["forked_cpu_seconds"] / forking["apart_cpu_seconds"])
        self.assertEqual([each["threads"] for each in self.told["throughput"]], [1, 2])

    @unittest.skipUnless(os.environ.get("HAS_MICRO") == "1", "google-benchmark was not found")
    def test_small_pieces_are_measured_by_themselves(self):
        kinds = {name.split("/")[0] for name in self.told["micro"]}
        self.assertEqual(kinds, {"draw", "maths", "triage", "week"})
        for name, nanoseconds in self.told["micro"].items():
            self.assertGreater(nanoseconds, 0, name)

    def test_a_build_that_runs_in_turns_with_itself_has_the_same_result(self):
        done = call(BENCH, "--plan", "tiny", "--json", "--programs", BUILD, "--against", BUILD)
        self.assertEqual(done.returncode, 0, done.stderr)
        (row,) = json.loads(done.stdout)
        self.positive(row, "cpu_seconds", "other_cpu_seconds", "times_as_fast")
        self.assertTrue(row["same_result"])

    def test_the_table_stands_between_the_marks_of_a_page(self):
        text = self.page.read_text()
        self.assertTrue(text.startswith("# Before\n<!-- bench: begin -->\n\n"))
        self.assertTrue(text.endswith("<!-- bench: end -->\nAfter\n"))
        self.assertNotIn("stale", text)
        self.assertIn("| 2,000 ", text)


if __name__ == "__main__":
    BENCH, BUILD = sys.argv[1:3]
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sweeps as their users meet them: sweep_test.py DOWITH [unittest words]

What a sweep comes to is bytes: the same file however it was interrupted, divided or extended.
"""

import csv
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
import unittest

import commands_test

SMALL = ["--worlds", "2"]
GRID = ["--vary", "need.exit=0.3,0.4", "--vary", "policies.share.training=0:40/3"]


class Sweeping(commands_test.Case):
    def setUp(self):
        super().setUp()
        place = self.folder / "place.yaml"
        place.write_text(place.read_text().replace("horizon: 30", "horizon: 52"))

    def sweep(self, *words, out="a.h5", code=0, **more):
        return self.call("sweep", "place.yaml", "--out", out, *words, code=code, **more)

    def told(self, *words, **more):
        return json.loads(self.sweep(*words, "--json", **more)[0])

    def rows_of(self, name):
        with open(self.folder / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))


class Sweeps(Sweeping):
    def test_a_grid_is_told_on_standard_output_and_kept_in_three_forms(self):
        out, err = self.sweep(*GRID, *SMALL, "--csv", "table.csv")
        self.assertEqual(err, "")
        self.assertIn("6 points (a grid of 6 points), 2 worlds at each, 2 policies.", out)
        self.assertIn("share against ask", out)
        self.assertEqual(out.splitlines()[-1], "Result: a.h5")
        self.assertLessEqual(max(map(len, out.splitlines())), 80)
        design = self.rows_of("a.design.csv")
        self.assertEqual([row["point"] for row in design], list("012345"))
        self.assertEqual(design[4]["parameters.need.exit"], "0.4")
        self.assertEqual(design[4]["policies.share.training"], "20")
        table = self.rows_of("table.csv")
        self.assertEqual(len(table), 6 * 2 * 2 * 2)
        self.assertEqual({row["outcome"] for row in table}, {"need_met", "social_cost"})
        self.assertEqual(len(self.kept("a.worlds")), 12)

    def test_a_point_is_what_a_comparison_with_the_same_values_is(self):
        told = self.told(*GRID, *SMALL)
        one = self.compare("one.h5", *SMALL, "--set", "need.exit=0.4",
                           "--set", "policies.share.training=20")
        of_one = {each["name"]: each["policies"]["share"] for each in one["outcomes"]}
        at_point = told["points"][4]["outcomes"]
        for name in ("need_met", "social_cost"):
            self.assertEqual(at_point[name]["share"]["mean"], of_one[name]["mean"])
            self.assertEqual(at_point[name]["share"]["difference"], of_one[name]["difference"])
            self.assertEqual(at_point[name]["share"]["high"], of_one[name]["high"])

    def test_the_table_says_what_the_json_says(self):
        told = self.told(*GRID, *SMALL, "--csv", "table.csv")
        values = [float(row["value"]) for row in self.rows_of("table.csv")
                  if (row["point"], row["policy"], row["outcome"]) == ("3", "share", "need_met")]
        mean = told["points"][3]["outcomes"]["need_met"]["share"]["mean"]
        self.assertAlmostEqual(sum(values) / 2, mean, places=12)

    def test_points_from_a_file_are_the_same_sweep_and_the_design_is_such_a_file(self):
        self.sweep(*GRID, *SMALL, "--csv", "grid.csv")
        out, _ = self.call("sweep", "place.yaml", "--out", "b.h5", "--points-from", "a.design.csv",
                           *SMALL, "--csv", "file.csv")
        self.assertIn("6 points (the points of a.design.csv)", out)
        self.assertEqual(self.bytes_of("grid.csv"), self.bytes_of("file.csv"))
        self.assertEqual(self.bytes_of("a.design.csv"), self.bytes_of("b.design.csv"))

    def test_any_number_of_threads_comes_to_the_same_bytes(self):
        self.sweep(*GRID, *SMALL, "--threads", "1", out="one.h5")
        self.sweep(*GRID, *SMALL, "--threads", "2", out="two.h5")
        self.assertEqual(self.bytes_of("one.h5"), self.bytes_of("two.h5"))

    def test_the_same_command_again_runs_nothing_and_more_worlds_or_points_only_those(self):
        self.sweep(*GRID, *SMALL)
        before = self.bytes_of("a.h5")
        out, _ = self.sweep(*GRID, *SMALL)
        self.assertIn("12 kept, 12 of them from before", out)
        self.assertEqual(self.bytes_of("a.h5"), before)
        self.assertIn("18 kept, 12 of them from before", self.sweep(*GRID, "--worlds", "3")[0])
        wider = ["--vary", "need.exit=0.3,0.4,0.5", *GRID[2:]]
        self.assertIn("27 kept, 18 of them from before", self.sweep(*wider, "--worlds", "3")[0])
        self.sweep(*wider, "--worlds", "3", out="whole.h5")
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))

    def test_the_result_of_another_sweep_is_moved_aside(self):
        self.sweep(*GRID[:2], *SMALL)
        before = self.bytes_of("a.h5")
        _, err = self.sweep(*GRID[2:], *SMALL)
        self.assertIn("moved the result of another sweep from a.h5 to a.", err)
        aside = [file for file in self.folder.glob("a.*.h5")]
        self.assertEqual([file.read_bytes() for file in aside], [before])

    def test_all_outcomes_are_kept_where_all_are_asked_for(self):
        told = self.told(*GRID, *SMALL, "--outcomes", "trust,need_met")
        self.assertEqual(list(told["points"][0]["outcomes"]), ["trust", "need_met"])
        self.sweep(*GRID, *SMALL, "--outcomes", "all", out="all.h5")
        self.assertGreater(len(self.bytes_of("all.h5")), len(self.bytes_of("a.h5")))
        _, err = self.sweep(*GRID, "--outcomes", "needs_met", code=2)
        self.assertIn("did you mean need_met?", err)


class Refusals(Sweeping):
    def test_every_problem_of_every_point_is_told_before_anything_runs(self):
        _, err = self.sweep("--vary", "need.exit=0.5,-1", "--vary", "policies.sahre.training=0,20",
                            code=65)
        self.assertIn("--vary need.exit=0.5,-1, point 2: parameters.need.exit = -1", err)
        self.assertIn("did you mean share?", err)
        self.assertFalse((self.folder / "a.worlds").exists())
        (self.folder / "points.csv").write_text(
            "need.exit,policies.share.training\n0.5,20\n0.5,x\n")
        _, err = self.sweep("--points-from", "points.csv", code=65)
        self.assertIn("points.csv:3: policies.share.training = x", err)

    def test_words_that_make_no_design_are_answered_with_what_would(self):
        for words, hint in [([], "nothing varies"),
                            ([*GRID, "--points", "4"], "leave --points out"),
                            (["--vary", "need.exit", "--design", "grid"], "is a range"),
                            ([*GRID, "--points-from", "a.csv"], "excludes"),
                            (["--vary", "need.exit=0:1/1000", "--vary", "need.onset=0:1/1000"],
                             "1000000 points")]:
            _, err = self.sweep(*words, code=2)
            self.assertIn(hint, err, words)

    def test_a_number_that_is_drawn_besides_is_warned_of(self):
        _, err = self.sweep(*GRID, *SMALL, "--set", "uncertainty=[need.exit]")
        self.assertIn("parameters.need.exit varies from point to point and is drawn anew", err)


class Divided(Sweeping):
    def test_shards_merge_to_the_bytes_of_one_undivided_sweep(self):
        self.sweep(*GRID, *SMALL, out="whole.h5")
        for number in (3, 1):
            out, _ = self.sweep(*GRID, *SMALL, "--shard", f"{number}/3", out=f"site{number}/a.h5")
            self.assertIn(f"Shard {number} of 3: 4 worlds of a sweep of 6 points.", out)
        merging = ["merge", "place.yaml", "--out", "a.h5", *GRID, *SMALL, "site1/a.worlds",
                   "site3/a.worlds"]
        _, err = self.call(*merging, code=1)
        self.assertIn("4 of 12 worlds are missing: world ", err)
        self.assertFalse((self.folder / "a.h5").exists())
        out, _ = self.sweep(*GRID, *SMALL, "--shard", "2/3")
        command = out.splitlines()[-1].partition("When all shards are done: dowith ")[2].split()
        self.assertEqual(command[0], "merge")
        merged, _ = self.call(*command)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))
        self.assertIn("share against ask", merged)

    def test_killed_at_twenty_moments_it_comes_to_the_same_bytes(self):
        words = ["--vary", "need.exit=0.2:0.5/10", "--worlds", "8", "--threads", "2"]
        self.sweep(*words, out="whole.h5")
        chance = random.Random(7)
        kills = 0
        while kills < 20:
            process = self.begin("sweep", "place.yaml", "--out", "a.h5", *words)
            kept = len(self.kept("a.worlds"))
            end = time.monotonic() + chance.uniform(0.01, 0.12)
            while time.monotonic() < end and process.poll() is None:
                time.sleep(0.001)
            process.kill()
            process.communicate()
            if process.returncode == -signal.SIGKILL:
                kills += 1
                self.assertGreaterEqual(len(self.kept("a.worlds")), kept, "nothing kept is lost")
            if process.returncode == 0 or len(self.kept("a.worlds")) > 60:
                # Begin anew, so that all kills fall where there is work to disturb.
                self.sweep(*words)
                self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))
                shutil.rmtree(self.folder / "a.worlds")
                (self.folder / "a.h5").unlink()
        self.sweep(*words)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))

    def test_asked_to_end_it_says_how_far_it_came_and_goes_on(self):
        words = ["--vary", "need.exit=0.2:0.5/10", "--worlds", "8", "--threads", "1"]
        process = self.begin("sweep", "place.yaml", "--out", "a.h5", *words)
        self.wait_for_worlds(process, "a.worlds", 3)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=400)
        self.assertEqual((process.returncode, out), (130, ""))
        self.assertRegex(err, r"interrupted with \d+ of 80 worlds done")
        self.assertRegex(self.sweep(*words)[0], r"80 kept, \d+ of them from before")


class Failures(Sweeping):
    """Worlds that fail, since one point has more citizens than this process may have memory for."""

    machine = ["--worlds", "2", "--threads", "1"]
    point = ["--points-from", "points.csv", *machine]
    large = ["--set", "population.neighbourhoods=100", "--set", "population.citizens=3000000",
             *machine]
    alone = "dowith run place.yaml --set population.neighbourhoods=100 " \
            "--set population.citizens=3000000 --world"

    def setUp(self):
        super().setUp()
        (self.folder / "points.csv").write_text(
            "population.neighbourhoods,population.citizens\n2,400\n100,3000000\n")

    def starve(self, *words, **more):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (350 << 20, 350 << 20))
        return self.call(*words, preexec_fn=limit, **more)

    def test_stop_names_the_world_its_cause_and_the_command_that_runs_it_alone(self):
        _, err = self.starve("compare", "place.yaml", *self.large, code=1)
        self.assertIn("dowith: world 0 failed: out of memory\nThis runs it alone:\n"
                      f"  {self.alone} 0\n", err)
        self.assertFalse((self.folder / "output/runs/place.h5").exists())

    def test_continue_keeps_what_can_be_kept_and_says_what_is_missing(self):
        _, err = self.starve("sweep", "place.yaml", "--out", "a.h5", *self.point,
                             "--on-error", "continue", "--csv", "table.csv", code=1)
        for world in (0, 1):
            self.assertIn(f"world {world} at point 1 failed: out of memory\nThis runs it alone:\n"
                          f"  {self.alone} {world}\n", err)
        self.assertEqual(len(self.kept("a.worlds")), 2)
        empty = [row["point"] for row in self.rows_of("table.csv") if row["value"] == ""]
        self.assertEqual(set(empty), {"1"})
        out, _ = self.starve("sweep", "place.yaml", "--out", "a.h5", *self.point,
                             "--on-error", "continue", code=1)
        self.assertIn("2 of 4 worlds failed and are missing", out)

    def test_a_comparison_without_any_world_is_no_result(self):
        _, err = self.starve("compare", "place.yaml", *self.large, "--on-error", "continue", code=1)
        self.assertIn("no world could be run", err)
        self.assertFalse((self.folder / "output/runs/place.h5").exists())

    def test_one_world_is_run_by_its_number(self):
        self.compare("all.h5", "--worlds", "4")
        out, _ = self.call("run", "place.yaml", "--world", "3", "--out", "one.h5")
        self.assertIn("1 world of 400 citizens", out)
        kept = self.kept("one.worlds")
        self.assertEqual(len(kept), 1)
        self.assertEqual(kept[0].read_bytes(),
                         (self.folder / "all.worlds" / kept[0].name).read_bytes())
        self.call("run", "place.yaml", "--world", "3", "--worlds", "2", code=2)
        self.call("run", "place.yaml", "--world", "3", "--shard", "1/2", code=2)


if __name__ == "__main__":
    commands_test.DOWITH = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Studies of sensitivity as their users meet them: sensitivity_test.py DOWITH [unittest words]"""

import csv
import json
import os
import random
import shutil
import signal
import sys
import time
import unittest

import commands_test
import numpy
import xarray

FACTORS = ["--vary", "need.exit", "--vary", "taking_part.efficacy=1:4",
           "--vary", "policies.share.training=0,40"]


class Study(commands_test.Case):
    def setUp(self):
        super().setUp()
        place = self.folder / "place.yaml"
        place.write_text(place.read_text().replace("horizon: 30", "horizon: 52"))

    def study(self, *words, out="a.h5", code=0, **more):
        return self.call("sensitivity", "place.yaml", "--out", out, *words, code=code, **more)

    def told(self, *words, **more):
        return json.loads(self.study(*words, "--json", **more)[0])


class Shares(Study):
    def test_it_says_what_matters_and_of_what_nothing_can_be_told(self):
        out, err = self.study(*FACTORS, "--points", "16")
        self.assertEqual(err, "")
        self.assertIn("16 rows of Sobol': 3 factors and luck, in 96 worlds", out)
        self.assertIn("share less ask", out)
        self.assertIn("Luck has a share of its own (", out)
        self.assertIn("the interval includes zero", " ".join(out.split()))
        self.assertEqual(out.splitlines()[-1], "Result: a.h5")
        self.assertLessEqual(max(map(len, out.splitlines())), 80)

    def test_others_come_to_the_same_shares_from_the_file(self):
        self.study(*FACTORS, "--points", "32")
        told = xarray.open_dataset(self.folder / "a.h5")
        runs = xarray.open_dataset(self.folder / "a.h5", group="run")
        name = "need_met of share less ask"
        value = runs.value.sel(response=name).values.reshape(32, 6)
        a, b, swapped = value[:, 0], value[:, 1], value[:, 2:]
        both = numpy.concatenate([a, b])
        first = ((b - both.mean())[:, None] * (swapped - a[:, None])).mean(0) / both.var()
        total = ((a[:, None] - swapped) ** 2).mean(0) / (2 * both.var())
        numpy.testing.assert_allclose(told["first"].sel(response=name), first, atol=1e-9)
        numpy.testing.assert_allclose(told["total"].sel(response=name), total, atol=1e-9)
        self.assertEqual(list(told.factor.values[-1:]), ["luck"])

    def test_a_difference_is_the_one_level_less_the_other_in_the_same_world(self):
        self.study(*FACTORS, "--points", "4")
        runs = xarray.open_dataset(self.folder / "a.h5", group="run").value
        numpy.testing.assert_array_equal(
            runs.sel(response="need_met of share less ask"),
            runs.sel(response="need_met under share") - runs.sel(response="need_met under ask"))

    def test_a_run_is_the_world_that_the_same_values_and_number_make(self):
        self.study("--vary", "need.exit=0.2:0.5", "--points", "2")
        design = xarray.open_dataset(self.folder / "a.h5", group="design")
        runs = xarray.open_dataset(self.folder / "a.h5", group="run")
        last = int(runs.run[-1])
        exit_rate = repr(float(design["parameters.need.exit"][last]))
        number = str(int(runs.world[last]))
        self.call("run", "place.yaml", "--set", f"need.exit={exit_rate}", "--world", number,
                  "--out", "one.h5")
        one = xarray.open_dataset(self.folder / "one.h5", group="level").need_met
        self.assertEqual(float(runs.value.sel(response="need_met under share")[last]),
                         float(one.sel(policy="share")[0]))

    def test_the_table_and_the_json_say_what_the_file_says(self):
        told = self.told(*FACTORS, "--points", "8")
        file = xarray.open_dataset(self.folder / "a.h5")
        with open(self.folder / "a.csv", newline="", encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
        self.assertEqual(len(rows), 2 * 3 * 4 * 6)
        row = next(row for row in rows if row["outcome"] == "need_met" and row["against"] == "ask"
                   and row["factor"] == "luck" and row["measure"] == "total")
        of_json = next(each for each in told["responses"]
                       if each["outcome"] == "need_met" and each["against"] == "ask")
        luck = next(each for each in of_json["influences"] if each["factor"] == "luck")
        in_file = float(file.total.sel(response="need_met of share less ask", factor="luck"))
        self.assertEqual(float(row["value"]), in_file)
        self.assertEqual(luck["total"]["share"], in_file)
        totals = [each["total"]["share"] for each in of_json["influences"]]
        self.assertEqual(totals, sorted(totals, reverse=True))


class Screening(Study):
    def test_all_that_the_scenario_draws_is_screened_and_the_next_command_is_told(self):
        out, _ = self.study("--set", "uncertainty=default", "--points", "2")
        self.assertRegex(out, r"2 trajectories of Morris: \d{3} factors and luck")
        self.assertIn("--design sobol \\\n  --vary ", out)
        words = [word for line in out.splitlines() if line.startswith("  --vary ")
                 for word in line.rstrip(" \\").split()]
        self.assertEqual(len(words), 20)
        self.study("--design", "sobol", *words, "--points", "2", out="next.h5")

    def test_a_listed_uncertainty_is_moved_where_it_is_drawn(self):
        self.study("--set", "uncertainty=[{path: need.exit, low: 0.3, high: 0.4}]",
                   "--points", "8")
        drawn = xarray.open_dataset(self.folder / "a.h5", group="design")["parameters.need.exit"]
        self.assertGreaterEqual(float(drawn.min()), 0.3)
        self.assertLessEqual(float(drawn.max()), 0.4)
        self.assertGreater(float(drawn.std()), 0.0)

    def test_effects_of_the_file_are_the_steps_of_its_runs(self):
        self.study(*FACTORS[:4], "--design", "morris", "--points", "6")
        name = "need_met under share"
        runs = xarray.open_dataset(self.folder / "a.h5", group="run")
        value = runs.value.sel(response=name).values.reshape(6, 4)
        world = runs.world.values.reshape(6, 4)
        luck = [abs(row[i + 1] - row[i]) for row, of in zip(value, world) for i in range(3)
                if of[i] != of[i + 1]]
        self.assertEqual(len(luck), 6)
        told = xarray.open_dataset(self.folder / "a.h5").mean_absolute
        self.assertAlmostEqual(float(told.sel(response=name, factor="luck")), sum(luck) / 6, 12)


class Kept(Study):
    def test_any_number_of_threads_comes_to_the_same_bytes(self):
        self.study(*FACTORS, "--points", "4", "--threads", "1", out="one.h5")
        self.study(*FACTORS, "--points", "4", "--threads", "2", out="two.h5")
        self.assertEqual(self.bytes_of("one.h5"), self.bytes_of("two.h5"))

    def test_more_rows_run_only_what_is_new(self):
        first, _ = self.study("--vary", "need.exit", "--points", "4")
        self.assertIn("(16 kept)", first)
        second, err = self.study("--vary", "need.exit", "--points", "8")
        self.assertIn("32 kept, 16 of them from before", second)
        self.assertEqual(err, "", "more rows of the same study move nothing aside")
        self.study("--vary", "need.exit", "--points", "8", out="whole.h5")
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))

    def test_another_study_of_the_place_is_moved_aside(self):
        self.study("--vary", "need.exit", "--points", "2")
        before = self.bytes_of("a.h5")
        _, err = self.study("--vary", "need.crisis_rate", "--points", "2")
        self.assertIn("moved the result of another", err)
        aside = list(self.folder.glob("a.*.h5"))
        self.assertEqual([file.read_bytes() for file in aside], [before])

    def test_shards_in_one_folder_are_the_undivided_study(self):
        words = [*FACTORS, "--points", "4"]
        self.study(*words, out="whole.h5")
        for number in (2, 1):
            out, _ = self.study(*words, "--shard", f"{number}/2")
            self.assertRegex(out, rf"Shard {number} of 2: \d+ of the \d+ worlds of a study")
        command = out.splitlines()[-1].partition(": dowith ")[2].split()
        self.call(*command)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))

    def test_killed_at_five_moments_it_comes_to_the_same_bytes(self):
        words = ["--vary", "need.exit", "--points", "16", "--threads", "2"]
        self.study(*words, out="whole.h5")
        chance = random.Random(3)
        kills = 0
        while kills < 5:
            process = self.begin("sensitivity", "place.yaml", "--out", "a.h5", *words)
            end = time.monotonic() + chance.uniform(0.02, 0.2)
            while time.monotonic() < end and process.poll() is None:
                time.sleep(0.001)
            process.kill()
            process.communicate()
            kills += process.returncode == -signal.SIGKILL
            if process.returncode == 0:
                shutil.rmtree(self.folder / "a.worlds")
                (self.folder / "a.h5").unlink()
        self.study(*words)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))


class Refusals(Study):
    def test_words_that_make_no_study_are_answered_with_what_would(self):
        for words, code, hint in [
                ([], 2, "give --set uncertainty=default"),
                (["--vary", "need.exit", "--points", "90000"], 2, "--points"),
                (["--vary", "need.exti"], 65, "did you mean parameters.need.exit"),
                (["--vary", "need.exit", "--policy", "shrae"], 2, "did you mean share?"),
                (["--vary", "need.exit", "--outcomes", "needs_met"], 2, "did you mean need_met?"),
                (["--vary", "need.exit=0.5:0.1"], 65, "write the lower end first"),
                (["--vary", "need.exit", "--design", "grid"], 2, "grid")]:
            _, err = self.study(*words, code=code)
            self.assertIn(hint, err, words)
        self.assertFalse((self.folder / "a.worlds").exists())


if __name__ == "__main__":
    commands_test.DOWITH = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)

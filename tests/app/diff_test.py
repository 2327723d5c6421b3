#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where two runs part: diff_test.py DOWITH ANOTHER_VERSION [unittest words]

ANOTHER_VERSION writes files as a version of the program would in which one mechanism moves one
number of one citizen otherwise, in week 4: that must be found, from whatever there is to compare.
"""

import json
import os
import subprocess
import sys
import unittest

import commands_test

ANOTHER = ""  # set below, from the second word
MOVED = {"week": 4, "step": "attitudes", "neighbourhood": 1, "row": 17,
         "column": "citizens.capability"}
LATER = ("policies.share.timeline=[{week: 0, rung: consulting}, "
         "{week: 7, rung: consulting, training: 30}]")
EARLIER = "policies.share.timeline=[{week: 0, rung: consulting}]"


class Differing(commands_test.Case):
    def diff(self, *words, code):
        return self.call("diff", *words, code=code)[0]

    def told(self, *words, code):
        return json.loads(self.diff(*words, "--json", code=code))

    def another(self, *words, **environment):
        subprocess.run([ANOTHER, *words], cwd=self.folder, check=True, timeout=120,
                       env={**os.environ, **environment})

    def trace(self, out, *words):
        self.call("trace", "place.yaml", "--policy", "share", "--out", out, *words)

    def assert_moved(self, told, to="cell"):
        """The last of the runs parts where the other version moves a number."""
        parted = told["runs"][-1]["parted"]
        self.assertEqual(parted["week"], MOVED["week"])
        if to == "week":
            self.assertIsNone(parted["step"])
            return
        step = parted["step"]
        self.assertEqual((step["name"], step["neighbourhood"], step["neighbourhoods"]),
                         (MOVED["step"], MOVED["neighbourhood"], 1))
        self.assertEqual([column["name"] for column in step["columns"]], [MOVED["column"]])
        first = step["columns"][0]["first"]
        if to == "step":
            self.assertIsNone(first)
            return
        self.assertEqual((first["row"], step["columns"][0]["numbers"]), (MOVED["row"], 1))
        self.assertEqual(first["citizen"], 200 + MOVED["row"])
        self.assertAlmostEqual(first["b"] - first["a"], 0.001, places=6)


class OfThisVersion(Differing):
    def test_equal_results_are_told_to_be_equal_and_end_with_0(self):
        self.compare("a.h5")
        self.compare("b.h5", "--threads", "1")
        out = self.diff("a.h5", "b.h5", code=0)
        self.assertIn("are the same", out)
        self.assertNotIn("Runs:", out, "nothing is lived again where nothing differs")
        told = self.told("a.h5", "b.h5", code=0)
        self.assertTrue(told["same"])
        self.assertEqual((told["scenario"], told["result"]["parted"], told["result"]["runs"]),
                         ([], [], 6))

    def test_equal_scenarios_are_equal_under_every_policy(self):
        told = self.told("place.yaml", "place.yaml", code=0)
        self.assertEqual([run["policy_a"] for run in told["runs"]], ["ask", "share"])
        self.assertEqual({run["weeks"] for run in told["runs"]}, {50})

    def test_a_title_moves_nobody(self):
        told = self.told("place.yaml", "--set-b", "title=Another", code=0)
        self.assertEqual(told["scenario"],
                         [{"path": "title", "a": '"A test"', "b": '"Another"'}])

    def test_a_lever_parts_runs_in_its_week_at_the_mechanism_that_reads_it(self):
        told = self.told("place.yaml", "--set", EARLIER, "--set-b", LATER, code=1)
        self.assertTrue(told["runs"][0]["same"], "the other policy is as it was")
        parted = told["runs"][1]["parted"]
        self.assertEqual((parted["week"], parted["step"]["name"]), (7, "delivery"))
        self.assertIn("home-care.hours.training",
                      [column["name"] for column in parted["step"]["columns"]])
        self.assertIn("policies.share.timeline.1.services.home-care.training",
                      [value["path"] for value in told["scenario"]])

    def test_results_that_differ_are_followed_to_where_they_part(self):
        self.compare("a.h5")
        self.compare("b.h5", "--set", "policies.share.training=3")
        told = self.told("a.h5", "b.h5", code=1)
        self.assertEqual([run["policy"] for run in told["result"]["parted"]], ["share"] * 3)
        self.assertEqual([run["policy_a"] for run in told["runs"]], ["share"])
        self.assertEqual(told["runs"][0]["parted"]["week"], 0)
        out = self.diff("a.h5", "b.h5", code=1)
        self.assertIn("3 runs end in another state", " ".join(out.split()))
        self.assertIn("in the mechanism delivery (7.5 of docs/odd.md)", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)
        few, all_of_them = (len(self.diff("a.h5", "b.h5", *more, code=1).splitlines())
                            for more in ([], ["--details"]))
        self.assertLess(few, all_of_them)

    def test_a_result_can_be_set_beside_the_scenario_that_it_is_of(self):
        self.compare("a.h5")
        self.assertTrue(self.told("a.h5", "place.yaml", code=0)["same"])

    def test_results_of_other_worlds_and_policies_are_compared_by_what_both_have(self):
        self.compare("a.h5")
        self.call("run", "place.yaml", "--policy", "share", "--worlds", "2", "--out", "b.h5")
        told = self.told("a.h5", "b.h5", code=0)["result"]
        self.assertEqual((told["runs"], told["only_a"], told["only_b"]),
                         (2, ["policy ask", "world 2"], []))
        self.assertIn("Only in A: policy ask and world 2.", self.diff("a.h5", "b.h5", code=0))

    def test_two_policies_of_one_scenario_part_where_the_first_lever_is_read(self):
        told = self.told("place.yaml", "--policy", "ask", "--policy-b", "share", code=1)
        self.assertEqual(told["runs"][0]["parted"]["week"], 0)
        self.assertEqual(told["runs"][0]["parted"]["step"]["name"], "voice")

    def test_other_people_part_before_the_first_week(self):
        out = self.diff("place.yaml", "--set-b", "seed=12", code=1)
        self.assertIn("They part before the first week", out)

    def test_threads_find_the_same(self):
        words = ["place.yaml", "--set-b", "policies.share.training=3", "--threads"]
        self.assertEqual(self.diff(*words, "1", code=1), self.diff(*words, "3", code=1))

    def test_people_from_a_file_are_found_beside_the_scenario_or_their_absence_is_told(self):
        (self.folder / "below").mkdir()
        text = commands_test.SCENARIO.replace(
            "population: {citizens: 400, neighbourhoods: 2}", "population: {file: people.csv}")
        (self.folder / "below" / "given.yaml").write_text(text)
        people = self.folder / "below" / "people.csv"
        people.write_text("id,neighbourhood\n" + "".join(f"{i},{i % 2}\n" for i in range(400)))
        self.compare("a.h5", scenario="below/given.yaml")
        self.compare("b.h5", "--set", "policies.share.training=3", scenario="below/given.yaml")
        self.assertEqual(self.told("a.h5", "b.h5", code=1)["runs"][0]["parted"]["week"], 0)
        people.unlink()
        told = self.told("a.h5", "b.h5", code=1)
        self.assertEqual(len(told["result"]["parted"]), 3)
        self.assertIn("people.csv", told["why_not_read"])
        self.assertIn("people.csv", self.diff("a.h5", "b.h5", code=1))

    def test_a_world_may_be_named(self):
        told = self.told("place.yaml", "--set-b", "policies.share.training=3", "--policy",
                         "share", "--world", "2", code=1)
        self.assertEqual((told["runs"][0]["world"], len(told["runs"])), (2, 1))


class OfAnotherVersion(Differing):
    def setUp(self):
        super().setUp()
        self.another("trace", "place.yaml", "share", "theirs.h5")

    def test_results_are_compared_by_their_numbers_and_say_how_to_go_on(self):
        self.compare("a.h5")
        self.another("result", "place.yaml", "b.h5")
        told = self.told("a.h5", "b.h5", code=1)
        self.assertEqual((told["runs"], told["not_followed"]), ([], ["b.h5"]))
        self.assertEqual(told["result"]["runs"], 6)
        self.assertEqual(len(told["result"]["parted"]), 6)
        self.assertEqual(told["result"]["differing"][0]["week"], MOVED["week"])
        out = self.diff("a.h5", "b.h5", code=1)
        self.assertIn("0.1.0", out)
        self.assertIn("0.0.9-1 (B)", out)
        for file in "ab":
            self.assertRegex(out, f"dowith trace {file}.h5 --policy \\w+ --world 0 "
                                  f"--out {file}.trace.h5")

    def test_traces_of_weeks_alone_find_the_week_and_name_the_command_for_more(self):
        self.trace("ours.h5")
        told = self.told("ours.h5", "theirs.h5", code=1)
        self.assert_moved(told, to="week")
        self.assertIn(MOVED["column"], told["runs"][0]["parted"]["columns"])
        out = self.diff("ours.h5", "theirs.h5", code=1)
        self.assertIn("dowith trace theirs.h5 --policy share --world 0 --week 4\n", out)
        self.assertNotIn("dowith trace ours.h5", out, "ours can be lived again")

    def test_traces_of_that_week_find_the_mechanism_and_the_neighbourhood(self):
        self.trace("ours.h5")
        self.another("trace", "place.yaml", "share", "theirs.h5", "4")
        self.assert_moved(self.told("ours.h5", "theirs.h5", code=1), to="step")
        self.assertIn("--week 4 --neighbourhood 1\n", self.diff("ours.h5", "theirs.h5", code=1))

    def test_traces_of_that_neighbourhood_find_the_citizen(self):
        self.another("trace", "place.yaml", "share", "theirs.h5", "4", "1")
        self.trace("ours.h5", "--week", "4", "--neighbourhood", "1")
        self.assert_moved(self.told("ours.h5", "theirs.h5", code=1))
        out = self.diff("ours.h5", "theirs.h5", code=1)
        self.assertRegex(" ".join(out.split()),
                         r"in week 4, in the mechanism attitudes .*First in citizen 217 \(row 17 "
                         r"of neighbourhood 1\): citizens\.capability is 0\.\d+ in A and")

    def test_a_trace_is_enough_against_a_scenario(self):
        self.another("trace", "place.yaml", "share", "theirs.h5", "4", "1")
        self.assert_moved(self.told("place.yaml", "theirs.h5", code=1))

    def test_a_changed_program_of_the_same_engine_is_found_out(self):
        engine = self.compare("a.h5")["engine"]
        self.another("result", "place.yaml", "b.h5", ENGINE=engine)
        told = self.told("a.h5", "b.h5", code=1)
        self.assertEqual((told["not_followed"], told["not_reproduced"]), ([], ["b.h5"]))
        self.assertIsNone(told["runs"][0]["parted"], "lived here, both are the same")
        self.assertRegex(self.diff("a.h5", "b.h5", code=1),
                         r"dowith trace b\.h5 --policy \w+ --world 0 --out b\.trace\.h5\n")
        self.assertEqual(self.told("b.h5", "place.yaml", code=1)["not_reproduced"], ["b.h5"])
        self.another("trace", "place.yaml", "share", "theirs.h5", ENGINE=engine)
        self.assert_moved(self.told("a.h5", "theirs.h5", code=1), to="week")
        self.assertIn("dowith trace theirs.h5", self.diff("a.h5", "theirs.h5", code=1))
        self.another("trace", "place.yaml", "share", "theirs.h5", "4", "1", ENGINE=engine)
        self.assert_moved(self.told("a.h5", "theirs.h5", code=1))

    def test_up_to_there_they_are_the_same(self):
        self.another("trace", "place.yaml", "ask", "theirs.h5")
        told = self.told("place.yaml", "theirs.h5", code=1)
        self.assertEqual(told["runs"][0]["policy_a"], "ask")
        self.assert_moved(told, to="week")


class Files(Differing):
    def test_a_trace_says_what_it_is_and_its_command_makes_the_same_bytes(self):
        self.trace("t.h5", "--week", "-3")
        out, _ = self.call("inspect", "t.h5")
        for words in ("a trace of one run", "world 0 under share", "50 weeks",
                      "dowith trace place.yaml --policy share --world 0 --week -3",
                      "as it was written"):
            self.assertIn(words, out)
        told = json.loads(self.call("inspect", "t.h5", "--json")[0])
        self.assertEqual((told["kind"], told["same_engine"]), ("trace", True))
        self.call(*told["command"].split()[1:], "--out", "again.h5", "--threads", "1")
        self.assertEqual(self.bytes_of("again.h5"), self.bytes_of("t.h5"))

    def test_looking_on_changes_no_number(self):
        told = json.loads(self.call("trace", "place.yaml", "--policy", "share", "--week", "4",
                                    "--neighbourhood", "1", "--out", "t.h5", "--json")[0])
        self.compare("a.h5", "--worlds", "1")
        try:
            import xarray
        except ImportError:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(self.folder / "a.h5") as result:
            digest = int(result.state_digest.sel(policy="share", world=0))
        self.assertEqual(told["state_digest"], f"{digest:016x}")
        with xarray.open_dataset(self.folder / "t.h5") as trace:
            self.assertEqual(trace.week_digest.dims, ("week", "column"))
            self.assertEqual((trace.week.values[0], trace.week.values[-1]), (-20, 29))

    def test_a_trace_is_of_one_run(self):
        self.assertIn("ask and share", self.call("trace", "place.yaml", code=2)[1])
        for words in (["--week", "30"], ["--week", "-21"], ["--neighbourhood", "1"],
                      ["--week", "1", "--neighbourhood", "2"], ["--policy", "shar"]):
            policy = [] if "--policy" in words else ["--policy", "share"]
            self.call("trace", "place.yaml", *policy, *words, code=2)
        self.assertFalse((self.folder / "output" / "runs").exists(), "nothing is written")

    def test_every_kind_of_file_says_what_it_is_and_how_to_make_it_again(self):
        self.compare("a.h5", "--worlds", "2")
        self.call("explain", "ask", "share", "place.yaml", "--worlds", "2", "--out", "e.h5")
        self.call("robustness", "place.yaml", "--worlds", "2", "--out", "a.h5")
        self.call("sweep", "place.yaml", "--vary", "need.exit=0.3,0.4", "--worlds", "2", "--out",
                  "s.h5")
        self.call("sensitivity", "place.yaml", "--vary", "need.exit", "--points", "4", "--out",
                  "z.h5")
        for name, kind in (("a.h5", "result"), ("e.h5", "explanation"),
                           ("a.robustness.h5", "robustness"), ("s.h5", "sweep"),
                           ("z.h5", "sensitivity")):
            told = json.loads(self.call("inspect", name, "--json")[0])
            self.assertEqual(told["kind"], kind)
            self.assertTrue(told["same_engine"])
            before = self.bytes_of(name)
            out = "a.h5" if kind == "robustness" else name
            self.call(*told["command"].split()[1:], "--out", out)
            self.assertEqual(self.bytes_of(name), before, "the command makes the same file")
            out, _ = self.call("inspect", name)
            self.assertIn(told["command"], " ".join(out.split()))
            self.assertIn(told["digest"], out)
            if kind not in ("result",):
                self.assertIn("results, traces and scenarios",
                              self.call("diff", name, "a.h5", code=65)[1])
                self.assertIn("stories", self.call("inspect", name, "--citizen", "1", code=65)[1])
        world = self.kept("a.worlds")[0].relative_to(self.folder)
        self.assertIn("one finished world", self.call("inspect", str(world))[0])
        self.call("inspect", str(world), "--scenario", code=65)

    def test_what_is_none_of_ours_or_of_a_later_version_is_refused_with_its_reason(self):
        self.compare("a.h5", "--worlds", "1")
        (self.folder / "notes.h5").write_text("my notes")
        (self.folder / "cut.h5").write_bytes(self.bytes_of("a.h5")[:-5000])
        whole = bytearray(self.bytes_of("a.h5"))
        whole[len(whole) // 2] ^= 1
        (self.folder / "hit.h5").write_bytes(whole)
        self.another("later", "later.h5")
        for name, code, why in (("notes.h5", 74, "not written by dowith"),
                                ("cut.h5", 74, "cut short"),
                                ("hit.h5", 74, "was changed"),
                                ("nowhere.h5", 74, "No such file"),
                                ("later.h5", 65, "of format 99, and this program reads format")):
            for words in (["inspect", name], ["diff", "a.h5", name], ["diff", name, "place.yaml"]):
                said = self.call(*words, code=code)[1]
                self.assertIn(name, said)
                self.assertIn(why, said)
        self.assertIn("a later dowith reads it", self.call("inspect", "later.h5", code=65)[1])

    def test_words_that_ask_for_nothing_end_with_2(self):
        self.compare("a.h5", "--worlds", "1")
        self.trace("t.h5")
        for words, hint in ((["place.yaml"], "--set-b"),
                            (["place.yaml", "--policy-b", "ask"], "--policy"),
                            (["place.yaml", "a.h5", "--policy", "shar"], "did you mean share?"),
                            (["t.h5", "a.h5", "--policy", "ask"], "ask is no policy of t.h5"),
                            (["t.h5", "a.h5", "--world", "1"], "trace of world 0")):
            self.assertIn(hint, " ".join(self.call("diff", *words, code=2)[1].split()))
        self.call("diff", "nowhere.yaml", "place.yaml", code=65)


if __name__ == "__main__":
    commands_test.DOWITH = os.path.abspath(sys.argv.pop(1))
    ANOTHER = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One comparison made in parts, by many processes and on many machines:
shards_test.py DOWITH [unittest words]

Every claim ends in bytes: whatever way the worlds came, the result is the file that one undivided
command writes.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import unittest

import commands_test
from commands_test import LONG, SCENARIO

WORLDS = ["--worlds", "10"]


class Divided(commands_test.Case):
    def undivided(self, *words):
        self.call("compare", "place.yaml", "--out", "whole.h5", *WORLDS, *words)
        return self.bytes_of("whole.h5")

    def shard(self, number, of, out="a.h5", worlds="10"):
        told, _ = self.call("compare", "place.yaml", "--out", out, "--worlds", worlds, "--json",
                            "--shard", f"{number}/{of}")
        return json.loads(told)

    def merge(self, *words, out="a.h5", code=0):
        return self.call("merge", "place.yaml", "--out", out, *words, *WORLDS, code=code)


class Shards(Divided):
    def test_shards_in_any_order_come_to_the_bytes_of_one_undivided_comparison(self):
        numbers = [1, 2, 3, 4]
        random.Random(4).shuffle(numbers)
        worlds = []
        for number in numbers:
            worlds += self.shard(number, 4)["worlds"]
            self.assertFalse((self.folder / "a.h5").exists(), "no result before the merge")
        self.assertEqual(sorted(worlds), list(range(10)))
        self.assertEqual(len(self.kept("a.worlds")), 10)
        out, err = self.merge()
        self.assertIn("10 kept, 10 of them from before", out)
        self.assertNotIn("not used", err)
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())

    def test_merge_prints_what_compare_prints(self):
        self.shard(1, 2)
        self.shard(2, 2)
        merged, _ = self.merge()
        compared, _ = self.call("compare", "place.yaml", "--out", "a.h5", *WORLDS)
        self.assertEqual(merged, compared)
        told = json.loads(self.merge("--json")[0])
        self.assertEqual(told, self.compare("a.h5", *WORLDS))

    def test_a_merge_is_the_same_again(self):
        self.undivided()
        before = self.bytes_of("whole.h5")
        for _ in range(2):
            self.merge(out="whole.h5")
            self.assertEqual(self.bytes_of("whole.h5"), before)

    def test_a_shard_says_where_its_worlds_are_and_how_to_go_on(self):
        out, _ = self.call("compare", "place.yaml", *WORLDS, "--shard", "3/8")
        self.assertIn("Shard 3 of 8: 1 of the 10 worlds, from 2 to 2.", out)
        self.assertIn("Worlds: output/runs/place.worlds/ (1 of this shard kept)", out)
        command = out.splitlines()[-1].partition("When all shards are done: dowith ")[2]
        self.assertEqual(command, "merge place.yaml --set worlds=10")
        self.assertFalse((self.folder / "output/runs/place.h5").exists())
        again, _ = self.call("compare", "place.yaml", *WORLDS, "--shard", "3/8")
        self.assertIn("1 of this shard kept, 1 of them from before", again)

    def test_one_shard_of_one_is_the_whole_and_more_shards_than_worlds_do_no_harm(self):
        self.call("compare", "place.yaml", "--out", "a.h5", *WORLDS, "--shard", "1/1")
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())
        self.assertEqual(self.shard(12, 12, out="b.h5")["worlds"], [])
        self.assertEqual(self.shard(10, 12, out="b.h5")["worlds"], [9])

    def test_what_is_missing_is_named_with_the_command_that_makes_it(self):
        self.shard(1, 3)
        self.shard(3, 3)
        out, err = self.merge(code=1)
        self.assertEqual(out, "")
        self.assertIn("3 of 10 worlds are missing: 1, 4 and 7.", err)
        self.assertIn("--shard 2/3\n", err)
        self.assertFalse((self.folder / "a.h5").exists())
        told = json.loads(self.merge("--json", code=1)[0])
        self.assertEqual((told["missing"], told["shards"]), ([1, 4, 7], ["2/3"]))
        self.call(*told["command"].split()[1:], "--shard", told["shards"][0])
        self.merge()
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())

    def test_the_command_for_what_is_missing_makes_just_that(self):
        self.shard(1, 4)
        self.assertIn("with I = 2-4, and merge again", self.merge(code=1)[1])
        told = json.loads(self.merge("--json", code=1)[0])
        out, _ = self.call(*told["command"].split()[1:])
        self.assertIn("10 kept, 3 of them from before", out)
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())

    def test_more_worlds_go_on_from_those_there_are(self):
        for number in (1, 2):
            self.shard(number, 2)
        for number in (2, 1):
            told = self.shard(number, 2, worlds="20")
            self.assertEqual((len(told["worlds"]), told["found"]), (10, 5))
        self.call("merge", "place.yaml", "--out", "a.h5", "--worlds", "20")
        self.call("compare", "place.yaml", "--out", "whole.h5", "--worlds", "20")
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))
        _, err = self.merge(out="a.h5")
        self.assertIn("and 9 more not used: is beyond the 10 worlds asked for", err)
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())

    def test_folders_of_several_machines_are_gathered(self):
        for number in (1, 2, 3):
            self.shard(number, 3, out=f"site-{number}/place.h5")
        sites = [f"site-{number}/place.worlds" for number in (1, 2, 3)]
        self.merge(*sites[:2], code=1)
        self.assertEqual(len(self.kept("a.worlds")), 7, "what was found is gathered all the same")
        self.merge(*sites)
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())
        for site in sites:
            shutil.rmtree(self.folder / site)
        self.merge()
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())
        self.assertIn("is no folder", self.merge("site-1/place.worlds", code=74)[1])

    def test_the_shards_of_a_run_merge_as_that_run(self):
        words = ["place.yaml", "--policy", "share", *WORLDS]
        for number in (2, 1):
            out, _ = self.call("run", *words, "--shard", f"{number}/2")
        merging = out.splitlines()[-1].partition("dowith ")[2].split()
        self.assertEqual(merging[-1], "--run")
        merged, _ = self.call(*merging)
        got = self.bytes_of("output/runs/place.run.h5")
        ran, _ = self.call("run", *words)
        self.assertEqual(merged, ran)
        self.assertEqual(self.bytes_of("output/runs/place.run.h5"), got)
        self.assertIn("--run", self.call("merge", "place.yaml", "--policy", "share", code=2)[1])

    def test_records_survive_division(self):
        (self.folder / "place.yaml").write_text(SCENARIO + commands_test.RECORD)
        for number in (3, 2, 1):
            self.shard(number, 3)
        self.merge()
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())
        self.call("audit", "a.h5")

    def test_shards_that_do_not_exist_are_answered_with_those_that_do(self):
        for word, hint in [("9/8", "1/8 to 8/8"), ("0/8", "1/8 to 8/8"), ("x", "as in --shard 3/8"),
                           ("1/0", "100000"), ("3", "3/8"), ("-1/8", "3/8"), ("1/2/3", "3/8"),
                           ("1.5/8", "3/8"), ("", "3/8"), ("4294967297/4294967298", "3/8")]:
            out, err = self.call("compare", "place.yaml", "--shard", word, code=2)
            self.assertEqual(out, "")
            self.assertIn(hint, err, word)
        self.assertEqual(list(self.folder.iterdir()), [self.folder / "place.yaml"])
        self.call("demo", "--shard", "1/2", code=2)


class Strangers(Divided):
    """Files among the worlds that are none of them."""

    def setUp(self):
        super().setUp()
        self.whole = self.undivided()
        self.files = self.kept("whole.worlds")

    def merge_whole(self, code=0):
        return self.merge(out="whole.h5", code=code)[1]

    def test_a_damaged_world_is_named_missing_and_made_anew(self):
        for damage in (lambda whole: whole[:len(whole) // 2], lambda whole: b"",
                       lambda whole: whole[:900] + b"\0\1\2" + whole[903:]):
            file = self.files[3]
            file.write_bytes(damage(file.read_bytes()))
            err = self.merge_whole(code=1)
            self.assertIn(f"{file.name} is not used for world", err)
            self.assertIn("1 of 10 worlds are missing", err)
            self.call("compare", "place.yaml", "--out", "whole.h5", *WORLDS)
            self.assertEqual(self.bytes_of("whole.h5"), self.whole)

    def test_a_world_under_the_name_of_another_is_not_taken_for_it(self):
        shutil.copy(self.files[1], self.files[2])
        err = self.merge_whole(code=1)
        self.assertIn("holds another world than its name says", err)
        self.assertIn("1 of 10 worlds are missing", err)

    def test_worlds_of_another_seed_or_scenario_are_named_and_left_out(self):
        other = SCENARIO.replace("ask: {rung: consulting", "hear: {}\n  ask: {rung: consulting")
        (self.folder / "other.yaml").write_text(other)
        self.call("compare", "place.yaml", "--out", "whole.h5", "--seed", "5", *WORLDS)
        self.call("compare", "other.yaml", "--out", "whole.h5", *WORLDS)
        err = self.merge_whole()
        self.assertIn("and 9 more not used: is of another scenario, seed or record", err)
        self.assertIn("and 9 more not used: is of a scenario with other policies", err)
        self.assertEqual(self.bytes_of("whole.h5"), self.whole)

    def test_what_is_no_world_at_all_is_named_and_left_out(self):
        worlds = self.folder / "whole.worlds"
        (worlds / "notes.h5").write_text("my notes")
        (worlds / "result.h5").write_bytes(self.whole)
        (worlds / "folder.h5").mkdir()
        (worlds / f"{self.files[0].name}.partial").write_text("left by a process that was killed")
        err = self.merge_whole()
        for name in ("notes.h5", "result.h5", "folder.h5"):
            self.assertRegex(err, f"{name}.* not used")
        self.assertIn('"dowith result', err)
        self.assertNotIn("partial", err)
        self.assertEqual(self.bytes_of("whole.h5"), self.whole)


class AtOnce(Divided):
    """Several processes in one folder."""

    def finish(self, processes):
        for process in processes:
            out, err = process.communicate(timeout=400)
            self.assertEqual(process.returncode, 0, f"{out}\n{err}")

    def test_shards_side_by_side_share_one_folder(self):
        words = ["compare", "place.yaml", "--out", "a.h5", *WORLDS, "--threads", "1"]
        self.finish([self.begin(*words, "--shard", f"{i}/4") for i in (1, 2, 3, 4)])
        self.merge()
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())

    def test_the_same_shard_twice_at_once_harms_neither(self):
        words = ["compare", "place.yaml", "--out", "a.h5", *WORLDS, "--threads", "1", "--fresh"]
        for _ in range(3):
            self.finish([self.begin(*words, "--shard", "1/2") for _ in range(4)])
        self.finish([self.begin(*words, "--shard", "2/2") for _ in range(2)])
        self.assertEqual(list((self.folder / "a.worlds").glob("*.partial")), [])
        self.merge()
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())

    def test_a_shard_that_was_killed_goes_on_and_one_that_was_asked_to_end_says_so(self):
        words = ["compare", "place.yaml", "--out", "a.h5", *LONG, "--shard", "1/2"]
        for asked, code in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 130)):
            before = len(self.kept("a.worlds"))
            process = self.begin(*words)
            self.wait_for_worlds(process, "a.worlds", before + 2)
            process.send_signal(asked)
            process.communicate(timeout=400)
            self.assertEqual(process.returncode, code)
        kept = len(self.kept("a.worlds"))
        self.assertTrue(4 <= kept < 20, kept)
        out, _ = self.call(*words)
        self.assertIn(f"20 of this shard kept, {kept} of them from before", out)
        self.call(*words[:-1], "2/2")
        self.call("merge", "place.yaml", "--out", "a.h5", *LONG[:-2])
        self.call("compare", "place.yaml", "--out", "whole.h5", *LONG)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_gnu_parallel_runs_the_shards(self):
        subprocess.run(["parallel", "--will-cite", commands_test.DOWITH, "compare", "place.yaml",
                        "--out", "a.h5", *WORLDS, "--threads", "1", "--shard", "{}/8", ":::",
                        *map(str, range(1, 9))],
                       cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=120)
        self.merge()
        self.assertEqual(self.bytes_of("a.h5"), self.undivided())


if __name__ == "__main__":
    commands_test.DOWITH = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Worlds that are kept on their way: checkpoints_test.py DOWITH [unittest words]

Every claim ends in bytes: however often a run was stopped, killed or robbed of what it had kept,
the result is the file that an undisturbed one writes.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

import commands_test

WAY = ["--worlds", "2", "--set", "weeks.horizon=300", "--set", "population.citizens=1200"]
EVERY = ["--checkpoint-every", "10"]


class OnTheirWay(commands_test.Case):
    way = WAY

    def undisturbed(self, *words, scenario="place.yaml"):
        self.call("compare", scenario, "--out", "whole.h5", *self.way, *words)
        return self.bytes_of("whole.h5")

    def start(self, *words, scenario="place.yaml"):
        return self.begin("compare", scenario, "--out", "a.h5", *self.way, *words)

    def finish(self, *words, scenario="place.yaml"):
        return self.call("compare", scenario, "--out", "a.h5", *self.way, *words)

    def whole(self):
        """The checkpoints that are whole, oldest first."""
        return sorted((self.folder / "a.worlds").glob("*.checkpoint/*/stand"))

    def wait_for_policies(self, process, but=()):
        """Until a world lives under a policy, and a checkpoint that was not there says so."""
        end = time.monotonic() + 60
        while not [stand for stand in self.whole()
                   if "policy-" in str(stand) and stand not in but]:
            self.assertIsNone(process.poll(), "it ended before it could be disturbed")
            self.assertLess(time.monotonic(), end, "no world came that far within a minute")
            time.sleep(0.002)

    def kill_on_its_way(self, *words, **more):
        process = self.start(*EVERY, *words, **more)
        self.wait_for_policies(process)
        process.kill()
        process.communicate()
        self.assertFalse((self.folder / "a.h5").exists())


class Checkpoints(OnTheirWay):
    def test_after_kill_the_same_command_goes_on_to_the_same_bytes_and_tidies_up(self):
        self.kill_on_its_way()
        _, err = self.finish(*EVERY)
        self.assertRegex(err, r"world \d goes on from week \d+ of (ask|share)\n")
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())
        self.assertEqual(len(list((self.folder / "a.worlds").iterdir())), 2, "worlds alone stay")

    def test_killed_again_and_again_it_still_comes_to_the_same_bytes(self):
        chance = random.Random(11)
        for threads in ("1", "2", "2", "1", "1", "2"):
            process = self.start(*EVERY, "--threads", threads)
            self.wait_for_policies(process, but=self.whole())
            time.sleep(chance.random() * 0.05)
            process.kill()
            process.communicate()
            if process.returncode == 0:
                break
        self.finish(*EVERY)
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())

    def test_a_signal_keeps_worlds_on_their_way_and_ends_with_130(self):
        for asked in (signal.SIGINT, signal.SIGTERM):
            process = self.start(*EVERY, "--threads", "1")
            self.wait_for_policies(process)
            process.send_signal(asked)
            out, err = process.communicate(timeout=400)
            self.assertEqual((process.returncode, out), (130, ""))
            self.assertRegex(err, r"interrupted with [01] of 2 worlds done and 1 kept on their way")
            self.assertIn("the same command goes on from there", err)
            _, err = self.finish(*EVERY)
            self.assertIn("goes on from", err)
            self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())
            shutil.rmtree(self.folder / "a.worlds")
            (self.folder / "a.h5").unlink()

    def test_a_checkpoint_that_was_cut_off_is_told_of_and_the_one_before_it_is_used(self):
        self.kill_on_its_way("--threads", "1")
        newest = self.whole()[-1].parent
        part = next(newest.glob("part-*"))
        os.truncate(part, part.stat().st_size - 1000)
        _, err = self.finish(*EVERY)
        self.assertRegex(err, rf"warning: .*{newest.name}/{part.name}: it was cut short; "
                              r"this checkpoint is not used\n")
        self.assertIn("goes on from", err)
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())

    def test_where_no_checkpoint_is_whole_the_world_begins_anew(self):
        self.kill_on_its_way("--threads", "1")
        for stand in self.whole():
            stand.write_bytes(stand.read_bytes()[:-1])
        _, err = self.finish(*EVERY, "--threads", "1")
        self.assertIn("stand: it was cut short", err)
        self.assertNotIn("goes on from", err)
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())

    def test_it_goes_on_without_the_option_too_but_not_with_fresh_nor_for_another_seed(self):
        self.kill_on_its_way("--threads", "1")
        kept = self.folder / "kept"
        shutil.copytree(self.folder / "a.worlds", kept)
        for words, goes_on in (([], True), (["--fresh"], False), (["--seed", "12"], False)):
            shutil.rmtree(self.folder / "a.worlds")
            shutil.copytree(kept, self.folder / "a.worlds")
            _, err = self.finish(*words)
            self.assertEqual("goes on from" in err, goes_on, words)
            self.assertEqual(self.bytes_of("a.h5"), self.undisturbed(*words))

    def test_records_of_people_and_credits_go_on_as_well(self):
        (self.folder / "recorded.yaml").write_text(
            "dowith: 1\nextends: place.yaml\n"
            "policies: {share: {rung: co-production, time_bank: {broker_hours: 20}}}\n"
            "record: {people: {columns: [trust], weeks: [0, 50, 300], sample: 99}, ledger: true}\n")
        self.kill_on_its_way(scenario="recorded.yaml")
        _, err = self.finish(*EVERY, scenario="recorded.yaml")
        self.assertIn("goes on from", err)
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed(scenario="recorded.yaml"))

    def test_what_is_streamed_of_a_world_that_goes_on_is_what_is_streamed_of_it_undisturbed(self):
        self.way = ["--worlds", "1", *WAY[2:]]
        self.kill_on_its_way("--stream", "weeks.csv")
        _, err = self.finish(*EVERY, "--stream", "weeks.csv")
        self.assertIn("goes on from", err)
        self.undisturbed("--stream", "whole.csv")
        self.assertEqual(self.bytes_of("weeks.csv"), self.bytes_of("whole.csv"))

    def test_checkpoints_that_cannot_be_written_are_warned_of_and_cost_nothing_else(self):
        whole = self.undisturbed()
        key = self.kept("whole.worlds")[0].stem
        (self.folder / "a.worlds").mkdir()
        (self.folder / "a.worlds" / f"{key}.checkpoint").write_text("in the way")
        _, err = self.finish("--checkpoint-every", "100")
        self.assertRegex(err, r"warning: .*; the run goes on without this checkpoint\n")
        self.assertEqual(self.bytes_of("a.h5"), whole)


class Processes(OnTheirWay):
    """One world whose neighbourhoods live in several processes."""

    way = ["--worlds", "1", *WAY[2:], "--set", "population.neighbourhoods=5"]

    def setUp(self):
        super().setUp()
        if shutil.which("mpirun") is None:
            self.skipTest("there is no mpirun")

    def launch(self, ranks):
        words = ["compare", "place.yaml", "--out", "a.h5", *self.way, *EVERY, "--threads", "1"]
        root = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
        return subprocess.Popen(
            ["mpirun", "--oversubscribe", "-n", str(ranks), commands_test.DOWITH, *words],
            cwd=self.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **root})

    def launch_until_on_its_way(self, ranks):
        process = self.launch(ranks)
        try:
            self.wait_for_policies(process, but=self.whole())
        except AssertionError:
            _, err = process.communicate()
            if "without MPI" in err:
                self.skipTest("this program knows no MPI")
            raise
        return process

    def finish_in(self, ranks):
        process = self.launch(ranks)
        _, err = process.communicate(timeout=400)
        self.assertEqual(process.returncode, 0, err)
        self.assertRegex(err, r"world 0 goes on from week \d+ of (ask|share)\n")
        self.assertEqual(err.count("goes on from"), 1, "one process speaks for all")
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())
        self.assertEqual(len(list((self.folder / "a.worlds").iterdir())), 1, "the world alone")

    def test_a_process_that_dies_ends_the_others_and_any_number_goes_on(self):
        for ranks in (2, 3):
            process = self.launch_until_on_its_way(ranks)
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
            os.kill(int(children.split()[-1]), signal.SIGKILL)
            process.communicate(timeout=400)
            self.assertNotEqual(process.returncode, 0)
        self.finish_in(5)

    def test_a_signal_to_all_keeps_the_world_in_parts_and_any_number_goes_on(self):
        process = self.launch_until_on_its_way(3)
        process.send_signal(signal.SIGUSR1)
        _, err = process.communicate(timeout=400)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(err.count("interrupted with 0 of 1 worlds done and 1 kept"), 1, err)
        newest = max(self.whole()).parent
        self.assertEqual(sorted(part.name for part in newest.glob("part-*")),
                         ["part-0-1", "part-1-3", "part-3-5"])
        self.finish_in(2)

    def test_a_part_that_was_cut_off_sends_all_back_to_the_checkpoint_before(self):
        process = self.launch_until_on_its_way(2)
        process.send_signal(signal.SIGUSR1)
        process.communicate(timeout=400)
        part = max(max(self.whole()).parent.glob("part-*"))
        os.truncate(part, part.stat().st_size // 2)
        process = self.launch(4)
        _, err = process.communicate(timeout=400)
        self.assertEqual(process.returncode, 0, err)
        self.assertIn("it was cut short; this checkpoint is not used", err)
        self.assertIn("goes on from", err)
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())


if __name__ == "__main__":
    commands_test.DOWITH = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)

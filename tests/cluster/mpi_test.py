#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One job shared by processes that mpirun launched: mpi_test.py DOWITH [unittest words]

Every claim ends in bytes: however many processes and threads worked on it, and whatever became of
them on the way, the result is the file that one process writes. Skipped where there is no mpirun,
and where the program was built without MPI.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "app"))
import commands_test  # noqa: E402

SKIPPED = 77
# More processes than cores, also for root, and quiet in containers.
QUIET = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
         "OMPI_MCA_rmaps_base_oversubscribe": "1", "OMPI_MCA_hwloc_base_binding_policy": "none",
         "OMPI_MCA_btl_vader_single_copy_mechanism": "none", "OMPI_MCA_plm_rsh_agent": "sh"}

# Six neighbourhoods with kin across every border, a bank, and citizens who decide about money.
DISTRICT = """\
dowith: 1
extends: place.yaml
population: {citizens: 600, neighbourhoods: 6}
weeks: {burn_in: 20, horizon: 60}
policies:
  share: {rung: co-production, commissioning_power: 0.8, time_bank: {broker_hours: 20}}
"""
PRECISE = ["--worlds", "100", "--set", "compare.precision.need_met=0.006"]
LONG = ["--set", "population.citizens=6000", "--set", "weeks.horizon=400"]


class Mpi(commands_test.Case):
    def setUp(self):
        super().setUp()
        (self.folder / "district.yaml").write_text(DISTRICT)

    def begin(self, *words, ranks=0, **more):
        """With `ranks` by mpirun, else the program itself."""
        if not ranks:
            return super().begin(*words, **more)
        mpirun = ["mpirun", "-n", str(ranks), commands_test.DOWITH]
        return subprocess.Popen([*mpirun, *words], cwd=self.folder, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env={**os.environ, **QUIET}, **more)

    def said_once(self, text, said):
        self.assertEqual(said.count(text), 1, said)

    def ranks_of(self, mpirun):
        """Which process is which rank, as their environments say."""
        found = {}
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                if f"\nPPid:\t{mpirun.pid}\n" in status.read_text():
                    words = (status.parent / "environ").read_bytes().split(b"\0")
                    said = [word for word in words if word.startswith(b"OMPI_COMM_WORLD_RANK=")]
                    found[int(said[0].partition(b"=")[2])] = int(status.parent.name)
            except (OSError, IndexError):
                continue  # it ended, or is about to become a rank
        return found

    def wait_for(self, process, what):
        end = time.monotonic() + 60
        while not what():
            self.assertIsNone(process.poll(), "it ended before it could be disturbed")
            self.assertLess(time.monotonic(), end, "nothing was kept within a minute")
            time.sleep(0.005)

    def kill_one(self, process, rank):
        """Kills a process; what mpirun says of it."""
        os.kill(self.ranks_of(process)[rank], signal.SIGKILL)
        out, err = process.communicate(timeout=400)
        self.assertNotEqual(process.returncode, 0)
        self.assertEqual(out, "")
        self.assertRegex(err, r"exited on\s+signal 9")


class Worlds(Mpi):
    WORDS = ("compare", "place.yaml", "--worlds", "7")

    def test_any_number_of_processes_and_threads_comes_to_the_bytes_of_one(self):
        whole = self.compare("whole.h5", "--worlds", "7")
        for ranks in (1, 2, 3, 4):
            for threads in ("1", "2"):
                out, _ = self.call(*self.WORDS, "--json", "--out", f"{ranks}{threads}.h5",
                                   "--threads", threads, ranks=ranks)
                told = json.loads(out)
                self.assertEqual(told["digest"], whole["digest"])
                self.assertEqual(self.bytes_of(f"{ranks}{threads}.h5"), self.bytes_of("whole.h5"))
                self.assertEqual(len(self.kept(f"{ranks}{threads}.worlds")), 7)

    def test_all_stop_at_the_world_at_which_one_would(self):
        words = ("compare", "place.yaml", *PRECISE, "--json", "--threads", "1")
        whole = json.loads(self.call(*words, "--out", "whole.h5")[0])
        self.assertTrue(whole["precise"])
        self.assertLess(whole["worlds_used"], 100)
        for ranks in (2, 13):  # fewer than worlds between two looks, and more
            told = json.loads(self.call(*words, "--out", f"{ranks}.h5", ranks=ranks)[0])
            self.assertEqual(told["worlds_used"], whole["worlds_used"])
            self.assertEqual(self.bytes_of(f"{ranks}.h5"), self.bytes_of("whole.h5"))
        short = [word.replace("0.006", "0.0001") for word in words]
        short[short.index("100")] = "31"  # the last world alone would be shared by all
        self.call(*short, "--out", "short.h5", code=3)
        self.call(*short, "--out", "a.h5", ranks=3, code=3)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("short.h5"))

    def test_it_prints_what_one_process_prints(self):
        alone, warnings = self.call(*self.WORDS)
        shutil.rmtree(self.folder / "output")
        self.assertEqual(self.call(*self.WORDS, ranks=3), (alone, warnings))
        again, _ = self.call(*self.WORDS, ranks=2)
        self.assertIn("7 kept, 7 of them from before", again)

    def test_where_one_is_killed_all_end_and_the_same_command_goes_on(self):
        words = ("compare", "place.yaml", "--worlds", "9", *LONG, "--threads", "1")
        self.call(*words, "--out", "whole.h5")
        process = self.begin(*words, "--out", "a.h5", ranks=3)
        self.wait_for(process, lambda: self.kept("a.worlds"))
        self.kill_one(process, 1)
        kept = len(self.kept("a.worlds"))
        self.assertLess(kept, 9)
        out, _ = self.call(*words, "--out", "a.h5", ranks=2)
        self.assertIn(f"9 kept, {kept} of them from before", out)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))

    def test_where_one_is_asked_to_stop_all_do_and_say_what_is_kept(self):
        words = ("compare", "place.yaml", "--worlds", "12", *LONG, "--threads", "1")
        process = self.begin(*words, "--out", "a.h5", ranks=2)
        self.wait_for(process, lambda: self.kept("a.worlds"))
        os.kill(self.ranks_of(process)[1], signal.SIGTERM)
        out, err = process.communicate(timeout=400)
        self.assertEqual((process.returncode, out), (130, ""))
        kept = len(self.kept("a.worlds"))
        self.assertLess(kept, 12)
        self.said_once(f"interrupted with {kept} of 12 worlds done.\n", err)
        self.said_once("the same command goes on from there", err)

    def test_a_stream_of_several_worlds_is_refused_once(self):
        out, err = self.call(*self.WORDS, "--stream", "weeks.csv", ranks=3, code=2)
        self.assertEqual(out, "")
        self.said_once("dowith: --stream shows the weeks of worlds that one process lives", err)


class District(Mpi):
    WORDS = ("run", "district.yaml")

    def test_any_number_of_processes_and_threads_lives_the_district_of_one(self):
        self.call(*self.WORDS, "--out", "whole.h5", "--stream", "whole.csv")
        for ranks in (1, 2, 3, 4):
            for threads in ("1", "2"):
                self.call(*self.WORDS, "--out", f"{ranks}{threads}.h5", "--threads", threads,
                          "--stream", "a.csv", ranks=ranks)
                self.assertEqual(self.bytes_of(f"{ranks}{threads}.h5"), self.bytes_of("whole.h5"))
                self.assertEqual(self.bytes_of("a.csv"), self.bytes_of("whole.csv"))

    def test_it_prints_what_one_process_prints(self):
        for more in ([], ["--json"]):
            alone = self.call(*self.WORDS, *more, "--fresh")
            self.assertEqual(self.call(*self.WORDS, *more, "--fresh", ranks=3), alone)

    def test_where_one_is_killed_any_number_goes_on_from_where_they_were(self):
        words = (*self.WORDS, *LONG, "--threads", "1", "--checkpoint-every", "10")
        self.call(*words, "--out", "whole.h5")
        for killed, next_ranks in ((0, 3), (1, 0)):
            name = f"{killed}.worlds"
            words_here = (*words, "--out", f"{killed}.h5")
            process = self.begin(*words_here, ranks=2)
            self.wait_for(process, lambda: list((self.folder / name).glob("*/policy-*/stand")))
            self.kill_one(process, killed)
            self.assertFalse((self.folder / f"{killed}.h5").exists())
            _, err = self.call(*words_here, ranks=next_ranks)
            self.said_once("world 0 goes on from week ", err)
            self.assertEqual(self.bytes_of(f"{killed}.h5"), self.bytes_of("whole.h5"))

    def test_more_processes_than_neighbourhoods_are_refused_once(self):
        out, err = self.call("run", "place.yaml", ranks=3, code=65)
        self.assertEqual(out, "")
        self.said_once("a district of 2 neighbourhoods cannot be shared by 3 processes", err)

    def test_what_is_recorded_of_a_whole_district_is_refused_once(self):
        (self.folder / "recorded.yaml").write_text(
            "dowith: 1\nextends: place.yaml\nrecord: {people: {columns: [trust], weeks: [0]}}\n")
        out, err = self.call("run", "recorded.yaml", ranks=2, code=65)
        self.assertEqual(out, "")
        self.said_once("dowith: record: ", err)
        # Worlds that each live in one process are recorded as ever.
        whole = self.compare("whole.h5", "--worlds", "3", scenario="recorded.yaml")
        self.call("compare", "recorded.yaml", "--worlds", "3", "--out", "a.h5", ranks=2)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))
        self.assertEqual(whole["worlds"], 3)


class Words(Mpi):
    """One process speaks for all."""

    def test_what_is_wrong_with_a_scenario_is_said_once(self):
        (self.folder / "wrong.yaml").write_text("dowith: 1\nweaks: 4\npopulation: {citizens: -1}\n")
        alone = self.call("compare", "wrong.yaml", code=65)[1]
        _, err = self.call("compare", "wrong.yaml", ranks=3, code=65)
        self.said_once(alone, err)
        self.said_once("wrong.yaml:2:1", err)

    def test_slips_on_the_command_line_are_told_once(self):
        _, err = self.call("compare", "place.yaml", "--wurlds", "3", ranks=3, code=2)
        self.said_once("--wurlds", err)
        _, err = self.call("compare", "nowhere.yaml", ranks=3, code=65)
        self.said_once("nowhere.yaml: the file does not exist", err)

    def test_a_result_that_cannot_be_written_ends_all(self):
        (self.folder / "in-the-way").write_text("")
        _, err = self.call("compare", "place.yaml", "--out", "in-the-way/a.h5", ranks=2, code=74)
        self.assertIn("in-the-way", err)

    def test_help_and_commands_that_do_not_share_their_work_answer_once(self):
        for words in (["--help"], ["--version"], ["check", "place.yaml"], ["compare", "--help"]):
            self.assertEqual(self.call(*words, ranks=3), self.call(*words))

    def test_processes_that_are_given_different_words_do_nothing(self):
        out, err = self.call("compare", "place.yaml", "--shard", "1/2", ":", "-n", "1",
                             commands_test.DOWITH, "compare", "place.yaml", "--shard", "2/2",
                             ranks=1, code=2)
        self.assertEqual(out, "")
        self.said_once("were given different words", err)
        self.assertFalse((self.folder / "output").exists())

    def test_a_shard_is_shared_like_any_other_job(self):
        self.call("compare", "place.yaml", "--worlds", "6", "--out", "whole.h5")
        for shard in ("1/2", "2/2"):
            out, _ = self.call("compare", "place.yaml", "--worlds", "6", "--out", "a.h5",
                               "--shard", shard, ranks=2)
            self.assertEqual(out.count("Shard "), 1)
        self.call("merge", "place.yaml", "--worlds", "6", "--out", "a.h5")
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("whole.h5"))


def why_not():
    """Why there is nothing to test here, or nothing."""
    if not shutil.which("mpirun"):
        return "there is no mpirun"
    version = subprocess.run(["mpirun", "--version"], text=True, stdout=subprocess.PIPE)
    if "Open MPI" not in version.stdout:
        return "mpirun is not that of Open MPI"
    dowith = subprocess.run([commands_test.DOWITH, "--version"], text=True, stdout=subprocess.PIPE)
    return "dowith was built without MPI" if "without MPI" in dowith.stdout else ""


if __name__ == "__main__":
    commands_test.DOWITH = os.path.abspath(sys.argv.pop(1))
    if reason := why_not():
        print("skipped:", reason)
        sys.exit(SKIPPED)
    unittest.main(verbosity=2)

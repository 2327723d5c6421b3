#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program as its users meet it: commands_test.py DOWITH [unittest words]

Every test works in a folder of its own. Scenarios are a few hundred citizens over weeks, so that
all of it takes seconds; the ones that are interrupted have enough worlds to be caught at work.
"""

import csv
import json
import os
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

DOWITH = ""  # set below, from the first word

SCENARIO = """\
dowith: 1
title: A test
seed: 11
worlds: 3
weeks: {burn_in: 20, horizon: 30}
population: {citizens: 400, neighbourhoods: 2}
services:
  - {name: home-care, technology: long-term-care, professionals_per_1000: 5}
starting_load: 1
policies:
  ask: {rung: consulting, response_rate: 0.2}
  share: {rung: co-production, asset_recognition: 0, peer_support: 0, time_bank: {broker_hours: 0}}
compare: {baseline: ask, primary: [need_met, social_cost]}
"""
LONG = ["--worlds", "40", "--set", "weeks.horizon=120", "--threads", "1"]


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="dowith-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "place.yaml").write_text(SCENARIO)

    def begin(self, *words, **more):
        return subprocess.Popen([DOWITH, *words], cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

    def call(self, *words, code=0, **more):
        """Runs to the end, expects this exit code, and returns what it said on both streams."""
        process = self.begin(*words, **more)
        out, err = process.communicate(timeout=400)
        self.assertEqual(process.returncode, code, f"{words}\n{out}\n{err}")
        return out, err

    def compare(self, out, *words, scenario="place.yaml"):
        return json.loads(self.call("compare", scenario, "--out", out, "--json", *words)[0])

    def bytes_of(self, name):
        return (self.folder / name).read_bytes()

    def kept(self, name):
        return sorted((self.folder / name).glob("*.h5"))

    def wait_for_worlds(self, process, name, count):
        """Until so many worlds are kept, and the process is still at work."""
        end = time.monotonic() + 60
        while len(self.kept(name)) < count:
            self.assertIsNone(process.poll(), "it ended before it could be interrupted")
            self.assertLess(time.monotonic(), end, "no worlds were kept within a minute")
            time.sleep(0.005)


class Commands(Case):
    def test_compare_speaks_on_standard_output_alone_and_names_its_file_last(self):
        out, err = self.call("compare", "place.yaml", "--worlds", "10")
        self.assertRegex(err, r"\A[^\n]*: warning: weeks\.horizon = 30 [^\n]*\n\Z")
        _, nothing = self.call("compare", "place.yaml", "--worlds", "1", "--out", "year.h5",
                               "--set", "weeks.horizon=52")
        self.assertEqual(nothing, "")
        self.assertIn("Social cost averages ", out)
        self.assertNotIn("share against ask", out)
        self.assertIn("Money, GBP per citizen and year", out)
        self.assertNotIn("\x1b", out, "marks are for terminals")
        self.assertEqual(out.splitlines()[-1], "Result: output/runs/place.h5")
        self.assertEqual(len(self.kept("output/runs/place.worlds")), 10)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)
        self.assertLess(len(out.splitlines()), 80, "two screens")
        details, _ = self.call("compare", "place.yaml", "--worlds", "10", "--details")
        self.assertIn("share against ask", details)
        self.assertIn("Levels, mean over worlds", details)
        self.assertRegex(details, "Left out, being nought or unknown under every policy: .*bank")
        sentences = out.partition("\nLevels, mean over worlds\n")[0]
        self.assertTrue(details.startswith(sentences), "details add, and take nothing away")

    def test_compare_writes_a_tidy_table_besides(self):
        told = self.compare("a.h5", "--csv", "a.csv")
        with open(self.folder / "a.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 2 * 3 * len(told["outcomes"]))
        for outcome in told["outcomes"]:
            for policy in ("ask", "share"):
                of_run = [row for row in rows
                          if (row["policy"], row["outcome"]) == (policy, outcome["name"])]
                self.assertEqual([row["world"] for row in of_run], ["0", "1", "2"])
                self.assertEqual({row["unit"] for row in of_run}, {outcome["unit"]})
                known = [float(row["value"]) for row in of_run if row["value"]]
                mean = outcome["policies"][policy]["mean"]
                if mean is None:
                    self.assertEqual(known, [])
                else:  # either way adds up three numbers: it rounds by less than four of these
                    rounding = sys.float_info.epsilon * max(map(abs, known))
                    self.assertAlmostEqual(sum(known) / len(known), mean, delta=8 * rounding)
        self.call("merge", "place.yaml", "--out", "a.h5", "--csv", "b.csv")
        self.assertEqual(self.bytes_of("a.csv"), self.bytes_of("b.csv"))
        out, _ = self.call("compare", "place.yaml", "--out", "a.h5", "--csv", "a.csv")
        self.assertIn("\nTable: a.csv\nResult: a.h5\n", out)

    def test_a_table_replaces_no_other_file_and_is_refused_before_anything_runs(self):
        before = self.bytes_of("place.yaml")
        varied = ("sweep", "place.yaml", "--vary", "need.exit=0.3,0.4", "--worlds", "1")
        for words in (("compare", "place.yaml"), varied):
            _, err = self.call(*words, "--out", "a.h5", "--csv", "place.yaml", code=74)
            self.assertIn("place.yaml: is another file than the table to be written here", err)
            _, err = self.call(*words, "--out", "a.h5", "--csv", "none/a.csv", code=74)
            self.assertIn("none/a.csv: its folder is not there", err)
        self.assertEqual(self.bytes_of("place.yaml"), before)
        self.assertFalse((self.folder / "a.worlds").exists())

    def test_robustness_reads_the_worlds_of_a_comparison_and_names_a_choice_once(self):
        told = self.compare("a.h5", "--set", "weeks.horizon=52")
        words = ("robustness", "place.yaml", "--out", "a.h5", "--set", "weeks.horizon=52")
        out, _ = self.call(*words)
        self.assertIn("Worlds: a.worlds/ (3 kept, 3 of them from before)", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)
        found = json.loads(self.call(*words, "--json")[0])
        self.assertEqual(found["digest"], told["digest"])
        for outcome in found["outcomes"]:
            wins = outcome["best"]
            self.assertEqual(wins["ask"]["count"] + wins["share"]["count"], 3)
            by_name = {each["name"]: each for each in told["outcomes"]}[outcome["name"]]
            self.assertAlmostEqual(wins["share"]["share"],
                                   by_name["policies"]["share"]["better_share"], places=12)
        choices = [outcome["minimax_regret"] for outcome in found["outcomes"]]
        regret = [said for said in found["sentences"] if "minimax regret" in said][0]
        for choice in ("ask", "share"):
            self.assertEqual(len(re.findall(rf"\b{choice} for ", regret)), [choice] in choices)
        with open(self.folder / "a.robustness.csv", newline="", encoding="utf-8") as file:
            units = {row["measure"]: row["unit"] for row in csv.DictReader(file)}
        self.assertEqual((units["best"], units["extra_cost"]), ("1", "GBP year-1"))

    def test_explain_divides_the_difference_that_compare_tells(self):
        told = self.compare("a.h5", "--worlds", "2")
        words = ("explain", "ask", "share", "place.yaml", "--out", "b.h5", "--worlds", "2")
        found = json.loads(self.call(*words, "--json")[0])
        self.assertEqual(found["policies"], 2 ** len(found["groups"]))
        by_name = {each["name"]: each["policies"]["share"] for each in told["outcomes"]}
        for outcome in found["outcomes"]:
            whole = outcome["difference"]["mean"]
            self.assertAlmostEqual(whole, by_name[outcome["name"]]["difference"], places=12)
            shares = [each["share"]["mean"] for each in outcome["contributions"]]
            # Sums of a few numbers below 1e4: what rounding takes is far below this.
            self.assertAlmostEqual(sum(shares), whole, places=9)
        before = self.bytes_of("b.h5")
        for number in (1, 2):
            self.call(*words[:-4], "--out", "c.h5", "--worlds", "2", "--shard", f"{number}/2")
        out, _ = self.call(*words[:-4], "--out", "c.h5", "--worlds", "2")
        self.assertIn("(2 kept, 2 of them from before)", out)
        self.assertEqual(self.bytes_of("c.h5"), before)

    def test_a_stream_is_whole_whatever_was_kept_and_takes_no_other_files_place(self):
        words = ["run", "place.yaml", "--policy", "share", "--threads", "1", "--stream"]
        self.call(*words, "weeks.csv")
        self.call(*words, "weeks.csv", "--worlds", "2")
        rows = (self.folder / "weeks.csv").read_text().splitlines()
        self.assertEqual([row.partition(",")[0] for row in rows],
                         ["world"] + ["0"] * 30 + ["1"] * 30)
        self.call(*words, "fresh.csv", "--worlds", "2", "--fresh")
        self.assertEqual(sorted(rows), sorted((self.folder / "fresh.csv").read_text().splitlines()))
        before = (self.folder / "place.yaml").read_text()
        _, err = self.call(*words, "place.yaml", code=74)
        self.assertIn("is left alone", err)
        self.assertEqual((self.folder / "place.yaml").read_text(), before)
        _, err = self.call(*words, "/dev/full", "--fresh")
        self.assertEqual(err.count("no more weeks are streamed"), 1)

    def test_check_shows_what_happens_to_policies_and_which_mechanisms_are_in_force(self):
        out, _ = self.call("check", "place.yaml")
        self.assertRegex(out, r"All \d+ mechanisms are in force")
        (self.folder / "part.yaml").write_text(
            "dowith: 1\nextends: place.yaml\nmechanisms: [delivery, need, staff]\n"
            "events: [{week: 9, weeks: 4, policy: ask, budget: 0.8}]\n")
        out, _ = self.call("check", "part.yaml")
        self.assertRegex(out, r"\d+ mechanisms these alone are in force: need, delivery and staff")
        self.assertIn("week 9, 4 weeks: budget 0.8\n", out)
        told = json.loads(self.call("check", "part.yaml", "--json")[0])
        self.assertEqual(told["mechanisms"], ["need", "delivery", "staff"])

    def test_a_place_of_citizens_alone_is_compared(self):
        (self.folder / "alone.yaml").write_text(
            "dowith: 1\nmechanisms: [ties, taking_part]\npopulation: {citizens: 200, "
            "neighbourhoods: 2}\nweeks: {burn_in: 8, horizon: 8}\npolicies: {a: {}, b: {}}\n")
        result = self.compare("alone.h5", "--worlds", "2", scenario="alone.yaml")
        share = {each["name"]: each["policies"]["b"]["mean"] for each in result["outcomes"]}
        self.assertGreater(share["taking_part"], 0)
        self.assertEqual(share["need_prevalence"], 0)

    def test_run_takes_one_world_and_one_policy(self):
        out, _ = self.call("run", "place.yaml", "--policy", "share", "--json")
        run = json.loads(out)
        self.assertEqual((run["worlds"], run["baseline"]), (1, "share"))
        self.assertEqual([policy["name"] for policy in run["policies"]], ["share"])
        self.assertEqual(len(json.loads(self.call(
            "run", "place.yaml", "--worlds", "2", "--out", "b.h5", "--json")[0])["policies"]), 2)
        self.assertIn("did you mean share?", self.call(
            "run", "place.yaml", "--policy", "shar", code=2)[1])

    def test_a_policy_alone_is_what_it_is_in_company(self):
        together = self.compare("a.h5", "--worlds", "1")
        alone = json.loads(self.call("run", "place.yaml", "--policy", "share", "--json")[0])
        for one, both in zip(alone["outcomes"], together["outcomes"]):
            if one["name"] in ("avoided_need", "agency_cost", "social_cost"):
                continue  # told against a baseline
            self.assertEqual(one["policies"]["share"]["mean"], both["policies"]["share"]["mean"])

    def test_check_tells_what_a_scenario_says_and_simulates_nothing(self):
        out, err = self.call("check", "place.yaml")
        self.assertIn("ask (baseline)", out)
        self.assertIn("share", out)
        self.assertIn("400 citizens", out)
        self.assertRegex(out, r"Roughly \d+ s and \d+ MB")
        self.assertEqual(err, "")
        self.assertTrue(json.loads(self.call("check", "place.yaml", "--json")[0])["valid"])
        self.assertEqual(list(self.folder.iterdir()), [self.folder / "place.yaml"])

    def test_describe_knows_every_topic_in_every_form(self):
        topics = ("schedule parameters levers indicators ladder grid self-assessment "
                  "technologies population formats people claims").split()
        for topic in topics:
            text = self.call("describe", topic)[0]
            markdown = self.call("describe", topic, "--markdown")[0]
            reference = json.loads(self.call("describe", topic, "--json")[0])
            self.assertLessEqual(max(map(len, text.splitlines())), 80)
            self.assertEqual(markdown.count("\n# "), 0)
            self.assertTrue(markdown.startswith("# "))
            self.assertEqual(reference["topic"], topic)
        schema = json.loads(self.call("describe", "schema")[0])
        self.assertIn("policies", schema["properties"])
        self.assertIn("did you mean levers?", self.call("describe", "lever", code=2)[1])

    def test_describe_prints_one_ladder_or_all(self):
        every = self.call("describe", "ladder")[0]
        one = self.call("describe", "ladder", "arnstein")[0]
        self.assertIn("delegated-power", one)
        self.assertNotIn("co-design", one)
        for rung in ("delegated-power", "co-design", "collaborate"):
            self.assertIn(rung, every)
        self.assertIn("We will keep you up", self.call("describe", "ladder", "iap2")[0])
        self.assertIn("did you mean arnstein?",
                      self.call("describe", "ladder", "arnstien", code=2)[1])
        self.assertIn("leave tlap out", self.call("describe", "levers", "tlap", code=2)[1])

    def test_demo_needs_no_file_and_leaves_none(self):
        began = time.monotonic()
        out, _ = self.call("demo")
        self.assertLess(time.monotonic() - began, 60, "seconds are promised")
        self.assertIn("To go on\n", out)
        self.assertEqual(list(self.folder.iterdir()), [self.folder / "place.yaml"])
        self.assertIsNone(json.loads(self.call("demo", "--json")[0])["file"])

    def test_help_and_version_are_data(self):
        self.assertEqual(self.call(), self.call("--help"))
        self.assertIn("Example", self.call("compare", "--help")[0])
        self.assertRegex(self.call("--version")[0], r"^dowith \d+\.\d+\.\d+ \(engine ")


ANSWERS = ["--assets", "2", "--capabilities", "1", "--mutuality", "2", "--networks", "3",
           "--blurred-roles", "1", "--catalysts", "2"]


class New(Case):
    def test_a_new_scenario_can_be_checked_and_compared_as_it_is(self):
        out, err = self.call("new", "my-place.yaml", *ANSWERS, "--citizens", "400")
        self.assertEqual(err, "")
        self.assertIn("Wrote my-place.yaml.", out)
        self.assertIn("nearest to consulting, rung 4", out)
        self.assertIn("dowith compare my-place.yaml", out)
        self.assertIn("in a clone write scripts/run", out)
        self.assertIn("technology long-term-care", out)
        self.assertNotIn("20,000 citizens", out, "they were said, and not assumed")
        checked, _ = self.call("check", "my-place.yaml")
        self.assertIn("today (baseline)", checked)
        self.assertIn("400 citizens in 1 neighbourhoods", checked)
        self.assertNotIn("warning", checked)
        result = self.compare("a.h5", "--worlds", "2", "--set", "weeks.horizon=30",
                              "--set", "weeks.burn_in=20", scenario="my-place.yaml")
        self.assertEqual([policy["name"] for policy in result["policies"]],
                         ["today", "one-rung-up", "co-production"])
        self.assertEqual(result["title"], "My place")
        self.assertEqual(result["baseline"], "today")

    def test_what_is_there_is_never_written_over(self):
        before = self.bytes_of("place.yaml")
        out, err = self.call("new", "place.yaml", *ANSWERS, code=74)
        self.assertEqual(out, "")
        self.assertIn("is left alone", err)
        self.assertEqual(self.bytes_of("place.yaml"), before)
        self.call("new", "nowhere/place.yaml", *ANSWERS, code=74)

    def test_missing_answers_without_a_terminal_end_with_2_and_their_names(self):
        out, err = self.call("new", "my-place.yaml", *ANSWERS[:-2], code=2,
                             stdin=subprocess.DEVNULL)
        self.assertEqual(out, "")
        self.assertIn("--catalysts is missing", err)
        self.assertFalse((self.folder / "my-place.yaml").exists())
        self.assertIn("range", self.call("new", "a.yaml", "--assets", "5", code=2)[1])

    def test_a_place_is_taken_from_a_scenario_that_is_there(self):
        self.call("new", "mine.yaml", *ANSWERS, "--from", "place.yaml", "--name", "Mine")
        text = (self.folder / "mine.yaml").read_text()
        self.assertIn('extends: "place.yaml"', text)
        self.assertNotIn("population", text)
        result = self.compare("a.h5", scenario="mine.yaml")
        self.assertEqual((result["citizens"], result["title"]), (400, "Mine"))
        self.assertEqual(len(result["policies"]), 3, "policies of the base are left out")
        self.call("new", "large.yaml", *ANSWERS, "--from", "place.yaml", "--citizens", "1000")
        self.assertIn("1,000 citizens in 5 neighbourhoods", self.call("check", "large.yaml")[0])

    def test_the_service_is_what_its_owner_says(self):
        facts = ["--technology", "policing", "--staff", "2.5"]
        out, _ = self.call("new", "patrol.yaml", *ANSWERS, *facts, "--name", "Night patrol",
                           "--citizens", "400")
        self.assertNotIn("professionals", out)
        checked, _ = self.call("check", "patrol.yaml")
        self.assertIn("night-patrol: policing, 2.5 professionals per 1000 citizens", checked)
        told = json.loads(self.call("new", "more.yaml", *ANSWERS, *facts, "--json")[0])
        self.assertEqual(told["service"], {"name": "policing", "technology": "policing",
                                           "professionals_per_1000": 2.5})
        self.assertIn("did you mean policing?", self.call("new", "a.yaml", *ANSWERS, "--technology",
                                                          "polcing", code=2)[1])
        self.assertIn("range", self.call("new", "a.yaml", *ANSWERS, "--staff", "0", code=2)[1])
        self.assertIn("those of place.yaml", self.call("new", "a.yaml", *ANSWERS, *facts, "--from",
                                                       "place.yaml", code=2)[1])
        self.assertFalse((self.folder / "a.yaml").exists())

    def test_a_base_that_cannot_be_one_is_refused(self):
        (self.folder / "below").mkdir()
        self.assertIn("below", self.call("new", "below/mine.yaml", *ANSWERS, "--from",
                                         "place.yaml", code=2)[1])
        self.call("new", "mine.yaml", *ANSWERS, "--from", "place.yaml")
        self.assertIn("today", self.call("new", "again.yaml", *ANSWERS, "--from", "mine.yaml",
                                         code=2)[1])
        self.call("new", "again.yaml", *ANSWERS, "--from", "nowhere.yaml", code=65)
        self.assertFalse((self.folder / "again.yaml").exists())

    def test_json_tells_where_the_service_stands(self):
        told = json.loads(self.call("new", "my-place.yaml", *ANSWERS, "--json")[0])
        self.assertEqual(told["answers"]["networks"], 3)
        self.assertEqual(told["policies"][0],
                         {"name": "today", "rung": 4, "rung_name": "consulting"})
class Validate(Case):
    def validate(self, *words, code=0):
        return json.loads(self.call("validate", *words, "--json", code=code)[0])

    def test_a_claim_tells_its_band_its_value_and_whether_it_is_met(self):
        claim, = self.validate("--only", "X9")
        self.assertEqual((claim["id"], claim["kind"], claim["pass"]), ("X9", "exact", True))
        for key in ("claim", "source", "measures", "unit", "worlds", "seconds"):
            self.assertIn(key, claim)
        for part in [claim, *claim["parts"]]:
            low, high = part["band"]
            self.assertTrue(low <= part["value"] <= high, part)
            self.assertTrue(part["low"] <= part["value"] <= part["high"], part)
        self.assertEqual(len(claim["parts"]), 3)
        self.assertEqual(list(self.folder.iterdir()), [self.folder / "place.yaml"])

    def test_claims_come_in_the_order_of_the_table_however_they_are_asked_for(self):
        names = [claim["id"] for claim in self.validate("--only", "F3,X9")]
        self.assertEqual(names, ["X9", "F3"])
        rows = json.loads(self.call("describe", "claims", "--json")[0])["tables"][0]["rows"]
        self.assertEqual([row["id"] for row in rows if row["id"] in names], names)

    def test_the_same_claim_comes_to_the_same_on_any_number_of_threads(self):
        one, = self.validate("--only", "F3", "--threads", "1")
        two, = self.validate("--only", "F3", "--threads", "2")
        self.assertEqual(one["parts"], two["parts"])
        self.assertEqual(one["worlds"], 1000)

    def test_a_page_is_written_beside_what_is_printed_and_is_the_same_again(self):
        out, _ = self.call("validate", "--only", "X9", "--out", "page.md")
        page = (self.folder / "page.md").read_text()
        self.assertTrue(page.startswith("# Scorecard\n"))
        self.assertIn("**X9**", page)
        self.assertIn("`dowith validate --only X9`", page)
        self.assertIn("1 claim: 1 met, 0 not met", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)
        self.call("validate", "--only", "X9", "--out", "page.md")
        self.assertEqual((self.folder / "page.md").read_text(), page)

    def test_words_that_name_no_claim_end_with_2(self):
        self.assertIn("Y99 is no claim", self.call("validate", "--only", "Y99", code=2)[1])
        self.call("validate", "--quick", "--full", code=2)
        self.call("validate", "--only", "X9", "--out", "nowhere/page.md", code=74)


class Json(Case):
    def test_the_object_has_what_is_promised_and_no_number_that_is_none(self):
        out, _ = self.call("compare", "place.yaml", "--json")
        self.assertIsNone(re.search(r"NaN|Infinity|\bnan\b|\binf\b", out))
        result = json.loads(out)
        self.assertEqual((result["scenario"], result["seed"], result["worlds"]), ("place", 11, 3))
        self.assertEqual((result["baseline"], result["weeks"]), ("ask", 30))
        self.assertEqual(result["citizens"], 400)
        self.assertRegex(result["digest"], r"^[0-9a-f]{16}$")
        self.assertEqual(result["file"], "output/runs/place.h5")
        for key in ("engine", "version", "title", "warnings"):
            self.assertIn(key, result)
        declared, realised = (result["policies"][1][key] for key in ("declared", "realised"))
        self.assertEqual((declared["ladder"], declared["rung_name"], declared["cell"]),
                         ("tlap", "co-production", "full-co-production"))
        self.assertEqual((declared["design"], declared["delivery"]), ("together", "together"))
        self.assertEqual(declared.keys(), realised.keys())

    def test_another_ladder_is_named_wherever_a_rung_is(self):
        (self.folder / "arnstein.yaml").write_text(
            SCENARIO[:SCENARIO.index("policies:")] + "ladder: arnstein\n"
            "policies: {ask: {rung: consultation}, hand-over: {rung: delegated-power}}\n")
        out, _ = self.call("compare", "arnstein.yaml", "--out", "a.h5")
        self.assertIn("Declared as delegated-power (rung 7 of arnstein);", out)
        self.assertIn("told on the seven rungs of tlap", out)
        result = self.compare("a.h5", scenario="arnstein.yaml")
        self.assertEqual([result["policies"][1][key]["ladder"] for key in ("declared", "realised")],
                         ["arnstein", "tlap"])
        self.assertIn("consultation (4 of arnstein)", self.call("check", "arnstein.yaml")[0])

    def test_outcomes_tell_levels_of_all_and_differences_of_all_but_the_baseline(self):
        result = self.compare("a.h5")
        outcomes = {outcome["name"]: outcome for outcome in result["outcomes"]}
        self.assertEqual({name for name in outcomes if outcomes[name]["primary"]},
                         {"need_met", "social_cost"})
        self.assertIn("trust_clients", outcomes)
        for outcome in result["outcomes"]:
            self.assertNotIn("quintile", outcome["name"])
            self.assertIn(outcome["better"], ("higher", "lower", "neither"))
            self.assertIsNone(outcome["policies"]["ask"]["difference"])
            self.assertIsNone(outcome["policies"]["ask"]["known_worlds"])
            share = outcome["policies"]["share"]
            self.assertIn(share["known_worlds"], (0, 1, 2, 3))
            self.assertEqual(share["difference"] is None, share["known_worlds"] == 0)
            if share["difference"] is None:  # under one of the two there is nothing to tell it of
                self.assertIsNone(share["better_share"])
                continue
            self.assertLessEqual(share["low"], share["difference"])
            self.assertLessEqual(share["difference"], share["high"])
            self.assertTrue(0 <= share["better_share"] <= 1)
            # A mean of differences is the difference of means: float sums over three worlds, and
            # values up to some thousands, leave far less than a millionth.
            self.assertAlmostEqual(share["mean"] - outcome["policies"]["ask"]["mean"],
                                   share["difference"], delta=1e-6)


class Precision(Case):
    """Worlds are added until need met is known well enough. What it takes was looked up once: 50 to
    100 worlds for the width below."""

    WANTED = ["--worlds", "200", "--set", "compare.precision.need_met=0.006"]

    def test_it_stops_at_a_look_and_says_by_which_rule(self):
        result = self.compare("a.h5", *self.WANTED)
        self.assertEqual((result["rule"], result["cap"], result["precise"]),
                         ("sequential", 200, True))
        used = result["worlds_used"]
        self.assertEqual(used, result["worlds"])
        self.assertTrue(30 < used < 200 and used % 10 == 0, used)
        self.assertEqual(len(self.kept("a.worlds")), used)
        self.assertEqual(result["alpha"], 0.025)  # two primary outcomes, one policy
        outcomes = {outcome["name"]: outcome for outcome in result["outcomes"]}
        need_met = outcomes["need_met"]["policies"]["share"]
        self.assertLessEqual(need_met["half_width"], 0.006)
        self.assertEqual(outcomes["need_met"]["precision"], 0.006)
        self.assertFalse(outcomes["need_met"]["exploratory"])
        self.assertTrue(outcomes["trust"]["exploratory"])
        self.assertIsNone(outcomes["trust"]["precision"])
        self.assertIsNone(outcomes["need_met"]["policies"]["ask"]["half_width"])
        # ceil of the product of two numbers that are told
        self.assertAlmostEqual(need_met["unpaired_worlds_needed"],
                               used * need_met["variance_ratio"], delta=1)
        out, _ = self.call("compare", "place.yaml", "--out", "a.h5", *self.WANTED)
        self.assertIn("Rule: sequential, a look after 30 worlds and every 10 from there, 200 "
                      "worlds\nat most.", out)
        self.assertIn(f"{used} worlds were used:", out)
        self.assertIn("joint 95 % interval of the mean", out)
        self.assertIn("Worlds differ: in nine of ten", out)  # which is another matter

    def test_threads_interruptions_and_shards_change_no_bit_of_where_it_stops(self):
        self.compare("a.h5", *self.WANTED, "--threads", "1")
        self.compare("b.h5", *self.WANTED, "--threads", "2")
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("b.h5"))
        process = self.begin("compare", "place.yaml", "--out", "c.h5", *self.WANTED)
        self.wait_for_worlds(process, "c.worlds", 33)
        process.kill()
        process.communicate()
        self.assertFalse((self.folder / "c.h5").exists())
        self.compare("c.h5", *self.WANTED)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("c.h5"))
        for shard in ("2/2", "1/2"):
            out, _ = self.call("compare", "place.yaml", "--out", "d.h5", *self.WANTED,
                               "--shard", shard)
            self.assertIn("A shard cannot know when a precision is reached", out)
        merged, _ = self.call("merge", "place.yaml", "--out", "d.h5", *self.WANTED)
        self.assertIn("200 worlds\nat most.", merged)
        self.assertEqual(self.bytes_of("a.h5"), self.bytes_of("d.h5"))

    def test_a_merge_needs_no_worlds_beyond_the_stop(self):
        result = self.compare("a.h5", *self.WANTED)
        self.call("merge", "place.yaml", "--out", "a.h5", *self.WANTED)
        self.kept("a.worlds")[0].unlink()
        _, err = self.call("merge", "place.yaml", "--out", "a.h5", *self.WANTED, code=1)
        self.assertIn(f"{200 - result['worlds_used'] + 1} of at most 200 worlds are missing", err)

    def test_a_cap_that_comes_first_ends_with_3_and_says_what_would_do(self):
        words = ["--worlds", "35", *self.WANTED[2:]]
        out, err = self.call("compare", "place.yaml", "--out", "a.h5", *words, code=3)
        self.assertIn("the cap of 35 worlds came before the precision that is wanted", err)
        self.assertIn("The cap of 35 worlds came before", out)
        result = json.loads(self.call("compare", "place.yaml", "--out", "a.h5", "--json", *words,
                                      code=3)[0])
        self.assertEqual((result["precise"], result["worlds_used"], result["cap"]),
                         (False, 35, 35))
        self.assertGreater(result["worlds_needed"], 35)
        self.call("merge", "place.yaml", "--out", "a.h5", *words, code=3)
        more = self.compare("a.h5", *self.WANTED)  # the same command with a higher cap goes on
        self.assertTrue(more["precise"])
        fresh = self.compare("b.h5", *self.WANTED)
        self.assertEqual(more["digest"], fresh["digest"])

    def test_without_a_precision_all_planned_worlds_are_used(self):
        result = self.compare("a.h5")
        self.assertEqual((result["rule"], result["cap"], result["worlds_used"]), ("fixed", 3, 3))
        self.assertEqual(result["alpha"], 0.05)
        self.assertIsNone(result["precise"])
        out, _ = self.call("compare", "place.yaml", "--out", "a.h5", "--details")
        self.assertIn("Rule: fixed. 3 worlds were planned and used.", out)
        self.assertIn("All others are exploratory", out)
        self.assertIn("\nneed met •", out)

    def test_check_tells_the_plan_and_run_uses_the_worlds_that_it_is_given(self):
        out, _ = self.call("check", "place.yaml", *self.WANTED[2:])
        self.assertIn("Plan: sequential, a look after 30 worlds", out)
        self.assertIn("The cap\nis below the minimum of 30", out)
        told, _ = self.call("check", "place.yaml", "--json", *self.WANTED[2:])
        plan = json.loads(told)["plan"]
        self.assertEqual((plan["rule"], plan["cap"], plan["minimum"], plan["look_every"]),
                         ("sequential", 3, 30, 10))
        self.assertEqual(plan["precision"], {"need_met": 0.006})
        self.assertIn("Plan: 3 worlds, a fixed number.", self.call("check", "place.yaml")[0])
        run = json.loads(self.call("run", "place.yaml", "--json", *self.WANTED[2:])[0])
        self.assertEqual((run["rule"], run["worlds_used"]), ("fixed", 1))

    def test_commands_that_judge_other_things_use_all_worlds_of_the_cap(self):
        words = ["--worlds", "4", *self.WANTED[2:]]
        told, _ = self.call("explain", "ask", "share", "place.yaml", "--json", *words)
        self.assertEqual(json.loads(told)["worlds"], 4)
        told, _ = self.call("robustness", "place.yaml", "--json", *words)
        self.assertEqual(json.loads(told)["worlds"], 4)


class Errors(Case):
    def test_words_that_ask_for_nothing_end_with_2_and_a_hint(self):
        for words, hint in [(["comapre"], "did you mean compare?"),
                            (["compare", "place.yaml", "--wolrds", "3"], "did you mean --worlds?"),
                            (["compare"], "SCENARIO"),
                            (["--nonsense"], "--nonsense")]:
            out, err = self.call(*words, code=2)
            self.assertEqual(out, "")
            self.assertIn(hint, err)
            self.assertIn("dowith --help", err)

    def test_a_bad_scenario_ends_with_65_and_all_its_problems(self):
        text = SCENARIO.replace("horizon: 30", "horizon: -3").replace("seed: 11", "sead: 11")
        (self.folder / "bad.yaml").write_text(text)
        for command in ("compare", "run"):
            out, err = self.call(command, "bad.yaml", code=65)
            self.assertEqual(out, "")
            self.assertRegex(err, r"bad\.yaml:3:\d+: .*sead")
            self.assertRegex(err, r"bad\.yaml:5:\d+: .*horizon")
        out, err = self.call("check", "bad.yaml", code=65)
        self.assertRegex(out, r"bad\.yaml:3:\d+: .*sead")
        self.assertIn("2 errors", err)
        found = json.loads(self.call("check", "bad.yaml", "--json", code=65)[0])
        self.assertFalse(found["valid"])
        self.assertEqual([problem["line"] for problem in found["problems"]], [3, 5])
        self.assertEqual(list(self.folder.glob("output")), [])

    def test_a_missing_scenario_and_a_bad_override_end_with_65(self):
        self.assertIn("nowhere.yaml", self.call("compare", "nowhere.yaml", code=65)[1])
        self.assertIn("--set", self.call(
            "compare", "place.yaml", "--set", "weeks.horizn=3", code=65)[1])

    def test_what_the_file_system_refuses_ends_with_74(self):
        (self.folder / "notes.h5").write_text("my notes")
        out, err = self.call("compare", "place.yaml", "--out", "notes.h5", code=74)
        self.assertEqual(out, "")
        self.assertIn("notes.h5", err)
        self.assertEqual((self.folder / "notes.h5").read_text(), "my notes")
        self.assertFalse((self.folder / "notes.worlds").exists(), "it simulated in vain")
        self.call("compare", "place.yaml", "--out", "notes.h5/a.h5", code=74)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_data_that_did_not_arrive_ends_with_74(self):
        with open("/dev/full", "w", encoding="ascii") as full:
            done = subprocess.run([DOWITH, "describe", "levers"], stdout=full,
                                  stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 74)
        self.assertIn("standard output", done.stderr)


class Files(Case):
    def test_threads_change_no_bit_of_the_result(self):
        one = self.compare("one.h5", "--threads", "1")
        two = self.compare("two.h5", "--threads", "2")
        self.assertEqual(one["digest"], two["digest"])
        self.assertEqual(self.bytes_of("one.h5"), self.bytes_of("two.h5"))

    def test_another_seed_gives_another_digest(self):
        self.assertNotEqual(self.compare("a.h5")["digest"],
                            self.compare("b.h5", "--seed", "12")["digest"])

    def test_the_same_scenario_rewrites_its_file_without_fuss(self):
        self.call("compare", "place.yaml", "--out", "a.h5")
        before = self.bytes_of("a.h5")
        out, err = self.call("compare", "place.yaml", "--out", "a.h5")
        self.assertIn("3 of them from before", out)
        self.assertNotIn("moved", err)
        self.assertEqual(self.bytes_of("a.h5"), before)
        self.assertEqual(len(list(self.folder.glob("a*.h5"))), 1)

    def test_another_scenario_moves_the_earlier_result_aside_and_says_so(self):
        self.call("compare", "place.yaml", "--out", "a.h5")
        before = self.bytes_of("a.h5")
        _, err = self.call("compare", "place.yaml", "--out", "a.h5", "--seed", "12")
        aside = re.search(r"to (a\.[0-9a-f]{8}\.h5)", err)
        self.assertIsNotNone(aside, err)
        self.assertEqual(self.bytes_of(aside[1]), before)
        self.assertNotEqual(self.bytes_of("a.h5"), before)
        # Back and forth adds no further copies.
        self.call("compare", "place.yaml", "--out", "a.h5")
        self.call("compare", "place.yaml", "--out", "a.h5", "--seed", "12")
        self.assertEqual(len(list(self.folder.glob("a*.h5"))), 3)

    def test_fresh_simulates_again_and_comes_to_the_same(self):
        self.call("compare", "place.yaml", "--out", "a.h5")
        before = self.bytes_of("a.h5")
        out, _ = self.call("compare", "place.yaml", "--out", "a.h5", "--fresh")
        self.assertNotIn("from before", out)
        self.assertEqual(self.bytes_of("a.h5"), before)

    def test_more_worlds_simulate_only_those_that_are_missing(self):
        self.call("compare", "place.yaml", "--out", "a.h5")
        out, _ = self.call("compare", "place.yaml", "--out", "a.h5", "--worlds", "5")
        self.assertIn("5 kept, 3 of them from before", out)

    def test_worlds_of_an_edited_file_of_people_are_never_taken_for_those_of_before(self):
        people = "neighbourhood,id,trust\n" + "".join(f"{i % 2},p{i},0.4\n" for i in range(120))
        text = SCENARIO.replace("citizens: 400, neighbourhoods: 2", "file: people.csv")
        (self.folder / "place.yaml").write_text(text)
        (self.folder / "people.csv").write_text(people)
        digest = self.compare("a.h5")["digest"]
        self.assertIn("3 of them from before", self.call("compare", "place.yaml", "--out", "a.h5",
                                                         "--worlds", "4")[0])
        (self.folder / "people.csv").write_text(people.replace("p7,0.4", "p7,0.5"))
        out, _ = self.call("compare", "place.yaml", "--out", "a.h5")
        self.assertNotIn("from before", out)
        self.assertNotEqual(self.compare("a.h5")["digest"], digest)
        (self.folder / "people.csv").write_text(people)
        self.assertEqual(self.compare("b.h5")["digest"], digest)

    def test_others_read_the_file(self):
        try:
            import xarray
        except ImportError:
            self.skipTest("xarray is not installed")
        self.call("compare", "place.yaml", "--out", "a.h5")
        with xarray.open_dataset(self.folder / "a.h5") as data:
            self.assertEqual(data["need_met"].dims, ("policy", "world", "week"))
            self.assertEqual(data["need_met"].shape, (2, 3, 30))
            self.assertEqual(list(data["policy"].values), ["ask", "share"])
            self.assertEqual(list(data["week"].values), list(range(30)))
            self.assertEqual(data["required_hours"].attrs["units"], "1e-3 h week-1")
            self.assertIn("dowith compare place.yaml", data.attrs["history"])


RECORD = """\
record:
  people: {columns: [trust, quality], weeks: [0, 15, 30], sample: 60}
  ledger: true
"""


class Records(Case):
    def setUp(self):
        super().setUp()
        (self.folder / "watched.yaml").write_text(SCENARIO + RECORD)

    def watched(self, *words):
        return self.compare("w.h5", *words, scenario="watched.yaml")

    def open_group(self, name):
        try:
            import xarray
        except ImportError:
            self.skipTest("xarray is not installed")
        return xarray.open_dataset(self.folder / "w.h5", group=name)

    def test_looking_on_changes_no_number(self):
        self.assertEqual(self.watched()["outcomes"], self.compare("a.h5")["outcomes"])
        self.assertEqual(self.watched()["digest"], self.compare("a.h5")["digest"])

    def test_worlds_kept_without_a_record_do_for_those_that_the_plan_leaves_out(self):
        self.call("compare", "place.yaml", "--out", "w.h5")
        out, _ = self.call("compare", "watched.yaml", "--out", "w.h5")
        self.assertIn("3 kept, 2 of them from before", out)
        again, _ = self.call("compare", "watched.yaml", "--out", "w.h5")
        self.assertIn("3 kept, 3 of them from before", again)

    def test_a_result_is_the_same_bytes_whether_its_records_were_made_or_read(self):
        self.watched()
        before = self.bytes_of("w.h5")
        self.watched()
        self.assertEqual(self.bytes_of("w.h5"), before)
        self.watched("--fresh", "--threads", "1")
        self.assertEqual(self.bytes_of("w.h5"), before)

    def test_others_read_people_and_what_happened_to_them(self):
        self.watched()
        with self.open_group("people") as people:
            self.assertEqual(people.trust.dims, ("policy", "record_week", "person"))
            self.assertEqual(people.quality.dims, ("policy", "record_week", "service", "person"))
            self.assertEqual(people.trust.shape, (2, 3, 60))
            self.assertEqual(list(people.record_week.values), [0, 15, 30])
            self.assertLessEqual({"world", "citizen", "neighbourhood", "row"}, set(people.coords))
            start = people.trust.sel(record_week=0)
            self.assertTrue((start.sel(policy="ask") == start.sel(policy="share")).all())
        with self.open_group("people/events") as events:
            words = events.event.attrs["flag_meanings"].split()
            told = {words[number] for number in events.event.values}
            self.assertIn("spoke", told)
            self.assertTrue(((events.week >= 0) & (events.week < 30)).all())
            self.assertTrue(((events.person >= 0) & (events.person < 60)).all())
        with self.open_group("ledger") as ledger:
            self.assertIn("exchange", ledger.movement.attrs["flag_meanings"].split())

    def test_inspect_says_what_a_result_is_and_how_to_make_it_again(self):
        self.watched()
        out, err = self.call("inspect", "w.h5")
        self.assertEqual(err, "")
        for words in ("A test", "ask (baseline) and share", "3 worlds, 30 weeks", "seed 11",
                      "dowith compare watched.yaml", "as it was written", "/people/events",
                      "60 citizens are recorded"):
            self.assertIn(words, out)
        said = json.loads(self.call("inspect", "w.h5", "--json")[0])
        self.assertEqual(said["policies"], ["ask", "share"])
        self.assertTrue(said["same_engine"])
        self.assertEqual(said["digest"], self.watched()["digest"])
        paths = [group["path"] for group in said["groups"]]
        self.assertEqual(paths[0], "/")
        self.assertIn("/people", paths)
        made_again = said["command"].split()[1:]
        self.call(*made_again, "--out", "again.h5")
        self.assertEqual(self.bytes_of("again.h5"), self.bytes_of("w.h5"))

    def test_the_scenario_in_a_result_makes_it_again(self):
        digest = self.watched()["digest"]
        text, _ = self.call("inspect", "w.h5", "--scenario")
        (self.folder / "resolved.yaml").write_text(text)
        self.assertEqual(self.compare("r.h5", scenario="resolved.yaml")["digest"], digest)
        self.assertEqual(self.call("inspect", "r.h5", "--scenario")[0], text)

    def test_a_citizen_has_a_story_under_each_policy(self):
        self.watched()
        with self.open_group("people") as people:
            number = str(int(people.citizen.values[0]))
        out, _ = self.call("inspect", "w.h5", "--citizen", number)
        self.assertIn(f"Citizen {number} lives in", out)
        self.assertIn("Under ask", out)
        self.assertIn("Under share", out)
        self.assertIn("Not recorded:", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)
        alone, _ = self.call("inspect", "w.h5", "--citizen", number, "--policy", "share")
        self.assertNotIn("Under ask", alone)
        story = json.loads(self.call("inspect", "w.h5", "--citizen", number, "--json")[0])
        self.assertEqual(story["record_weeks"], [0, 15, 30])
        self.assertEqual(len(story["policies"][0]["levels"]["trust"]), 3)

    def test_what_was_not_recorded_ends_with_65_and_a_way_to_record_it(self):
        self.watched()
        self.call("compare", "place.yaml", "--out", "a.h5")
        self.assertIn("record: {ledger: true}", self.call("audit", "a.h5", code=65)[1])
        self.assertIn("record: {people:", self.call("inspect", "a.h5", "--citizen", "1",
                                                    code=65)[1])
        self.assertIn("those with most to tell", self.call("inspect", "w.h5", "--citizen", "4000",
                                                           code=65)[1])
        self.assertIn("Nobody is recorded", self.call("inspect", "a.h5")[0])

    def test_what_is_no_result_is_refused(self):
        self.watched()
        (self.folder / "notes.h5").write_text("my notes")
        for command in ("inspect", "audit"):
            self.assertIn("notes.h5", self.call(command, "notes.h5", code=74)[1])
            self.assertIn("nowhere.h5", self.call(command, "nowhere.h5", code=74)[1])
        (self.folder / "cut.h5").write_bytes(self.bytes_of("w.h5")[:-5000])
        for command in ("inspect", "audit"):
            self.call(command, "cut.h5", code=74)
        for words in (["--policy", "ask"], ["--world", "1"]):
            self.assertIn("--citizen", self.call("inspect", "w.h5", *words, code=2)[1])
        self.assertIn("did you mean share?", self.call(
            "inspect", "w.h5", "--citizen", self.anybody(), "--policy", "shar", code=2)[1])

    def anybody(self):
        return re.search(r"--citizen (\d+)", self.call("inspect", "w.h5")[0])[1]

    def test_the_books_of_a_time_bank_with_all_its_rules_add_up(self):
        schedule = json.loads(self.call("describe", "schedule", "--json")[0])
        if not re.search(r'"time_bank"', json.dumps(schedule)):
            self.skipTest("the model has no time bank")
        bank = ("{gift: 2, issue: 6, levy: 4, donation: 0.1, expiry: 12, grants: 0.5, cap: 20, "
                "floor: -3, time_credits: 1, venues: 0.05}")
        text = SCENARIO.replace("time_bank: {broker_hours: 0}", f"time_bank: {bank}")
        (self.folder / "bank.yaml").write_text(
            text + RECORD + "parameters: {time_bank: {founders: 0.2, idle_weeks: 8}}\n")
        digest = self.compare("bank.h5", scenario="bank.yaml")["digest"]
        out, _ = self.call("audit", "bank.h5")
        self.assertIn("Seal: whole", out)
        self.assertIn("the ledger adds up", out)
        said = json.loads(self.call("audit", "bank.h5", "--json")[0])
        share = next(each for each in said["policies"] if each["name"] == "share")
        self.assertGreater(share["transactions"], 500)
        self.assertGreater(share["hours_given"], share["hours_logged"])
        self.assertGreater(share["hours_issued"], share["hours_retired"])
        self.assertGreater(share["hours_retired"], 0)
        unwatched = self.compare("b.h5", "--set", "record=~", scenario="bank.yaml")
        self.assertEqual(unwatched["digest"], digest)

    def test_the_seal_is_looked_at_apart_from_the_books(self):
        self.watched()
        self.call("audit", "w.h5")
        whole = self.bytes_of("w.h5")
        (self.folder / "w.h5").write_bytes(whole[:-3] + b"00\n")
        self.assertIn("changed", self.call("inspect", "w.h5", code=74)[1])
        out, _ = self.call("audit", "w.h5", code=1)
        self.assertIn("Seal: broken", out)
        said = json.loads(self.call("audit", "w.h5", "--json", code=1)[0])
        self.assertEqual((said["seal"], said["adds_up"]), ("broken", True))


class Interruptions(Case):
    def undisturbed(self):
        self.call("compare", "place.yaml", "--out", "whole.h5", *LONG)
        return self.bytes_of("whole.h5")

    def test_after_kill_the_same_command_does_only_what_is_missing(self):
        process = self.begin("compare", "place.yaml", "--out", "a.h5", *LONG)
        self.wait_for_worlds(process, "a.worlds", 3)
        process.kill()
        process.communicate()
        self.assertEqual(process.returncode, -signal.SIGKILL)
        self.assertFalse((self.folder / "a.h5").exists())
        kept = len(self.kept("a.worlds"))
        self.assertTrue(3 <= kept < 40, kept)
        out, _ = self.call("compare", "place.yaml", "--out", "a.h5", *LONG)
        self.assertIn(f"40 kept, {kept} of them from before", out)
        self.assertEqual(self.bytes_of("a.h5"), self.undisturbed())

    def test_an_interruption_ends_with_130_and_the_same_command_goes_on(self):
        for asked in (signal.SIGINT, signal.SIGTERM):
            name = asked.name
            process = self.begin("compare", "place.yaml", "--out", f"{name}.h5", *LONG)
            self.wait_for_worlds(process, f"{name}.worlds", 2)
            process.send_signal(asked)
            out, err = process.communicate(timeout=400)
            self.assertEqual((process.returncode, out), (130, ""))
            kept = len(self.kept(f"{name}.worlds"))
            self.assertIn(f"interrupted with {kept} of 40 worlds done", err)
            self.call("compare", "place.yaml", "--out", f"{name}.h5", *LONG)
            self.assertEqual(self.bytes_of(f"{name}.h5"), self.undisturbed())


class Terminal(Case):
    def on_terminal(self, *words, typed=""):
        """What the program writes when all streams are one terminal at which this is typed."""
        try:
            own, others = pty.openpty()
        except OSError as refusal:  # a bare chroot has no terminals to lend
            self.skipTest(f"no terminal to be had: {refusal}")
        process = subprocess.Popen([DOWITH, *words], cwd=self.folder, stdin=others, stdout=others,
                                   stderr=others)
        os.close(others)
        os.write(own, typed.encode())
        seen = b""
        while True:
            try:
                part = os.read(own, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            seen += part
        os.close(own)
        self.assertEqual(process.wait(), 0)
        return seen.decode()

    def test_a_terminal_sees_progress_and_primary_outcomes_in_bold(self):
        seen = self.on_terminal("compare", "place.yaml", "--details")
        self.assertIn("\r\x1b[K1 of 3 worlds, about ", seen)
        self.assertIn("\x1b[1mneed met ", seen)
        self.assertNotIn("\x1b[1mseverity ", seen)

    def test_new_asks_at_a_terminal_what_the_options_do_not_say(self):
        seen = self.on_terminal("new", "my-place.yaml", *ANSWERS[:-4],
                                typed="9\n1\n2\npolicing\n\n")
        self.assertNotIn("4 of 8", seen)
        self.assertIn("5 of 8", seen)
        self.assertIn("8 of 8", seen)
        self.assertIn("4 professionals per 1000", " ".join(seen.split()))
        self.assertIn("one digit from 0 to 4", seen)
        self.assertIn("Wrote my-place.yaml.", seen)
        self.assertIn("technology: policing", (self.folder / "my-place.yaml").read_text())

    def test_quiet_keeps_progress_away(self):
        self.assertNotIn(" of 3 worlds, about ", self.on_terminal("compare", "place.yaml",
                                                                  "--quiet"))


if __name__ == "__main__":
    DOWITH = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)

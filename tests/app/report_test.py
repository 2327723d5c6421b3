#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a report promises to whoever opens it: report_test.py DOWITH [unittest words]"""

import csv
import html
import html.parser
import os
import re
import sys
import unittest
import xml.etree.ElementTree

import commands_test

PARTS = ["brief", "areas", "time", "standing", "who", "money", "certainty", "hinges", "limits",
         "again"]
SVG = "{http://www.w3.org/2000/svg}"


class Page(html.parser.HTMLParser):
    """The order of parts, figures with what they hold, and every address in a page."""

    VOID = {"meta", "link", "br"}

    def __init__(self, text):
        super().__init__()
        self.open, self.parts, self.figures, self.addresses, self.ids = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        self.addresses += [attrs[name] for name in ("src", "href", "action") if attrs.get(name)]
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "section":
            self.parts.append(attrs["id"])
        if tag == "figure":
            self.figures.append({"id": attrs["id"], "cells": 0, "tags": set()})
        if "figure" in self.open and self.figures:
            figure = self.figures[-1]
            figure["tags"].add(tag)
            figure["cells"] += tag == "td"
            if attrs.get("role") == "img":
                figure["says"] = attrs["aria-label"]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        while self.open.pop() != tag:
            pass


class Reporting(commands_test.Case):
    def compared(self, *changes):
        """The result of a short comparison, in x.h5; returns what compare printed of it."""
        sets = ["worlds=4", "weeks.horizon=60", "uncertainty=default", *changes]
        words = [word for change in sets for word in ("--set", change)]
        return self.call("compare", "place.yaml", "--out", "x.h5", *words)[0]

    def report(self, *words):
        out = self.call("report", "x.h5", *words)[0]
        return (self.folder / out.splitlines()[-1].removeprefix("Report: ")).read_text()

    def test_a_report_is_one_page_that_asks_for_nothing(self):
        self.compared()
        text = self.report()
        page = Page(text)
        self.assertLess(len(text.encode()), 2_000_000)
        self.assertEqual([part for part in PARTS if part in page.parts], page.parts)
        self.assertIn("money", page.parts)
        for address in page.addresses:
            self.assertRegex(address, r"^(#|data:)")
        self.assertNotRegex(text.replace("http://www.w3.org/2000/svg", ""), r"https?://")
        self.assertEqual(page.open, [])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        for link in [address[1:] for address in page.addresses if address.startswith("#")]:
            self.assertIn(link, page.ids)

    def test_every_figure_has_its_words_and_its_numbers(self):
        self.compared()
        page = Page(self.report())
        self.assertGreater(len(page.figures), 8)
        for figure in page.figures:
            with self.subTest(figure["id"]):
                self.assertGreater(len(figure["says"]), 40)
                self.assertGreaterEqual(figure["tags"], {"figcaption", "svg", "table", "details"})
                self.assertGreater(figure["cells"], 2)

    def test_a_report_says_what_compare_says(self):
        printed = " ".join(self.compared().split())
        text = self.report()
        self.assertIn(re.search(r"Digest of all final states: (\w+)", printed)[1], text)
        plain = html.unescape(re.sub(r"<[^>]*>", "", text)).replace("−", "-")
        sentences = re.findall(r"(?:Need met ends|Social cost averages|No difference in) .*? in "
                               r"[\d.]+ of 4 worlds\.",
                               printed)
        self.assertEqual(len(sentences), 2)
        for sentence in sentences:
            self.assertIn(sentence, plain)

    def test_equal_results_give_equal_reports(self):
        self.compared()
        first = self.report("--out", "a.html")
        self.assertEqual(first, self.report("--out", "b.html"))
        self.assertEqual(first, self.report("--out", "a.html"))  # a report of ours is replaced

    def test_what_a_scenario_says_stays_text(self):
        self.compared("title=\"<script>alert(1)</script> & more\"")
        text = self.report()
        self.assertNotIn("<script>alert", text)
        self.assertIn("<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</h1>", text)

    def test_figures_and_tables_can_be_had_by_themselves(self):
        self.compared()
        self.report("--svg", "--csv")
        figures = sorted((self.folder / "x.figures").glob("*.svg"))
        self.assertGreater(len(figures), 8)
        for figure in figures:
            root = xml.etree.ElementTree.fromstring(figure.read_text())
            self.assertEqual(root.tag, SVG + "svg")
            self.assertIsNotNone(root.find(SVG + "style"))
            self.assertNotIn("nan", figure.read_text())
        with open(self.folder / "x.tables" / "money.csv", newline="") as file:
            rows = {row[0]: [float(cell) for cell in row[1:]] for row in list(csv.reader(file))[1:]}
        for spending, avoided, agency in zip(rows["agency spending"], rows["less need avoided"],
                                             rows["= agency cost"]):
            self.assertAlmostEqual(spending - avoided, agency, delta=0.011)

    def test_people_and_the_ledger_are_told_of_where_they_were_recorded(self):
        self.compared()
        text = self.report()
        self.assertIn("No single people were recorded", text)
        self.assertIn("holds no ledger", text)
        self.compared("record={people: {sample: 60}, ledger: true}")
        text = self.report()
        self.assertIn("Of the same people", text)
        self.assertIn("the same person under both policies", text)
        self.assertIn("every balance was added up again", text)

    def test_a_report_says_what_the_scenario_changes_in_its_base(self):
        (self.folder / "small.yaml").write_text("dowith: 1\nextends: place.yaml\nworlds: 2\n"
                                                "population: {citizens: 300}\n")
        self.call("compare", "small.yaml", "--out", "x.h5", "--set", "parameters.need.exit=0.31")
        text = self.report()
        table = text[text.index("How the scenario differs from what it extends"):]
        rows = re.findall(r"<tr>.*?</tr>", table[: table.index("</table>")])
        cells = [re.findall(r">([^<]*)</t[hd]>", row) for row in rows]
        self.assertIn(["worlds", "3", "2"], cells)
        self.assertIn(["population.citizens", "400", "300"], cells)
        self.assertIn(["parameters.need.exit", "–", "0.31"], cells)
        self.assertEqual(len(cells), 3 + 1)
        self.assertIn("Numbers that are not at the model", text)
        self.call("demo", "--out", "demo.h5")
        self.call("report", "demo.h5")
        self.assertIn("extends no other", (self.folder / "demo.html").read_text())

    def test_one_policy_or_one_world_is_no_comparison_and_says_so(self):
        self.compared("worlds=1")
        self.assertIn("One world tells nothing about others", self.report())
        self.call("run", "place.yaml", "--policy", "share", "--out", "one.h5")
        self.call("report", "one.h5")
        self.assertIn("nothing to compare", (self.folder / "one.html").read_text())

    def test_other_files_are_refused_and_left_alone(self):
        self.compared()
        (self.folder / "x.html").write_text("my own page")
        error = self.call("report", "x.h5", code=74)[1]
        self.assertIn("no report of dowith", error)
        self.assertEqual((self.folder / "x.html").read_text(), "my own page")
        self.assertIn("place.yaml", self.call("report", "place.yaml", code=74)[1])
        self.call("report", "nowhere.h5", code=74)
        data = (self.folder / "x.h5").read_bytes()
        (self.folder / "cut.h5").write_bytes(data[: len(data) // 2])
        self.call("report", "cut.h5", code=74)
        self.assertFalse((self.folder / "cut.html").exists())


if __name__ == "__main__":
    commands_test.DOWITH = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)

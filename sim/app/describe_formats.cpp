// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/experiment/engine_version.hpp"

namespace dowith {
namespace {

ReferenceTable result_file() {
    return {
        "Result file, .h5",
        "netCDF-4 in HDF5: xarray, ncdump, R and Julia open it. Equal comparisons give equal "
        "bytes. The variables of `dowith describe indicators`, each with unit, long_name, "
        "better and benefit_area:",
        {{"path", "path"}, {"dimensions", "dimensions"}, {"meaning", "meaning"}},
        {{"/NAME", "policy, world, week", "an indicator, told of everybody"},
         {"/NAME_clients, /NAME_speakers", "policy, world, week", "the same, told of some"},
         {"/NAME_by_quintile",
          "policy, world, week, quintile",
          "the same by quintile of advantage, 1 lowest"},
         {"/level/NAME", "policy, world", "one number a run: the mean over its window"},
         {"/difference/mean, low, high",
          "outcome, policy",
          "mean paired difference from the baseline, with its 95 % interval, which is of the "
          "kind that the group's attribute intervals tells; NaN, not known, with one world; no "
          "attribute units, since each outcome has its own"},
         {"/difference/half_width", "outcome, policy", "half the width of that interval"},
         {"/difference/primary", "outcome", "1 where primary, 0 where exploratory"},
         {"/difference/precision", "outcome", "half the width that was wanted; NaN where none was"},
         {"/difference/unit", "outcome", "unit of these numbers, a text"},
         {"/difference/worlds_known",
          "outcome, policy",
          "worlds in which the outcome is known under both; all else is of these"},
         {"/difference/p05, median, p95",
          "outcome, policy",
          "how the difference is spread between worlds"},
         {"/difference/better_share",
          "outcome, policy",
          "share of these worlds in which the policy is better, ties count half"},
         {"/difference/variance_ratio",
          "outcome, policy",
          "variance of the difference without pairing over with; 0 where unknown"},
         {"/difference/unpaired_worlds_needed",
          "outcome, policy",
          "worlds of each policy that would give as narrow an interval if policies met worlds "
          "of their own: worlds_known times variance_ratio, rounded up; 0 where unknown"},
         {"/draws/PATH",
          "world",
          "what was drawn for each world, with low, mode and high; absent where nothing is"},
         {"/state_digest", "policy, world", "fingerprint of the final state, 64 bits"},
         {"/realised_power", "policy, world", "citizens' power in design, final year"},
         {"/realised_delivery", "policy, world", "citizens' share of hours, final year"},
         {"/realised_rung",
          "policy, world",
          "rung reached in practice, final year, of the seven of tlap, whatever ladder is "
          "declared"},
         {"/realised_cell",
          "policy, world",
          "cell of the grid reached in practice; flag_meanings names them"},
         {"/declared_rung",
          "policy",
          "rung declared by the last stage, of the ladder that its attribute names; 0 where "
          "none is"},
         {"/declared_cell",
          "policy",
          "cell declared by the last stage, or else what its levers amount to"},
         {"/load_at_start", "world", "staff load when the policies began"},
         {"/people, /ledger", "below", "what the scenario asks to record; else absent"}}};
}

ReferenceTable result_attributes() {
    return {
        "Attributes of a result file",
        "All that is needed to make the file again.",
        {{"name", "name"}, {"meaning", "meaning"}},
        {{"Conventions", "CF-1.8"},
         {"title", "of the scenario"},
         {"source", "the program and its version"},
         {"history", "the command that makes the same file again"},
         {"engine_version", "of the model: another one may give other numbers"},
         {"build", "compiler and kind of build"},
         {"scenario", "its name"},
         {"scenario_digest", "32 hexadecimal digits: hash of the resolved scenario"},
         {"resolved_scenario", "YAML: every value that decided the result, defaults included"},
         {"changes",
          "what its file and `--set` change in what it extends: a line a value, tabs between its "
          "path, what stood there and what stands there now"},
         {"baseline", "the policy that the others are set against"},
         {"seed", "from which all luck follows"},
         {"rule", "fixed, or sequential where worlds were added until a precision was reached"},
         {"cap, worlds_used", "worlds planned at most, and used; equal where the rule is fixed"},
         {"alpha", "chance that one interval of a primary outcome misses its mean"},
         {"minimum, look_every, precise",
          "of a sequential rule: worlds at the first look and from one to the next, and 1 "
          "where all that was wanted was reached"},
         {"digest", "16 hexadecimal digits over all final states"}}};
}

ReferenceTable comparison_object() {
    return {"JSON of compare, run, merge and demo",
            "One object on standard output with `--json`. Numbers read back as the same doubles.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"scenario, title", "texts"},
             {"seed, worlds, citizens, weeks", "whole numbers; weeks under each policy"},
             {"baseline", "name of a policy"},
             {"digest", "16 hexadecimal digits over all final states; equal for equal runs"},
             {"engine, version", "of the model and of the program"},
             {"file", "path of the result file; null where none was written"},
             {"rule, cap, worlds_used",
              "fixed or sequential; worlds planned at most; worlds used, failed ones included"},
             {"precise, worlds_needed",
              "of a sequential rule: whether all that was wanted was reached, and how many worlds "
              "that takes as far as these tell; null where the rule is fixed or nobody can tell"},
             {"alpha",
              "chance that one interval of a primary outcome misses its mean: 0.05, or its part of "
              "that where the rule is sequential"},
             {"policies",
              "list of name, declared and realised {ladder, rung, rung_name, cell, design, "
              "delivery}, and flags: names of failures that `dowith describe indicators` lists; "
              "realised rungs are of tlap, whatever ladder is declared"},
             {"outcomes",
              "list of name, unit, better (higher, lower, neither), area, primary, exploratory "
              "(not primary), precision (half the width that is wanted, or null), meaning, "
              "policies"},
             {"outcomes[].policies.NAME", "mean, sd, p05, median, p95 between worlds, and:"},
             {"... difference, low, high",
              "mean paired difference from the baseline and its 95 % interval; null for the "
              "baseline, the interval also with one world; joint for primary outcomes where the "
              "rule is sequential, else Student's"},
             {"... half_width", "half the width of that interval"},
             {"... known_worlds",
              "worlds in which the outcome is known under both; null for the baseline"},
             {"... better_share",
              "share of these in which the policy is better (higher, where neither is), ties "
              "count half; null for the baseline"},
             {"... variance_ratio", "what pairing saved in worlds; null where unknown"},
             {"... unpaired_worlds_needed",
              "worlds of each policy that would give as narrow an interval if policies met worlds "
              "of their own: known_worlds times variance_ratio, rounded up; null where unknown"},
             {"warnings", "list of texts"}}};
}

ReferenceTable shard_object() {
    return {"JSON of a shard, and of a merge that lacks worlds",
            "Of compare and run with `--shard`, and of merge where it ends with 1. Worlds count "
            "from 0, shards from 1: world w of N shards is in shard w mod N + 1.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"scenario", "its name"},
             {"shard", "which, as it was typed: 3/8"},
             {"worlds", "of a shard: list of the numbers of its worlds; of merge: how many in all"},
             {"found", "how many of the shard's worlds were kept before"},
             {"failed", "of a shard: how many worlds failed"},
             {"folder", "where its worlds are kept, each a file"},
             {"merge", "the command that merges all shards"},
             {"missing", "of merge: list of the numbers of worlds that no folder had"},
             {"command", "of merge: makes these here, and the result with them"},
             {"shards", "of merge: list of the shards that hold just these"},
             {"warnings", "of merge: list of texts on files that were not used"}}};
}

ReferenceTable new_object() {
    return {"JSON of new",
            "One object on standard output with `--json`, once the scenario is written.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"file, title", "texts"},
             {"ladder", "whose rungs the policies stand on"},
             {"answers", "0 to 4 for each question of the self-assessment"},
             {"policies", "list of name, rung, rung_name; the first is the service as it is"}}};
}

ReferenceTable inspect_object() {
    return {"JSON of inspect",
            "Of a file, and of a citizen's story with `--citizen`.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"file, seal", "texts"},
             {"kind", "result, explanation, robustness, sweep, trace or world"},
             {"title, scenario, scenario_digest, digest, baseline, seed",
              "what it is of; absent from a kept world, as the next two"},
             {"command, program, build, engine", "how it was made"},
             {"same_engine", "whether this program would come to the same numbers"},
             {"policies, worlds, weeks", "of a result: what was compared"},
             {"people, ledger", "of a result: whether they are recorded"},
             {"groups", "list of path, title, variables, dimensions {path: length}"},
             {"citizen, id, world, neighbourhood, row", "with `--citizen`: who it is"},
             {"record_weeks", "weeks lived under the policy when levels were recorded"},
             {"policies[].levels.COLUMN", "a number a recorded week"},
             {"policies[].services.NAME.COLUMN", "the same; null where no client"},
             {"policies[].events", "list of week, event, service, hours"}}};
}

ReferenceTable trace_file() {
    return {
        "Trace, .h5",
        "By `dowith trace`: digests of one run, a world under a policy, by which runs of any "
        "two versions can be told apart. netCDF-4, with the attributes of a result file, and "
        "policy and world. Columns are parts of a neighbourhood's state, by their names.",
        {{"path", "path"}, {"dimensions", "dimensions"}, {"meaning", "meaning"}},
        {{"/column", "column", "names, such as citizens.trust or home-care.cases.severity"},
         {"/rows_of", "column", "whose numbers: citizen, professional, entry, neighbourhood"},
         {"/week", "week", "weeks since the policy began; below 0, of the burn-in"},
         {"/week_digest", "week, column", "over the district, at the week's end, 64 bits"},
         {"/state_digest", "", "of the final state, as in a result file"},
         {"/close", "", "with --week: that week, which its attribute names"},
         {"/close/step", "step", "the week begins, each mechanism in force, the district settles"},
         {"/close/citizens", "neighbourhood", "how many live there"},
         {"/close/digest", "step, neighbourhood, column", "after each step"},
         {"/close/home",
          "",
          "with --neighbourhood: its numbers, all as the week begins, then of each step the "
          "columns that it changed"},
         {"/close/home/of_step, of_column", "change", "places along step and column"},
         {"/close/home/cells", "change", "how many numbers it is, the next along cell"},
         {"/close/home/row, part, value",
          "cell",
          "whose number it is, which of several in the row, and the number; NaN is nobody"}}};
}

ReferenceTable trace_object() {
    return {"JSON of trace",
            "One object on standard output with `--json`.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"scenario, policy, file", "texts"},
             {"world, weeks, first_week, columns", "whole numbers; weeks with the burn-in"},
             {"state_digest", "16 hexadecimal digits; as a result has it of this run"},
             {"week, neighbourhood", "that are told closely; null where none is"}}};
}

ReferenceTable diff_object() {
    return {"JSON of diff",
            "One object on standard output with `--json`.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"same", "whether no run was found that differs, as the exit code says"},
             {"a, b", "file, program, engine, build, command, digest; the last two may be null"},
             {"scenario", "list of path, a, b: values that differ, null where there is none"},
             {"result",
              "null unless both are results: runs, weeks and indicators that both have, only_a, "
              "only_b, parted: list of policy, world whose final states differ, and differing"},
             {"result.differing",
              "list of name, unit, runs that differ, the first week in which one does, its "
              "policy and world, a and b there, and largest, the largest difference"},
             {"runs", "list of runs that were followed, the last of which may part"},
             {"runs[]",
              "policy_a, policy_b, world, same, first_week, weeks, columns that both have, "
              "only_a, only_b, digest_a, digest_b and parted"},
             {"runs[].parted", "null, or week, columns that differ at its end, and step"},
             {"... step",
              "null where a side cannot tell, or name, neighbourhood, the first, and "
              "neighbourhoods, how many, columns, and only_a, only_b: steps before it"},
             {"... step.columns[]",
              "name, neighbourhoods in which it differs, numbers that do in the first of these, "
              "and first: row, citizen, part, a, b; null where unknown"},
             {"not_followed", "list of files whose runs this program cannot live again"},
             {"not_reproduced",
              "list of results whose last run ends otherwise than this program lives it, under the "
              "same engine"},
             {"why_not_read", "null, or why the scenario in a file cannot be read here"}}};
}

ReferenceTable audit_object() {
    return {"JSON of audit",
            "Hours, where the file counts quarter-hours.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"file", "path of the file"},
             {"seal, seal_problem", "`whole`, or `broken` and why"},
             {"adds_up", "whether all books add up"},
             {"transactions", "how many there are"},
             {"policies",
              "list of name, adds_up, books, accounts, transactions, hours_given, hours_logged, "
              "hours_issued, hours_retired, first_fault"},
             {"first_fault",
              "null, or policy, world, neighbourhood, week (null at the end), what, "
              "expected_hours, found_hours"}}};
}

ReferenceTable scorecard_object() {
    return {"JSON of validate",
            "A list of objects on standard output with `--json`, one a claim.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"id, kind", "X1, Y1, F1 and so on; exact, pattern or failure"},
             {"claim, source", "texts"},
             {"measures, unit",
              "what the numbers are: of the first part that is not met, or else "
              "of the first"},
             {"band", "list of two: where the value must lie; null for an open end"},
             {"estimator", "value, median or mean of worlds"},
             {"value, low, high",
              "median with the range of nine worlds in ten, mean with its 95 % interval, or a "
              "value with that of its sampling; null where unknown"},
             {"worlds", "how many the numbers are of"},
             {"pass", "whether all parts are met"},
             {"why_missed", "where it is known not to be met, why; else null"},
             {"seconds", "that it took, the worlds that it was first to need included"},
             {"parts", "list of objects with the keys from measures to pass, one a number"},
             {"trouble", "why it could not be measured; absent if it was, and then no numbers"}}};
}

ReferenceTable exit_codes() {
    return {
        "Exit codes",
        "Data goes to standard output, progress and warnings to standard error.",
        {{"code", "code"}, {"meaning", "meaning"}},
        {{0, "all is well"},
         {1,
          "the run failed, or with --on-error continue a world of it did; of audit: the ledger "
          "does not add up, or its seal is broken; of diff: the two differ; of validate: a claim "
          "could not be measured, or with --strict is not met; of merge: worlds are missing"},
         {2, "the command line asks for nothing that can be done"},
         {3,
          "of compare and merge: the cap on worlds came before the precision that was wanted; "
          "the result is written"},
         {65, "the scenario has errors, or the file has not what is asked of it"},
         {74, "the file system said no"},
         {130,
          "interrupted; finished worlds are kept, with --checkpoint-every unfinished ones "
          "too"}}};
}

} // namespace

Reference describe_formats() {
    std::vector<ReferenceTable> tables{result_file(), result_attributes()};
    for (ReferenceTable& table : record_tables()) {
        tables.push_back(std::move(table));
    }
    tables.push_back(trace_file());
    for (const auto& object : {comparison_object(),
                               shard_object(),
                               scorecard_object(),
                               new_object(),
                               inspect_object(),
                               diff_object(),
                               trace_object(),
                               audit_object()}) {
        tables.push_back(object);
    }
    for (ReferenceTable& table : experiment_tables()) {
        tables.push_back(std::move(table));
    }
    tables.push_back(exit_codes());
    return {"formats",
            "Formats of what dowith writes",
            "Result format " + std::string{result_format_version} +
                ". While a comparison runs, each finished world is a file of its own in "
                "`<result>.worlds/`, named by the hash of all that decides it; the same command "
                "again reads what is there and simulates the rest. The folder may be deleted at "
                "any time. Several processes may fill one folder at once. Every file is written as "
                "`.partial` and renamed when it is whole. With --checkpoint-every, "
                "`<hash>.checkpoint/` in it holds unfinished worlds: for this program on this kind "
                "of machine alone, and gone once their world is done.",
            std::move(tables)};
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/experiment/engine_version.hpp"

namespace dowith {
namespace {

ReferenceTable result_file() {
    return {"Result file, .h5",
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
              "mean paired difference from the baseline, with its 95 % interval"},
             {"/difference/p05, median, p95",
              "outcome, policy",
              "how the difference is spread between worlds"},
             {"/difference/better_share",
              "outcome, policy",
              "share of worlds in which the policy is better, ties count half"},
             {"/difference/variance_ratio",
              "outcome, policy",
              "variance of the difference without pairing over with; 0 where unknown"},
             {"/draws/PATH",
              "world",
              "what was drawn for each world, with low, mode and high; absent where nothing is"},
             {"/state_digest", "policy, world", "fingerprint of the final state"},
             {"/realised_rung", "policy, world", "rung reached in practice, final year"},
             {"/declared_rung", "policy", "rung declared by the last stage; 0 where none is"},
             {"/load_at_start", "world", "staff load when the policies began"}}};
}

ReferenceTable result_attributes() {
    return {"Attributes of a result file",
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
             {"baseline", "the policy that the others are set against"},
             {"seed", "from which all luck follows"},
             {"digest", "over the final states of all worlds and policies"}}};
}

ReferenceTable comparison_object() {
    return {"JSON of compare, run and demo",
            "One object on standard output with `--json`. Numbers read back as the same doubles.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"scenario, title", "texts"},
             {"seed, worlds, citizens, weeks", "whole numbers; weeks under each policy"},
             {"baseline", "name of a policy"},
             {"digest", "16 hexadecimal digits over all final states; equal for equal runs"},
             {"engine, version", "of the model and of the program"},
             {"file", "path of the result file; null where none was written"},
             {"policies",
              "list of name, declared and realised {rung, rung_name, cell}, and flags: names of "
              "failures that `dowith describe indicators` lists"},
             {"outcomes",
              "list of name, unit, better (higher, lower, neither), area, primary, meaning, "
              "policies"},
             {"outcomes[].policies.NAME", "mean, sd, p05, median, p95 between worlds, and:"},
             {"... difference, low, high",
              "mean paired difference from the baseline and its 95 % interval; null for the "
              "baseline"},
             {"... better_share",
              "share of worlds in which the policy is better (higher, where neither is), ties "
              "count half; null for the baseline"},
             {"... variance_ratio", "what pairing saved in worlds; null where unknown"},
             {"warnings", "list of texts"}}};
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
    return {"Exit codes",
            "Data goes to standard output, progress and warnings to standard error.",
            {{"code", "code"}, {"meaning", "meaning"}},
            {{0, "all is well"},
             {1,
              "the run failed; of validate: a claim could not be measured, or with --strict is not "
              "met"},
             {2, "the command line asks for nothing that can be done"},
             {65, "the scenario has errors"},
             {74, "the file system said no"},
             {130, "interrupted; finished worlds are kept"}}};
}

} // namespace

Reference describe_formats() {
    return {"formats",
            "Formats of what dowith writes",
            "Result format " + std::string{result_format_version} +
                ". While a comparison runs, each finished world is a file of its own in "
                "`<result>.worlds/`, named by the hash of all that decides it; the same command "
                "again reads what is there and simulates the rest. The folder may be deleted at "
                "any time. Every file is written as `.partial` and renamed when it is whole.",
            {result_file(),
             result_attributes(),
             comparison_object(),
             scorecard_object(),
             exit_codes()}};
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"

namespace dowith {
namespace {

ReferenceTable sweep_file() {
    return {
        "File of a sweep, .sweep.h5",
        "`dowith_kind` is \"dowith sweep 1\". netCDF-4 as a result file, with the point first. "
        "Attributes as of a result file, and `design` in words; the resolved scenario is the "
        "one without any point. Beside it stands NAME.design.csv: `point`, then a column a "
        "factor, as --points-from reads it.",
        {{"path", "path"}, {"dimensions", "dimensions"}, {"meaning", "meaning"}},
        {{"/point", "point", "number of the point, from 0, as in the design"},
         {"/NAME",
          "point, policy, world, week",
          "the outcomes that --outcomes names, else the primary ones"},
         {"/level/NAME",
          "point, policy, world",
          "one number a run: the mean over its window; of every indicator"},
         {"/level/NAME_by_quintile",
          "point, policy, world, quintile",
          "the same by quintile of advantage, 1 lowest"},
         {"/design/PATH",
          "point",
          "value of each factor, in the unit of its key; a text where not all are numbers"},
         {"/draws/PATH", "point, world", "what was drawn for each world; absent where nothing is"},
         {"/made", "point, world", "1, or 0 where the world failed and all of it is missing"},
         {"/state_digest", "point, policy, world", "fingerprint of the final state, 64 bits"}}};
}

ReferenceTable explanation_file() {
    return {"File of an explanation, .explain.A.B.h5",
            "`dowith_kind` is \"dowith explanation 1\". Attributes as of a result file, and `from` "
            "and `to`, the two policies. Numbers are in the unit of their outcome; mean, low and "
            "high are the mean over worlds and its 95 % interval.",
            {{"path", "path"}, {"dimensions", "dimensions"}, {"meaning", "meaning"}},
            {{"/unit, /better", "outcome", "unit of all its numbers; which direction is good"},
             {"/group_says, /group_levers", "group", "what is moved; levers, from and to"},
             {"/holds", "coalition, group", "1 where the group stands as in `to`"},
             {"/level", "outcome, coalition, world", "what every run came to"},
             {"/difference/mean, low, high", "outcome", "`to` less `from`, in the same worlds"},
             {"/contribution/share",
              "outcome, group, world",
              "Shapley value; over groups they add up to the difference, in every world"},
             {"/contribution/share_mean, _low, _high", "outcome, group", "of these"},
             {"/contribution/alone_...",
              "outcome, group",
              "moving this group only, all others as in `from`"},
             {"/contribution/last_...",
              "outcome, group",
              "moving this group when all others are as in `to`"},
             {"/interaction/mean, low, high",
              "outcome, group, other_group",
              "Shapley interaction index: what two do together beyond one by one; NaN of a group "
              "with itself"}}};
}

ReferenceTable robustness_file() {
    return {
        "File of robustness, .robustness.h5",
        "`dowith_kind` is \"dowith robustness 1\". All in the group /robustness; attributes as "
        "of a result file. Shares have their 95 % interval beside them, NAME_low and "
        "NAME_high. What is of money is absent where the scenario tells none.",
        {{"path", "name"}, {"dimensions", "dimensions"}, {"meaning", "meaning"}},
        {{"unit, better", "outcome", "unit of level and regret; which direction is good"},
         {"level", "outcome, policy, world", "what is judged"},
         {"best", "outcome, policy", "share of worlds in which it does best; ties are shared"},
         {"regret_mean, regret_p95, regret_max",
          "outcome, policy",
          "what is lost against the best policy of the same world"},
         {"minimax_regret", "outcome, policy", "1 where the worst regret is the least of all"},
         {"best_in_all", "policy", "share of worlds in which it is best in all outcomes"},
         {"undominated",
          "policy",
          "share in which none is as good in all outcomes and better in one"},
         {"cost", "cost_view, policy, world", "GBP year-1 a citizen, without unmet need"},
         {"effect",
          "policy, world",
          "years at severity 1 of need not left unmet, per citizen and year; differences count"},
         {"extra_cost_mean, _low, _high", "cost_view, policy", "GBP year-1, less the baseline's"},
         {"extra_effect_mean, _low, _high", "cost_view, policy", "less the baseline's"},
         {"quadrant_share",
          "cost_view, policy, quadrant",
          "share of worlds in the quadrant of the plane of cost and effect"},
         {"price, price_low, price_high",
          "cost_view, policy",
          "GBP a year of need met, interval by Fieller; NaN where it would be no price"},
         {"acceptability",
          "cost_view, willingness, policy",
          "share of worlds with the highest net benefit, where a year of need met is worth so "
          "many GBP"},
         {"net_benefit", "cost_view, willingness, policy", "its mean, GBP year-1 a citizen"},
         {"highest_mean", "cost_view, willingness, policy", "1 where that is the highest"}}};
}

ReferenceTable sensitivity_file() {
    return {
        "File of sensitivity, .sensitivity.h5",
        "`dowith_kind` is \"dowith sensitivity 1\". Attributes as of a result file, and `study` in "
        "words. A response is an outcome under a policy, or that less the baseline's in the same "
        "world. The last factor is `luck`. Ends of 95 % intervals stand beside their number, "
        "NAME_low and NAME_high.",
        {{"path", "path"}, {"dimensions", "dimensions"}, {"meaning", "meaning"}},
        {{"/outcome, /policy, /against, /unit",
          "response",
          "what it is; against is empty of a level"},
         {"/first", "response, factor", "of sobol: share of the variance, by itself"},
         {"/total", "response, factor", "of sobol: share, by itself or with others"},
         {"/response_mean, /response_variance, /rows_known",
          "response",
          "of sobol, over all draws"},
         {"/mean_absolute, /mean, /sd",
          "response, factor",
          "of morris: mu*, mu and sigma of effects over the whole range, in the response's unit; "
          "of luck, of another luck"},
         {"/design/PATH", "run", "value of each factor, in the unit of its key"},
         {"/run/world", "run", "whose population and luck it was"},
         {"/run/value", "response, run", "what the run came to; NaN where it failed"}}};
}

ReferenceTable tidy_tables() {
    return {
        "Tidy tables, .csv",
        "Comma-separated values (RFC 4180, UTF-8): one heading, then a row a number. Numbers "
        "read back as the same doubles; what is not known is empty. `compare`, `run`, `merge` "
        "and `sweep` write theirs where --csv says, `explain`, `robustness` and `sensitivity` "
        "beside their file.",
        {{"of", "of"}, {"columns", "columns"}, {"row", "a row is"}},
        {{"compare, run, merge",
          "policy, world, outcome, unit, value",
          "what an outcome says of a run in one number, as /level"},
         {"--stream of compare and run",
          "world, policy, week, a column an indicator of everybody",
          "a week, as it is lived; worlds side by side, and weeks lived again after a checkpoint "
          "again; in single precision, without what is told against the baseline"},
         {"sweep",
          "point, a column a factor, policy, world, outcome, unit, value",
          "the same at a point, of the outcomes that --outcomes names; no value where the "
          "world failed"},
         {"explain",
          "outcome, unit, measure, group, other_group, mean, low, high, worlds",
          "measure: difference, share, alone, last or interaction, over so many worlds"},
         {"robustness",
          "measure, outcome, cost_view, willingness, policy, unit, value, low, high",
          "measure: best, regret_mean, regret_p95, regret_max, best_in_all, undominated, "
          "extra_cost, extra_effect, a quadrant, price or acceptability"},
         {"sensitivity",
          "outcome, policy, against, factor, measure, value",
          "measure: first and total of sobol, or mean_absolute, mean and sd of morris, and the "
          "ends of intervals"}}};
}

ReferenceTable sweep_object() {
    return {"JSON of sweep",
            "One object on standard output with `--json`; of --shard and of a merge that lacks "
            "worlds as above, with `worlds` and `missing` counted.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"scenario, title, design", "texts"},
             {"seed, worlds, weeks", "whole numbers; worlds at each point"},
             {"baseline", "name of a policy"},
             {"missing_worlds", "how many failed"},
             {"digest, engine, version", "as of compare"},
             {"file, design_file, table", "paths; table is null where none was asked for"},
             {"factors",
              "list of path, and values, or low, high, mode and likelihood (uniform, triangular, "
              "log_uniform)"},
             {"points", "list of point, factors {path: value}, outcomes"},
             {"points[].outcomes.NAME.POLICY",
              "mean, sd, and but for the baseline difference, low, high, known_worlds, "
              "better_share"},
             {"warnings", "list of texts"}}};
}

ReferenceTable explanation_object() {
    return {
        "JSON of explain",
        "One object on standard output with `--json`.",
        {{"key", "key"}, {"meaning", "meaning"}},
        {{"scenario, title", "texts"},
         {"seed, worlds, citizens, weeks", "whole numbers"},
         {"from, to", "the two policies"},
         {"policies", "how many were simulated: two to the power of the groups"},
         {"digest, engine, version", "as of compare"},
         {"file, table", "paths"},
         {"groups",
          "list of name, says, levers (name, steps of from and to), events (whether what "
          "befalls the policy moves)"},
         {"outcomes", "list of name, unit, better, primary, meaning, and:"},
         {"... difference", "mean, low, high, sd, p05, median, p95, known_worlds, better_share"},
         {"... contributions",
          "list by size of group, share, alone, last (each as difference), and part: share of "
          "the whole, null where the whole is not clear of zero"},
         {"... interactions", "list of groups, a pair, and index"},
         {"... sentences", "what is printed of it"},
         {"notes, warnings", "lists of texts"}}};
}

ReferenceTable robustness_object() {
    return {"JSON of robustness",
            "One object on standard output with `--json`. A share is an object of count, of, "
            "share, low, high.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"scenario, title", "texts"},
             {"seed, worlds, weeks", "whole numbers"},
             {"baseline, policies", "names"},
             {"uncertain_numbers, varies", "how many are drawn; `numbers and luck` or `luck`"},
             {"digest, engine, version", "as of compare"},
             {"file, table", "paths"},
             {"outcomes",
              "list of name, unit, better, primary, best {policy: share}, regret {policy: mean, "
              "low, high, p95, max}, minimax_regret (list of policies)"},
             {"best_in_all, undominated", "{policy: share}"},
             {"money", "list of cost_view, says, planes, curve; empty where no money is told"},
             {"money[].planes.POLICY",
              "extra_cost, extra_effect, quadrants {name: share}, verdict, price {value, low, "
              "high} or null"},
             {"money[].curve",
              "list of willingness (GBP), best {policy: share}, mean_net_benefit {policy: number}, "
              "highest_mean (a policy)"},
             {"sentences, notes, warnings", "lists of texts"}}};
}

ReferenceTable sensitivity_object() {
    return {"JSON of sensitivity",
            "One object on standard output with `--json`.",
            {{"key", "key"}, {"meaning", "meaning"}},
            {{"scenario, title, method", "texts; method is sobol or morris"},
             {"seed, rows, factors, runs, citizens, weeks", "whole numbers; factors without luck"},
             {"digest, engine, version", "as of compare"},
             {"file, table", "paths"},
             {"responses", "list of outcome, unit, policy, against (null of a level), and:"},
             {"... influences",
              "list from most to least: factor, and first and total (share, low, high), or "
              "mean_absolute, low, high, mean, sd"},
             {"... rows_known, mean, variance, additive",
              "of sobol; additive is the sum of first, with its interval"},
             {"... sentences", "what is printed of it"},
             {"notes, warnings", "lists of texts"}}};
}

} // namespace

std::vector<ReferenceTable> experiment_tables() {
    return {sweep_file(),
            explanation_file(),
            robustness_file(),
            sensitivity_file(),
            tidy_tables(),
            sweep_object(),
            explanation_object(),
            robustness_object(),
            sensitivity_object()};
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sensitivity/sensitivity.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace dowith {
namespace {

/// The draws of a row lie side by side: both, then the first with one factor of the second each.
SobolSample sample_of(const StudyDesign& study, std::span<const double> values) {
    const std::size_t length = runs_a_row(study.method, study.factors());
    SobolSample sample;
    sample.ab.resize(study.factors() + 1);
    for (std::size_t begin = 0; begin < values.size(); begin += length) {
        sample.a.push_back(values[begin]);
        sample.b.push_back(values[begin + 1]);
        for (std::size_t factor = 0; factor < sample.ab.size(); ++factor) {
            sample.ab[factor].push_back(values[begin + 2 + factor]);
        }
    }
    return sample;
}

double influence(const Sensitivity& sensitivity, std::size_t factor) {
    return sensitivity.effects.empty() ? sensitivity.indices.total[factor].share
                                       : sensitivity.effects[factor].mean_absolute;
}

} // namespace

StudyJobs jobs_of(const StudyDesign& study, const SweepPlan& plan) {
    EXPECTS(plan.points.size() == study.design.points.size());
    const std::vector<std::size_t> same_as = first_of_same(plan);
    StudyJobs jobs;
    std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> place_of;
    for (const StudyRun& run : study.runs) {
        const StudyRun job{same_as[run.point], run.world};
        const auto [place, is_new] = place_of.try_emplace({job.point, job.world}, jobs.jobs.size());
        if (is_new) {
            jobs.jobs.push_back(job);
        }
        jobs.of_run.push_back(place->second);
    }
    return jobs;
}

std::vector<Response>
responses_of(std::span<const std::size_t> series, std::size_t policies, std::size_t baseline) {
    std::vector<Response> responses;
    for (const std::size_t place : series) {
        for (std::size_t policy = 0; policy < policies; ++policy) {
            responses.push_back({place, policy, false});
        }
        for (std::size_t policy = 0; policy < policies; ++policy) {
            if (policy != baseline) {
                responses.push_back({place, policy, true});
            }
        }
    }
    return responses;
}

Sensitivity sensitivity_of(const StudyDesign& study,
                           const StudyJobs& jobs,
                           const Levels& levels,
                           const Response& response,
                           std::size_t baseline,
                           std::uint64_t seed) {
    EXPECTS(levels.worlds() == jobs.jobs.size() && jobs.of_run.size() == study.runs.size());
    std::vector<double> values;
    for (const std::size_t job : jobs.of_run) {
        const double level = levels.at(job, response.policy, response.series);
        values.push_back(response.is_difference ? level - levels.at(job, baseline, response.series)
                                                : level);
    }
    Sensitivity told = sensitivity_of(study, std::move(values), seed);
    told.response = response;
    return told;
}

Sensitivity
sensitivity_of(const StudyDesign& study, std::vector<double> values, std::uint64_t seed) {
    EXPECTS(values.size() == study.runs.size());
    Sensitivity told;
    if (study.method == StudyMethod::sobol) {
        told.indices = sobol_indices(sample_of(study, values), seed);
    } else {
        told.effects = elementary_effects(study.steps, values, seed);
    }
    told.values = std::move(values);
    return told;
}

std::vector<std::size_t> ranked(const Sensitivity& sensitivity) {
    const std::size_t factors =
        sensitivity.effects.empty() ? sensitivity.indices.total.size() : sensitivity.effects.size();
    std::vector<std::size_t> places(factors);
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto key = [&](std::size_t factor) {
        const double here = influence(sensitivity, factor);
        return std::tuple{std::isnan(here), std::isnan(here) ? 0.0 : -here, factor};
    };
    std::sort(places.begin(), places.end(), [&](std::size_t x, std::size_t y) {
        return key(x) < key(y);
    });
    return places;
}

} // namespace dowith

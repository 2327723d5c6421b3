// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sensitivity/study.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <span>
#include <string>
#include <utility>

namespace dowith {
namespace {

/// The two worlds of a row: nobody else has their luck.
std::uint32_t first_world(std::size_t row) { return static_cast<std::uint32_t>(2 * row); }

std::uint32_t second_world(std::size_t row) { return first_world(row) + 1; }

/// What the factors are at a place in their cube.
std::vector<std::string> values_at(const std::vector<Factor>& factors,
                                   std::span<const double> place) {
    std::vector<std::string> values;
    for (std::size_t factor = 0; factor < factors.size(); ++factor) {
        values.push_back(factors[factor].value_at(place[factor]));
    }
    return values;
}

/// Runs of a study as they come.
class StudyBuilder {
  public:
    StudyBuilder(StudyMethod method, std::vector<Factor> factors, std::size_t rows) {
        study_.method = method;
        study_.rows = rows;
        study_.design.factors = std::move(factors);
    }

    [[nodiscard]] const std::vector<Factor>& factors() const { return study_.design.factors; }

    /// At a point of its own.
    void add(std::vector<std::string> point, std::uint32_t world) {
        study_.design.points.push_back(std::move(point));
        study_.runs.push_back({study_.design.points.size() - 1, world});
    }

    /// At the point of an earlier run.
    void add_again(std::size_t run, std::uint32_t world) {
        study_.runs.push_back({study_.runs[run].point, world});
    }

    [[nodiscard]] StudyDesign done(std::string kind, std::string how, UnitRows steps) {
        study_.design.kind = std::move(kind);
        study_.design.how = std::move(how);
        study_.steps = std::move(steps);
        return std::move(study_);
    }

  private:
    StudyDesign study_;
};

StudyDesign sobol_study(StudyBuilder study, std::size_t rows, std::uint64_t seed) {
    const std::size_t factors = study.factors().size();
    const UnitRows pairs = sobol_rows(rows, 2 * factors, seed);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::span<const double> both{pairs[row]};
        const std::vector<std::string> a = values_at(study.factors(), both.first(factors));
        const std::vector<std::string> b = values_at(study.factors(), both.last(factors));
        study.add(a, first_world(row));
        study.add(b, second_world(row));
        for (std::size_t factor = 0; factor < factors; ++factor) {
            std::vector<std::string> swapped = a;
            swapped[factor] = b[factor];
            study.add(std::move(swapped), first_world(row));
        }
        study.add_again(row * runs_a_row(StudyMethod::sobol, factors), second_world(row));
    }
    return study.done("sensitivity by sobol", str(rows, " rows of Sobol'"), {});
}

StudyDesign morris_study(StudyBuilder study, std::size_t trajectories, std::uint64_t seed) {
    const std::size_t factors = study.factors().size();
    UnitRows steps = morris_rows(trajectories, factors + 1, seed);
    const std::size_t length = runs_a_row(StudyMethod::morris, factors);
    for (std::size_t run = 0; run < steps.size(); ++run) {
        const std::size_t row = run / length;
        double& luck = steps[run].back();
        luck = luck > 0.5 ? 1.0 : 0.0; // a step always crosses the middle
        study.add(values_at(study.factors(), steps[run]),
                  luck > 0.0 ? second_world(row) : first_world(row));
    }
    return study.done(
        "sensitivity by morris", str(trajectories, " trajectories of Morris"), std::move(steps));
}

} // namespace

std::size_t runs_a_row(StudyMethod method, std::size_t factors) {
    return method == StudyMethod::sobol ? factors + 3 : factors + 2;
}

StudyDesign
study_of(StudyMethod method, std::vector<Factor> factors, std::size_t rows, std::uint64_t seed) {
    EXPECTS(!factors.empty() && rows >= 1);
    EXPECTS(rows * runs_a_row(method, factors.size()) <= points_max);
    StudyBuilder study{method, std::move(factors), rows};
    return method == StudyMethod::sobol ? sobol_study(std::move(study), rows, seed)
                                        : morris_study(std::move(study), rows, seed);
}

} // namespace dowith

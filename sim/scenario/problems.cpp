// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/problems.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dowith {

std::string to_text(const Place& place) {
    if (place.line == 0)
        return place.file;
    const std::string line = place.file + ':' + std::to_string(place.line);
    return place.column == 0 ? line : line + ':' + std::to_string(place.column);
}

std::string to_text(const Problem& problem) {
    std::string text = to_text(problem.place) + ": ";
    if (problem.severity == Severity::warning)
        text += "warning: ";
    if (!problem.path.empty())
        text += problem.path + ' ';
    text += problem.message;
    if (!problem.hint.empty())
        text += "; " + problem.hint;
    return text;
}

void Problems::add(Problem problem) {
    ++(problem.severity == Severity::error ? errors_ : warnings_);
    if (problems_.size() < kept_max)
        problems_.push_back(std::move(problem));
}

void Problems::error(Place place, std::string path, std::string message, std::string hint) {
    add({std::move(place), std::move(path), std::move(message), std::move(hint), Severity::error});
}

void Problems::warning(Place place, std::string path, std::string message, std::string hint) {
    add({std::move(place),
         std::move(path),
         std::move(message),
         std::move(hint),
         Severity::warning});
}

std::vector<Problem> Problems::sorted() const {
    std::multimap<Place, Problem> by_place; // equal places stay in the order of insertion
    for (const Problem& problem : problems_)
        by_place.emplace(problem.place, problem);
    std::vector<Problem> result;
    result.reserve(by_place.size());
    for (const auto& [place, problem] : by_place)
        result.push_back(problem);
    return result;
}

std::string Problems::text(std::size_t most) const {
    std::string lines;
    const std::vector<Problem> all = sorted();
    const std::size_t shown = std::min(most, all.size());
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            lines += '\n';
        lines += to_text(all[i]);
    }
    const std::size_t more = errors_ + warnings_ - shown;
    return more == 0 ? lines : lines + "\nand " + std::to_string(more) + " more";
}

ScenarioErrors::ScenarioErrors(Problems problems)
    : std::runtime_error{problems.text()}, problems_{std::move(problems)} {}

void refuse_errors(const Problems& problems) {
    if (problems.has_errors())
        throw ScenarioErrors{problems};
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

namespace dowith {
namespace {

std::string folded(std::string_view name) {
    std::string result{name};
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
        if (letter == '-')
            letter = '_';
    }
    return result;
}

/// The number of slips between two words, by rows of the table of their beginnings.
std::size_t slips(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

/// How many of the words of `wanted` are in `candidate`; both folded.
std::size_t words_shared(std::string_view wanted, const std::string& candidate) {
    std::size_t count = 0;
    while (!wanted.empty()) {
        const std::size_t end = std::min(wanted.find('_'), wanted.size());
        const std::string_view word = wanted.substr(0, end);
        if (!word.empty() && candidate.find(word) != std::string::npos)
            ++count;
        wanted.remove_prefix(std::min(end + 1, wanted.size()));
    }
    return count;
}

std::size_t gap(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

} // namespace

std::optional<std::string_view> nearest_name(std::string_view name,
                                             std::span<const std::string_view> names) {
    const std::string wanted = folded(name);
    std::optional<std::string_view> nearest;
    std::size_t fewest = 0;
    for (const std::string_view candidate : names) {
        const std::size_t allowed = std::max(name.size(), candidate.size()) / 3;
        if (gap(name.size(), candidate.size()) > allowed)
            continue; // spares the table
        const std::size_t count = slips(wanted, folded(candidate));
        if (count > allowed || (nearest && count >= fewest))
            continue;
        nearest = candidate;
        fewest = count;
    }
    return nearest;
}

std::vector<std::string_view>
nearest_names(std::string_view name, std::span<const std::string_view> names, std::size_t most) {
    struct Candidate {
        std::size_t shared;
        std::size_t slips;
        std::size_t place; ///< in the list: of two alike the first is nearer
        std::string_view name;
    };

    const std::string wanted = folded(name);
    std::vector<Candidate> candidates;
    for (const std::string_view each : names) {
        const std::string candidate = folded(each);
        candidates.push_back(
            {words_shared(wanted, candidate), slips(wanted, candidate), candidates.size(), each});
    }
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        return std::tie(b.shared, a.slips, a.place) < std::tie(a.shared, b.slips, b.place);
    });
    const bool words_count = !candidates.empty() && candidates.front().shared > 0;
    std::vector<std::string_view> nearest;
    for (const Candidate& each : candidates) {
        if (nearest.size() < most && (!words_count || each.shared > 0))
            nearest.push_back(each.name);
    }
    return nearest;
}

std::string suggest_of_many(std::string_view name,
                            std::span<const std::string_view> names,
                            std::string_view list) {
    constexpr std::size_t shown = 5;
    if (nearest_name(name, names))
        return suggest_name(name, names);
    std::string nearest;
    for (const std::string_view each : nearest_names(name, names, shown))
        nearest += (nearest.empty() ? "nearest: " : ", ") + std::string{each};
    return nearest + "; " + std::string{list} + " has all";
}

std::string suggest_name(std::string_view name, std::span<const std::string_view> names) {
    if (const auto nearest = nearest_name(name, names)) {
        return "did you mean " + std::string{*nearest} + '?';
    }
    std::string known = names.empty() ? "nothing is known here" : "known: ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            known += ", ";
        known += names[i];
    }
    return known;
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// What is missing or contradictory in declarations of one group, one sentence each.
[[nodiscard]] inline std::vector<std::string> faults_of(std::span<const Declaration> declarations) {
    std::vector<std::string> faults;
    std::set<std::string_view> names;
    for (const Declaration& each : declarations) {
        const auto expect = [&](bool holds, const char* fault) {
            if (!holds) {
                faults.push_back(std::string{each.name} + " " + fault);
            }
        };
        expect(names.insert(each.name).second, "is declared twice");
        expect(each.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos,
               "is not in snake_case");
        expect(each.possible.contains(each.fallback), "has an impossible default");
        expect(each.plausible.contains(each.fallback), "has an implausible default");
        expect(each.possible.contains(each.plausible.low) &&
                   each.possible.contains(each.plausible.high),
               "has a prior that is not possible");
        expect(each.plausible.low <= each.plausible.high, "has an empty prior");
        expect(!each.unit.empty(), "has no unit");
        expect(!each.source.empty(), "has no source");
        expect(!each.meaning.empty(), "says nothing of its meaning");
        expect(!each.meaning.ends_with('.') || each.meaning.ends_with("s.d."),
               "ends in a full stop");
    }
    return faults;
}

/// How many different members of `Owner` are declared.
template <class Owner>
[[nodiscard]] std::size_t distinct_members(std::span<const Declared<Owner>> declarations) {
    Owner owner{};
    std::set<const double*> members;
    for (const Declared<Owner>& each : declarations) {
        members.insert(&(owner.*each.member));
    }
    return members.size();
}

} // namespace dowith

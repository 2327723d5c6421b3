// SPDX-License-Identifier: Apache-2.0
#include "sim/app/facts.hpp"

#include "sim/app/terminal.hpp"
#include "sim/scenario/number_words.hpp"
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/technologies.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dowith {
namespace {

/// What somebody types, without blanks around it; empty where they type nothing or have left.
std::string typed(const ReadLine& read_line) {
    constexpr const char* blanks = " \t\r";
    const std::string line = read_line().value_or("");
    const std::size_t first = line.find_first_not_of(blanks);
    return first == std::string::npos
               ? std::string{}
               : line.substr(first, line.find_last_not_of(blanks) + 1 - first);
}

std::optional<std::string> ask_technology(const Show& show, const ReadLine& read_line) {
    std::size_t widest = 0;
    for (const NamedTechnology& each : built_in_technologies()) {
        widest = std::max(widest, each.name.size());
    }
    for (const NamedTechnology& each : built_in_technologies()) {
        show(fmt::format("  {:<{}}  {}\n", each.name, widest, each.title));
    }
    while (true) {
        show(fmt::format("Its name, or Enter for {}: ", usual_technology));
        const std::string name = typed(read_line);
        if (name.empty()) {
            return {};
        }
        const std::optional<std::string> why_not = why_no_technology(name);
        if (!why_not) {
            return name;
        }
        show(wrapped(*why_not));
    }
}

std::optional<double> ask_staff(const Show& show, const ReadLine& read_line) {
    const Range possible = professionals_key.possible;
    while (true) {
        show(fmt::format("A number, or Enter for {}, scaled to what is needed: ",
                         professionals_key.fallback));
        const std::string line = typed(read_line);
        if (line.empty()) {
            return {};
        }
        if (const auto posts = decimal(line); posts && possible.contains(*posts)) {
            return posts;
        }
        show(fmt::format("Please type a number in {}.\n", interval(possible)));
    }
}

} // namespace

std::size_t missing_facts(const DraftService& service) {
    return (service.technology ? 0U : 1U) + (service.staff ? 0U : 1U);
}

DraftService ask_for_facts(DraftService service,
                           std::size_t asked_before,
                           const Show& show,
                           const ReadLine& read_line) {
    const std::size_t all = asked_before + missing_facts(service);
    std::size_t number = asked_before;
    const auto begin = [&](const std::string& asks) {
        show("\n" + wrapped(asks, fmt::format("{} of {}  ", ++number, all), 8));
    };
    if (!service.technology) {
        begin("What kind of service is it?");
        service.technology = ask_technology(show, read_line);
    }
    if (!service.staff) {
        begin("How many professionals are there for each 1000 citizens?");
        service.staff = ask_staff(show, read_line);
    }
    return service;
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_uncertainty.hpp"

#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/scenario_keys.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dowith {
namespace {

constexpr std::array<std::string_view, 7> parameters_never_drawn{
    "taking_part.intercept", // tuned to a level
    "staff.strain",
    "staff.contract", // only set staffing
    "staff.direct",
    "time_bank.founders", // belong to the place, or to verification
    "time_bank.able_probability",
    "time_bank.kinds"};

constexpr std::array<double Technology::*, 7> properties_drawn{&Technology::substitution,
                                                               &Technology::staff_weight,
                                                               &Technology::returns,
                                                               &Technology::own_input,
                                                               &Technology::fit_floor,
                                                               &Technology::safe_staff_input,
                                                               &Technology::harm};

bool is_drawn(const ParameterEntry& entry) {
    return entry.group != "population" &&
           std::ranges::find(parameters_never_drawn, entry.path()) == parameters_never_drawn.end();
}

Prior around_mode(const Prior& prior) {
    return {
        prior.path, 0.5 * (prior.low + prior.mode), prior.mode, 0.5 * (prior.mode + prior.high)};
}

std::vector<Prior> default_priors(const std::vector<UncertainNumber>& numbers) {
    std::vector<Prior> priors;
    for (const UncertainNumber& number : numbers) {
        if (!number.is_default)
            continue;
        const Prior whole = prior_of(number);
        // Whether a place is short of staff is what results hinge on most: drawn from all of it.
        const bool is_load = number.path == starting_load_key.name;
        priors.push_back(is_load ? whole : around_mode(whole));
    }
    return priors;
}

void report_unknown(const Field& path,
                    const std::string& name,
                    const std::vector<UncertainNumber>& numbers) {
    std::vector<std::string_view> names;
    names.reserve(numbers.size());
    for (const UncertainNumber& number : numbers)
        names.emplace_back(number.path);
    if (name == starting_load_key.name) {
        path.error("is not given by this scenario", "give starting_load a value as well");
    } else if (const auto nearest = nearest_name(name, names)) {
        path.error("is no number that can be drawn", "did you mean " + std::string{*nearest} + '?');
    } else {
        path.error("is no number that can be drawn",
                   "write a parameter as in need.exit, or services.NAME.substitution");
    }
}

Prior read_range(const Field& item, const UncertainNumber& number) {
    Prior prior = prior_of(number);
    const Declaration& drawn = number.declaration;
    if (const Field low = item["low"]; low.exists())
        prior.low = low.number(drawn.possible, drawn.unit, drawn.plausible.low);
    if (const Field high = item["high"]; high.exists())
        prior.high = high.number(drawn.possible, drawn.unit, drawn.plausible.high);
    if (prior.low > prior.high) {
        item["low"].error("is above high", "swap the two");
    } else if (prior.mode < prior.low || prior.mode > prior.high) {
        item.warning("does not hold the scenario's own value; it is widened to do so",
                     "set the value itself under parameters or services");
    }
    prior.low = std::min(prior.low, prior.mode);
    prior.high = std::max(prior.high, prior.mode);
    return prior;
}

std::vector<Prior> listed_priors(const Field& list, const std::vector<UncertainNumber>& numbers) {
    std::vector<Prior> priors;
    for (const Field& item : list.items()) {
        const Field path = item.is_map() ? item.required("path") : item;
        const std::string name = path.text();
        if (name.empty())
            continue; // has had its problem
        const auto number = std::ranges::find(numbers, name, &UncertainNumber::path);
        if (number == numbers.end()) {
            report_unknown(path, name, numbers);
            continue;
        }
        if (std::ranges::find(priors, number->path, &Prior::path) != priors.end())
            path.error("is listed above as well", "remove one of the two");
        priors.push_back(item.is_map() ? read_range(item, *number) : prior_of(*number));
    }
    return priors;
}

} // namespace

Prior prior_of(const UncertainNumber& number) {
    const Range range = number.declaration.plausible;
    return {number.path,
            std::min(range.low, number.value),
            number.value,
            std::max(range.high, number.value)};
}

std::vector<UncertainNumber> uncertain_numbers(const Scenario& scenario) {
    std::vector<UncertainNumber> numbers;
    Parameters parameters = scenario.parameters;
    for (const ParameterEntry& entry : all_parameters()) {
        numbers.push_back(
            {entry.path(), entry.declaration, entry.slot(parameters), is_drawn(entry)});
    }
    for (const ServicePlan& service : scenario.services) {
        for (const auto& [member, declaration] : technology_declarations()) {
            const bool drawn =
                std::ranges::find(properties_drawn, member) != properties_drawn.end();
            numbers.push_back({"services." + service.name + '.' + std::string{declaration.name},
                               declaration,
                               service.technology.*member,
                               drawn});
        }
    }
    if (scenario.starting_load)
        numbers.push_back({"starting_load", starting_load_key, *scenario.starting_load, true});
    return numbers;
}

std::vector<Prior> read_uncertainty(const Field& field, const Scenario& scenario) {
    if (!field.exists())
        return {};
    const std::vector<UncertainNumber> numbers = uncertain_numbers(scenario);
    if (field.is_list())
        return listed_priors(field, numbers);
    const bool is_default = field.choice({"none", "default"}, 0) == 1;
    return is_default ? default_priors(numbers) : std::vector<Prior>{};
}

} // namespace dowith

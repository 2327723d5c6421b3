// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sweep/factor.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/kernel/text.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/time_bank.hpp"
#include "sim/scenario/full_path.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/read_uncertainty.hpp"
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/uncertain.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>

namespace dowith {
namespace {

constexpr std::size_t steps_max = 1000; // of one factor; the whole design has a limit of its own

constexpr std::string_view forms = "write PATH=a,b,c for a list, PATH=low:high or "
                                   "PATH=low:mode:high for a range, PATH=low:high/5 for five "
                                   "numbers";

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string{text.substr(first, text.find_last_not_of(' ') - first + 1)};
}

/// Cut at commas that stand outside quotes and brackets.
std::vector<std::string> items_of(std::string_view list) {
    std::vector<std::string> items{""};
    int depth = 0;
    char quote = 0;
    for (const char c : list) {
        if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == quote) {
            quote = 0;
        } else if (quote == 0) {
            depth += (c == '[' || c == '{') ? 1 : (c == ']' || c == '}') ? -1 : 0;
        }
        if (c == ',' && quote == 0 && depth == 0) {
            items.emplace_back();
        } else {
            items.back() += c;
        }
    }
    std::transform(items.begin(), items.end(), items.begin(), trimmed);
    return items;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == separator) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    std::transform(parts.begin(), parts.end(), parts.begin(), trimmed);
    return parts;
}

/// A range as it is written, before anybody asks whether it makes sense.
struct Written {
    std::vector<double> numbers;
    bool is_log = false;
    std::optional<std::size_t> steps;
};

/// To as many digits as a person could have meant: 0.3 and not 0.30000000000000004.
std::string rounded_text(double number) {
    constexpr int digits = 12;
    std::array<char, 32> text{};
    const auto written =
        std::to_chars(text.begin(), text.end(), number, std::chars_format::scientific, digits - 1);
    double rounded = number;
    std::from_chars(text.begin(), written.ptr, rounded);
    return decimal_text(rounded);
}

std::optional<std::size_t> whole(const std::string& text) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = failure == std::errc{} && end == text.data() + text.size();
    return is_whole ? std::optional{number} : std::nullopt;
}

/// Nothing where it is no range, but a value with something else between its colons.
std::optional<Written> read_range(const std::string& text) {
    Written range;
    std::string ends = text;
    if (const auto slash = text.rfind('/'); slash != std::string::npos) {
        range.steps = whole(trimmed(text.substr(slash + 1)));
        ends = text.substr(0, slash);
        if (!range.steps) {
            return {};
        }
    }
    std::vector<std::string> parts = split(ends, ':');
    if (parts.size() == 3 && parts.back() == "log") {
        range.is_log = true;
        parts.pop_back();
    }
    for (const std::string& part : parts) {
        const std::optional<double> number = decimal(part);
        if (!number) {
            return {};
        }
        range.numbers.push_back(*number);
    }
    const bool is_range = range.numbers.size() == 2 || range.numbers.size() == 3;
    return is_range ? std::optional{range} : std::nullopt;
}

/// Makes a factor of a range, or says why it is none.
class RangeReader {
  public:
    RangeReader(Factor& factor, const Place& place, Problems& problems)
        : factor_{factor}, place_{place}, problems_{problems} {}

    bool read(const Written& range) {
        const bool has_mode = range.numbers.size() == 3;
        factor_.low = range.numbers.front();
        factor_.high = range.numbers.back();
        factor_.mode = has_mode ? range.numbers[1] : factor_.low;
        factor_.likelihood = has_mode       ? Likelihood::triangular
                             : range.is_log ? Likelihood::log_uniform
                                            : Likelihood::uniform;
        if (!(factor_.low < factor_.high)) {
            return refuse("has a range that does not rise", "write the lower end first");
        }
        if (factor_.mode < factor_.low || factor_.mode > factor_.high) {
            return refuse("has its mode outside the range", "write low:mode:high");
        }
        if (range.is_log && factor_.low <= 0.0) {
            return refuse("has a range by ratio that does not begin above 0",
                          "raise its lower end");
        }
        return !range.steps || read_steps(*range.steps, has_mode);
    }

  private:
    bool read_steps(std::size_t steps, bool has_mode) {
        if (has_mode) {
            return refuse("has a mode, and evenly spaced numbers have none", "write low:high/n");
        }
        if (steps < 2 || steps > steps_max) {
            return refuse(str("has its range cut into ", steps, " numbers"),
                          str("cut it into 2 to ", steps_max, ", as in low:high/5"));
        }
        for (std::size_t step = 0; step < steps; ++step) {
            const double u = static_cast<double>(step) / static_cast<double>(steps - 1);
            factor_.values.push_back(rounded_text(factor_.quantile(u)));
        }
        return true;
    }

    bool refuse(std::string why, std::string hint) {
        problems_.error(place_, factor_.path, std::move(why), std::move(hint));
        return false;
    }

    Factor& factor_;
    const Place& place_;
    Problems& problems_;
};

bool read_list(std::vector<std::string> items,
               Factor& factor,
               const Place& place,
               Problems& problems) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].empty()) {
            problems.error(
                place, factor.path, "has an empty value in its list", std::string{forms});
            return false;
        }
        if (std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i]) !=
            items.begin() + static_cast<std::ptrdiff_t>(i)) {
            problems.error(
                place, factor.path, "has " + items[i] + " twice in its list", "once will do");
            return false;
        }
    }
    factor.values = std::move(items);
    return true;
}

template <class Owner>
const Declaration* find_lever(std::span<const Declared<Owner>> levers, std::string_view name) {
    const auto found = std::find_if(levers.begin(), levers.end(), [&](const Declared<Owner>& each) {
        return each.declaration.name == name;
    });
    return found == levers.end() ? nullptr : &found->declaration;
}

/// The lever that a path below `policies` ends in, if it ends in one.
const Declaration* lever_of(const std::string& path) {
    if (!path.starts_with("policies.")) {
        return nullptr;
    }
    const std::string name = path.substr(path.rfind('.') + 1);
    const bool is_bank = path.ends_with(".time_bank." + name);
    return is_bank ? find_lever(bank_levers(), name) : find_lever(levers(), name);
}

/// The range that is declared for a number, where one is.
bool read_declared(Factor& factor, const Scenario& scenario) {
    for (const UncertainNumber& number : uncertain_numbers(scenario)) {
        if (factor.path == "parameters." + number.path || factor.path == number.path) {
            const Prior prior = prior_of(number);
            factor.likelihood = Likelihood::triangular;
            factor.low = prior.low;
            factor.mode = prior.mode;
            factor.high = prior.high;
            return factor.low < factor.high;
        }
    }
    if (const Declaration* const lever = lever_of(factor.path)) {
        factor.low = lever->plausible.low;
        factor.high = lever->plausible.high;
        return factor.low < factor.high;
    }
    return false;
}

/// For whoever misspelt a number that has a range, or named what has none.
std::string hint_of_unranged(const std::string& path, const Scenario& scenario) {
    const std::vector<UncertainNumber> numbers = uncertain_numbers(scenario);
    std::vector<std::string> known;
    for (const UncertainNumber& number : numbers) {
        const bool is_parameter =
            number.path.find('.') != std::string::npos && !number.path.starts_with("services.");
        known.push_back((is_parameter ? "parameters." : "") + number.path);
    }
    const std::vector<std::string_view> names{known.begin(), known.end()};
    const auto meant = nearest_name(path, names);
    return meant ? "did you mean " + std::string{*meant} + "?" : std::string{forms};
}

/// Keys that must be the same at every point of one file.
constexpr auto never_varied = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"worlds", "every point has as many; give --worlds"},
    {"weeks.horizon", "all points share one calendar; give --set weeks.horizon=N"},
    {"compare.baseline", "all points share one; give --set compare.baseline=NAME"},
    {"record", "a sweep records no citizens and no ledgers"},
});

} // namespace

double Factor::quantile(double u) const {
    EXPECTS(u >= 0.0 && u <= 1.0);
    switch (likelihood) {
    case Likelihood::triangular:
        return triangular(low, mode, high, u);
    case Likelihood::log_uniform:
        // The ends are what they are, whatever exp makes of their logarithms.
        return std::clamp(low * maths::exp(u * (maths::log(high) - maths::log(low))), low, high);
    case Likelihood::uniform:
        break;
    }
    return std::clamp(low + u * (high - low), low, high);
}

std::string Factor::value_at(double u) const {
    if (!is_list()) {
        return decimal_text(quantile(u));
    }
    const auto place = static_cast<std::size_t>(u * static_cast<double>(values.size()));
    return values[std::min(place, values.size() - 1)];
}

std::optional<std::string>
factor_path(const std::string& path, const Place& said, Problems& problems) {
    Problems of_path; // which name an assignment that nobody typed
    const std::optional<std::string> full = with_full_path(path + "=0", of_path);
    for (const Problem& problem : of_path.sorted()) {
        problems.error(said, problem.path, problem.message, problem.hint);
    }
    if (!full) {
        return {};
    }
    std::string name = full->substr(0, full->size() - 2);
    for (const auto& [key, hint] : never_varied) {
        if (name == key || name.starts_with(std::string{key} + ".")) {
            problems.error(said, name, "cannot vary from point to point", std::string{hint});
            return {};
        }
    }
    return name;
}

std::optional<Factor>
read_factor(std::string_view word, const Scenario& scenario, Problems& problems) {
    const std::size_t equals = word.find('=');
    const Place place{"--vary " + std::string{word}};
    const std::string said = trimmed(word.substr(0, equals));
    if (said.empty()) {
        problems.error(place, {}, "nothing is named that could vary", std::string{forms});
        return {};
    }
    const std::optional<std::string> path = factor_path(said, place, problems);
    if (!path) {
        return {};
    }
    Factor factor{.path = *path, .said = place.file};
    bool is_sound = false;
    if (equals == std::string_view::npos) {
        is_sound = read_declared(factor, scenario);
        if (!is_sound) {
            problems.error(place,
                           factor.path,
                           "has no range that is declared plausible",
                           hint_of_unranged(factor.path, scenario));
        }
    } else {
        const std::string rest = trimmed(word.substr(equals + 1));
        const std::optional<Written> range = read_range(rest);
        is_sound = range ? RangeReader{factor, place, problems}.read(*range)
                         : read_list(items_of(rest), factor, place, problems);
    }
    return is_sound ? std::optional{std::move(factor)} : std::nullopt;
}

std::vector<Factor>
read_factors(std::span<const std::string> words, const Scenario& scenario, Problems& problems) {
    std::vector<Factor> factors;
    for (const std::string& word : words) {
        std::optional<Factor> factor = read_factor(word, scenario, problems);
        if (!factor) {
            continue;
        }
        const auto is_same = [&](const Factor& other) { return other.path == factor->path; };
        if (std::any_of(factors.begin(), factors.end(), is_same)) {
            problems.error(
                {factor->said}, factor->path, "is varied twice", "give one --vary for each path");
        } else {
            factors.push_back(std::move(*factor));
        }
    }
    return factors;
}

} // namespace dowith

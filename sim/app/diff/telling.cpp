// SPDX-License-Identifier: Apache-2.0
#include "sim/app/diff/telling.hpp"

#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dowith {

std::size_t Telling::shown(std::size_t count) const {
    constexpr std::size_t most = 12;
    return details ? count : std::min(count, most);
}

std::string Telling::more(std::size_t count) const {
    const std::size_t left = count - shown(count);
    return left > 0 ? fmt::format("and {} more; --details shows all\n", left) : "";
}

std::string counted(std::size_t count, const std::string& noun) {
    return count_text(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string number_beside(std::optional<double> value, std::optional<double> other) {
    if (!value) {
        return "none";
    }
    if (std::isnan(*value)) {
        return "–"; // nobody, or not known, such as a share of nobody
    }
    constexpr int digits_least = 6;
    constexpr int digits_most = 17; // which tell any two doubles apart
    int digits = digits_least;
    while (other && digits < digits_most &&
           fmt::format("{:.{}g}", *value, digits) == fmt::format("{:.{}g}", *other, digits)) {
        ++digits;
    }
    return fmt::format("{:.{}g}", *value, digits);
}

std::string names_text(const char* what, const std::vector<std::string>& names) {
    return names.empty() ? std::string{} : wrapped(fmt::format("{}: {}.", what, listed(names)));
}

} // namespace dowith

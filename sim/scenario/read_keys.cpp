// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_keys.hpp"

#include <string>

namespace dowith {

void check_format(const Field& root) {
    constexpr std::int64_t any_version = 1'000'000;
    const Field version = root.required("dowith");
    if (version.exists() &&
        version.integer(scenario_format_version, any_version) != scenario_format_version) {
        version.error("is a format that this version does not read",
                      "write " + std::to_string(scenario_format_version));
    }
}

double read_key(const Field& map, const Declaration& key) {
    const Field field = map[key.name];
    return field.exists() ? field.number(key) : key.fallback;
}

} // namespace dowith

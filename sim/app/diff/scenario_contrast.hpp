// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// A value of two scenarios that differs between them.
struct ValueContrast {
    std::string path; ///< as `--set` takes it
    std::string a;    ///< as YAML; empty where A has no such value
    std::string b;
};

/// What differs between two scenarios that are written out with every value, in the order of A,
/// then what B alone has. Items of a list are told apart by their names, or else by their places.
[[nodiscard]] std::vector<ValueContrast> contrast_scenarios(std::string_view a, std::string_view b);

} // namespace dowith

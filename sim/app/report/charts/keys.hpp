// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

/// What a mark stands for.
struct Key {
    std::string name;
    std::string style; ///< as of policy_class()
    int shape = 0;
};

/// Keys above or below a picture, in as many lines as they take.
struct KeyLines {
    std::string content;
    double height = 0;
};

[[nodiscard]] KeyLines key_lines(const std::vector<Key>& keys, double top);

} // namespace dowith

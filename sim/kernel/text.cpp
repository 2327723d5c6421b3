// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/text.hpp"

#include <array>
#include <charconv>

namespace dowith {

std::string number_text(double number) {
    std::array<char, 32> buffer{}; // the longest, -2.2250738585072014e-308, has 24 characters
    char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

} // namespace dowith

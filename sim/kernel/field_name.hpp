// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace dowith {

/// The name of a field as it is declared: field_name<&Citizens::trust>() is "trust". Taken from
/// what the compiler calls this function, which ends in "= &Citizens::trust]" or, from g++, in
/// "= &Citizens::trust; ...]": so no second list of names can fall behind the first.
template <auto field> [[nodiscard]] constexpr std::string_view field_name() {
    constexpr std::string_view function = __PRETTY_FUNCTION__;
    constexpr std::string_view before = "field = &";
    constexpr std::size_t begin = function.find(before);
    static_assert(begin != std::string_view::npos, "this compiler names fields otherwise");
    constexpr std::size_t end = function.find_first_of(";]", begin);
    constexpr std::string_view path = function.substr(begin, end - begin);
    return path.substr(path.rfind(':') + 1);
}

} // namespace dowith

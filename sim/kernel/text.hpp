// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sstream>
#include <string>

namespace dowith {

/// The parts written one after the other. For numbers that must be read back use `number_text`.
template <class... Parts> [[nodiscard]] std::string str(const Parts&... parts) {
    std::ostringstream out;
    (out << ... << parts);
    return out.str();
}

/// The shortest decimal text that reads back as the same double, whatever the locale: "0.1", "inf".
[[nodiscard]] std::string number_text(double number);

} // namespace dowith

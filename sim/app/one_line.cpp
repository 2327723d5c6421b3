// SPDX-License-Identifier: Apache-2.0
#include "sim/app/one_line.hpp"

#include <sstream>

namespace dowith {

std::string on_one_line(const std::string& text) {
    std::istringstream words{text};
    std::string line;
    for (std::string word; words >> word;) {
        line += (line.empty() ? "" : " ") + word;
    }
    return line;
}

} // namespace dowith

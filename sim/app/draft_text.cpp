// SPDX-License-Identifier: Apache-2.0
#include "sim/app/draft_text.hpp"

#include "sim/app/terminal.hpp"

namespace dowith {

std::string draft_line(const std::string& what, const std::string& comment) {
    constexpr std::size_t comment_column = 32;
    if (comment.empty()) {
        return what + "\n";
    }
    const std::size_t gap = what.size() < comment_column ? comment_column - what.size() : 1;
    return what + std::string(gap, ' ') + "# " + comment + "\n";
}

std::string draft_comment(const std::string& text, std::size_t indent) {
    const std::string first = std::string(indent, ' ') + "# ";
    std::string all = wrapped(text, first, 0);
    for (std::size_t at = all.find('\n'); at + 1 < all.size(); at = all.find('\n', at + 1)) {
        all.insert(at + 1, first);
    }
    return all;
}

} // namespace dowith

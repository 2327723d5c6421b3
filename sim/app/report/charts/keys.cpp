// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/keys.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"

namespace dowith {

KeyLines key_lines(const std::vector<Key>& keys, double top) {
    constexpr double left = 8;
    constexpr double mark = 18;
    constexpr double between = 24;
    constexpr double line_height = 22;
    KeyLines lines;
    double x = left;
    double y = top + line_height / 2;
    for (const Key& key : keys) {
        const std::string name = wrapped(key.name, picture_width - 2 * left - mark, 1).front();
        const double width = mark + text_width(name);
        if (x > left && x + width > picture_width - left) {
            x = left;
            y += line_height;
        }
        lines.content +=
            point(x + 6, y, 5, key.shape, key.style) + text_at(x + mark, y + text_drop, name);
        x += width + between;
        lines.height = y + line_height / 2 - top;
    }
    return lines;
}

} // namespace dowith

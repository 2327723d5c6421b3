// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/interval_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "sim/app/report/charts/panel.hpp"

#include <algorithm>

namespace dowith {
namespace {

constexpr double between_marks = 13;
constexpr double around_marks = 12;
constexpr double heading_height = 30; // with some space above
constexpr double scale_height = 26;
constexpr double between_columns = 24;
constexpr double most_room_for_names = 240;

/// Rows under a heading, and where they go.
struct Group {
    std::string heading;
    std::vector<IntervalRow> rows;
};

struct Place {
    double left = 0;
    double right = 0;
    double top = 0;
};

std::vector<Group> groups_of(const std::vector<IntervalRow>& rows) {
    std::vector<Group> groups;
    for (const IntervalRow& row : rows) {
        if (row.marks.empty()) {
            groups.push_back({row.name, {}});
            continue;
        }
        if (groups.empty()) {
            groups.emplace_back();
        }
        groups.back().rows.push_back(row);
    }
    std::erase_if(groups, [](const Group& group) { return group.rows.empty(); });
    return groups;
}

bool has_mean(const IntervalMark& mark) { return is_known(mark.mean); }

bool has_interval(const IntervalMark& mark) { return is_known(mark.low) && is_known(mark.high); }

/// Whether any mean is there, and yet not one interval.
bool lacks_intervals(const IntervalChart& chart) {
    bool any_mean = false;
    for (const IntervalRow& row : chart.rows) {
        if (std::any_of(row.marks.begin(), row.marks.end(), has_interval)) {
            return false;
        }
        any_mean = any_mean || std::any_of(row.marks.begin(), row.marks.end(), has_mean);
    }
    return any_mean;
}

/// A scale on which all marks and nought have a place.
Axis scale_of(const IntervalChart& chart, std::size_t ticks) {
    std::vector<double> numbers{0.0};
    for (const IntervalRow& row : chart.rows) {
        for (const IntervalMark& mark : row.marks) {
            numbers.insert(numbers.end(), {mark.low, mark.mean, mark.high});
        }
    }
    return axis_over(numbers, 0.0, 1.0, ticks);
}

class Picture {
  public:
    explicit Picture(const IntervalChart& chart)
        : chart_{chart}, groups_{groups_of(chart.rows)},
          is_narrow_{groups_.size() > 1}, scale_{scale_of(chart, is_narrow_ ? 4 : 5)},
          numbers_{tick_labels(scale_)}, edge_{4 + widest(numbers_) / 2} {}

    [[nodiscard]] std::string all() {
        const KeyLines keys = key_lines(chart_.keys, 0);
        content_ = keys.content;
        const double begin = keys.height + (keys.height > 0 ? 6 : 0);
        double end = begin;
        if (is_narrow_) {
            end = in_two_columns(begin);
        } else if (!groups_.empty()) {
            end = group(groups_.front(), {0, picture_width, begin});
        }
        content_ += text_at(picture_width - edge_, end + 20, chart_.axis, "end", "quiet");
        if (lacks_intervals(chart_)) {
            end += text_height + 4;
            content_ += text_at(picture_width - edge_,
                                end + 20,
                                "no intervals: those take two worlds or more",
                                "end",
                                "quiet");
        }
        return svg(end + 32, content_);
    }

  private:
    [[nodiscard]] double height_of(const IntervalRow& row) const {
        const double marks = around_marks + between_marks * static_cast<double>(row.marks.size());
        return is_narrow_
                   ? text_height + marks - 2
                   : std::max(marks,
                              around_marks + static_cast<double>(name(row).size()) * text_height);
    }

    [[nodiscard]] double height_of(const Group& group) const {
        double height =
            (group.heading.empty() ? 0 : heading_height) + words_height() + scale_height;
        for (const IntervalRow& row : group.rows) {
            height += height_of(row);
        }
        return height;
    }

    [[nodiscard]] double words_height() const {
        return chart_.left_words.empty() && chart_.right_words.empty() ? 0 : text_height + 2;
    }

    static std::vector<std::string> name(const IntervalRow& row) {
        return wrapped(row.name, most_room_for_names, 2);
    }

    /// Groups in their order, down the first column and on in the second, so that both end at about
    /// the same height.
    double in_two_columns(double begin) {
        const double width = (picture_width - between_columns) / 2;
        double all = 0;
        for (const Group& each : groups_) {
            all += height_of(each);
        }
        double y = begin;
        double longest = begin;
        double left = 0;
        for (const Group& each : groups_) {
            const double height = height_of(each);
            if (left == 0 && y > begin && y - begin + height / 2 > all / 2) {
                left = width + between_columns;
                y = begin;
            }
            y = group(each, {left, left + width, y});
            longest = std::max(longest, y);
        }
        return longest;
    }

    /// Draws it, and says where it ends.
    double group(const Group& group, const Place& place) {
        Axis x = scale_;
        x.start = place.left + (is_narrow_ ? edge_ : room_for_names_of(group));
        x.end = place.right - edge_;
        double y = place.top;
        if (!group.heading.empty()) {
            y += heading_height;
            content_ += text_at(
                place.left + (is_narrow_ ? 0 : 8), y - 6, group.heading, "start", "heading");
        }
        y = words(x, y);
        const double begin = y;
        double end = begin;
        for (const IntervalRow& row : group.rows) {
            end += height_of(row);
        }
        scale(x, begin, end);
        for (const IntervalRow& row : group.rows) {
            content_ += row_at(row, x, place.left, y);
            y += height_of(row);
        }
        return end + scale_height;
    }

    [[nodiscard]] double room_for_names_of(const Group& group) const {
        double width = 60;
        for (const IntervalRow& row : group.rows) {
            width = std::max(width, widest(name(row)));
        }
        return width + 14 + edge_;
    }

    /// What left and right of nought mean.
    double words(const Axis& x, double y) {
        if (words_height() == 0) {
            return y;
        }
        y += words_height();
        const double zero = x.at(0.0);
        if (zero - x.start + edge_ >= text_width(chart_.left_words)) {
            content_ += text_at(zero - 8, y - 5, chart_.left_words, "end", "quiet");
        }
        if (x.end - zero + edge_ >= text_width(chart_.right_words)) {
            content_ += text_at(zero + 8, y - 5, chart_.right_words, "start", "quiet");
        }
        return y;
    }

    void scale(const Axis& x, double begin, double end) {
        for (const double tick : x.ticks) {
            content_ += line_between(x.at(tick), begin, x.at(tick), end, "grid");
        }
        content_ += numbers_along(x, numbers_, end + 18);
        content_ += line_between(x.at(0.0), begin, x.at(0.0), end, "zero");
    }

    [[nodiscard]] std::string
    row_at(const IntervalRow& row, const Axis& x, double left, double top) const {
        std::string content;
        double y = top + (around_marks + between_marks) / 2;
        if (is_narrow_) {
            content += text_at(left + edge_,
                               top + text_height - 3,
                               wrapped(row.name, x.end - x.start, 1).front(),
                               "start",
                               "halo");
            y = top + text_height + between_marks / 2;
        } else {
            const std::vector<std::string> lines = name(row);
            double foot = top + height_of(row) / 2 + text_drop -
                          text_height * (static_cast<double>(lines.size()) - 1) / 2;
            for (const std::string& line : lines) {
                content += text_at(x.start - 14, foot, line, "end");
                foot += text_height;
            }
        }
        const std::string unknown = "–";
        for (std::size_t i = 0; i < row.marks.size(); ++i) {
            const IntervalMark& mark = row.marks[i];
            const bool is_last = i + 1 == row.marks.size() || has_mean(row.marks[i + 1]);
            content += has_mean(mark) ? interval_along_x(y,
                                                         x.at(mark.low),
                                                         x.at(mark.mean),
                                                         x.at(mark.high),
                                                         mark.style,
                                                         mark.shape)
                                      : text_at(x.at(0.0) + 6,
                                                y + text_drop,
                                                is_last ? unknown + " not known" : unknown,
                                                "start",
                                                mark.style);
            y += between_marks;
        }
        return content;
    }

    const IntervalChart& chart_;
    std::vector<Group> groups_;
    bool is_narrow_; ///< names stand above their marks, not before them
    Axis scale_;     ///< of all panels, wherever they are
    std::vector<std::string> numbers_;
    double edge_; ///< beyond the scale, for half of its last number
    std::string content_;
};

} // namespace

std::string interval_chart(const IntervalChart& chart) { return Picture{chart}.all(); }

} // namespace dowith

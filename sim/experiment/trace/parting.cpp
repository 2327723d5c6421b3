// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/trace/parting.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace dowith {
namespace {

/// Something that both traces have, by its place in each.
struct Shared {
    std::size_t a;
    std::size_t b;
};

template <class Named, class NameOf>
std::vector<Shared>
shared_of(const std::vector<Named>& a, const std::vector<Named>& b, NameOf name_of) {
    std::vector<Shared> shared;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto same = std::ranges::find(b, name_of(a[i]), name_of);
        if (same != b.end()) {
            shared.push_back({i, static_cast<std::size_t>(same - b.begin())});
        }
    }
    return shared;
}

const std::string& name_of_column(const StateColumn& column) { return column.name; }

const std::string& itself(const std::string& name) { return name; }

/// Names of `of`, up to its place `end`, that `others` has not.
template <class Named, class NameOf>
std::vector<std::string> missing_in(const std::vector<Named>& others,
                                    const std::vector<Named>& of,
                                    std::size_t end,
                                    NameOf name_of) {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < end; ++i) {
        if (std::ranges::find(others, name_of(of[i]), name_of) == others.end()) {
            missing.push_back(name_of(of[i]));
        }
    }
    return missing;
}

/// Two traces of weeks and what they have in common.
class Pair {
  public:
    Pair(const Trace& a, const Trace& b)
        : a_{a}, b_{b}, columns_{shared_of(a.columns, b.columns, name_of_column)} {}

    [[nodiscard]] const std::vector<Shared>& columns() const { return columns_; }

    [[nodiscard]] std::int32_t first_week() const { return std::max(a_.first_week, b_.first_week); }

    [[nodiscard]] std::int32_t end_week() const { return std::min(end_of(a_), end_of(b_)); }

    /// Names of the shared columns that differ at the end of a week.
    [[nodiscard]] std::vector<std::string> differing(std::int32_t week) const {
        std::vector<std::string> names;
        for (const Shared& column : columns_) {
            if (at(a_, week, column.a) != at(b_, week, column.b)) {
                names.push_back(a_.columns[column.a].name);
            }
        }
        return names;
    }

  private:
    static std::int32_t end_of(const Trace& trace) {
        return trace.first_week + static_cast<std::int32_t>(trace.week_count());
    }

    static std::uint64_t at(const Trace& trace, std::int32_t week, std::size_t column) {
        const auto row = static_cast<std::size_t>(week - trace.first_week);
        return trace.weeks[row * trace.columns.size() + column];
    }

    const Trace& a_;
    const Trace& b_;
    std::vector<Shared> columns_;
};

/// The steps of one week in both traces.
class ClosePair {
  public:
    ClosePair(const Trace& a, const Trace& b)
        : a_{a}, b_{b}, columns_{shared_of(a.columns, b.columns, name_of_column)},
          steps_{shared_of(a.close->steps, b.close->steps, itself)},
          homes_{std::min(a.close->citizens.size(), b.close->citizens.size())} {}

    /// The first shared step after which any shared column differs; nothing where none does.
    [[nodiscard]] std::optional<PartedStep> find() const {
        for (const Shared& step : steps_) {
            if (std::optional<PartedStep> parted = look_at(step)) {
                return parted;
            }
        }
        return {};
    }

    [[nodiscard]] Shared step(const std::string& name) const {
        const auto is_it = [&](const Shared& each) { return a_.close->steps[each.a] == name; };
        return *std::ranges::find_if(steps_, is_it);
    }

    [[nodiscard]] Shared column(const std::string& name) const {
        const auto is_it = [&](const Shared& each) { return a_.columns[each.a].name == name; };
        return *std::ranges::find_if(columns_, is_it);
    }

  private:
    [[nodiscard]] bool differs(Shared step, std::size_t home, Shared column) const {
        return at(a_, step.a, home, column.a) != at(b_, step.b, home, column.b);
    }

    static std::uint64_t
    at(const Trace& trace, std::size_t step, std::size_t home, std::size_t column) {
        const std::size_t homes = trace.close->citizens.size();
        return trace.close->digests[(step * homes + home) * trace.columns.size() + column];
    }

    [[nodiscard]] bool is_parted(Shared step, std::size_t home) const {
        return std::ranges::any_of(columns_,
                                   [&](Shared column) { return differs(step, home, column); });
    }

    [[nodiscard]] std::optional<PartedStep> look_at(Shared step) const {
        std::optional<PartedStep> parted;
        for (std::size_t home = 0; home < homes_; ++home) {
            if (is_parted(step, home)) {
                if (!parted) {
                    parted.emplace().neighbourhood = static_cast<std::uint32_t>(home);
                }
                ++parted->neighbourhoods;
            }
        }
        if (parted) {
            describe(*parted, step);
        }
        return parted;
    }

    void describe(PartedStep& parted, Shared step) const {
        parted.name = a_.close->steps[step.a];
        parted.of_neighbourhoods = homes_;
        parted.only_a = missing_in(b_.close->steps, a_.close->steps, step.a, itself);
        parted.only_b = missing_in(a_.close->steps, b_.close->steps, step.b, itself);
        for (std::size_t home = 0; home < parted.neighbourhood; ++home) {
            parted.citizens_before += a_.close->citizens[home];
        }
        for (const Shared& column : columns_) {
            PartedColumn each;
            each.column = a_.columns[column.a];
            for (std::size_t home = 0; home < homes_; ++home) {
                each.neighbourhoods += differs(step, home, column) ? 1U : 0U;
            }
            each.is_here = differs(step, parted.neighbourhood, column);
            if (each.neighbourhoods > 0) {
                parted.columns.push_back(std::move(each));
            }
        }
    }

    const Trace& a_;
    const Trace& b_;
    std::vector<Shared> columns_;
    std::vector<Shared> steps_;
    std::size_t homes_;
};

/// A cell with how many of its row and part stand before it: lists may hold several of a citizen.
struct NumberedCell {
    std::uint32_t row;
    std::uint32_t part;
    std::size_t turn;
    double value;

    [[nodiscard]] auto key() const { return std::tuple{row, part, turn}; }
};

std::vector<NumberedCell> numbered(const std::vector<StateCell>* cells) {
    std::vector<NumberedCell> all;
    for (std::size_t i = 0; cells != nullptr && i < cells->size(); ++i) {
        all.push_back({(*cells)[i].row, (*cells)[i].part, i, (*cells)[i].value});
    }
    std::ranges::sort(all, {}, &NumberedCell::key);
    for (std::size_t i = 0; i < all.size(); ++i) { // from places in the list to turns
        const bool goes_on =
            i > 0 && all[i].row == all[i - 1].row && all[i].part == all[i - 1].part;
        all[i].turn = goes_on ? all[i - 1].turn + 1 : 0;
    }
    return all;
}

/// Counts the cells in which a column differs, and keeps the first.
class CellDifferences {
  public:
    explicit CellDifferences(PartedColumn& parted) : parted_{parted} {}

    void compare(const std::vector<StateCell>* of_a, const std::vector<StateCell>* of_b) {
        const std::vector<NumberedCell> a = numbered(of_a);
        const std::vector<NumberedCell> b = numbered(of_b);
        auto x = a.begin();
        auto y = b.begin();
        while (x != a.end() || y != b.end()) {
            if (y == b.end() || (x != a.end() && x->key() < y->key())) {
                add({x->row, x->part, x->value, {}});
                ++x;
            } else if (x == a.end() || y->key() < x->key()) {
                add({y->row, y->part, {}, y->value});
                ++y;
            } else {
                if (std::bit_cast<std::uint64_t>(x->value) !=
                    std::bit_cast<std::uint64_t>(y->value)) {
                    add({x->row, x->part, x->value, y->value});
                }
                ++x;
                ++y;
            }
        }
    }

  private:
    void add(const PartedCell& cell) {
        ++parted_.cells;
        if (!parted_.first) {
            parted_.first = cell;
        }
    }

    PartedColumn& parted_;
};

/// Adds the numbers of the neighbourhood in which the states part first, where both can tell.
void look_into(PartedStep& parted, const Trace& a, const Trace& b) {
    const ClosePair pair{a, b};
    const Shared step = pair.step(parted.name);
    for (PartedColumn& each : parted.columns) {
        if (each.is_here) {
            const Shared column = pair.column(each.column.name);
            CellDifferences{each}.compare(a.close->home->after(step.a, column.a),
                                          b.close->home->after(step.b, column.b));
        }
    }
}

/// Both as closely as is wished, or whichever cannot.
struct Closer {
    std::optional<Trace> a;
    std::optional<Trace> b;

    [[nodiscard]] bool is_there() const { return a && b; }
};

Closer
look_closer(const TraceSource& a, const TraceSource& b, Parting& found, const TraceWish& wish) {
    Closer closer{a(wish), b(wish)};
    found.a_is_vague = !closer.a;
    found.b_is_vague = !closer.b;
    return closer;
}

} // namespace

Parting find_parting(const TraceSource& a, const TraceSource& b) {
    const std::optional<Trace> of_a = a({});
    const std::optional<Trace> of_b = b({});
    EXPECTS(of_a && of_b);
    const Pair pair{*of_a, *of_b};
    Parting found;
    found.first_week = pair.first_week();
    found.weeks = static_cast<std::size_t>(std::max(pair.end_week() - found.first_week, 0));
    found.columns = pair.columns().size();
    found.only_a = missing_in(of_b->columns, of_a->columns, of_a->columns.size(), name_of_column);
    found.only_b = missing_in(of_a->columns, of_b->columns, of_b->columns.size(), name_of_column);
    found.digest_a = of_a->digest;
    found.digest_b = of_b->digest;
    for (std::int32_t week = found.first_week; week < pair.end_week(); ++week) {
        if (std::vector<std::string> columns = pair.differing(week); !columns.empty()) {
            found.parted = PartedWeek{week, std::move(columns), {}};
            break;
        }
    }
    if (!found.parted) {
        return found;
    }
    TraceWish wish{found.parted->week, {}, false};
    const Closer week = look_closer(a, b, found, wish);
    if (!week.is_there()) {
        return found;
    }
    found.parted->step = ClosePair{*week.a, *week.b}.find();
    if (!found.parted->step) {
        return found;
    }
    wish.neighbourhood = found.parted->step->neighbourhood;
    const Closer home = look_closer(a, b, found, wish);
    if (home.is_there()) {
        look_into(*found.parted->step, *home.a, *home.b);
    }
    return found;
}

} // namespace dowith

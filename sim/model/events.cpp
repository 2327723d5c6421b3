// SPDX-License-Identifier: Apache-2.0
#include "sim/model/events.hpp"

#include <array>
#include <limits>

namespace dowith {
namespace {

constexpr Range any_factor{0.0, 100.0};

// clang-format off
constexpr auto kinds = std::to_array<EventKind>({
    {Shock::budget, Lasting::or_for_good, true,
     {"budget", 1.0, {0.5, 1.5}, {0.0, 10.0}, "1",
     "factor on the budget of every service, from then on or for so many weeks", "scenario"}},
    {Shock::broker_leaves, Lasting::or_a_vacancy, false,
     {"broker_leaves", 0.0, any_share, any_share, "1",
     "the broker of every time bank leaves, and none is paid until the next is found", "scenario"}},
    {Shock::staff_rotation, Lasting::a_week, true,
     {"staff_rotation", 0.0, any_share, any_share, "1",
     "share of professionals who change posts: who knows whom is lost, what they believe is kept",
     "scenario"}},
    {Shock::need_shock, Lasting::weeks_said, true,
     {"need_shock", 1.0, {0.5, 3.0}, any_factor, "1",
     "factor on the rate at which citizens come into need of every service", "scenario"}},
    {Shock::champion, Lasting::weeks_said, true,
     {"champion", 0.0, {0.0, 0.4}, any_share, "1",
     "manager support that somebody adds to every service until they go", "scenario"}},
});

// clang-format on

/// Weeks from its beginning to the first without it.
double length_of(const Event& event, double broker_vacancy) {
    if (event.weeks) {
        return static_cast<double>(*event.weeks);
    }
    switch (kind_of(event).lasting) {
    case Lasting::or_for_good:
        return std::numeric_limits<double>::max();
    case Lasting::or_a_vacancy:
        return broker_vacancy;
    case Lasting::a_week:
    case Lasting::weeks_said:
        break;
    }
    return 1.0;
}

} // namespace

std::span<const EventKind> event_kinds() { return kinds; }

const EventKind& kind_of(const Event& event) {
    return kinds[static_cast<std::size_t>(event.shock)];
}

bool is_on(const Event& event, std::uint32_t weeks, double broker_vacancy) {
    return weeks >= event.from_week &&
           static_cast<double>(weeks - event.from_week) < length_of(event, broker_vacancy);
}

} // namespace dowith

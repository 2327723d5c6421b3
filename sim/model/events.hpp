// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace dowith {

/// What may happen to a policy that it did not declare. In the order of event_kinds().
enum class Shock : std::uint8_t { budget, broker_leaves, staff_rotation, need_shock, champion };

/// A dated shock in the life of a policy.
struct Event {
    Shock shock = Shock::budget;
    std::uint32_t from_week = 0;        ///< weeks since the policy began
    std::optional<std::uint32_t> weeks; ///< how long it lasts; unsaid: see Lasting
    double size = 1;                    ///< what it means, see event_kinds(); 1 where it has none
};

/// How long something lasts.
enum class Lasting : std::uint8_t {
    a_week,       ///< it happens in one week
    or_for_good,  ///< for the weeks that are said, or from then on
    or_a_vacancy, ///< for the weeks that are said, or until a broker is found
    weeks_said    ///< for the weeks that must be said
};

/// A kind of event, as scenarios name it: `{week: 52, budget: 0.8}`.
struct EventKind {
    Shock shock;
    Lasting lasting;
    bool has_size;           ///< else it is written `true`
    Declaration declaration; ///< of its size; the fallback is no change
};

/// All kinds, in the order of Shock.
[[nodiscard]] std::span<const EventKind> event_kinds();

[[nodiscard]] const EventKind& kind_of(const Event& event);

/// Whether an event is on, `weeks` after its policy began, where finding a broker takes
/// `broker_vacancy` weeks.
[[nodiscard]] bool is_on(const Event& event, std::uint32_t weeks, double broker_vacancy);

} // namespace dowith

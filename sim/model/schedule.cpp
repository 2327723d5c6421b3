// SPDX-License-Identifier: Apache-2.0
#include "sim/model/schedule.hpp"

#include "sim/model/mechanisms/attitudes.hpp"
#include "sim/model/mechanisms/commissioning.hpp"
#include "sim/model/mechanisms/delivery.hpp"
#include "sim/model/mechanisms/design_fit.hpp"
#include "sim/model/mechanisms/money.hpp"
#include "sim/model/mechanisms/need.hpp"
#include "sim/model/mechanisms/peer_support.hpp"
#include "sim/model/mechanisms/staff.hpp"
#include "sim/model/mechanisms/taking_part.hpp"
#include "sim/model/mechanisms/ties.hpp"
#include "sim/model/mechanisms/time_bank.hpp"
#include "sim/model/mechanisms/voice.hpp"
#include "sim/model/mechanisms/wellbeing.hpp"

#include <algorithm>
#include <array>

namespace dowith {
namespace {

constexpr auto week = std::to_array<Mechanism>({
    {"need", "7.1", "need arises, worsens or recovers, breaks into crises, and ends", need},
    {"ties", "7.2", "people see, meet and forget each other", ties},
    {"taking_part", "7.3", "citizens decide whether to be active in community life", taking_part},
    {"voice", "7.4", "citizens are asked, some speak, and are answered or not", voice},
    {"delivery", "7.5", "staff and citizens put in hours, and together make the outcome", delivery},
    {"design_fit", "7.6", "the service comes to fit those whose issues it acted on", design_fit},
    {"time_bank",
     "7.7",
     "members ask each other for hours, give them, and are credited",
     time_bank},
    {"peer_support",
     "7.8",
     "those who came through it are linked to those in it, for better or worse",
     peer_support},
    {"attitudes",
     "7.9",
     "beliefs, abilities and trust move with what people live through",
     attitudes},
    {"wellbeing", "7.10", "people fare as they do, give and need", wellbeing},
    {"staff", "7.11", "load strains staff, support restores them, some leave", staff},
    {"money", "7.12", "the week is paid for: agency, citizens' time, need left unmet", money},
    {"commissioning",
     "7.13",
     "need left unmet is measured; once a year hours are moved toward it, as far as citizens "
     "decide",
     take_stock,
     &commissioning},
});

} // namespace

bool is_among(std::span<const Mechanism> mechanisms, std::string_view name) {
    return std::any_of(mechanisms.begin(), mechanisms.end(), [name](const Mechanism& each) {
        return each.name == name;
    });
}

std::span<const Mechanism> schedule() { return week; }

} // namespace dowith

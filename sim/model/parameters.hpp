// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
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
#include "sim/model/policy_in_force.hpp"
#include "sim/model/population_parameters.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace dowith {

/// Every number of the model that is no lever and no property of a service, by mechanism.
struct Parameters {
    PopulationParameters population;
    PracticeParameters practice;
    NeedParameters need;
    VoiceParameters voice;
    TakingPartParameters taking_part;
    DeliveryParameters delivery;
    DesignFitParameters design_fit;
    PeerSupportParameters peer_support;
    TimeBankParameters time_bank;
    AttitudesParameters attitudes;
    StaffParameters staff;
    MoneyParameters money;
    TiesParameters ties;
    WellbeingParameters wellbeing;
    CommissioningParameters commissioning;
};

/// One parameter as a user names it: `need.exit`.
struct ParameterEntry {
    std::string_view group; ///< the mechanism that reads it
    Declaration declaration;
    std::function<double&(Parameters&)> slot;

    [[nodiscard]] std::string path() const {
        return std::string{group} + "." + std::string{declaration.name};
    }
};

/// All parameters, by mechanism in the order of the schedule.
[[nodiscard]] std::span<const ParameterEntry> all_parameters();

/// Every parameter at its declared default.
[[nodiscard]] Parameters default_parameters();

} // namespace dowith

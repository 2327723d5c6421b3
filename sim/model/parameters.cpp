// SPDX-License-Identifier: Apache-2.0
#include "sim/model/parameters.hpp"

#include <vector>

namespace dowith {
namespace {

template <class Group>
void enlist(std::vector<ParameterEntry>& all,
            std::string_view name,
            Group Parameters::*group,
            std::span<const Declared<Group>> declarations) {
    for (const Declared<Group>& each : declarations) {
        const auto member = each.member;
        all.push_back({name, each.declaration, [group, member](Parameters& p) -> double& {
                           return p.*group.*member;
                       }});
    }
}

std::vector<ParameterEntry> enlist_all() {
    std::vector<ParameterEntry> all;
    enlist(all, "population", &Parameters::population, population_declarations());
    enlist(all, "practice", &Parameters::practice, practice_declarations());
    enlist(all, "need", &Parameters::need, need_declarations());
    enlist(all, "voice", &Parameters::voice, voice_declarations());
    enlist(all, "taking_part", &Parameters::taking_part, taking_part_declarations());
    enlist(all, "delivery", &Parameters::delivery, delivery_declarations());
    enlist(all, "design_fit", &Parameters::design_fit, design_fit_declarations());
    enlist(all, "time_bank", &Parameters::time_bank, time_bank_declarations());
    enlist(all, "peer_support", &Parameters::peer_support, peer_support_declarations());
    enlist(all, "attitudes", &Parameters::attitudes, attitudes_declarations());
    enlist(all, "staff", &Parameters::staff, staff_declarations());
    enlist(all, "money", &Parameters::money, money_declarations());
    enlist(all, "ties", &Parameters::ties, ties_declarations());
    enlist(all, "wellbeing", &Parameters::wellbeing, wellbeing_declarations());
    enlist(all, "commissioning", &Parameters::commissioning, commissioning_declarations());
    return all;
}

} // namespace

std::span<const ParameterEntry> all_parameters() {
    static const std::vector<ParameterEntry> all = enlist_all();
    return all;
}

Parameters default_parameters() {
    Parameters p;
    for (const ParameterEntry& entry : all_parameters()) {
        entry.slot(p) = entry.declaration.fallback;
    }
    return p;
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/lever_groups.hpp"

#include <array>

namespace dowith {
namespace {

using Name = std::string_view;

constexpr std::array asking{Name{"information"},
                            Name{"voice"},
                            Name{"contacts_per_year"},
                            Name{"promised"},
                            Name{"outreach"}};
constexpr std::array answering{Name{"response_rate"}, Name{"response_delay"}, Name{"delivered"}};
constexpr std::array power{
    Name{"design_power"}, Name{"commissioning_power"}, Name{"assessment_power"}};
constexpr std::array delivery{Name{"delivery_share"},
                              Name{"asset_recognition"},
                              Name{"reciprocity"},
                              Name{"role_blurring"},
                              Name{"conditionality"}};
constexpr std::array backing{
    Name{"manager_support"}, Name{"training"}, Name{"facilitation"}, Name{"fidelity"}};
constexpr std::array peers{Name{"peer_support"}};
constexpr std::array bank{Name{"time_bank.open"},
                          Name{"time_bank.broker_hours"},
                          Name{"time_bank.floor"},
                          Name{"time_bank.cap"},
                          Name{"time_bank.gift"},
                          Name{"time_bank.issue"},
                          Name{"time_bank.levy"},
                          Name{"time_bank.grants"},
                          Name{"time_bank.donation"},
                          Name{"time_bank.expiry"},
                          Name{"time_bank.provider"},
                          Name{"time_bank.choices"},
                          Name{"time_bank.thresholds"},
                          Name{"time_bank.time_credits"},
                          Name{"time_bank.venues"},
                          Name{"time_bank.endowment"}};
constexpr std::array means{Name{"budget"}, Name{"skill_factor"}, Name{"fit_bonus"}};

constexpr std::array groups{
    LeverGroup{"asking", "asking people", asking},
    LeverGroup{"answering", "answering them", answering},
    LeverGroup{"power", "power to decide", power},
    LeverGroup{"delivery", "delivering together", delivery},
    LeverGroup{"backing", "backing of staff", backing},
    LeverGroup{"peers", "peer support", peers},
    LeverGroup{"bank", "the time bank", bank},
    LeverGroup{"means", "staff hours and their skill", means},
    LeverGroup{"events", "what befalls the policy", {}, true},
};
static_assert(groups.size() == groups_all);

constexpr std::array mergers{
    // What people are asked, and what comes back.
    GroupMerger{0, 1, "asking and answering people"},
    // What a policy is given and meets, not what it does.
    GroupMerger{7, 8, "staff hours, their skill and events"},
    // Help among citizens.
    GroupMerger{5, 6, "peer support and the time bank"},
};
static_assert(groups.size() - mergers.size() == groups_least);

} // namespace

std::span<const LeverGroup> lever_groups() { return groups; }

std::span<const GroupMerger> group_mergers() { return mergers; }

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/model/policy_in_force.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"

#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<PracticeParameters>>({
    {&PracticeParameters::release_half,
     {"release_half", 0.3, {0.2, 0.4}, {0.001, 1.0}, "1",
     "manager support at which half of declared practice is let happen", "assumption"}},
    {&PracticeParameters::release_steepness,
     {"release_steepness", 4.0, {2.0, 8.0}, {0.1, 50.0}, "1",
     "how sharply practice stalls below that support", "assumption"}},
    {&PracticeParameters::rounds_floor,
     {"rounds_floor", 0.4, {0.2, 0.8}, any_share, "1",
     "share of planned contacts that takes place without any support from managers", "assumption"}},
    {&PracticeParameters::set_up_weeks,
     {"set_up_weeks", 26.0, {13.0, 52.0}, not_negative, "week",
     "time over which co-delivery takes setting up", "assumption"}},
    {&PracticeParameters::broker_vacancy,
     {"broker_vacancy", 12.0, {6.0, 26.0}, {0.0, 10400.0}, "week",
     "time until another broker is found after one has left",
     "assumption: as long as for a professional's post"}},
    {&PracticeParameters::manager_support_shift,
     {"manager_support_shift", 0.0, {-0.3, 0.2}, {-1.0, 1.0}, "1",
     "support of this place's managers against what policies declare",
     "assumption: drawn in uncertainty runs, so that good support is not taken for granted"}},
    {&PracticeParameters::fidelity_shift,
     {"fidelity_shift", 0.0, {-0.4, 0.2}, {-1.0, 1.0}, "1",
     "fidelity in this place against what policies declare",
     "Green 2020: 40 to 100 % of the method is carried out"}},
});

// clang-format on

/// Calls visit(event) for every event that is on. Events of one kind pile up: factors multiply.
template <class Visit>
void for_each_on(const Policy& policy,
                 std::uint32_t weeks,
                 const PracticeParameters& p,
                 Visit&& visit) {
    for (const Event& event : policy.events) {
        if (is_on(event, weeks, p.broker_vacancy)) {
            visit(event);
        }
    }
}

void strike(InForce& now, const Event& event) {
    switch (event.shock) {
    case Shock::budget:
        now.practice.budget *= event.size;
        break;
    case Shock::champion:
        now.practice.manager_support += event.size;
        break;
    case Shock::need_shock:
        now.onset_factor *= event.size;
        break;
    case Shock::staff_rotation: // of those whom the one leaves in their posts, the other takes some
        now.rotation = 1.0 - (1.0 - now.rotation) * (1.0 - event.size);
        break;
    case Shock::broker_leaves:
        break; // strikes the time bank
    }
}

} // namespace

std::span<const Declared<PracticeParameters>> practice_declarations() { return declared; }

double release(double manager_support, const PracticeParameters& p) {
    EXPECTS(manager_support >= 0.0 && manager_support <= 1.0);
    const double s = maths::pow(manager_support, p.release_steepness);
    return s / (s + maths::pow(p.release_half, p.release_steepness));
}

InForce in_force(const Policy& policy,
                 std::uint32_t weeks,
                 std::size_t service,
                 const PracticeParameters& p) {
    InForce now;
    now.practice = policy.stage_at(weeks).practice[service];
    for_each_on(policy, weeks, p, [&](const Event& event) { strike(now, event); });
    Practice& practice = now.practice;
    practice.manager_support =
        maths::clamp_share(practice.manager_support + p.manager_support_shift);
    practice.fidelity = maths::clamp_share(practice.fidelity + p.fidelity_shift);
    now.release = release(practice.manager_support, p);
    now.rounds_held = p.rounds_floor + (1.0 - p.rounds_floor) * now.release;
    now.setting_up =
        practice.delivery_share > 0.0 &&
        static_cast<double>(policy.weeks_of_co_delivery(weeks, service)) < p.set_up_weeks;
    return now;
}

BankRules bank_in_force(const Policy& policy, std::uint32_t weeks, const PracticeParameters& p) {
    BankRules bank = policy.stage_at(weeks).bank;
    for_each_on(policy, weeks, p, [&](const Event& event) {
        if (event.shock == Shock::broker_leaves && bank.is_open()) {
            bank.open = 1.0;
            bank.broker_hours = 0.0;
        }
    });
    return bank;
}

} // namespace dowith

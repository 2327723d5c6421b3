// SPDX-License-Identifier: Apache-2.0
#include "tests/support/worked_numbers.hpp"

namespace dowith {
namespace {

constexpr PopulationParameters worked_population{
    .self_efficacy = 0.45,
    .self_efficacy_sd = 0.18,
    .self_efficacy_gap = 0.06,
    .external_efficacy = 0.26,
    .external_efficacy_sd = 0.12,
    .external_efficacy_gap = 0.04,
    .trust = 0.45,
    .trust_sd = 0.15,
    .capability = 0.5,
    .capability_sd = 0.12,
    .connectedness = 0.45,
    .connectedness_sd = 0.18,
    .free_hours = 10.0,
    .free_hours_sd = 0.6,
    .giving_sd = 1.4,
    .threshold = 0.45,
    .known_skills = 0.35,
    .rewiring = 0.2,
    .border_kin = 0.1,
    .severity_scale = 0.88,
    .client_dependency = 0.45,
    .client_bond = 0.7,
    .client_quality = 0.4,
    .staff_skill_sd = 0.1,
    .staff_attitude = 0.45,
    .staff_attitude_sd = 0.12,
    .staff_burnout = 0.45,
    .staff_burnout_sd = 0.15,
};

constexpr PracticeParameters worked_practice{
    .release_half = 0.3,
    .release_steepness = 4.0,
    .rounds_floor = 0.4,
    .set_up_weeks = 26.0,
    .broker_vacancy = 12.0,
    .manager_support_shift = 0.0,
    .fidelity_shift = 0.0,
};

constexpr NeedParameters worked_need{
    .disadvantage = 0.5,
    .ties = 0.6,
    .dependency = 0.3,
    .agency = 0.5,
    .severity_a = 2.0,
    .severity_b = 4.0,
    .worsen = 0.2,
    .recover = 0.55,
    .exit = 0.35,
    .closed_below = 0.02,
    .variation_sd = 0.26,
    .variation_half_life = 10.0,
    .crisis_rate = 1.6,
    .crisis_severity = 0.2,
    .crisis_trust = 0.05,
};

constexpr VoiceParameters worked_voice{
    .public_share = 0.15,
    .reach_gap = 0.4,
    .usual = 1.0,
    .recent_weeks = 26.0,
    .trust_gain = 0.05,
    .loss_ratio = 2.5,
    .efficacy_gain = 0.15,
    .heard_gain = 0.02,
    .self_efficacy_gain = 0.02,
    .fatigue_step = 0.25,
    .fatigue_half_life = 35.0,
    .cynicism_step = 0.03,
    .cynicism_half_life = 52.0,
    .contact_hours = 0.03,
    .answer_hours = 0.5,
    .speaking_hours = 1.0,
    .advisory_power = 0.05,
};

constexpr TakingPartParameters worked_taking_part{
    .intercept = -2.8,
    .efficacy = 3.0,
    .efficacy_floor = 0.5,
    .ties = 0.8,
    .ties_active = 1.0,
    .motives = 0.35,
    .credit = 0.0,
    .cost = 1.5,
    .cost_hours = 1.0,
    .fatigue = 3.5,
    .asked = 0.8,
    .gap_voice = 0.8,
    .gap_action = 0.2,
    .collective = 1.0,
    .salience = 0.3,
    .information_ease = 0.3,
    .refresh = 0.04,
    .community_hours = 0.8,
    .community_hours_max = 0.5,
};

constexpr DeliveryParameters worked_delivery{
    .kin = 0.2,
    .triage = 0.5,
    .relief = 1.0,
    .own_hours_max = 0.3,
    .skill_strain = 0.5,
    .reference_burnout = 0.45,
    .bond_gain = 0.03,
    .bond_skill = 0.1,
    .bond_blurring = 0.5,
    .conflict = 0.25,
    .conflict_below = 0.25,
    .quality_weight = 0.25,
    .set_up = 0.25,
    .co_ordination = 0.5,
    .learning = 0.85,
    .co_delivery_refresh = 0.08,
    .information_input = 0.6,
    .compulsion_fatigue = 0.1,
    .withdrawal = 1.0,
    .returning = 0.5,
};

constexpr DesignFitParameters worked_design_fit{
    .learning = 0.15,
    .groups = 8.0,
    .spill = 0.3,
    .volume = 60.0,
    .fading = 0.03,
    .half_life = 13.0,
};

constexpr AttitudesParameters worked_attitudes{
    .mastery = 0.0085,
    .failure = 0.01,
    .self_efficacy_half_life = 104.0,
    .external_efficacy_half_life = 156.0,
    .information_efficacy = 0.06,
    .social_learning = 0.1,
    .capability_gain = 0.004,
    .capability_half_life = 104.0,
    .facilitation_full = 0.02,
    .dependency_gain = 0.02,
    .dependency_loss = 0.06,
    .dependency_floor = 0.1,
    .trust_rate = 0.3,
    .trust_quality = 0.5,
    .trust_bond = 0.1,
    .trust_absence = 0.2,
    .trust_public = 0.3,
    .reference_quality = 0.4,
    .reference_bond = 0.6,
    .reference_staff_input = 0.85,
    .recognition = 2.0,
};

constexpr StaffParameters worked_staff{
    .contract = 36.0,
    .direct = 0.72,
    .load_weight = 0.25,
    .strain = 0.78,
    .overload = 0.45,
    .role_conflict = 0.05,
    .relief = 0.3,
    .recovery = 0.9,
    .absence = 0.04,
    .absence_burnout = 0.08,
    .vacancy_weeks = 12.0,
    .quit_low = 0.08,
    .quit_high = 0.25,
    .new_skill = 0.85,
    .new_skill_half_life = 52.0,
    .new_burnout = 0.4,
    .autonomy = 0.4,
    .autonomy_blurring = 0.2,
    .attitude_half_life = 78.0,
    .attitude_training = 0.15,
    .attitude_success = 0.2,
    .attitude_support = 0.3,
    .attitude_overload = 0.5,
    .attitude_cynicism = 0.4,
};

constexpr MoneyParameters worked_money{
    .wage = 30.0,
    .crisis = 3000.0,
    .training = 30.0,
    .citizen_hour = 12.0,
    .unmet_need = 30000.0,
    .avoided_hour = 30.0,
    .cashable = 0.25,
    .cashable_from = 52.0,
    .cashable_until = 156.0,
};

constexpr CommissioningParameters worked_commissioning{
    .period = 52.0,
    .pace = 0.5,
    .floor = 0.6,
};

constexpr Technology long_term_care{
    .prevalence = 0.0436,
    .onset_rate = 0.015,
    .hours_full = 6.0,
    .substitution = 0.5,
    .staff_weight = 0.6,
    .returns = 0.9,
    .own_input = 0.15,
    .safe_staff_input = 0.35,
    .harm = 2.0,
    .amateur_risk = 0.0,
    .fit_floor = 0.65,
    .fit_ceiling = 0.95,
    .relationship = 1.0,
};

} // namespace

Parameters worked_parameters() {
    return {
        .population = worked_population,
        .practice = worked_practice,
        .need = worked_need,
        .voice = worked_voice,
        .taking_part = worked_taking_part,
        .delivery = worked_delivery,
        .design_fit = worked_design_fit,
        .attitudes = worked_attitudes,
        .staff = worked_staff,
        .money = worked_money,
        .commissioning = worked_commissioning,
    };
}

Technology worked_technology() { return long_term_care; }

} // namespace dowith

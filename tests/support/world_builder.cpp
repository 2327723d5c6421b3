// SPDX-License-Identifier: Apache-2.0
#include "tests/support/world_builder.hpp"

#include "sim/scenario/population.hpp"
#include "tests/support/worked_numbers.hpp"

namespace dowith {

Policy one_practice(const std::string& name, const Practice& practice, std::size_t services) {
    Stage stage;
    stage.rung = name;
    stage.rung_number = 3;
    stage.practice.assign(services, practice);
    stage.bank = default_bank_rules();
    return {name, {stage}};
}

Practice busy_practice() {
    Practice practice = default_practice();
    practice.voice = 0.8;
    practice.contacts_per_year = 12.0;
    practice.response_rate = 0.5;
    practice.response_delay = 3.0;
    practice.promised = 0.6;
    practice.outreach = 0.4;
    practice.design_power = 0.5;
    practice.assessment_power = 0.5;
    practice.delivery_share = 0.4;
    practice.asset_recognition = 0.5;
    practice.reciprocity = 0.5;
    practice.peer_support = 1.0;
    practice.role_blurring = 0.5;
    practice.facilitation = 0.02;
    practice.training = 20.0;
    practice.manager_support = 0.7;
    practice.conditionality = 0.2;
    return practice;
}

BankRules busy_bank_rules() {
    BankRules rules = default_bank_rules();
    rules.broker_hours = 40.0;
    rules.gift = 2.0;
    rules.issue = 3.0;
    rules.levy = 6.0;
    rules.grants = 0.5;
    rules.donation = 0.2;
    rules.expiry = 26.0;
    rules.provider = static_cast<double>(ProviderRule::best_of_d);
    rules.thresholds = static_cast<double>(ThresholdRule::best_reply);
    rules.time_credits = 1.0;
    rules.venues = 0.1;
    return rules;
}

void SmallWorld::run(std::uint32_t weeks, const See& see) {
    const auto executor = serial_executor();
    run(weeks, *executor, see);
}

void SmallWorld::run(std::uint32_t weeks, Executor& executor, const See& see) {
    const Rules rules{setting, policy, begins, mechanisms};
    const auto show = [&see](const District<Neighbourhood>& now) {
        if (see) {
            see(now);
        }
    };
    run_weeks(district, rules, executor, district.week + weeks, show);
}

WorldBuilder& WorldBuilder::citizens(std::uint32_t in_all) {
    plan_.citizens = in_all;
    return *this;
}

WorldBuilder& WorldBuilder::neighbourhoods(std::uint32_t count) {
    plan_.neighbourhoods = count;
    return *this;
}

WorldBuilder& WorldBuilder::seed(std::uint64_t seed) {
    seed_ = seed;
    return *this;
}

WorldBuilder& WorldBuilder::practice(const Practice& practice) {
    practice_ = practice;
    return *this;
}

WorldBuilder& WorldBuilder::bank(const BankRules& rules) {
    bank_ = rules;
    return *this;
}

WorldBuilder& WorldBuilder::services(std::size_t count) {
    services_ = count;
    return *this;
}

WorldBuilder& WorldBuilder::posts_per_1000(double posts) {
    posts_per_1000_ = posts;
    return *this;
}

WorldBuilder& WorldBuilder::tuned(const std::function<void(Parameters&)>& tune) {
    tune(parameters_);
    return *this;
}

WorldBuilder& WorldBuilder::technology(const std::function<void(Technology&)>& tune) {
    tune(technology_);
    return *this;
}

SmallWorld WorldBuilder::build() const {
    SmallWorld world{
        .setting = {parameters_, std::vector<Technology>(services_, technology_), Luck{seed_, 0}},
        .policy = one_practice("the policy", practice_, services_),
        .district = {}};
    world.policy.stages[0].bank = bank_;
    const std::vector<ServicePlan> services(
        services_, ServicePlan{"care", "long-term-care", technology_, posts_per_1000_});
    world.district.neighbourhoods = draw_population(plan_, services, world.setting);
    open_board(world.district, Rules{world.setting, world.policy, world.begins});
    return world;
}

HandMade::HandMade(std::size_t citizens, std::size_t services)
    : parameters{worked_parameters()}, technologies(services, worked_technology()),
      practices(services) {
    home.id = NeighbourhoodId{0U};
    Citizens& all = home.citizens;
    all.resize(citizens);
    for (const CitizenId c : all.rows()) {
        all.advantage[c] = (static_cast<float>(c.value) + 0.5F) / static_cast<float>(citizens);
        all.age_band[c] = 2; // neither young nor old
        all.free_hours[c] = 10.0F;
        all.giving[c] = 1.0F;
        all.motives[c] = 0.5F;
        all.base_self_efficacy[c] = all.self_efficacy[c] = all.ties_efficacy[c] = 0.45F;
        all.base_external_efficacy[c] = all.external_efficacy[c] = 0.26F;
        all.base_trust[c] = all.trust[c] = 0.45F;
        all.base_capability[c] = all.capability[c] = 0.5F;
        all.base_peer_trust[c] = all.peer_trust[c] = Strength{0.5};
        all.dependency[c] = 0.1F;
        all.connectedness[c] = 0.45F;
        all.disposition[c] = 0.5F;
        all.skills[c] = 0b1011;
        all.recognised[c] = 0b0001;
        all.need_group[c] = static_cast<std::uint8_t>(c.value % 8U);
    }
    board.assign(1, Neighbourhood::Notice(citizens));
    home.take_reference();
    for (InForce& each : practices) {
        each.practice = default_practice();
    }
    home.teams.resize(services);
    for (std::size_t service = 0; service < services; ++service) {
        Team& team = home.teams[service];
        team.professionals.push_back({.skill = 1.0F,
                                      .base_attitude = 0.45F,
                                      .attitude = 0.45F,
                                      .burnout = 0.45F,
                                      .satisfaction = 0.5F,
                                      .tenure_weeks = 0xFFFFU}); // settled in for good
        team.design.fit.fill(technologies[service].fit_floor);
        team.mean_quality = 0.4;
    }
}

Case& HandMade::open_case(CitizenId c, float severity, std::size_t service) {
    Team& team = home.teams[service];
    EXPECTS(team.cases.empty() || team.cases.back().citizen < c);
    team.cases.push_back({.citizen = c,
                          .professional = ProfessionalId{0U},
                          .severity = severity,
                          .effective_severity = severity,
                          .quality = 0.4F,
                          .staff_input = 1.0F,
                          .bond = 0.6F});
    ++team.professionals[ProfessionalId{0U}].caseload;
    auto& membership = home.citizens.client_of[c];
    membership = static_cast<std::uint8_t>(membership | 1U << service);
    return team.cases.back();
}

void HandMade::open_all_cases(float severity) {
    for (const CitizenId c : home.citizens.rows()) {
        open_case(c, severity);
    }
}

void HandMade::live(void (*mechanism)(Neighbourhood&, const WeekContext&), Week week) {
    Scratch scratch;
    const WeekContext now{.parameters = parameters,
                          .technologies = technologies,
                          .practices = practices,
                          .bank = bank,
                          .luck = luck,
                          .week = week,
                          .years = 1.0 / weeks_per_year,
                          .board = board,
                          .scratch = scratch};
    home.happenings = {};
    mechanism(home, now);
}

} // namespace dowith

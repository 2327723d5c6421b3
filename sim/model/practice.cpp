// SPDX-License-Identifier: Apache-2.0
#include "sim/model/practice.hpp"

#include "sim/model/defaults.hpp"

#include <array>

namespace dowith {
namespace {

constexpr Range plausible_contacts{0.0, 24.0};
constexpr Range plausible_delay{1.0, 26.0};
constexpr Range plausible_training{0.0, 60.0};

// clang-format off
constexpr auto declared = std::to_array<Declared<Practice>>({
    {&Practice::information,
     {"information", 0.7, any_share, any_share, "1",
     "how fully people are told how the service works and what was decided",
     "ladder of participation, nef and TLAP; level of each rung: assumption"}},
    {&Practice::voice,
     {"voice", 0.05, any_share, any_share, "1", "how fully people are heard when they are asked",
     "ladder of participation, nef and TLAP; level of each rung: assumption"}},
    {&Practice::contacts_per_year,
     {"contacts_per_year", 0.6, plausible_contacts, {0.0, 52.0}, "1/year",
     "how often a client is asked for a view; others are asked less, see voice.public_share",
     "assumption: twelve a year where voice is full"}},
    {&Practice::response_rate,
     {"response_rate", 0.2, any_share, any_share, "1",
     "share of raised issues that the service means to act on",
     "assumption; consultation that changes little: Boyle 2007"}},
    {&Practice::response_delay,
     {"response_delay", 8.0, plausible_delay, {1.0, 104.0}, "week",
     "weeks from raising an issue to the answer falling due", "assumption"}},
    {&Practice::promised,
     {"promised", 0.0, any_share, any_share, "1", "influence promised to those who are asked",
     "IAP2 spectrum: each level carries a promise to the public; size: assumption"}},
    {&Practice::delivered,
     {"delivered", 0.7, any_share, any_share, "1", "influence delivered when an issue is answered",
     "assumption"}},
    {&Practice::outreach,
     {"outreach", 0.0, any_share, any_share, "1",
     "effort to reach those who do not come by themselves; changes who is asked, never how many",
     "Vanleene, Voets and Verschuere 2018; size: assumption"}},
    {&Practice::design_power,
     {"design_power", 0.0, any_share, any_share, "1", "citizens' share in designing the service",
     "Bovaird 2007, user and professional roles; level of each rung: assumption"}},
    {&Practice::commissioning_power,
     {"commissioning_power", 0.0, any_share, any_share, "1",
     "citizens' share in deciding where the money goes", "Loeffler and Bovaird, four Co's"}},
    {&Practice::assessment_power,
     {"assessment_power", 0.0, any_share, any_share, "1",
     "citizens' share in judging the service, which keeps what was learned alive",
     "Loeffler and Bovaird, four Co's; effect: assumption"}},
    {&Practice::delivery_share,
     {"delivery_share", 0.0, any_share, any_share, "1",
     "share of a case's requirement that a client who takes part gives in own hours",
     "Boyle and Harris 2009; level: assumption"}},
    {&Practice::asset_recognition,
     {"asset_recognition", 0.0, any_share, any_share, "1",
     "how actively staff look for what people can do", "nef and NESTA, six characteristics"}},
    {&Practice::reciprocity,
     {"reciprocity", 0.0, any_share, any_share, "1",
     "how far clients are asked in person to give something back in community life",
     "Cahn, core principles; Boyle and Harris 2009; effect: assumption"}},
    {&Practice::peer_support,
     {"peer_support", 0.0, any_share, any_share, "1",
     "how fully people who came through it are linked to those in it",
     "Family by Family; nef and NESTA, peer networks"}},
    {&Practice::role_blurring,
     {"role_blurring", 0.0, any_share, any_share, "1",
     "how far the line between staff and citizens is dissolved",
     "nef and NESTA, six characteristics; effect: assumption"}},
    {&Practice::facilitation,
     {"facilitation", 0.0, {0.0, 0.2}, any_share, "1",
     "share of staff hours spent coaching people to do things themselves",
     "nef and NESTA, catalysts; level: assumption"}},
    {&Practice::training,
     {"training", 0.0, plausible_training, {0.0, 400.0}, "h/year",
     "training in working with people, hours per professional and year",
     "Boyle 2007: capacity needs resourcing"}},
    {&Practice::manager_support,
     {"manager_support", 0.5, any_share, any_share, "1",
     "how far managers back the practice that was declared",
     "Kjellstrom, Sarre and Masterson 2024; level: assumption"}},
    {&Practice::fidelity,
     {"fidelity", 0.7, {0.3, 1.0}, any_share, "1", "how much of the declared method is carried out",
     "Green 2020: experience-based co-design at 40 to 100 % of the method"}},
    {&Practice::conditionality,
     {"conditionality", 0.0, any_share, any_share, "1",
     "how far contributing is made a condition of being served",
     "Steen, Brandsen and Verschuere 2018, implicit demands; level: assumption"}},
    {&Practice::budget,
     {"budget", 1.0, {0.5, 1.5}, {0.0, 10.0}, "1", "staff hours paid for, today's being 1",
     "scenario"}},
    {&Practice::skill_factor,
     {"skill_factor", 1.0, {0.5, 1.5}, {0.0, 5.0}, "1",
     "skill of the whole team against today's, for asking what an excellent service would do",
     "scenario; teen courts against a good diversion scheme: Butts, Buck and Coggeshall 2002"}},
    {&Practice::fit_bonus,
     {"fit_bonus", 0.0, {-0.3, 0.3}, {-1.0, 1.0}, "1",
     "design fit that professionals reach by themselves, above the technology's own",
     "scenario; as skill_factor"}},
});
// clang-format on

} // namespace

std::span<const Declared<Practice>> levers() { return declared; }

Practice default_practice() { return defaults<Practice>(declared); }

} // namespace dowith

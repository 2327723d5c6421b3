// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bench.hpp"

#include <array>

namespace dowith {
namespace {

// Co-production must be able to fail: each failure with the trigger that the evidence names.

constexpr std::string_view place = "place";
constexpr std::string_view steen = "Steen, Brandsen and Verschuere 2018, seven evils";
constexpr Weeks at_the_end{156, 208};
constexpr Weeks whole_run{0, 208};

Sample
at_end(Bench& bench, std::string_view policy, std::string_view from, std::string_view indicator) {
    return bench.difference(place, policy, from, indicator, at_the_end);
}

Sample saving_by_dumping(Bench& bench, std::string_view cost) {
    return bench.difference(place, "informing", "dumped", cost, whole_run);
}

Sample hours_dumped(Bench& bench) {
    return combined(bench.level(place, "dumped", "citizen_hours", at_the_end),
                    bench.level(place, "informing", "citizen_hours", at_the_end),
                    [](double after, double before) { return after / before; });
}

constexpr std::array f1{
    Part{"trust of clients, dumped less informed",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "dumped", "informing", "trust_clients"); }},
    Part{"trust of clients, dumped less the same at full budget",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "dumped", "full", "trust_clients"); }},
    Part{"need left unmet, dumped less informed",
         "1e-3",
         at_least_zero,
         Estimator::median,
         [](Bench& b) { return at_end(b, "dumped", "informing", "unmet_need"); }},
    Part{"citizens' hours, dumped over informed",
         "1",
         {.low = 1.5},
         Estimator::median,
         hours_dumped},
    Part{"what the agency saves",
         "GBP year-1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) { return saving_by_dumping(b, "agency_cost"); }},
    Part{"what the agency saves less what society saves",
         "GBP year-1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) {
             return combined(saving_by_dumping(b, "agency_cost"),
                             saving_by_dumping(b, "social_cost"),
                             [](double agency, double society) { return agency - society; });
         }},
    Part{"social cost, dumped less the same at full budget",
         "GBP year-1",
         at_least_zero,
         Estimator::median,
         [](Bench& b) { return b.difference(place, "dumped", "full", "social_cost", whole_run); }},
};

constexpr std::array f3{
    Part{"net social benefit of sharing the work, without a voice",
         "GBP year-1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) {
             return b.difference("station", "informing", "voiceless", "social_cost", {0, 156});
         }},
};

constexpr std::array f8{
    Part{"cynicism of staff, tokens less informing",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "consulting", "informing", "staff_cynicism"); }},
    Part{"fit of the design, tokens less informing",
         "1",
         {.low = -1e-6, .high = 1e-6},
         Estimator::mean,
         [](Bench& b) { return at_end(b, "consulting", "informing", "design_fit"); }},
    Part{"citizens who speak, tokens less answers",
         "1e-3 year-1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "consulting", "responsive", "speaking"); }},
    Part{"share of speakers who had spoken before, tokens less informing",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "consulting", "informing", "usual_suspects"); }},
};

constexpr std::array f9{
    Part{"rung that is reached, of seven declared",
         "1",
         {.low = 4.0, .high = 5.0},
         Estimator::median,
         [](Bench& b) { return b.realised_rung(place, "unbacked"); }},
    Part{"need met, without managers less informing",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "unbacked", "informing", "need_met"); }},
};

Sample stretched(Bench& bench, std::string_view from, std::string_view indicator) {
    return bench.difference("stretched", "overhead", from, indicator, at_the_end);
}

constexpr std::array f10{
    Part{"staff load under overhead, final year",
         "1",
         {.low = 1.1},
         Estimator::median,
         [](Bench& b) { return b.level("stretched", "overhead", "staff_load", at_the_end); }},
    Part{"burnout of staff, overhead less the same without it",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) { return stretched(b, "short", "staff_burnout"); }},
    Part{"burnout of staff, overhead less informing",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) { return stretched(b, "informing", "staff_burnout"); }},
    Part{"professionals who quit, overhead less informing",
         "year-1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) { return stretched(b, "informing", "staff_leaving"); }},
    Part{"bond of clients and professionals, overhead less informing",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) { return stretched(b, "informing", "bond"); }},
    Part{"trust of clients, overhead less informing",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) { return stretched(b, "informing", "trust_clients"); }},
};

constexpr std::array f15{
    Part{"crises, co-production less informing",
         "1e-3 year-1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) {
             return b.difference("emergency", "full", "informing", "crises", at_the_end);
         }},
};

constexpr std::array f16{
    Part{"need met, full co-production less excellent professionals",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "full", "excellent", "need_met"); }},
    Part{"need met, full co-production less the ordinary service",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& b) { return at_end(b, "full", "informing", "need_met"); }},
};

constexpr std::array all{
    Claim{"F1",
          ClaimKind::failure,
          "work that is dumped on citizens fails them, however it is called",
          steen,
          {place, {"full", "dumped"}},
          f1},
    Claim{"F3",
          ClaimKind::failure,
          "where hours replace each other and few take part, the trouble outweighs the gain",
          steen,
          {"station", {"voiceless"}},
          f3},
    Claim{"F8",
          ClaimKind::failure,
          "tokens of voice frustrate staff, fit nobody better, and wear speakers out",
          "Arnstein 1969; Boyle 2007: frustrates both sides",
          {place, {"consulting", "responsive"}},
          f8},
    Claim{"F9",
          ClaimKind::failure,
          "without managers behind it, co-production is a word",
          "nef slides: staff capacity must be resourced and backed by managers",
          {place, {"unbacked"}},
          f9},
    Claim{"F10",
          ClaimKind::failure,
          "overhead on too few staff burns them out, and those who know the clients leave",
          "job demands and resources; hysteresis without further staff: assumption",
          {"stretched", {"short", "overhead"}},
          f10},
    Claim{"F15",
          ClaimKind::failure,
          "in acute, safety-critical care untrained hands bring more crises",
          "works best where relationships are long: Boyle and Harris 2009",
          {"emergency", {"full"}},
          f15},
    Claim{"F16",
          ClaimKind::failure,
          "against an excellent professional service co-production gains nothing",
          "Butts, Buck and Coggeshall 2002: teen courts beat ordinary processing, not a good "
          "diversion",
          {place, {"full", "excellent"}},
          f16},
};

} // namespace

std::span<const Claim> claims_of_failures() { return all; }

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/model/team.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

void add_case(const Case& each, Digest& digest) {
    digest.add(std::uint64_t{each.citizen.value} << 32U | each.professional.value);
    for (const float value : {each.severity,
                              each.variation,
                              each.effective_severity,
                              each.quality,
                              each.staff_input,
                              each.citizen_input,
                              each.required_hours,
                              each.own_hours,
                              each.peer_hours,
                              each.bank_hours,
                              each.own_hours_total,
                              each.bond,
                              each.offer_disposition,
                              each.take_up_disposition}) {
        digest.add(value);
    }
    const unsigned flags = (each.co_delivers ? 1U : 0U) | (each.compelled ? 2U : 0U) |
                           (each.withdrawn ? 4U : 0U) | (each.peer_conflict ? 8U : 0U) |
                           (each.clash ? 16U : 0U) | (each.was_deep ? 32U : 0U);
    digest.add(std::uint64_t{each.opened_week} << 32U | flags);
}

void add_professional(const Professional& each, Digest& digest) {
    for (const float value :
         {each.skill, each.base_attitude, each.attitude, each.burnout, each.satisfaction}) {
        digest.add(value);
    }
    digest.add(std::uint64_t{each.tenure_weeks} << 32U | std::uint64_t{each.vacant_weeks} << 16U |
               each.caseload);
}

} // namespace

std::size_t Team::posts_filled() const {
    const auto all = professionals.span();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const Professional& p) { return p.in_post(); }));
}

const Case* Team::case_of(CitizenId citizen) const {
    const auto place =
        std::lower_bound(cases.begin(), cases.end(), citizen, [](const Case& each, CitizenId c) {
            return each.citizen < c;
        });
    return place != cases.end() && place->citizen == citizen ? &*place : nullptr;
}

Case* Team::case_of(CitizenId citizen) {
    const Case* const found = std::as_const(*this).case_of(citizen);
    return found != nullptr ? &cases[static_cast<std::size_t>(found - cases.data())] : nullptr;
}

ProfessionalId Team::least_busy() const {
    ProfessionalId best = ProfessionalId::none();
    for (const ProfessionalId p : professionals.rows()) {
        if (professionals[p].in_post() &&
            (!best.exists() || professionals[p].caseload < professionals[best].caseload)) {
            best = p;
        }
    }
    return best;
}

void Team::add_to(Digest& digest) const {
    digest.add(std::uint64_t{cases.size()});
    digest.add(std::uint64_t{professionals.size()});
    digest.add(std::uint64_t{issues.size()});
    for (const Case& each : cases) {
        add_case(each, digest);
    }
    for (const Professional& each : professionals.span()) {
        add_professional(each, digest);
    }
    for (const Issue& issue : issues) {
        digest.add(std::uint64_t{issue.citizen.value} << 32U | issue.due_week);
        digest.add(issue.promised);
    }
    digest.add(std::uint64_t{peer_links.size()});
    for (const PeerLink& link : peer_links) {
        digest.add(std::uint64_t{link.supporter.value} << 32U | link.seeker.value);
        digest.add(std::uint64_t{link.until_week} << 1U | (link.is_bad ? 1U : 0U));
    }
    for (const auto& stock : design.answered) {
        digest.add(std::span<const double>{stock});
    }
    digest.add(std::span<const double>{design.fit});
    for (const double value : {post_share,
                               historic_share,
                               unmet_hours,
                               load,
                               cynicism,
                               experience,
                               mean_quality,
                               due_lately,
                               answered_lately,
                               unanswered_lately}) {
        digest.add(value);
    }
}

} // namespace dowith

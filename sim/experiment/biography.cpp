// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/biography.hpp"

#include "sim/kernel/contract.hpp"

#include <limits>

namespace dowith {
namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// Adds events of one person in one week.
class Page {
  public:
    Page(std::vector<LifeEventRow>& events, LifeEventRow heading)
        : events_{events}, heading_{heading} {}

    void add(LifeEvent what, std::int32_t service = no_service, std::int64_t quarter_hours = 0) {
        LifeEventRow row = heading_;
        row.event = static_cast<std::int32_t>(what);
        row.service = service;
        row.quarter_hours = static_cast<std::int32_t>(quarter_hours);
        events_.push_back(row);
    }

    /// One event where something begins, another where it ends.
    void add_change(bool before,
                    bool now,
                    LifeEvent begins,
                    LifeEvent ends,
                    std::int32_t service = no_service) {
        if (before != now) {
            add(now ? begins : ends, service);
        }
    }

  private:
    std::vector<LifeEventRow>& events_;
    LifeEventRow heading_;
};

/// No course of need rises by half a crisis in a week; one that stops at 1 was cut off there.
bool rose_at_once(float before, float now, float crisis_severity) {
    return crisis_severity > 0.0F && now > before &&
           (now - before >= 0.5F * crisis_severity || now >= 1.0F);
}

template <class Client>
void tell_of_case(
    const Client& before, const Client& now, std::int32_t service, float crisis, Page& page) {
    if (rose_at_once(before.severity, now.severity, crisis)) {
        page.add(LifeEvent::crisis, service);
    }
    if (before.professional.exists() && before.professional != now.professional) {
        page.add(LifeEvent::lost_professional, service);
    }
    page.add_change(before.co_delivers,
                    now.co_delivers,
                    LifeEvent::co_delivery_began,
                    LifeEvent::co_delivery_ended,
                    service);
    if (now.compelled && !before.compelled) {
        page.add(LifeEvent::made_to_contribute, service);
    }
    page.add_change(
        before.withdrawn, now.withdrawn, LifeEvent::withdrew, LifeEvent::returned, service);
}

template <class Client>
void tell_of_service(
    const Client& before, const Client& now, std::int32_t service, float crisis, Page& page) {
    const bool same_case = before.exists && now.exists && before.opened_week == now.opened_week;
    if (before.exists && !same_case) {
        page.add(LifeEvent::need_ended, service);
    }
    if (now.exists && !same_case) {
        page.add(LifeEvent::need_began, service);
    }
    if (now.exists) {
        Client fresh;
        fresh.severity = now.severity;
        tell_of_case(same_case ? before : fresh, now, service, crisis, page);
    }
    page.add_change(before.has_peer,
                    now.has_peer,
                    LifeEvent::peer_support_began,
                    LifeEvent::peer_support_ended,
                    service);
    if (now.in_conflict && !before.in_conflict) {
        page.add(LifeEvent::peer_conflict, service);
    }
    page.add_change(before.supports,
                    now.supports,
                    LifeEvent::supporting_began,
                    LifeEvent::supporting_ended,
                    service);
}

template <class Standing>
void tell_of_voice(const Standing& now, std::size_t services, Page& page) {
    if (now.spoke) {
        page.add(LifeEvent::spoke);
    }
    for (std::size_t service = 0; service < services; ++service) {
        if ((now.answered >> service & 1U) != 0) {
            page.add(LifeEvent::answered, static_cast<std::int32_t>(service));
        }
        if ((now.unanswered >> service & 1U) != 0) {
            page.add(LifeEvent::left_unanswered, static_cast<std::int32_t>(service));
        }
    }
}

template <class Standing>
void tell_of_bank(const Standing& before, const Standing& now, Page& page) {
    page.add_change(before.is_member, now.is_member, LifeEvent::joined_bank, LifeEvent::left_bank);
    if (now.given > 0) {
        page.add(LifeEvent::gave_time, no_service, now.given);
    }
    if (now.received > 0) {
        page.add(LifeEvent::received_time, no_service, now.received);
    }
}

} // namespace

Biography::Biography(const std::vector<RecordedPerson>& people,
                     const District<Neighbourhood>& district,
                     const Parameters& parameters)
    : people_{&people}, services_{district.neighbourhoods.front().teams.size()},
      crisis_severity_{static_cast<float>(parameters.need.crisis_severity)} {
    for (const Neighbourhood& home : district.neighbourhoods) {
        place_.emplace_back(home.citizens.size(), nobody);
    }
    for (std::size_t i = 0; i < people.size(); ++i) {
        const RecordedPerson& person = people[i];
        place_[static_cast<std::size_t>(person.neighbourhood)]
              [static_cast<std::size_t>(person.row)] = static_cast<std::uint32_t>(i);
    }
}

void Biography::begin(std::int32_t policy, const District<Neighbourhood>& district) {
    policy_ = policy;
    look(district, before_);
}

void Biography::tell(const District<Neighbourhood>& district,
                     std::int32_t week,
                     std::vector<LifeEventRow>& events) {
    EXPECTS(before_.size() == people_->size());
    look(district, now_);
    for (std::size_t i = 0; i < now_.size(); ++i) {
        Page page{events,
                  {.person = static_cast<std::int32_t>(i), .policy = policy_, .week = week}};
        for (std::size_t service = 0; service < services_; ++service) {
            tell_of_service(before_[i].services[service],
                            now_[i].services[service],
                            static_cast<std::int32_t>(service),
                            crisis_severity_,
                            page);
        }
        tell_of_voice(now_[i], services_, page);
        tell_of_bank(before_[i], now_[i], page);
    }
    before_.swap(now_);
}

void Biography::save(StateSink& to) const {
    save_state(policy_, to);
    save_state(before_, to);
}

void Biography::load(StateSource& from) {
    load_state(policy_, from);
    load_state(before_, from);
}

void Biography::look(const District<Neighbourhood>& district,
                     std::vector<Standing>& standings) const {
    standings.assign(people_->size(), {});
    for (std::size_t i = 0; i < people_->size(); ++i) {
        const RecordedPerson& person = (*people_)[i];
        const auto home = static_cast<std::size_t>(person.neighbourhood);
        look_at_person(district.neighbourhoods[home], person, district.week.value, standings[i]);
    }
    for (const Neighbourhood& home : district.neighbourhoods) {
        look_at_pairs(home, standings);
    }
}

void Biography::look_at_person(const Neighbourhood& home,
                               const RecordedPerson& person,
                               std::uint32_t week,
                               Standing& standing) const {
    const CitizenId c{static_cast<std::uint32_t>(person.row)};
    for (std::size_t service = 0; service < services_; ++service) {
        if (const Case* const own = home.teams[service].case_of(c)) {
            Client& client = standing.services[service];
            client.exists = true;
            client.co_delivers = own->co_delivers;
            client.compelled = own->compelled;
            client.withdrawn = own->withdrawn;
            client.in_conflict = own->peer_conflict;
            client.opened_week = own->opened_week;
            client.severity = own->severity;
            client.professional = own->professional;
        }
    }
    standing.answered = home.citizens.answered[c];
    standing.unanswered = home.citizens.unanswered[c];
    standing.spoke = home.citizens.spoke_week[c] == week + 1; // kept as the week plus one
    standing.is_member = home.bank.member(c) != nullptr;
}

Biography::Standing* Biography::of(const Neighbourhood& home,
                                   CitizenId citizen,
                                   std::vector<Standing>& standings) const {
    const std::uint32_t place = place_[home.id.value][citizen.value];
    return place == nobody ? nullptr : &standings[place];
}

void Biography::look_at_pairs(const Neighbourhood& home, std::vector<Standing>& standings) const {
    for (std::size_t service = 0; service < services_; ++service) {
        for (const PeerLink& link : home.teams[service].peer_links) {
            if (Standing* const seeker = of(home, link.seeker, standings)) {
                seeker->services[service].has_peer = true;
            }
            if (Standing* const supporter = of(home, link.supporter, standings)) {
                supporter->services[service].supports = true;
            }
        }
    }
    for (const Transaction& each : home.bank.transactions) {
        if (each.movement != Movement::exchange) {
            continue;
        }
        // Credits go to whoever gave the time.
        const auto member = [&](Account account) {
            return account.holder == Holder::member ? of(home, CitizenId{account.number}, standings)
                                                    : nullptr;
        };
        if (Standing* const provider = member(each.to)) {
            provider->given += each.true_hours;
        }
        if (Standing* const receiver = member(each.from)) {
            receiver->received += each.true_hours;
        }
    }
}

} // namespace dowith

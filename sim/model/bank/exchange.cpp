// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/exchange.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/model/bank/membership.hpp"
#include "sim/model/bank/search.hpp"
#include "sim/model/bank/thresholds.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/attitudes.hpp"
#include "sim/model/mechanisms/ties.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace dowith {
namespace {

/// What is drawn for one request, and in which word.
enum class Lot : unsigned { order, voice, kind, grant, logging, count };

unsigned word_of(std::uint32_t number, Lot lot) {
    return number * static_cast<unsigned>(Lot::count) + static_cast<unsigned>(lot);
}

/// Weight of a week in what a member gives lately: about four weeks back.
constexpr float lately = 0.25F;

/// One week of asking and giving in one neighbourhood.
class Trading {
  public:
    Trading(Neighbourhood& home, const WeekContext& now)
        : home_{home}, bank_{home.bank}, week_{home.happenings}, now_{now},
          p_{now.parameters.time_bank}, desk_{now.scratch.bank} {}

    void run() {
        gather();
        list_offers(home_, now_, desk_);
        desk_.contacts = contacts_of_the_broker();
        for (const BankRequest& request : desk_.requests) {
            take(request);
        }
        watch_the_market(home_, now_, affordable_, week_.bank_exchanges);
    }

  private:
    [[nodiscard]] double contacts_of_the_broker() const {
        const Draw draw{now_.luck,
                        {home_.id.value, static_cast<std::uint32_t>(home_.citizens.size())},
                        now_.week.value,
                        static_cast<std::uint32_t>(Purpose::bank_search)};
        return std::floor(p_.contacts_per_hour * week_.broker_hours + draw.uniform());
    }

    void gather() {
        desk_.requests.clear();
        for (std::uint32_t place = 0; place < bank_.members.size(); ++place) {
            const Member& who = bank_.members[place];
            if (!who.is_introduced) {
                continue;
            }
            const Draw draw = now_.draw(home_, who.citizen, Purpose::bank_wants);
            BankRequest request{.member = place};
            add(request, draw.poisson(static_cast<double>(who.request_rate), 0));
            if (home_.citizens.is_client(who.citizen)) {
                gather_for_need(request, draw);
            }
        }
        // Equal draws are settled by who asks, and by the number of the request.
        std::sort(desk_.requests.begin(), desk_.requests.end(), [](const auto& a, const auto& b) {
            return std::tie(a.order, a.member, a.number) < std::tie(b.order, b.member, b.number);
        });
    }

    void gather_for_need(BankRequest& request, const Draw& draw) {
        const CitizenId c = bank_.members[request.member].citizen;
        for (const ServiceId service : now_.services()) {
            const Team& team = home_.teams[service.value];
            if (const Case* own = team.case_of(c); own != nullptr) {
                const double unmet = static_cast<double>(own->effective_severity) *
                                     (1.0 - static_cast<double>(own->quality));
                request.service = service.value;
                request.case_row = static_cast<std::uint32_t>(own - team.cases.data());
                add(request, draw.poisson(p_.need_requests * unmet, 1U + service.value));
            }
        }
    }

    void add(BankRequest& request, unsigned times) {
        EXPECTS(request.member < bank_.members.size());
        const CitizenId c = bank_.members[request.member].citizen;
        for (unsigned i = 0; i < times; ++i) {
            request.order = now_.draw(home_, c, Purpose::bank_request)
                                .word(word_of(request.number, Lot::order));
            desk_.requests.push_back(request);
            ++request.number;
        }
    }

    /// One round.
    void take(const BankRequest& request) {
        const Member& asker = bank_.members[request.member];
        const Draw draw = now_.draw(home_, asker.citizen, Purpose::bank_request);
        const auto lot = [&](Lot which) { return word_of(request.number, which); };
        const bool by_broker = desk_.contacts >= 1.0;
        if (draw.uniform(lot(Lot::voice)) >= chance_of_asking(asker, by_broker)) {
            return;
        }
        week_.bank_requests += 1.0;
        const QuarterHours amount = hours_wanted(asker.citizen, request.number);
        const bool passes_floor = asker.balance - amount < asker.floor;
        const bool granted =
            passes_floor && bank_.pot >= amount && draw.occurs(now_.bank.grants, lot(Lot::grant));
        if (passes_floor && !granted) {
            week_.bank_refused += 1.0;
            return;
        }
        affordable_ += 1.0;
        desk_.contacts -= by_broker ? 1.0 : 0.0;
        const auto kinds = static_cast<std::uint32_t>(p_.kinds);
        const std::uint32_t kind = draw.below(kinds, lot(Lot::kind));
        Search search{home_, now_, desk_, request, kind, amount};
        const auto provider = by_broker ? search.through_the_broker() : search.by_oneself();
        if (!provider) {
            return;
        }
        const bool is_logged =
            draw.occurs(chance_of_logging(request.member, *provider), lot(Lot::logging));
        settle(request.member, *provider, amount, is_logged, granted);
        bear_fruit(request, *provider, hours_of(amount));
    }

    /// Many would rather not ask; less so when somebody comes to ask them what they need.
    [[nodiscard]] double chance_of_asking(const Member& asker, bool by_broker) const {
        EXPECTS(asker.ask_stigma >= 0.0F && asker.ask_stigma <= 1.0F);
        const double eased = by_broker ? 1.0 - p_.broker_ask : 1.0;
        return 1.0 - static_cast<double>(asker.ask_stigma) * eased;
    }

    [[nodiscard]] QuarterHours hours_wanted(CitizenId c, std::uint32_t number) const {
        const Draw draw = now_.draw(home_, c, Purpose::bank_request_hours);
        return std::max<QuarterHours>(1,
                                      quarters_of(draw.lognormal(p_.trade, p_.trade_sd, number)));
    }

    /// Those who have grown used to each other stop writing down what they do.
    [[nodiscard]] double chance_of_logging(std::uint32_t asker, std::uint32_t provider) const {
        const double tie =
            tie_strength(home_, bank_.members[asker].citizen, bank_.members[provider].citizen);
        return p_.logging_strangers + tie * (p_.logging_friends - p_.logging_strangers);
    }

    void settle(std::uint32_t asker,
                std::uint32_t provider,
                QuarterHours amount,
                bool is_logged,
                bool granted) {
        EXPECTS(asker != provider && amount > 0);
        const Account receiver = account_of(bank_.members[asker].citizen);
        const Account giver = account_of(bank_.members[provider].citizen);
        if (is_logged && granted) {
            bank_.move(pot_account, receiver, amount, Movement::grant);
        }
        bank_.move(receiver, giver, is_logged ? amount : 0, Movement::exchange, amount);
        week_.bank_exchanges += 1.0;
        week_.bank_hours += hours_of(amount);
        week_.bank_hours_logged += is_logged ? hours_of(amount) : 0.0;
    }

    /// The want or need is met; whoever gave grows in confidence and ability.
    void bear_fruit(const BankRequest& request, std::uint32_t provider, double hours) {
        Member& asker = bank_.members[request.member];
        Member& giver = bank_.members[provider];
        for (Member* const who : {&asker, &giver}) {
            bank_.ever_traded += who->active_week == 0 ? 1U : 0U;
            who->active_week = who->seen_week = bank_week(now_);
        }
        asker.hours_received += static_cast<float>(hours);
        giver.hours_given += static_cast<float>(hours);
        giver.hours_lately += lately * static_cast<float>(hours);
        if (request.case_row != BankRequest::no_case) {
            Case& helped = home_.teams[request.service].cases[request.case_row];
            helped.bank_hours += static_cast<float>(hours);
            week_.citizen_hours +=
                hours; // other hours are an exchange: what one gives, another has
        }
        grow(giver.citizen, hours);
        meet(home_, asker.citizen, giver.citizen, hours, now_.parameters.ties);
    }

    void grow(CitizenId c, double hours) {
        const AttitudesParameters& p = now_.parameters.attitudes;
        Citizens& people = home_.citizens;
        people.self_efficacy[c] = static_cast<float>(
            after_mastery(static_cast<double>(people.self_efficacy[c]), hours, 1.0, p));
        people.capability[c] = static_cast<float>(
            after_practice(static_cast<double>(people.capability[c]), hours, unsupported, p));
    }

    /// Support of somebody whom no professional coaches.
    static constexpr double unsupported = 0.5;

    Neighbourhood& home_;
    TimeBank& bank_;
    Happenings& week_;
    const WeekContext& now_;
    const TimeBankParameters& p_;
    BankDesk& desk_;
    double affordable_ = 0.0;
};

} // namespace

void trade(Neighbourhood& home, const WeekContext& now) {
    for (Member& who : home.bank.members) {
        who.hours_lately *= 1.0F - lately;
    }
    Trading{home, now}.run();
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/draw.hpp"
#include "sim/model/bank/desk.hpp"
#include "sim/model/time_bank.hpp"

#include <optional>
#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// Lists the members by the kinds of task that they offer: their recognised skills, or any where
/// there is one kind only.
void list_offers(const Neighbourhood& home, const WeekContext& now, BankDesk& desk);

/// Strength of the tie of `from` to `to`, 0 where they do not know each other.
[[nodiscard]] double tie_strength(const Neighbourhood& home, CitizenId from, CitizenId to);

/// The chance that a member has time for a request: their own, and more the nearer debt brings them
/// to the floor,
///     able + (1 - able) owing · debt,   debt = balance/floor, in [0, 1].
/// Source: time banks in which a member who owes too much must begin to earn; form: ours.
[[nodiscard]] double chance_of_time(const Member& who, double owing);

/// The search for somebody to serve one request.
///
/// A volunteer offers the task, has time for this request, is below their own target, and stays
/// within their cap. Whether somebody has time for a request is drawn for that pair, so it does not
/// depend on who is asked first.
class Search {
  public:
    Search(const Neighbourhood& home,
           const WeekContext& now,
           BankDesk& desk,
           const BankRequest& request,
           std::uint32_t kind,
           QuarterHours amount);

    /// Among everybody, as a broker can.
    [[nodiscard]] std::optional<std::uint32_t> through_the_broker();

    /// Among those whom the asker knows; failing them, one name from the directory. Whoever is
    /// found this way has no time left for another such request this week.
    [[nodiscard]] std::optional<std::uint32_t> by_oneself();

  private:
    using Members = std::span<const std::uint32_t>;
    using Found = std::optional<std::uint32_t>;

    [[nodiscard]] bool can_serve(std::uint32_t member) const;
    [[nodiscard]] Found choose(Members among);
    [[nodiscard]] Found any_of(Members among);
    [[nodiscard]] Found any_by_list(Members among);
    [[nodiscard]] std::uint32_t one_of_the_able();
    [[nodiscard]] Found least_credit(Members among);
    [[nodiscard]] Found best_of(unsigned choices, Members among);
    [[nodiscard]] Found closest(Members among);
    [[nodiscard]] Found one_from_the_directory(Members listed);
    void list_the_able(Members among);
    void look_at_some(unsigned choices, Members among);
    void look_up_ties();

    const Neighbourhood& home_;
    const WeekContext& now_;
    BankDesk& desk_;
    const Member& asker_;
    std::uint32_t asker_place_;
    std::uint32_t kind_;
    QuarterHours amount_;
    std::uint32_t number_;
    bool by_broker_ = true;
    Draw time_;
    Draw luck_;
    unsigned drawn_;
    double owing_;
};

} // namespace dowith

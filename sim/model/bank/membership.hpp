// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/ids.hpp"
#include "sim/model/time_bank.hpp"

#include <cstddef>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// Weeks as members' columns keep them: plus one, since nought stands for never.
[[nodiscard]] std::uint16_t bank_week(const WeekContext& now);

/// The member that `c` would be: wants lognormal and correlated with giving, a target, a reluctance
/// to ask, the same in whichever week they join; and the bank's general floor and cap.
[[nodiscard]] Member draw_member(const Neighbourhood& home, CitizenId c, const WeekContext& now);

/// Makes a member of somebody who is none, after all others: put_in_order() must follow. Whoever
/// registers says what they can do, so somebody in whom no skill was noticed names one.
Member& enrol(Neighbourhood& home, CitizenId c, const WeekContext& now);

/// Puts those who were enrolled into their places in the order of rows: all after the first
/// `in_order` members.
void put_in_order(TimeBank& bank, std::size_t in_order);

/// What a member begins with, from the issuer; below nought it goes there.
void credit_newcomer(TimeBank& bank, CitizenId c, double hours, Movement why);

/// The gift on joining, to whoever was never a member before.
void welcome(TimeBank& bank, CitizenId c, double gift);

/// Takes in the founders, as the bank opens.
void open_bank(Neighbourhood& home, const WeekContext& now);

/// Gives the floor and cap that are in force to all who brought none of their own.
void follow_limits(TimeBank& bank, const BankRules& rules);

/// Those who have neither traded nor earned or spent time credits for long leave, each with a
/// chance; their balance goes to the pot, what they owed too.
void people_leave(Neighbourhood& home, const WeekContext& now);

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/ids.hpp"
#include "sim/model/team.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dowith {

/// Kinds of task that there are, one a bit of Citizens::skills.
inline constexpr std::size_t task_kinds = 16;

/// Somebody who would like to be given some hours this week.
struct BankRequest {
    static constexpr std::uint32_t no_case = 0xFFFFFFFFU;

    std::uint32_t order = 0;  ///< drawn; requests are taken in this order
    std::uint32_t member = 0; ///< place among the members
    std::uint32_t number = 0; ///< of this member's requests this week, from 0
    std::uint32_t service = 0;
    std::uint32_t case_row = no_case; ///< place among the service's cases, where need is behind it
};

/// Somebody who joins this week.
struct BankArrival {
    CitizenId citizen;
    bool is_asked = false; ///< in person; else they registered by themselves
};

/// What a neighbourhood's time bank works with in a week: all of it filled anew, kept by the thread
/// so that a week allocates nothing. Members stand here by their place among the members.
struct BankDesk {
    static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;

    std::vector<BankRequest> requests;
    std::vector<std::uint32_t> offers; ///< members by kind of task that they offer, in order
    std::array<std::uint32_t, task_kinds + 1> first_offer{};
    std::vector<std::uint16_t> offered;   ///< the kinds that every member offers, one bit each
    std::vector<std::uint32_t> place_of;  ///< citizens' places among the members; else `nowhere`
    std::vector<std::uint8_t> booked;     ///< who was already found this week without a broker
    std::vector<std::uint32_t> near;      ///< members whom this asker knows and who offer the task
    std::vector<std::uint32_t> able;      ///< found able in a search through everybody
    std::vector<std::uint32_t> looked_at; ///< among whom the fewest credits decide
    std::vector<BankArrival> arrivals;    ///< who join this week
    std::vector<PeerLink> links;          ///< of one service, in order of the supporter
    double contacts = 0;                  ///< that the broker still has this week

    [[nodiscard]] std::span<const std::uint32_t> offering(std::uint32_t kind) const {
        return std::span{offers}.subspan(first_offer[kind],
                                         first_offer[kind + 1] - first_offer[kind]);
    }
};

} // namespace dowith

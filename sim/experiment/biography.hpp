// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/experiment/records.hpp"
#include "sim/kernel/state.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/parameters.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace dowith {

/// Tells the lives of some citizens by comparing how they stand from week to week: nothing in the
/// model knows that it is being told. What leaves no trace until the week's end goes untold: a
/// crisis of a need that is at its worst already.
class Biography {
  public:
    /// By the world's own parameters a crisis is known.
    Biography(const std::vector<RecordedPerson>& people,
              const District<Neighbourhood>& district,
              const Parameters& parameters);

    /// From here on, under this policy; how everybody stands now is no event.
    void begin(std::int32_t policy, const District<Neighbourhood>& district);

    /// Adds what happened in the week just lived, the policy's `week`, person after person.
    void tell(const District<Neighbourhood>& district,
              std::int32_t week,
              std::vector<LifeEventRow>& events);

    /// What it must know to go on telling after a break.
    void save(StateSink& to) const;
    void load(StateSource& from);

  private:
    /// A citizen as a client of one service.
    struct Client {
        bool exists = false;
        bool co_delivers = false;
        bool compelled = false;
        bool withdrawn = false;
        bool has_peer = false;
        bool in_conflict = false;
        bool supports = false; ///< is a peer to somebody else; needs no case
        std::uint16_t opened_week = 0;
        float severity = 0;
        ProfessionalId professional;
    };

    /// A citizen at the end of a week.
    struct Standing {
        std::array<Client, services_max> services;
        std::uint8_t answered = 0;   ///< services that settled an issue this week, as bits
        std::uint8_t unanswered = 0; ///< the same in silence
        bool is_member = false;
        bool spoke = false;     ///< this week
        std::int64_t given = 0; ///< through the time bank this week, in quarter-hours
        std::int64_t received = 0;
    };

    void look(const District<Neighbourhood>& district, std::vector<Standing>& standings) const;
    void look_at_person(const Neighbourhood& home,
                        const RecordedPerson& person,
                        std::uint32_t week,
                        Standing& standing) const;
    void look_at_pairs(const Neighbourhood& home, std::vector<Standing>& standings) const;

    /// Where a citizen stands among the recorded, or nobody.
    [[nodiscard]] Standing*
    of(const Neighbourhood& home, CitizenId citizen, std::vector<Standing>& standings) const;

    const std::vector<RecordedPerson>* people_;
    std::vector<std::vector<std::uint32_t>> place_; ///< [neighbourhood][row]; nobody = the largest
    std::size_t services_;
    float crisis_severity_; ///< rise of severity in a crisis
    std::int32_t policy_ = 0;
    std::vector<Standing> before_;
    std::vector<Standing> now_;
};

} // namespace dowith

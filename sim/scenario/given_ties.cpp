// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/contract.hpp"
#include "sim/scenario/given_place.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace dowith {
namespace {

/// A tie between two rows of the neighbourhood.
struct TieHere {
    CitizenId one;
    CitizenId other;
    float strength;
    bool is_kin;
};

/// Which citizens the people of one neighbourhood became.
class RowsOf {
  public:
    explicit RowsOf(std::span<const Ranked> ranked) {
        for (std::size_t row = 0; row < ranked.size(); ++row)
            rows_.push_back({ranked[row].person, CitizenId{row}});
        std::ranges::sort(rows_, {}, &Entry::person);
    }

    [[nodiscard]] CitizenId operator[](PersonId person) const {
        const auto found = std::ranges::lower_bound(rows_, person, {}, &Entry::person);
        EXPECTS(found != rows_.end() && found->person == person);
        return found->citizen;
    }

  private:
    struct Entry {
        PersonId person;
        CitizenId citizen;
    };

    std::vector<Entry> rows_; ///< by person
};

/// By what the ties are, so that the order of a file decides nothing.
bool comes_before(const TieHere& a, const TieHere& b) {
    if (a.strength != b.strength)
        return a.strength > b.strength;
    const auto ends = [](const TieHere& tie) { return std::minmax(tie.one, tie.other); };
    return ends(a) < ends(b);
}

void take_slot(Ties& ties, const TieHere& tie, CitizenId here, CitizenId there) {
    const std::size_t first = tie.is_kin ? 0 : Ties::kin_slots;
    const std::size_t end = tie.is_kin ? Ties::kin_slots : Ties::slots;
    for (std::size_t slot = first; slot < end; ++slot) {
        if (ties.partner[here][slot].exists())
            continue;
        ties.partner[here][slot] = there;
        ties.strength[here][slot] = Strength{static_cast<double>(tie.strength)};
        return;
    }
    EXPECTS(false); // the reader has counted them
}

/// Turns the ties of a file into those of one neighbourhood.
class TiesOfPlace {
  public:
    TiesOfPlace(const PopulationPlan& plan,
                NeighbourhoodId id,
                const Setting& setting,
                std::span<const Ranked> ranked)
        : plan_{plan}, id_{id}, setting_{setting} {
        rows_.emplace(id, RowsOf{ranked});
    }

    void give(Ties& ties) {
        for (const GivenTie& tie : plan_.given->ties_of[id_.value])
            take(tie, ties.across_border);
        std::ranges::sort(inside_, comes_before);
        for (const TieHere& tie : inside_) {
            take_slot(ties, tie, tie.one, tie.other);
            take_slot(ties, tie, tie.other, tie.one);
        }
        std::ranges::sort(ties.across_border, [](const BorderTie& a, const BorderTie& b) {
            return std::tie(a.here, a.there, a.citizen_there) <
                   std::tie(b.here, b.there, b.citizen_there);
        });
    }

  private:
    void take(const GivenTie& tie, std::vector<BorderTie>& across_border) {
        const CitizenPlace one = place_of(tie.one);
        const CitizenPlace other = place_of(tie.other);
        if (one.home == other.home) {
            inside_.push_back({one.row, other.row, tie.strength, tie.is_kin});
        } else if (one.home == id_) {
            across_border.push_back({one.row, other.home, other.row});
        } else {
            across_border.push_back({other.row, one.home, one.row});
        }
    }

    CitizenPlace place_of(PersonId person) {
        const NeighbourhoodId home = plan_.given->home_of[person.value];
        if (!rows_.contains(home))
            rows_.emplace(home, RowsOf{rank_people(plan_, home, setting_)});
        return {home, rows_.at(home)[person]};
    }

    const PopulationPlan& plan_;
    NeighbourhoodId id_;
    const Setting& setting_;
    std::map<NeighbourhoodId, RowsOf> rows_; ///< of this one, and those to which a tie leads
    std::vector<TieHere> inside_;
};

} // namespace

void give_ties(const PopulationPlan& plan,
               NeighbourhoodId id,
               const Setting& setting,
               std::span<const Ranked> ranked,
               Ties& ties) {
    TiesOfPlace{plan, id, setting, ranked}.give(ties);
}

} // namespace dowith

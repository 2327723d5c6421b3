// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/column.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/kernel/maths_float.hpp"
#include "sim/model/ids.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace dowith {

/// Strength of a tie in [0, 1] in sixteen bits, since there are eight for every citizen.
class Strength {
  public:
    constexpr Strength() = default;

    constexpr explicit Strength(double share)
        : steps_{static_cast<std::uint16_t>(static_cast<int>(
              maths::chosen(share > 0.0, std::min(share, 1.0) * full + 0.5, 0.0)))} {}

    [[nodiscard]] constexpr double value() const { return steps_ / full; }

    /// Whole steps, of which 65535 make a full share: sums of them are exact in any order.
    [[nodiscard]] constexpr std::uint16_t steps() const { return steps_; }

    /// After a time in which the share `keep` < 1 of the distance from `goal` is left. Cut off to
    /// whole steps, so that the last few of them are walked too, and the goal is reached.
    [[nodiscard]] constexpr Strength toward(Strength goal, double keep) const {
        Strength next;
        next.steps_ = static_cast<std::uint16_t>(goal.steps_ +
                                                 static_cast<int>(keep * (steps_ - goal.steps_)));
        return next;
    }

    /// Twice as strong, at most fully.
    [[nodiscard]] constexpr Strength doubled() const {
        Strength twice;
        twice.steps_ = static_cast<std::uint16_t>(steps_ > 32767U ? 65535U : 2U * steps_);
        return twice;
    }

    /// The sum of several, in the same unit: exact, since steps are whole.
    template <std::size_t count>
    [[nodiscard]] static constexpr double sum(const std::array<Strength, count>& all) {
        std::uint32_t steps = 0;
        for (const Strength each : all) {
            steps += each.steps_;
        }
        return steps * (1.0 / full); // many times a week: a division takes four times as long
    }

    friend constexpr auto operator<=>(Strength, Strength) = default;

    static constexpr double full = 65535.0;

  private:
    std::uint16_t steps_ = 0;
};

/// Connectedness below which somebody counts as lonely. Tuned: 7 % of adults feel lonely often or
/// always, Community Life Survey; the margin that is drawn has 6.7 % below it.
inline constexpr float lonely_below = 0.18F;

/// Whom a citizen knows in their own neighbourhood: the row in sixteen bits, since there are eight
/// for every citizen. So a neighbourhood has `citizens_of_neighbourhood_max` people at most.
class KnownCitizen {
  public:
    constexpr KnownCitizen() = default;

    constexpr explicit KnownCitizen(CitizenId c)
        : row_{c.exists() ? static_cast<std::uint16_t>(c.value) : nobody} {}

    /// Whose row must be below `citizens_of_neighbourhood_max`, which whoever draws them sees to.
    constexpr KnownCitizen& operator=(CitizenId c) { return *this = KnownCitizen{c}; }

    [[nodiscard]] constexpr bool exists() const { return row_ != nobody; }

    /// Theirs, or that of `otherwise` where there is nobody.
    [[nodiscard]] constexpr std::uint32_t row_or(CitizenId otherwise) const {
        return exists() ? row_ : otherwise.value;
    }

    // Not explicit: it is the same citizen.
    constexpr operator CitizenId() const { // NOLINT(google-explicit-constructor)
        return exists() ? CitizenId{std::uint32_t{row_}} : CitizenId::none();
    }

    friend constexpr bool operator==(KnownCitizen, KnownCitizen) = default;

  private:
    static constexpr std::uint16_t nobody = 0xFFFF;

    std::uint16_t row_ = nobody;
};

inline constexpr std::uint32_t citizens_of_neighbourhood_max = 0xFFFF;

/// A tie to somebody in another neighbourhood: kin, as far as the model draws them.
struct BorderTie {
    CitizenId here;
    NeighbourhoodId there;
    CitizenId citizen_there;

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&BorderTie::here, &BorderTie::there, &BorderTie::citizen_there};
    }
};

/// Whom the citizens of a neighbourhood know. Every citizen has a fixed number of slots; slots 0
/// and 1 hold kin, the others neighbours. A tie stands at both of its ends.
struct Ties {
    static constexpr std::size_t slots = 8;
    static constexpr std::size_t kin_slots = 2;

    Column<std::array<KnownCitizen, slots>, CitizenId> partner; ///< nobody where a slot is free
    Column<std::array<Strength, slots>, CitizenId> strength;
    /// Strength of a tie to a neighbour that ordinary life keeps up, kin's twice that.
    Column<Strength, CitizenId> ordinary;
    /// Slots whose tie was made since, which ordinary life does not keep up, one bit each.
    Column<std::uint8_t, CitizenId> acquired;
    /// Not 0 where a tie is not at the strength that ordinary life keeps up, or has changed since
    /// the citizen last looked. Most people's ties rest, so most need no second look.
    Column<std::uint8_t, CitizenId> astir;
    std::vector<BorderTie> across_border; ///< sorted by `here`

    /// The slot in which `c` has a tie to `known`; `slots` if there is none.
    [[nodiscard]] std::size_t slot_of(CitizenId c, CitizenId known) const;

    /// Where a new tie of this strength finds a place: a free slot of neighbours, else that of the
    /// weakest tie to a neighbour if it is weaker still, else `slots`. Kin's slots stay kin's.
    [[nodiscard]] std::size_t place_for(CitizenId c, Strength newcomer) const;

    /// Ties two citizens who have no tie, if both have a place for it; whoever stood there is let
    /// go. Ordinary life does not keep up a tie made so.
    void begin(CitizenId a, CitizenId b, Strength strength);

    /// Lets go of the tie in this slot, at both of its ends. Nothing happens where it is free.
    void end(CitizenId c, std::size_t slot);

    /// How strong ordinary life alone keeps the tie in each slot.
    [[nodiscard]] std::array<Strength, slots> kept_up(CitizenId c) const {
        const std::array<KnownCitizen, slots>& known = partner[c];
        const Strength neighbour = ordinary[c];
        const Strength kin = neighbour.doubled(); // assumption: kin, twice a neighbour's
        const unsigned since = acquired[c];
        std::array<Strength, slots> all{};
        for (std::size_t slot = 0; slot < slots; ++slot) {
            const bool is_kept = known[slot].exists() && (since >> slot & 1U) == 0;
            all[slot] = !is_kept ? Strength{} : slot < kin_slots ? kin : neighbour;
        }
        return all;
    }

    [[nodiscard]] bool is_acquired(CitizenId c, std::size_t slot) const {
        return (acquired[c] >> slot & 1U) != 0;
    }

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple{&Ties::partner,
                          &Ties::strength,
                          &Ties::ordinary,
                          &Ties::acquired,
                          &Ties::astir,
                          &Ties::across_border};
    }

    void resize(std::size_t count);
    void add_to(Digest& digest) const;

  private:
    void clear(CitizenId c, std::size_t slot);
};

} // namespace dowith

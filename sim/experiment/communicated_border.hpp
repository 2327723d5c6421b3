// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/border.hpp"
#include "sim/engine/communicator.hpp"
#include "sim/engine/district.hpp"
#include "sim/model/neighbourhood.hpp"

#include <memory>
#include <vector>

namespace dowith {

/// The border between the parts of a district that live in different processes. Only what somebody
/// elsewhere reads crosses it: a glimpse of every citizen who has kin in another process, once a
/// week.
class CommunicatedBorder final : public Border<Neighbourhood::Notice> {
  public:
    /// Tells the others whom the neighbourhoods here read, which stays so for good.
    CommunicatedBorder(const District<Neighbourhood>& district, Communicator& processes);

    void exchange(std::vector<Neighbourhood::Notice>& board) override;

    [[nodiscard]] std::vector<double> gather(std::vector<double> brought) override;

  private:
    /// A citizen anywhere in the district.
    struct Place {
        NeighbourhoodId home;
        CitizenId citizen;

        friend constexpr auto operator<=>(Place, Place) = default;
    };

    Communicator& processes_;
    std::vector<std::vector<Place>> read_;  ///< here, of what each process publishes
    std::vector<std::vector<Place>> shown_; ///< from here, to each process
    std::vector<Bytes> letters_;            ///< to each process, of this week
    std::vector<Bytes> heard_;              ///< from each process, of this week
};

/// The border of what lives here of a district: none where all of it does.
[[nodiscard]] std::unique_ptr<Border<Neighbourhood::Notice>>
border_of(const District<Neighbourhood>& district, Communicator& processes);

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/experiment/records.hpp"
#include "sim/kernel/draw.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/person_columns.hpp"
#include "sim/scenario/record_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// Who of a world is recorded: as many as the plan says, by lot, in order of their numbers. A
/// smaller sample is part of a larger one.
[[nodiscard]] std::vector<RecordedPerson> choose_people(const PeoplePlan& plan,
                                                        const District<Neighbourhood>& district,
                                                        std::uint32_t world,
                                                        const Luck& luck);

/// The columns of a plan that are told of a person; their order is that of `person_values`.
[[nodiscard]] std::vector<const PersonColumn*>
chosen_person_columns(const std::vector<std::string>& names);

/// The columns of a plan that are told of a case; their order is that of `case_values`.
[[nodiscard]] std::vector<const CaseColumn*>
chosen_case_columns(const std::vector<std::string>& names);

/// Copies the recorded columns of the recorded citizens in the recorded weeks.
class PeopleRecorder {
  public:
    /// Makes room in `record`, whose people are chosen. Both outlive the recorder.
    PeopleRecorder(const PeoplePlan& plan,
                   std::size_t policies,
                   std::size_t services,
                   WorldRecord& record);

    /// How everybody stands after so many weeks under the `policy`-th of the recorded policies, if
    /// the plan asks for that week.
    void see(const District<Neighbourhood>& district, std::size_t policy, std::uint32_t lived);

  private:
    void copy(const District<Neighbourhood>& district, std::size_t slice);

    const PeoplePlan* plan_;
    std::size_t services_;
    WorldRecord* record_;
    std::vector<const PersonColumn*> person_columns_;
    std::vector<const CaseColumn*> case_columns_;
};

} // namespace dowith

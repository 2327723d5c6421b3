// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/fates.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <vector>

namespace dowith {
namespace {

/// A column of the recorded people in the last recorded week.
class LastRecord {
  public:
    LastRecord(const PeopleOfResult& people, std::string_view column) : people_{people} {
        const auto& names = people.person_columns;
        const auto found = std::find(names.begin(), names.end(), column);
        if (found != names.end()) {
            values_ = &people.record.person_values[static_cast<std::size_t>(found - names.begin())];
        }
    }

    [[nodiscard]] bool is_there() const { return values_ != nullptr; }

    [[nodiscard]] float of(std::size_t person, std::size_t policy) const {
        const std::size_t slice = (policy + 1) * people_.weeks.size() - 1;
        return (*values_)[slice * people_.record.people.size() + person];
    }

  private:
    const PeopleOfResult& people_;
    const std::vector<float>* values_ = nullptr;
};

/// Changes of the people of one fifth in one world.
struct Changes {
    double sum = 0.0;
    std::size_t people = 0;
};

Spread between_worlds(const std::map<std::int32_t, Changes>& worlds) {
    std::vector<double> means;
    for (const auto& [number, changes] : worlds) {
        means.push_back(changes.sum / static_cast<double>(changes.people));
    }
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return spread_of(means.empty() ? std::vector{unknown} : means);
}

} // namespace

std::optional<std::array<Fates, quintiles>>
fates_by_fifth(const PeopleOfResult& people, std::size_t policy, std::size_t baseline) {
    const LastRecord wellbeing{people, "wellbeing"};
    const LastRecord advantage{people, "advantage"};
    if (!wellbeing.is_there() || !advantage.is_there()) {
        return std::nullopt;
    }
    std::array<Fates, quintiles> fates{};
    std::array<std::map<std::int32_t, Changes>, quintiles> changes;
    for (std::size_t person = 0; person < people.record.people.size(); ++person) {
        const double change = static_cast<double>(wellbeing.of(person, policy)) -
                              static_cast<double>(wellbeing.of(person, baseline));
        const std::size_t fifth = rank_group(advantage.of(person, baseline), quintiles);
        Fates& fate = fates[fifth];
        (change > noticeable ? fate.better : change < -noticeable ? fate.worse : fate.alike)++;
        Changes& here = changes[fifth][people.record.people[person].world];
        here.sum += change;
        ++here.people;
    }
    for (std::size_t fifth = 0; fifth < quintiles; ++fifth) {
        fates[fifth].change = between_worlds(changes[fifth]);
    }
    return fates;
}

} // namespace dowith

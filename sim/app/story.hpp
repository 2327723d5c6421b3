// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/person_view.hpp"
#include "sim/app/terminal.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// Whether a column is no matter of policies: age, advantage, free time, skills.
[[nodiscard]] bool is_told_of_the_person(std::string_view column);

/// Who somebody is: where they live, age, standing, free time and skills, as far as recorded.
[[nodiscard]] std::string who_they_are(const PersonView& person);

/// What they lived through under a recorded policy, in sentences.
[[nodiscard]] std::string life_under(const PersonView& person, std::size_t policy);

/// How they stood in the last recorded week, the given policies side by side.
[[nodiscard]] std::string
side_by_side(const PersonView& person, const std::vector<std::size_t>& policies, Style style);

/// What the story cannot know.
[[nodiscard]] std::string what_is_not_told(const PersonView& person);

/// All of it as data.
[[nodiscard]] nlohmann::ordered_json story_json(const PersonView& person,
                                                const std::vector<std::size_t>& policies);

} // namespace dowith

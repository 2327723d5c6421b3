// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/neighbourhood.hpp"

#include <span>
#include <string_view>

namespace dowith {

/// Something that can be recorded of a single citizen, declared once: files, `dowith describe
/// people` and the check of a scenario's `record` follow from the declaration.
struct PersonColumn {
    std::string_view name;
    std::string_view unit; ///< as udunits reads it
    std::string_view meaning;
    float (*read)(const Neighbourhood& home, CitizenId citizen);
};

/// Something that can be recorded of a citizen's need of one service.
struct CaseColumn {
    std::string_view name;
    std::string_view unit; ///< as udunits reads it
    std::string_view meaning;
    float (*read)(const Case& own);
};

/// What is known of every citizen.
[[nodiscard]] std::span<const PersonColumn> person_columns();

/// What is known of a citizen as a client, one number a service; missing where they are none.
[[nodiscard]] std::span<const CaseColumn> case_columns();

} // namespace dowith

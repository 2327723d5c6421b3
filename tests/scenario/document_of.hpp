// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/document.hpp"

#include <string>
#include <string_view>

namespace dowith {

/// A document written in a test, which must be free of problems to begin with.
inline Document document_of(std::string_view text) {
    Problems problems;
    Document document = document_from_text("x.yaml", text, problems);
    if (!problems.empty())
        throw ScenarioErrors{problems};
    return document;
}

/// All that is said about a text while it is loaded.
inline std::string problems_in(std::string_view text) {
    Problems problems;
    static_cast<void>(document_from_text("x.yaml", text, problems));
    return problems.text();
}

} // namespace dowith

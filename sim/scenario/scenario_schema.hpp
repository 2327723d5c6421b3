// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dowith {

/// The JSON Schema (draft 2020-12) of scenario files, from the same declarations by which they are
/// read: editors complete and check by it as one writes. It sees one file at a time, so what files
/// that extend each other must have together (`services`, `policies`) it does not demand, and
/// checks across values are the reader's alone.
[[nodiscard]] std::string scenario_schema();

} // namespace dowith

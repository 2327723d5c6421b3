// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/statistics.hpp"
#include "sim/experiment/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// Where patterns are looked for: a place staffed for its need.
struct PatternPlace {
    unsigned citizens = 4000;
    unsigned neighbourhoods = 4;
    std::string_view technology = "long-term-care";
};

/// Its scenario under the policies of a YAML block; informing is always the first.
[[nodiscard]] Scenario pattern_scenario(std::string_view policies,
                                        unsigned weeks,
                                        unsigned worlds,
                                        const PatternPlace& place = {});

/// Worlds of a reference place (4,000 citizens in four neighbourhoods, long-term care, staffed for
/// its need) under the policies of a YAML block, for testing stylised facts. Informing is always
/// the first policy. All parameters at their defaults: patterns hold for one default set.
class PatternRuns {
  public:
    /// `policies` is the YAML of further policies, one `name: {…}` a line; `weeks` the horizon.
    PatternRuns(std::string_view policies,
                unsigned weeks,
                unsigned worlds = 20,
                const PatternPlace& place = {});

    /// An indicator's mean over [first, last) weeks, one number a world.
    [[nodiscard]] std::vector<double> values(std::string_view policy,
                                             std::string_view indicator,
                                             unsigned first,
                                             unsigned last) const;

    /// The paired difference of one policy from another over these weeks.
    [[nodiscard]] Spread difference(std::string_view policy,
                                    std::string_view from,
                                    std::string_view indicator,
                                    unsigned first,
                                    unsigned last) const;

    /// The same over the final year.
    [[nodiscard]] Spread
    difference(std::string_view policy, std::string_view from, std::string_view indicator) const;

    [[nodiscard]] Spread level(std::string_view policy, std::string_view indicator) const;

    /// The median rung over worlds that a policy reaches in practice.
    [[nodiscard]] double realised_rung(std::string_view policy) const;

  private:
    [[nodiscard]] std::size_t place_of(std::string_view policy) const;

    std::vector<std::string> names_;
    std::vector<WorldResult> worlds_;
    unsigned weeks_;
};

} // namespace dowith

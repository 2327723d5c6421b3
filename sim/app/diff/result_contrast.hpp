// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// A run that two results both have.
struct SharedRun {
    std::string policy;
    std::int32_t world = 0;

    friend bool operator==(const SharedRun&, const SharedRun&) = default;
};

/// An indicator that two results tell otherwise.
struct SeriesContrast {
    std::string name;
    std::string unit;
    std::size_t runs = 0;  ///< in how many of the shared ones it differs
    std::int32_t week = 0; ///< the first in which it does, in any of them
    SharedRun run;         ///< the first run that differs in that week
    double a = 0;          ///< there; NaN where it is not known
    double b = 0;
    double largest = 0; ///< the largest difference of all, without its sign
};

/// Two results by their numbers alone, as far as both have them: policies by name, worlds by
/// number, weeks, indicators by name. No world is lived for it, so any two versions will do.
struct ResultContrast {
    std::size_t policies = 0; ///< that both have
    std::size_t worlds = 0;
    std::size_t weeks = 0;
    std::size_t series = 0;
    std::vector<std::string> only_a; ///< indicators, policies and worlds, in words
    std::vector<std::string> only_b;
    std::vector<SharedRun> parted;         ///< shared runs whose final states have other digests
    std::vector<SeriesContrast> contrasts; ///< the earliest first

    [[nodiscard]] std::size_t runs() const { return policies * worlds; }

    [[nodiscard]] bool is_same() const { return parted.empty() && contrasts.empty(); }

    /// The run in which to look for where they part; nothing where all is the same.
    [[nodiscard]] std::optional<SharedRun> first() const;
};

/// The digest of the final state of a run; nothing where the file has no such run.
[[nodiscard]] std::optional<std::uint64_t>
state_digest_in(const NetcdfReader& result, const std::string& policy, std::uint32_t world);

/// Throws OutputError.
[[nodiscard]] ResultContrast contrast_results(const NetcdfReader& a, const NetcdfReader& b);

} // namespace dowith

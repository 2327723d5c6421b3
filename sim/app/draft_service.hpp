// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dowith {

inline constexpr std::string_view usual_technology = "long-term-care";

/// The service of a draft, as far as its owner said what it is.
struct DraftService {
    std::string title;                     ///< what it is called; may be empty
    std::optional<std::string> technology; ///< nothing: `usual_technology`
    std::optional<double> staff;           ///< professionals per 1000 citizens; nothing: as usual

    [[nodiscard]] std::string technology_name() const;
    [[nodiscard]] double posts() const;

    /// Its title as an identifier; where that can be none, after its technology.
    [[nodiscard]] std::string name() const;
};

/// Why no service is of this technology, with the nearest name; nothing where services can be.
[[nodiscard]] std::optional<std::string> why_no_technology(const std::string& name);

/// The keys `services` and `starting_load`, commented. Posts that somebody counted are taken as
/// they are, and the usual number of them is left to be scaled.
[[nodiscard]] std::string service_text(const DraftService& service);

/// What was taken for granted about the service, as it continues "Assumed: "; empty if nothing was.
[[nodiscard]] std::string assumed(const DraftService& service);

} // namespace dowith

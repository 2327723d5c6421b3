// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace dowith {

/// Levers that somebody who designs a policy would move together. Every lever of practice and of
/// the time bank stands in one group, what befalls a policy in a group of its own.
/// Form: ours, along the stages of co-production: being asked, being answered, deciding, doing, and
/// what makes that possible.
struct LeverGroup {
    std::string_view name;                    ///< as in files and in `--json`
    std::string_view says;                    ///< what is switched, as a sentence names it
    std::span<const std::string_view> levers; ///< as Lever::name() has them
    bool holds_events = false;
};

/// All groups, in the order in which a policy comes about.
[[nodiscard]] std::span<const LeverGroup> lever_groups();

/// Two groups that are switched as one where there are too many: their places in lever_groups().
struct GroupMerger {
    std::size_t first;
    std::size_t second;
    std::string_view says; ///< what is switched then
};

/// Nearest kin first. With all of them there are `groups_least` groups.
[[nodiscard]] std::span<const GroupMerger> group_mergers();

inline constexpr std::size_t groups_least = 6;
inline constexpr std::size_t groups_all = 9;

} // namespace dowith

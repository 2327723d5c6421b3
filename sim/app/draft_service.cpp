// SPDX-License-Identifier: Apache-2.0
#include "sim/app/draft_service.hpp"

#include "sim/app/draft_text.hpp"
#include "sim/app/words.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/scalar_traps.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/technologies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace dowith {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The letters and digits of a title, small, with one hyphen for what stands between them. Nothing
/// where this is no identifier, leaves out letters that are not English, or is too long for a
/// table.
std::optional<std::string> slug(const std::string& title) {
    constexpr std::size_t longest = 40;
    std::string text;
    for (const char letter : title) {
        if (static_cast<unsigned char>(letter) >= 0x80)
            return {};
        const char c =
            letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        if (is_letter(c) || is_digit(c)) {
            text += c;
        } else if (c != '\'' && !text.empty() && text.back() != '-') {
            text += '-';
        }
    }
    if (text.ends_with('-'))
        text.pop_back();
    const bool is_name = !text.empty() && is_letter(text.front()) && text.size() <= longest;
    return is_name && !other_than_text(text) ? std::optional{text} : std::nullopt;
}

std::string starting_load_text(const DraftService& service) {
    const std::string key = fmt::format("starting_load: {}", starting_load_key.fallback);
    if (service.staff)
        return draft_comment(
                   "The posts are as many as you said. With this line burn-in would scale them "
                   "until load, the hours owed over the hours there are, comes to its number.",
                   0) +
               "# " + key + "\n";
    return draft_comment("Burn-in scales the posts until load, the hours owed over the hours there "
                         "are, comes to this number (above 1 staff are short). So your own number "
                         "of posts has an effect only once you remove the line.",
                         0) +
           key + "\n";
}

} // namespace

std::string DraftService::technology_name() const {
    return technology.value_or(std::string{usual_technology});
}

double DraftService::posts() const { return staff.value_or(professionals_key.fallback); }

std::string DraftService::name() const {
    const std::string kind = technology_name();
    return slug(title).value_or(kind == usual_technology ? "home-care" : kind);
}

std::optional<std::string> why_no_technology(const std::string& name) {
    std::vector<std::string_view> names;
    for (const NamedTechnology& technology : built_in_technologies()) {
        names.emplace_back(technology.name);
    }
    if (std::ranges::find(names, name) != names.end()) {
        return {};
    }
    return name + " is no technology of a service; " + suggest_name(name, names);
}

std::string service_text(const DraftService& service) {
    return "services:\n  - name: " + service.name() + "\n" +
           draft_line("    technology: " + service.technology_name(),
                      "or another of `dowith describe technologies`") +
           draft_line("    professionals_per_1000: " + decimal_text(service.posts()),
                      "posts per thousand citizens") +
           "\n" + starting_load_text(service);
}

std::string assumed(const DraftService& service) {
    std::vector<std::string> all;
    if (!service.technology) {
        const auto& known = built_in_technologies();
        const auto usual = std::ranges::find(known, usual_technology, &NamedTechnology::name);
        all.push_back(fmt::format("technology {} ({})", usual_technology, usual->title));
    }
    if (!service.staff) {
        all.push_back(fmt::format("{} professionals per 1000 citizens, scaled in burn-in until "
                                  "their load is {}",
                                  professionals_key.fallback,
                                  starting_load_key.fallback));
    }
    return listed(all);
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/app/scorecard.hpp"

#include "sim/app/version.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/kernel/text.hpp"
#include "sim/model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace dowith {
namespace {

/// Four significant digits: more than any of the intervals is worth.
std::string number(double value) {
    return std::isnan(value) ? "unknown" : fmt::format("{:.4g}", value == 0.0 ? 0.0 : value);
}

std::string with_unit(std::string_view unit) {
    const std::string brief = unit == "sd" ? "SD" : brief_unit(unit);
    return brief.empty() ? "" : " " + brief;
}

std::string_view interval_name(const Finding& finding) {
    switch (finding.part->estimator) {
    case Estimator::median:
        return "median; nine worlds in ten";
    case Estimator::mean:
        return "mean; its 95 % interval";
    case Estimator::value:
        break;
    }
    return "value";
}

std::string value_text(const Finding& finding) {
    std::string text = number(finding.value) + with_unit(finding.part->unit);
    if (finding.high > finding.low) {
        text += fmt::format(
            " ({}: {} to {})", interval_name(finding), number(finding.low), number(finding.high));
    }
    return text;
}

std::string worlds_text(std::size_t worlds) {
    return worlds == 1 ? "1 world" : fmt::format("{} worlds", worlds);
}

std::string_view mark(const ScorecardEntry& entry) {
    if (!entry.trouble.empty()) {
        return "could not run";
    }
    return entry.judgement.met() ? "met" : "NOT MET";
}

std::string finding_text(const Finding& finding) {
    const std::string band = "must be " + band_text(finding.band);
    return wrapped(fmt::format("{}: {}; {}; {}{}",
                               finding.part->says,
                               value_text(finding),
                               band,
                               worlds_text(finding.worlds),
                               finding.met ? "" : "; NOT MET"),
                   "      - ",
                   8);
}

std::string entry_text(const ScorecardEntry& entry, Style style) {
    const Claim& claim = *entry.judgement.claim;
    std::string text = wrapped(fmt::format("{}; {:.1f} s", claim.says, entry.seconds),
                               fmt::format("  {} {:<8} ",
                                           style.bold(fmt::format("{:<3}", claim.id)),
                                           std::string{mark(entry)}),
                               15);
    for (const Finding& finding : entry.judgement.findings) {
        text += finding_text(finding);
    }
    if (!entry.trouble.empty()) {
        text += wrapped(entry.trouble, "      ", 6);
    } else if (!entry.judgement.met() && !claim.missed.empty()) {
        text += wrapped(fmt::format("Why: {}.", claim.missed), "      ", 6);
    }
    return text;
}

struct Section {
    ClaimKind kind;
    std::string_view heading;
    std::string_view text;
};

constexpr std::array sections{
    Section{ClaimKind::exact, "Exact", "What has a closed form. A miss is a mistake."},
    Section{ClaimKind::pattern,
            "Patterns",
            "What the literature found, shown by the model at its default parameters."},
    Section{ClaimKind::failure,
            "Failures",
            "Where co-production must fail, reproduced by its trigger: the claim is met where the "
            "model fails as it should."},
};

bool has_any(const Scorecard& card, ClaimKind kind) {
    return std::any_of(card.entries.begin(), card.entries.end(), [&](const auto& entry) {
        return entry.judgement.claim->kind == kind;
    });
}

template <class Visit> void for_each_of(const Scorecard& card, ClaimKind kind, Visit&& visit) {
    for (const ScorecardEntry& entry : card.entries) {
        if (entry.judgement.claim->kind == kind) {
            visit(entry);
        }
    }
}

/// The parameters whose declarations say that they were tuned to a claim.
std::string tuned_to(std::string_view claim) {
    constexpr std::string_view says = "tuned to ";
    std::vector<std::string> paths;
    for (const ParameterEntry& parameter : all_parameters()) {
        const std::string source{parameter.declaration.source};
        const std::size_t begin = source.find(says);
        // Ids stand at the end, between commas.
        if (begin != std::string::npos &&
            (source.substr(begin + says.size()) + ",").find(std::string{claim} + ",") !=
                std::string::npos) {
            paths.push_back("`" + parameter.path() + "`");
        }
    }
    return listed(paths);
}

std::string count_line(const Scorecard& card) {
    const std::size_t count = card.entries.size();
    std::string text = fmt::format(
        "{} claim{}: {} met, {} not met", count, count == 1 ? "" : "s", card.met(), card.missed());
    const auto tuned = std::ranges::count_if(card.entries, [](const ScorecardEntry& entry) {
        return !tuned_to(entry.judgement.claim->id).empty();
    });
    text += tuned > 0 ? fmt::format("; of all, {} had a default tuned to them", tuned) : "";
    return card.troubled() > 0 ? text + fmt::format(", {} could not run", card.troubled()) : text;
}

std::string_view effort_text(Effort effort) {
    return effort == Effort::quick ? "quick, 20 worlds and more a claim"
                                   : "full, 100 worlds and more a claim";
}

std::string markdown_row(const ScorecardEntry& entry, std::size_t part) {
    const Finding& finding = entry.judgement.findings[part];
    const Claim& claim = *entry.judgement.claim;
    const bool first = part == 0;
    const bool has_interval = finding.high > finding.low;
    return fmt::format(
        "| {} | {}{} | {}{} | {} | {} | {} | {} | {} |\n",
        first ? fmt::format("**{}**", claim.id) : "",
        first ? fmt::format("*{}.* ", capitalised(std::string{claim.says})) : "",
        finding.part->says,
        number(finding.value),
        with_unit(finding.part->unit),
        has_interval ? fmt::format("{} to {}", number(finding.low), number(finding.high)) : "",
        name_of(finding.part->estimator),
        band_text(finding.band),
        finding.worlds,
        finding.met ? "yes" : "**no**");
}

std::string markdown_section(const Scorecard& card, const Section& section) {
    std::string text = fmt::format("\n## {}\n\n{}\n", section.heading, wrapped(section.text));
    text += "| | claim, and what is measured | measured | interval | estimator | band | worlds | "
            "met |\n|---|---|---|---|---|---|---|---|\n";
    std::string sources;
    for_each_of(card, section.kind, [&](const ScorecardEntry& entry) {
        const Claim& claim = *entry.judgement.claim;
        for (std::size_t part = 0; part < entry.judgement.findings.size(); ++part) {
            text += markdown_row(entry, part);
        }
        const std::string tuned = tuned_to(claim.id);
        sources += wrapped(str(claim.source, tuned.empty() ? "" : ". Tuned to it: ", tuned),
                           fmt::format("- {}: ", claim.id),
                           2);
        if (!entry.trouble.empty()) {
            sources += wrapped("could not run: " + entry.trouble, "  ", 2);
        } else if (!entry.judgement.met()) {
            const std::string_view why =
                claim.missed.empty() ? "why is not known yet" : claim.missed;
            sources += wrapped(fmt::format("**Not met:** {}.", why), "  ", 2);
        }
    });
    return text + "\nSources:\n\n" + sources;
}

} // namespace

std::size_t Scorecard::met() const {
    return static_cast<std::size_t>(
        std::count_if(entries.begin(), entries.end(), [](const ScorecardEntry& entry) {
            return entry.trouble.empty() && entry.judgement.met();
        }));
}

std::size_t Scorecard::troubled() const {
    return static_cast<std::size_t>(
        std::count_if(entries.begin(), entries.end(), [](const ScorecardEntry& entry) {
            return !entry.trouble.empty();
        }));
}

std::size_t Scorecard::missed() const { return entries.size() - met() - troubled(); }

std::uint64_t Scorecard::digest() const {
    Digest digest;
    for (const ScorecardEntry& entry : entries) {
        for (const Finding& finding : entry.judgement.findings) {
            digest.add(finding.value);
            digest.add(finding.low);
            digest.add(finding.high);
        }
    }
    return digest.value();
}

std::string band_text(const Band& band) {
    const bool from = !std::isinf(band.low);
    const bool to = !std::isinf(band.high);
    if (from && to) {
        return fmt::format("{} to {}", number(band.low), number(band.high));
    }
    if (from) {
        return "at least " + number(band.low);
    }
    return to ? "at most " + number(band.high) : "worked out";
}

std::string scorecard_text(const Scorecard& card, Style style) {
    std::string text =
        style.bold("Scorecard") + ", " + std::string{effort_text(card.effort)} + "\n";
    for (const Section& section : sections) {
        if (has_any(card, section.kind)) {
            text += "\n" + style.bold(section.heading) + "\n" + wrapped(section.text);
            for_each_of(card, section.kind, [&](const ScorecardEntry& entry) {
                text += entry_text(entry, style);
            });
        }
    }
    return text +
           fmt::format("\n{}\nDigest of all values: {:016x}\n", count_line(card), card.digest());
}

std::string scorecard_markdown(const Scorecard& card, const std::string& command) {
    std::string text = "# Scorecard\n\n";
    text += wrapped(fmt::format("What dowith promises about its model, measured: {}. Written by "
                                "`{}` of dowith {}, engine {}; the same program writes the same "
                                "page. Digest of all values: `{:016x}`.",
                                count_line(card),
                                command,
                                program_version(),
                                engine_version,
                                card.digest()));
    text +=
        "\n" +
        wrapped("How to read it: a claim is met if every line of it is. *median*: of the "
                "worlds, inside the band; the interval holds nine worlds in ten. *mean*: of the "
                "worlds; its 95 % interval and the median lie inside the band, so that chance "
                "alone seldom meets it. *value*: one number, with the interval of its "
                "sampling: of an exact claim four standard errors to either side, taken from the "
                "spread between worlds, or from theory where there is one world. Worlds differ in "
                "people and luck, not in parameters, unless a line "
                "says so; differences are taken world by world. Bands come from the literature "
                "or, where the source says so, from us. Defaults were tuned until one set met "
                "them all; what was tuned to a claim stands below it ([records]"
                "(decisions/README.md) 0005 and 0007 say how): that such a claim is met says "
                "only that it can hold together with the others. What is not met stays on the "
                "page. Numbers follow a longer list of claims; what is not here is not promised.");
    for (const Section& section : sections) {
        if (has_any(card, section.kind)) {
            text += markdown_section(card, section);
        }
    }
    return text;
}

} // namespace dowith

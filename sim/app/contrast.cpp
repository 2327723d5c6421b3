// SPDX-License-Identifier: Apache-2.0
#include "sim/app/contrast.hpp"

#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dowith {
namespace {

/// Decimals with which an interval of this half-width shows two digits that mean something.
int decimals_for(double half_width, std::string_view unit) {
    if (!(half_width > 0.0)) {
        return decimals_of(unit);
    }
    return decimals_of_size(half_width);
}

std::string interval_name(const Contrast& contrast) {
    return contrast.is_joint ? "joint 95 % interval of the mean" : "95 % interval of the mean";
}

/// How far from zero the interval keeps; the mean itself where one world knows no interval.
double clearance(const Spread& difference) {
    if (std::isnan(difference.low)) {
        return std::fabs(difference.mean);
    }
    const bool is_clear = difference.low > 0.0 || difference.high < 0.0;
    return is_clear ? std::min(std::fabs(difference.low), std::fabs(difference.high)) : 0.0;
}

/// Decimals of a sentence; as many as it takes to tell an interval that keeps clear of zero.
int decimals_for(const Contrast& contrast) {
    const Spread& difference = contrast.paired.difference;
    int decimals = decimals_for(half_width(difference), contrast.series.indicator->unit);
    const double near = clearance(difference);
    while (near > 0.0 && decimals < 6 && near < 0.5 * std::pow(10.0, -decimals)) {
        ++decimals;
    }
    return decimals;
}

std::string with_unit(const std::string& text, const Contrast& contrast) {
    const std::string unit = plain_unit(contrast.series.indicator->unit);
    return unit.empty() ? text : text + " " + unit;
}

bool no_world_differs(const Spread& difference) {
    return difference.mean == 0.0 && difference.sd == 0.0;
}

/// "0.081 higher", "12.3 hours a week lower".
std::string amount_text(const Contrast& contrast) {
    const double mean = contrast.paired.difference.mean;
    const std::string size = decimal(std::fabs(mean), decimals_for(contrast));
    return with_unit(size, contrast) + (mean < 0.0 ? " lower" : " higher");
}

std::string interval_text(const Contrast& contrast) {
    const Spread& difference = contrast.paired.difference;
    const int decimals = decimals_for(contrast);
    const bool mirrored = difference.high < 0.0; // "lower" has said the sign already
    const double near = mirrored ? -difference.high : difference.low;
    const double far = mirrored ? -difference.low : difference.high;
    return fmt::format("{} to {}", decimal(near, decimals), decimal(far, decimals));
}

std::string shares_of_worlds(const Contrast& contrast) {
    const bool judged = contrast.series.indicator->better != Better::neither;
    return fmt::format("{} in {} worlds", judged ? "better" : "higher", share_text(contrast));
}

bool is_known_in_some(const Contrast& contrast) { return contrast.worlds < contrast.simulated; }

/// " (known in 1 of 4 worlds)" where the others had nothing to tell it of.
std::string known_text(const Contrast& contrast) {
    return is_known_in_some(contrast)
               ? fmt::format(" (known in {} of {} worlds)", contrast.worlds, contrast.simulated)
               : "";
}

} // namespace

Contrast contrast_of(const Scenario& scenario,
                     const Comparison& comparison,
                     const Outcome& outcome,
                     std::size_t policy) {
    return {all_series()[outcome.series],
            scenario.policies[policy].name,
            scenario.policies[scenario.baseline].name,
            outcome.differences[policy],
            outcome.differences[policy].known,
            comparison.worlds.size(),
            outcome.primary && comparison.stopping.rule.is_sequential};
}

Verdict verdict_of(const Contrast& contrast) {
    const Spread& difference = contrast.paired.difference;
    if (std::isnan(difference.mean)) {
        return Verdict::unknown;
    }
    if (no_world_differs(difference)) {
        return Verdict::same;
    }
    const bool above = difference.low > 0.0;
    const bool below = difference.high < 0.0;
    if (contrast.worlds < 2 || (!above && !below)) {
        return Verdict::unclear;
    }
    switch (contrast.series.indicator->better) {
    case Better::higher:
        return above ? Verdict::better : Verdict::worse;
    case Better::lower:
        return below ? Verdict::better : Verdict::worse;
    case Better::neither:
        break;
    }
    return above ? Verdict::higher : Verdict::lower;
}

std::string verdict_text(Verdict verdict) {
    switch (verdict) {
    case Verdict::better:
        return "▲ better";
    case Verdict::worse:
        return "▼ worse";
    case Verdict::higher:
        return "  higher";
    case Verdict::lower:
        return "  lower";
    case Verdict::same:
        return "  same";
    case Verdict::unknown:
        return "  unknown";
    case Verdict::unclear:
        break;
    }
    return "  unclear";
}

int brief_decimals(const Contrast& contrast) {
    return std::min(table_decimals(contrast), decimals_for(contrast));
}

BriefContrast brief(const Contrast& contrast, int decimals) {
    const Spread& difference = contrast.paired.difference;
    const std::string verdict = verdict_text(verdict_of(contrast));
    const bool is_marked = !verdict.starts_with(' ');
    return {signed_decimal(difference.mean, decimals),
            contrast.worlds > 1 ? decimal(half_width(difference), decimals) : "",
            is_marked ? verdict.substr(0, verdict.find(' ')) : ""};
}

std::string share_text(const Contrast& contrast) {
    // Ties count half, so that a count may end in a half.
    const double count = contrast.paired.better_share * static_cast<double>(contrast.worlds);
    const bool whole = std::fabs(count - std::round(count)) < 0.25;
    return fmt::format("{:.{}f} of {}", count, whole ? 0 : 1, contrast.worlds);
}

std::string difference_sentence(const Contrast& contrast) {
    const Series& series = contrast.series;
    const std::string name = sentence_name(series);
    const bool whole_run = series.indicator->window == Window::whole_run;
    const std::string verb =
        is_plural(series) ? (whole_run ? "average" : "end") : (whole_run ? "averages" : "ends");
    switch (verdict_of(contrast)) {
    case Verdict::same:
        return fmt::format("{} {} the same under {} as under {} in every world{}.",
                           capitalised(name),
                           verb,
                           contrast.policy,
                           contrast.baseline,
                           known_text(contrast));
    case Verdict::unknown:
        return fmt::format("{} cannot be set side by side: under {} or {} there was nothing to "
                           "tell it of.",
                           capitalised(name),
                           contrast.policy,
                           contrast.baseline);
    case Verdict::unclear:
        break;
    default:
        return fmt::format("{} {} {} under {} than under {} ({} {}); {}{}.",
                           capitalised(name),
                           verb,
                           amount_text(contrast),
                           contrast.policy,
                           contrast.baseline,
                           interval_name(contrast),
                           interval_text(contrast),
                           shares_of_worlds(contrast),
                           known_text(contrast));
    }
    if (contrast.worlds < 2) {
        return fmt::format("{} {} {} under {} than under {} in the one world {}, which says "
                           "nothing about others{}.",
                           capitalised(name),
                           verb,
                           amount_text(contrast),
                           contrast.policy,
                           contrast.baseline,
                           is_known_in_some(contrast) ? "in which both are known"
                                                      : "that was simulated",
                           known_text(contrast));
    }
    if (std::isnan(contrast.paired.difference.low)) {
        return fmt::format("No difference in {} can be told between {} and {}: {} on average, but "
                           "{} worlds are too few for an interval that holds at every look; {}{}.",
                           name,
                           contrast.policy,
                           contrast.baseline,
                           amount_text(contrast),
                           contrast.worlds,
                           shares_of_worlds(contrast),
                           known_text(contrast));
    }
    return fmt::format("No difference in {} can be told between {} and {}: {} on average, but the "
                       "{}, {}, includes zero; {}{}.",
                       name,
                       contrast.policy,
                       contrast.baseline,
                       amount_text(contrast),
                       interval_name(contrast),
                       interval_text(contrast),
                       shares_of_worlds(contrast),
                       known_text(contrast));
}

std::string spread_sentence(const Contrast& contrast) {
    const Spread& difference = contrast.paired.difference;
    if (contrast.worlds < 2 || !(difference.sd > 0.0)) { // all alike, or unknown
        return {};
    }
    const int decimals =
        decimals_for((difference.p95 - difference.p05) / 2.0, contrast.series.indicator->unit);
    return with_unit(fmt::format("Worlds differ: in nine of ten the difference lies between {} "
                                 "and {}",
                                 signed_decimal(difference.p05, decimals),
                                 signed_decimal(difference.p95, decimals)),
                     contrast) +
           ".";
}

std::string saving_text(const Contrast& contrast) {
    const double ratio = contrast.paired.variance_ratio;
    if (!(ratio > 0.0)) {
        return "unknown";
    }
    return ratio < 10.0 ? decimal(ratio, 1) : count_text(static_cast<std::size_t>(ratio));
}

int table_decimals(const Contrast& contrast) {
    const int usual = decimals_of(contrast.series.indicator->unit);
    const double size = std::fabs(contrast.paired.difference.mean);
    const bool would_vanish = size > 0.0 && size < 0.5 * std::pow(10.0, -usual);
    const Verdict verdict = verdict_of(contrast);
    const bool clear = verdict < Verdict::same;
    return clear && would_vanish ? std::min(6, -static_cast<int>(std::floor(std::log10(size))))
                                 : usual;
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "output/series_text.hpp"

namespace dowith {

bool is_first_quintile(const Series& series) { return series.group == Group::quintile_1; }

bool is_quintile(const Series& series) { return series.group >= Group::quintile_1; }

std::string long_name(const Series& series) {
    const std::string meaning{series.indicator->meaning};
    switch (series.group) {
    case Group::clients:
        return meaning + ", of clients";
    case Group::speakers:
        return meaning + ", of those who spoke within a year";
    default:
        return meaning;
    }
}

std::vector<Attribute> about(const Series& series) {
    const Indicator& indicator = *series.indicator;
    return {{"better", std::string{name_of(indicator.better)}},
            {"benefit_area", std::string{indicator.area}}};
}

std::vector<Attribute> about_level(const Series& series) {
    std::vector<Attribute> attributes = about(series);
    const bool whole = series.indicator->window == Window::whole_run;
    attributes.push_back({"window", std::string{whole ? "whole run" : "final year"}});
    return attributes;
}

} // namespace dowith

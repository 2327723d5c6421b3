// SPDX-License-Identifier: Apache-2.0
#include "tests/output/netcdf_sample.hpp"

#include "output/netcdf.hpp"

#include <numeric>

namespace dowith::netcdf_sample {

namespace {

template <class T> std::vector<T> counting(std::size_t count) {
    std::vector<T> values(count);
    std::iota(values.begin(), values.end(), T{0});
    return values;
}

void put_dimensions(NetcdfWriter& writer) {
    writer.put_coordinate({.path = "/policy", .long_name = "policy that is compared"},
                          std::vector<std::string>{"consultation-only", "", "co-delivery, naïve"});
    writer.put_coordinate({.path = "/world", .units = "1", .long_name = "number of the world"},
                          counting<std::int32_t>(worlds));
    writer.put_coordinate({.path = "/week", .units = "week", .long_name = "week after burn-in"},
                          counting<double>(weeks));
    writer.put_dimension("/quintile", quintiles);
}

void put_outcomes(NetcdfWriter& writer) {
    writer.put({.path = "/need_met",
                .dimensions = {"policy", "world", "week"},
                .units = "1",
                .long_name = "share of need that is met",
                .fill = -1.0,
                .attributes = {{"direction", "higher"}, {"range", std::vector<double>{0.0, 1.0}}}},
               counting<float>(policies * worlds * weeks));
    // By world, the last of them missing.
    std::vector<double> wellbeing(policies * worlds * weeks * quintiles);
    for (std::size_t at = 0; at < wellbeing.size(); ++at) {
        const std::size_t world = at / (weeks * quintiles) % worlds;
        wellbeing[at] = world + 1 < worlds ? static_cast<double>(world) : -1.0;
    }
    writer.put({.path = "/wellbeing",
                .dimensions = {"policy", "world", "week", "quintile"},
                .units = "1",
                .long_name = "well-being by deprivation",
                .fill = -1.0},
               wellbeing);
    writer.put({.path = "/total", .units = "GBP", .long_name = "a single number"},
               std::vector<double>{42.5});
}

void put_groups(NetcdfWriter& writer) {
    writer.put_group("/difference", {{"baseline", "consultation-only"}});
    writer.put({.path = "/difference/need_met",
                .dimensions = {"policy", "world"},
                .units = "1",
                .long_name = "paired difference of need met"},
               counting<double>(policies * worlds));
    writer.put_group("/draws");
    writer.put_coordinate({.path = "/draws/parameter", .long_name = "parameter that is drawn"},
                          std::vector<std::string>{"trust.gain", "trust.loss"});
    writer.put({.path = "/draws/value",
                .dimensions = {"world", "parameter"},
                .units = "1",
                .long_name = "value in each world"},
               counting<double>(worlds * 2));
    writer.put_group("/ledger");
    writer.put_dimension("/ledger/row", 0);
    writer.put({.path = "/ledger/credits",
                .dimensions = {"row"},
                .units = "1",
                .long_name = "nobody gave anything"},
               std::vector<std::int64_t>{});
}

} // namespace

std::string scenario() {
    std::string text;
    while (text.size() < 100'000) {
        text += "title: Soin à domicile\nseed: 2026\n";
    }
    return text;
}

void write(const std::filesystem::path& path) {
    NetcdfWriter writer{path, kind};
    writer.put_attribute("/", {"scenario", scenario()});
    writer.put_attribute("/", {"seed", std::uint64_t{18'446'744'073'709'551'615U}});
    put_dimensions(writer);
    put_outcomes(writer);
    put_groups(writer);
    writer.commit();
}

} // namespace dowith::netcdf_sample

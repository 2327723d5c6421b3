// SPDX-License-Identifier: Apache-2.0
#include "output/provenance.hpp"

#include "sim/experiment/engine_version.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/kernel/text.hpp"

#include <iomanip>
#include <sstream>

namespace dowith {
namespace {

/// As `compare` shows it.
std::string hex(std::uint64_t digest) {
    std::ostringstream text;
    text << std::hex << std::setw(16) << std::setfill('0') << digest;
    return text.str();
}

} // namespace

std::string scenario_digest(const Scenario& scenario) {
    return content_hash(str("engine ", engine_version, "\n", scenario.resolved));
}

void put_provenance(NetcdfWriter& writer,
                    const Scenario& scenario,
                    std::uint64_t digest,
                    const Provenance& provenance) {
    const auto text = [&](const char* name, const std::string& value) {
        writer.put_attribute("/", {name, value});
    };
    text("title", scenario.title);
    text("source", "dowith " + provenance.version);
    text("history", provenance.command);
    text("engine_version", provenance.engine);
    text("build", provenance.build);
    text("scenario", scenario.name);
    text("scenario_digest", scenario_digest(scenario));
    text("resolved_scenario", scenario.resolved);
    text("changes", scenario.changes);
    text("baseline", scenario.policies[scenario.baseline].name);
    writer.put_attribute("/", {"seed", scenario.seed});
    text("digest", hex(digest));
}

} // namespace dowith

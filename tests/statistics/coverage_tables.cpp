// SPDX-License-Identifier: Apache-2.0
#include "tests/statistics/toy_worlds.hpp"

#include <cstdint>
#include <cstdio>
#include <string>

/// Prints the tables of docs/statistics.md on intervals: how often they miss a mean that is known.
///     coverage_tables [EXPERIMENTS]
int main(int argc, char** argv) {
    using namespace dowith;
    const auto experiments =
        static_cast<std::uint32_t>(argc > 1 ? std::stoul(std::string{argv[1]}) : 20000UL);
    std::printf("| differences | alpha | Student, one look | Student, every look | sequence, every "
                "look | sequence, at the stop | worlds at the stop |\n|---|---|---|---|---|---|---|"
                "\n");
    for (const Shape shape : shapes) {
        for (const double statements : {1.0, 9.0}) {
            const double alpha = 0.05 / statements;
            const Misses misses =
                misses_of(shape, experiments, ConfidenceSequence{alpha, 50.0}, {}, 0.3);
            std::printf("| %s | %.2f %% | %.1f %% | %.1f %% | %.2f %% | %.2f %% | %.0f |\n",
                        std::string{name_of(shape)}.c_str(),
                        100.0 * alpha,
                        100.0 * misses.planned,
                        100.0 * misses.peeking,
                        100.0 * misses.sequence,
                        100.0 * misses.at_stop,
                        misses.worlds);
        }
    }
    return 0;
}

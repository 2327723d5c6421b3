// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/communicator.hpp"
#include "sim/engine/join_processes.hpp"
#include "sim/engine/machine.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/thread_processes.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <numeric>
#include <string>
#include <vector>

using namespace dowith;

namespace {

/// What launchers say in the environment, and nothing else of the kind, while it lives.
class Launch {
  public:
    explicit Launch(const std::map<std::string, std::string>& said) {
        for (const char* name : names) {
            if (const char* const value = std::getenv(name)) {
                before_[name] = value;
            }
            ::unsetenv(name);
        }
        for (const auto& [name, value] : said) {
            ::setenv(name.c_str(), value.c_str(), 1);
        }
    }

    Launch(const Launch&) = delete;
    Launch& operator=(const Launch&) = delete;

    ~Launch() {
        for (const char* name : names) {
            ::unsetenv(name);
        }
        for (const auto& [name, value] : before_) {
            ::setenv(name.c_str(), value.c_str(), 1);
        }
    }

  private:
    static constexpr const char* names[] = {"OMPI_COMM_WORLD_SIZE",
                                            "PMI_SIZE",
                                            "MPI_WORLD_SIZE",
                                            "PMIX_RANK",
                                            "SLURM_STEP_NUM_TASKS",
                                            "OMPI_COMM_WORLD_RANK",
                                            "PMI_RANK"};
    std::map<std::string, std::string> before_;
};

unsigned launched_by(const std::map<std::string, std::string>& said) {
    const Launch launch{said};
    return launched_processes();
}

} // namespace

TEST_CASE("shares of a row are one behind the other, all of it, and as equal as can be") {
    for (const std::size_t places : {0U, 1U, 2U, 5U, 64U, 300U, 1000U, 13400U}) {
        for (const unsigned size : {1U, 2U, 3U, 7U, 64U, 1001U}) {
            std::size_t next = 0;
            std::size_t least = places;
            std::size_t most = 0;
            for (unsigned rank = 0; rank < size; ++rank) {
                const Run share = share_of(places, rank, size);
                CHECK(share.first == next);
                next += share.count;
                least = std::min(least, share.count);
                most = std::max(most, share.count);
            }
            CHECK(next == places);
            const bool is_in_blocks = places >= 4 * places_a_block * size;
            CHECK(most - least <= (is_in_blocks ? places_a_block : 1));
            CHECK((!is_in_blocks || share_of(places, size - 1, size).first % places_a_block == 0));
        }
    }
}

TEST_CASE("every launcher says how many processes it has launched, and nobody says one") {
    CHECK(launched_by({}) == 1);
    CHECK(launched_by({{"OMPI_COMM_WORLD_SIZE", "4"}}) == 4);
    CHECK(launched_by({{"PMI_SIZE", "3"}}) == 3);
    CHECK(launched_by({{"MPI_WORLD_SIZE", "2"}}) == 2);
    CHECK(launched_by({{"OMPI_COMM_WORLD_SIZE", "1"}}) == 1);
    CHECK(launched_by({{"OMPI_COMM_WORLD_SIZE", "many"}}) == 1);
    CHECK(launched_by({{"OMPI_COMM_WORLD_SIZE", ""}}) == 1);
}

TEST_CASE("tasks of a Slurm step belong together where PMIx joins them, and only then") {
    CHECK(launched_by({{"SLURM_STEP_NUM_TASKS", "8"}}) == 1); // an array job, or --shard by hand
    CHECK(launched_by({{"SLURM_STEP_NUM_TASKS", "8"}, {"PMIX_RANK", "0"}}) == 8);
    CHECK(launched_by({{"SLURM_STEP_NUM_TASKS", "1"}, {"PMIX_RANK", "0"}}) == 1);
    CHECK(launched_by({{"PMIX_RANK", "0"}}) == 2); // unknown, but not alone: MPI will tell
}

TEST_CASE("a process knows whether it was launched, be it by itself") {
    const auto is_launched_by = [](const std::map<std::string, std::string>& said) {
        const Launch launch{said};
        return is_launched();
    };
    CHECK_FALSE(is_launched_by({}));
    CHECK_FALSE(is_launched_by({{"SLURM_STEP_NUM_TASKS", "8"}}));
    CHECK(is_launched_by({{"OMPI_COMM_WORLD_SIZE", "1"}}));
    CHECK(is_launched_by({{"PMIX_RANK", "0"}}));
}

TEST_CASE("a process knows its number before it has joined the others") {
    const auto rank_by = [](const std::map<std::string, std::string>& said) {
        const Launch launch{said};
        return launched_rank();
    };
    CHECK(rank_by({}) == 0);
    CHECK(rank_by({{"OMPI_COMM_WORLD_RANK", "3"}, {"PMIX_RANK", "7"}}) == 3);
    CHECK(rank_by({{"PMI_RANK", "2"}}) == 2);
    CHECK(rank_by({{"PMIX_RANK", "1"}}) == 1);
}

TEST_CASE("who was launched alone joins nobody") {
    const Launch launch{{}};
    const auto processes = join_processes();
    CHECK(processes->is_alone());
    CHECK(processes->rank() == 0);
    CHECK(processes_on_this_machine(*processes) == 1);
}

TEST_CASE("a process by itself hears what it said, and has all tickets") {
    const std::vector<double> said{1.5, -2.0};
    CHECK(alone().gather_numbers(std::span<const double>{said}) == said);
    CHECK(alone().gather_numbers(std::span<const double>{}).empty());
    const std::vector<Bytes> letters{{std::byte{7}}};
    CHECK(alone().exchange(letters) == letters);
    const auto roll = alone().tickets();
    CHECK(roll->next() == 0);
    CHECK(roll->next() == 1);
    CHECK(alone().tickets()->next() == 0); // a roll of its own
}

TEST_CASE("all processes hear what each has said, in the order of ranks, silence too") {
    for (const unsigned size : {1U, 2U, 5U}) {
        std::vector<std::vector<unsigned>> heard(size);
        in_processes(size, [&](Communicator& here) {
            const std::vector<unsigned> own(here.rank() % 3, here.rank());
            heard[here.rank()] = here.gather_numbers(std::span<const unsigned>{own});
        });
        std::vector<unsigned> expected;
        for (unsigned rank = 0; rank < size; ++rank) {
            expected.insert(expected.end(), rank % 3, rank);
        }
        CHECK(heard == std::vector<std::vector<unsigned>>(size, expected));
    }
}

TEST_CASE("every ticket of a roll is given out once, whoever asks") {
    constexpr unsigned size = 4;
    std::mutex mutex;
    std::vector<std::size_t> given;
    in_processes(size, [&](Communicator& here) {
        const auto roll = here.tickets();
        for (int i = 0; i < 25; ++i) {
            const std::size_t number = roll->next();
            const std::scoped_lock lock{mutex};
            given.push_back(number);
        }
    });
    std::sort(given.begin(), given.end());
    std::vector<std::size_t> expected(25 * size);
    std::iota(expected.begin(), expected.end(), 0U);
    CHECK(given == expected);
}

TEST_CASE("processes that would wait for each other for ever are found out in tests") {
    CHECK_THROWS_AS(in_processes(2,
                                 [](Communicator& here) {
                                     if (here.rank() == 0) {
                                         (void)here.gather({});
                                     }
                                 }),
                    Abandoned);
    CHECK_THROWS_WITH(in_processes(2,
                                   [](Communicator& here) {
                                       if (here.rank() == 1) {
                                           throw std::runtime_error{"no more"};
                                       }
                                       (void)here.gather({});
                                   }),
                      "no more");
}

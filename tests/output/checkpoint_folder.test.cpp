// SPDX-License-Identifier: Apache-2.0
#include "output/checkpoint_folder.hpp"

#include "tests/output/full_disk.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dowith;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

using Homes = std::vector<Neighbourhood>;

const std::string key = "0123456789abcdef";
constexpr std::size_t places = 6;

Homes some_homes() {
    SmallWorld world = WorldBuilder{}
                           .citizens(600)
                           .neighbourhoods(places)
                           .practice(busy_practice())
                           .bank(busy_bank_rules())
                           .build();
    world.run(6);
    return world.district.neighbourhoods;
}

/// Everything in it is like nothing else in it.
WorldStand stand_at(std::uint32_t week) {
    WorldStand stand;
    stand.leg = Leg::policy;
    stand.policy = 1;
    stand.week = Week{week};
    stand.neighbourhoods = places;
    stand.load_at_start = 0.97;
    stand.values = {{1.0F, 2.0F}, {3.0F}};
    stand.digests = {77};
    stand.realised = {{.power = 0.5, .delivery = 0.25, .rung = 6}};
    stand.final_year.at(Measure::crises) = 12.0;
    stand.recording = {std::byte{9}, std::byte{8}};
    return stand;
}

WorldStand standing_at(Leg leg, std::uint32_t week) {
    WorldStand stand = stand_at(week);
    stand.leg = leg;
    return stand;
}

std::uint64_t digest_of(std::span<const Neighbourhood> homes) {
    Digest digest;
    for (const Neighbourhood& home : homes) {
        home.add_to(digest);
    }
    return digest.value();
}

/// A folder of checkpoints, and what it had to say.
struct Kept {
    TemporaryFolder folder;
    std::vector<std::string> said;
    CheckpointFolder store{folder.path(),
                           [this](const std::string& text) { said.push_back(text); }};

    /// Keeps it in parts of so many neighbourhoods.
    bool keep(const WorldStand& stand, const Homes& homes, std::size_t part = places) {
        std::vector<std::uint64_t> firsts;
        bool all = true;
        for (std::size_t first = 0; first < places; first += part) {
            const std::size_t count = std::min(part, places - first);
            const auto held = std::span{homes}.subspan(first, count);
            all = store.keep_homes(key, checkpoint_name(stand), first, held) && all;
            firsts.push_back(first);
        }
        return all && store.keep_stand(key, stand, firsts);
    }

    /// Reads it in parts of so many; the digest of all, or nothing.
    std::optional<std::uint64_t> find(const std::string& name, std::size_t part = places) {
        Homes homes(places);
        for (std::size_t first = 0; first < places; first += part) {
            const std::size_t count = std::min(part, places - first);
            if (!store.find_homes(key, name, first, std::span{homes}.subspan(first, count))) {
                return {};
            }
        }
        return digest_of(homes);
    }

    fs::path file(const std::string& name, const char* file) const {
        return folder.path() / (key + ".checkpoint") / name / file;
    }
};

void change_byte(const fs::path& path, std::size_t place) {
    std::string bytes = bytes_of(path);
    bytes[place] = static_cast<char>(bytes[place] ^ 4);
    std::ofstream{path, std::ios::binary} << bytes;
}

} // namespace

TEST_CASE("checkpoints are named in the order in which a world comes to them", "[checkpoint]") {
    std::vector<std::string> names;
    for (const WorldStand& stand : {standing_at(Leg::burn_in, 9),
                                    standing_at(Leg::burn_in, 1000),
                                    standing_at(Leg::fork, 1000),
                                    standing_at(Leg::policy, 1001),
                                    standing_at(Leg::policy, 20000)}) {
        names.push_back(checkpoint_name(stand));
    }
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK(names[0] == "burn-in-000009");
    CHECK(names[3] == "policy-0001-001001");
}

TEST_CASE("a checkpoint kept by any number of processes is read by any number", "[checkpoint]") {
    const Homes homes = some_homes();
    for (const std::size_t written : {1U, 2U, 4U, 6U}) {
        Kept kept;
        REQUIRE(kept.keep(stand_at(30), homes, written));
        for (const std::size_t read : {1U, 2U, 3U, 5U, 6U}) {
            CHECK(kept.find("policy-0001-000030", read) == digest_of(homes));
        }
        CHECK(kept.said.empty());
    }
}

TEST_CASE("the stand of a world is read back with all that is in it", "[checkpoint]") {
    Kept kept;
    const WorldStand stand = stand_at(30);
    REQUIRE(kept.keep(stand, some_homes()));
    const std::optional<WorldStand> again = kept.store.find_stand(key, "policy-0001-000030");
    REQUIRE(again);
    CHECK(again->leg == stand.leg);
    CHECK(again->policy == stand.policy);
    CHECK(again->week == stand.week);
    CHECK(again->neighbourhoods == stand.neighbourhoods);
    CHECK(again->load_at_start == stand.load_at_start);
    CHECK(again->values == stand.values);
    CHECK(again->digests == stand.digests);
    CHECK(again->realised[0].delivery == stand.realised[0].delivery);
    CHECK(again->final_year.at(Measure::crises) == 12.0);
    CHECK(again->recording == stand.recording);
}

TEST_CASE("the newest checkpoint, the one before it and the fork stay", "[checkpoint]") {
    Kept kept;
    const Homes homes = some_homes();
    using Names = std::vector<std::string>;
    CHECK(kept.store.names(key).empty());
    REQUIRE(kept.keep(standing_at(Leg::burn_in, 5), homes));
    REQUIRE(kept.keep(standing_at(Leg::burn_in, 10), homes));
    CHECK(kept.store.names(key) == Names{"burn-in-000010", "burn-in-000005"});
    REQUIRE(kept.keep(standing_at(Leg::fork, 12), homes));
    CHECK(kept.store.names(key) == Names{"fork", "burn-in-000010"});
    for (const std::uint32_t week : {15U, 20U, 25U}) {
        REQUIRE(kept.keep(stand_at(week), homes));
    }
    CHECK(kept.store.names(key) == Names{"policy-0001-000025", "policy-0001-000020", "fork"});
    // Whoever had to go back leaves newer ones behind that could not be read.
    REQUIRE(kept.keep(stand_at(18), homes));
    CHECK(kept.store.names(key) == Names{"policy-0001-000018", "fork"});
    kept.store.forget(key);
    CHECK(kept.folder.names().empty());
    CHECK(kept.said.empty());
}

TEST_CASE("a checkpoint that is not whole is told of and not used, and the one before it is whole",
          "[checkpoint]") {
    Kept kept;
    const Homes homes = some_homes();
    REQUIRE(kept.keep(stand_at(10), homes, 3));
    REQUIRE(kept.keep(stand_at(20), homes, 3));
    const std::string newest = kept.store.names(key)[0];
    const fs::path part = kept.file(newest, "part-3-6");
    const auto refused = [&](const std::string& why) {
        CHECK_FALSE(kept.find(newest));
        REQUIRE(kept.said.size() == 1);
        CHECK_THAT(kept.said[0], Contains(why) && Contains("this checkpoint is not used"));
        kept.said.clear();
        CHECK(kept.find(kept.store.names(key)[1]) == digest_of(homes));
    };
    SECTION("a part was cut off") {
        fs::resize_file(part, fs::file_size(part) - 1);
        refused("part-3-6: it was cut short");
    }
    SECTION("a part is empty") {
        fs::resize_file(part, 0);
        refused("part-3-6: it was cut short");
    }
    SECTION("a byte of a part has changed") {
        change_byte(part, fs::file_size(part) / 2);
        refused("part-3-6: it was changed since it was written");
    }
    SECTION("a part is missing") {
        fs::remove(part);
        refused("part-3-6: No such file or directory");
    }
    SECTION("a part was still being written") {
        fs::rename(part, part.string() + ".partial");
        refused("part-3-6: No such file or directory");
    }
    SECTION("a part is that of another week") {
        fs::copy_file(kept.file(kept.store.names(key)[1], "part-3-6"),
                      part,
                      fs::copy_options::overwrite_existing);
        refused("part-3-6: it is none of this world, place and program");
    }
    SECTION("it was never finished") {
        fs::remove(kept.file(newest, "stand"));
        refused("it was never finished");
        CHECK_FALSE(kept.store.find_stand(key, newest));
    }
    SECTION("its stand was cut off") {
        fs::resize_file(kept.file(newest, "stand"), 200);
        refused("stand: it was cut short");
        CHECK_FALSE(kept.store.find_stand(key, newest));
    }
    SECTION("its stand has changed") {
        change_byte(kept.file(newest, "stand"), fs::file_size(kept.file(newest, "stand")) - 20);
        refused("stand: it was changed since it was written");
        CHECK_FALSE(kept.store.find_stand(key, newest));
    }
}

TEST_CASE("where only one process finds its part damaged, the others' parts are read",
          "[checkpoint]") {
    Kept kept;
    const Homes homes = some_homes();
    REQUIRE(kept.keep(stand_at(10), homes, 3));
    change_byte(kept.file("policy-0001-000010", "part-3-6"), 5000);
    Homes half(3);
    CHECK(kept.store.find_homes(key, "policy-0001-000010", 0, half));
    CHECK(digest_of(half) == digest_of(std::span{homes}.first(3)));
    CHECK_FALSE(kept.store.find_homes(key, "policy-0001-000010", 3, half));
}

TEST_CASE("what a killed process left half written is taken over by the next", "[checkpoint]") {
    Kept kept;
    const Homes homes = some_homes();
    REQUIRE(kept.keep(stand_at(10), homes));
    const fs::path part = kept.file("policy-0001-000020", "part-0-6");
    fs::create_directory(part.parent_path());
    std::ofstream{part.string() + ".partial"} << "half a par";
    CHECK_FALSE(kept.find("policy-0001-000020"));
    REQUIRE(kept.keep(stand_at(20), homes));
    CHECK(kept.find("policy-0001-000020") == digest_of(homes));
    CHECK_FALSE(fs::exists(part.string() + ".partial"));
}

TEST_CASE("a disk that is full is told of, and leaves the checkpoints that there are",
          "[checkpoint]") {
    Kept kept;
    const Homes homes = some_homes();
    REQUIRE(kept.keep(stand_at(10), homes));
    {
        const FullDisk full{1000};
        CHECK_FALSE(kept.keep(stand_at(20), homes));
    }
    REQUIRE(kept.said.size() == 1);
    CHECK_THAT(kept.said[0],
               Contains("File too large") && Contains("the run goes on without this checkpoint"));
    kept.store.drop(key, "policy-0001-000020");
    CHECK(kept.store.names(key) == std::vector<std::string>{"policy-0001-000010"});
    CHECK(kept.find("policy-0001-000010") == digest_of(homes));
}

TEST_CASE("a folder that cannot be made is told of, and no run fails of it", "[checkpoint]") {
    const TemporaryFolder folder;
    std::ofstream{folder / "file"} << "a file is no folder, not even for root";
    std::vector<std::string> said;
    CheckpointFolder store{folder / "file", [&](const std::string& text) { said.push_back(text); }};
    CHECK_FALSE(store.keep_homes(key, "fork", 0, some_homes()));
    CHECK_FALSE(store.keep_stand(key, stand_at(3), std::vector<std::uint64_t>{0}));
    CHECK(said.size() == 2);
    CHECK(store.names(key).empty());
    store.forget(key);
}

// SPDX-License-Identifier: Apache-2.0
#include "output/gathering.hpp"

#include "output/durable_file.hpp"
#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "output/world_store.hpp"
#include "sim/experiment/comparison.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <memory>
#include <thread>

using namespace dowith;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

/// Keeps a scenario's worlds in folders, and lets it be told otherwise.
class Sites {
  public:
    explicit Sites(const fs::path& root)
        : scenario{small_scenario()}, root_{root}, worlds_{run_all()} {}

    void keep(const std::string& site, std::uint32_t world) {
        store(site).keep(world_key(scenario, world), worlds_[world]);
    }

    void keep_with_other_outcome(const std::string& site, std::uint32_t world) {
        WorldResult other = worlds_[world];
        other.digests.back() += 1;
        store(site).keep(world_key(scenario, world), other);
    }

    [[nodiscard]] fs::path file(const std::string& site, std::uint32_t world) const {
        return folder(site) / (world_key(scenario, world) + ".h5");
    }

    [[nodiscard]] Gathering gather(const std::vector<std::string>& from) const {
        std::vector<fs::path> folders;
        for (const std::string& site : from) {
            folders.push_back(folder(site));
        }
        return gather_worlds(scenario, folder("own"), folders);
    }

    [[nodiscard]] fs::path folder(const std::string& site) const { return root_ / site; }

    [[nodiscard]] FolderStore store(const std::string& site) const {
        return FolderStore{folder(site)};
    }

    Scenario scenario;

  private:
    [[nodiscard]] std::vector<WorldResult> run_all() const {
        NoStore nothing;
        const auto executor = serial_executor();
        return run_worlds(scenario, *executor, nothing, {}, {});
    }

    fs::path root_;
    std::vector<WorldResult> worlds_;
};

} // namespace

TEST_CASE("worlds of several folders are gathered into one, and that one is enough from then on") {
    const TemporaryFolder folder;
    Sites sites{folder.path()};
    sites.keep("own", 1);
    sites.keep("a", 0);
    sites.keep("b", 2);
    sites.keep("b", 1);
    CHECK(sites.gather({"a"}).missing == std::vector<std::uint32_t>{2});
    const Gathering all = sites.gather({"a", "b", "b"});
    CHECK(all.missing.empty());
    CHECK(all.remarks.empty());
    CHECK(all.copied == 1); // the other was copied before
    REQUIRE(all.worlds.size() == 3);
    for (std::uint32_t world = 0; world < 3; ++world) {
        CHECK(all.worlds[world].world == world);
    }
    CHECK(sites.gather({}).missing.empty());
    CHECK(sites.gather({}).copied == 0);
}

TEST_CASE("a world kept by another engine is named with it, and counts as missing") {
    const TemporaryFolder folder;
    Sites sites{folder.path()};
    for (std::uint32_t world = 0; world < 3; ++world) {
        sites.keep("own", world);
    }
    NetcdfWriter{sites.file("own", 1), "dowith world 2 of engine 0.0.9 with ff"}.commit();
    NetcdfWriter{sites.folder("own") / "x.h5", "dowith world 2 of engine 0.0.8 with ff"}.commit();
    const Gathering found = sites.gather({});
    CHECK(found.missing == std::vector<std::uint32_t>{1});
    REQUIRE(found.remarks.size() == 2);
    CHECK_THAT(found.remarks[0], Contains("is not used for world 1") && Contains("engine 0.0.9"));
    CHECK_THAT(found.remarks[1], Contains("x.h5 not used") && Contains("engine 0.0.8"));
}

TEST_CASE("two folders that disagree about a world are never mixed") {
    const TemporaryFolder folder;
    Sites sites{folder.path()};
    sites.keep("a", 0);
    sites.keep_with_other_outcome("b", 0);
    CHECK_THROWS_WITH(sites.gather({"a", "b"}),
                      Contains(sites.file("a", 0).string()) && Contains("disagrees") &&
                          Contains("world 0"));
    CHECK_THROWS_AS(sites.gather({"nowhere"}), OutputError);
}

TEST_CASE("who keeps a world while another process writes it waits, and keeps it too") {
    const TemporaryFolder folder;
    Sites sites{folder.path()};
    sites.keep("own", 0);
    const std::string key = world_key(sites.scenario, 0);
    const WorldResult world = *sites.store("own").find(key, shape_of(sites.scenario));
    fs::remove(sites.file("own", 0));
    auto other = std::make_unique<PartialFile>(sites.file("own", 0));
    std::thread writer{[&] { sites.store("own").keep(key, world); }};
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    CHECK_FALSE(fs::exists(sites.file("own", 0)));
    other.reset(); // it was killed before it was done
    writer.join();
    CHECK(sites.store("own").find(key, shape_of(sites.scenario)).has_value());
}

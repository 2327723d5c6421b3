// SPDX-License-Identifier: Apache-2.0
#include "output/durable_file.hpp"

#include "output/output_error.hpp"
#include "tests/output/full_disk.hpp"
#include "tests/output/temporary_folder.hpp"

#include <stdexcept>

using namespace dowith;
using Catch::Matchers::Contains;

TEST_CASE("a durably written file holds exactly the bytes that were given", "[durable_file]") {
    const TemporaryFolder folder;
    const std::string bytes{"one,two\n\0\xFF", 10};
    write_durably(folder / "table.csv", bytes);
    CHECK(bytes_of(folder / "table.csv") == bytes);
    write_durably(folder / "table.csv", "");
    CHECK(bytes_of(folder / "table.csv").empty());
    CHECK(folder.names() == std::vector<std::string>{"table.csv"});
}

TEST_CASE("nothing is seen under the name of a file before it is committed", "[durable_file]") {
    const TemporaryFolder folder;
    write_durably(folder / "table.csv", "old");
    PartialFile file{folder / "table.csv"};
    file.write("ne");
    CHECK(bytes_of(folder / "table.csv") == "old");
    file.write("w");
    file.commit();
    CHECK(bytes_of(folder / "table.csv") == "new");
    CHECK(folder.names() == std::vector<std::string>{"table.csv"});
}

TEST_CASE("an exception before the commit leaves the old file and no partial one",
          "[durable_file]") {
    const TemporaryFolder folder;
    write_durably(folder / "table.csv", "old");
    const auto interrupted = [&] {
        PartialFile file{folder / "table.csv"};
        file.write("new");
        throw std::runtime_error{"something else went wrong"};
    };
    CHECK_THROWS_AS(interrupted(), std::runtime_error);
    CHECK(bytes_of(folder / "table.csv") == "old");
    CHECK(folder.names() == std::vector<std::string>{"table.csv"});
}

TEST_CASE("a partial file that a killed process left is taken over", "[durable_file]") {
    const TemporaryFolder folder;
    std::ofstream{folder / "table.csv.partial"} << "much longer than what comes now";
    write_durably(folder / "table.csv", "short");
    CHECK(bytes_of(folder / "table.csv") == "short");
    CHECK(folder.names() == std::vector<std::string>{"table.csv"});
}

TEST_CASE("two writers of one file do not disturb each other: the second is refused",
          "[durable_file]") {
    const TemporaryFolder folder;
    PartialFile first{folder / "table.csv"};
    first.write("first");
    CHECK_THROWS_WITH(PartialFile{folder / "table.csv"}, Contains("another process"));
    first.commit();
    CHECK(bytes_of(folder / "table.csv") == "first");
    CHECK_NOTHROW(write_durably(folder / "table.csv", "second"));
}

TEST_CASE("an output error names the file that was wanted and what the system said",
          "[durable_file]") {
    const TemporaryFolder folder;
    std::ofstream{folder / "file"} << "a file is no folder, not even for root";
    const auto wanted = folder / "file" / "table.csv";
    try {
        write_durably(wanted, "text");
        FAIL("a file was written below a file");
    } catch (const OutputError& error) {
        CHECK(error.path == wanted);
        CHECK_THAT(error.cause, Contains("Not a directory"));
        CHECK(std::string{error.what()} == wanted.string() + ": " + error.cause);
    }
    CHECK_THROWS_WITH(write_durably(folder / "missing" / "table.csv", "text"),
                      Contains("No such file or directory"));
}

TEST_CASE("a name that is taken by a folder is refused and leaves no partial file",
          "[durable_file]") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "table.csv");
    CHECK_THROWS_AS(write_durably(folder / "table.csv", "text"), OutputError);
    CHECK(folder.names() == std::vector<std::string>{"table.csv"});
}

TEST_CASE("a disk that fills up leaves the old file and no partial one", "[durable_file]") {
    const TemporaryFolder folder;
    write_durably(folder / "table.csv", "old");
    {
        const FullDisk full{1000};
        CHECK_THROWS_WITH(write_durably(folder / "table.csv", std::string(2000, 'x')),
                          Contains("File too large"));
    }
    CHECK(bytes_of(folder / "table.csv") == "old");
    CHECK(folder.names() == std::vector<std::string>{"table.csv"});
}

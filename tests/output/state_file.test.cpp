// SPDX-License-Identifier: Apache-2.0
#include "output/state_file.hpp"

#include "output/output_error.hpp"
#include "sim/kernel/state_bytes.hpp"
#include "tests/output/full_disk.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <string>
#include <vector>

using namespace dowith;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr const char* title = "numbers of a test";

/// Three blocks: a small one, an empty list, and one larger than any buffer.
std::vector<Numbers> three_blocks() {
    std::vector<Numbers> blocks{{1, 2, 3}, {}, Numbers(700'000)};
    std::uint32_t number = 0;
    for (std::uint32_t& each : blocks[2]) {
        each = number++ * 2654435761U;
    }
    return blocks;
}

void write(const fs::path& path, const std::vector<Numbers>& blocks) {
    std::vector<std::uint64_t> sizes;
    for (const Numbers& block : blocks) {
        sizes.push_back(state_bytes(block).size());
    }
    StateFileWriter file{path, title, sizes};
    for (const Numbers& block : blocks) {
        save_state(block, file);
    }
    file.commit();
}

std::vector<Numbers> read(const fs::path& path) {
    StateFileReader file{path, title};
    std::vector<Numbers> blocks(file.blocks());
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        file.read(block, blocks[block]);
    }
    return blocks;
}

void write_bytes(const fs::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

} // namespace

TEST_CASE("blocks of state are read back as they were written, in any order", "[state_file]") {
    const TemporaryFolder folder;
    const std::vector<Numbers> blocks = three_blocks();
    write(folder / "state", blocks);
    CHECK(read(folder / "state") == blocks);
    StateFileReader file{folder / "state", title};
    for (const std::size_t block : {2U, 0U, 1U, 1U, 2U}) {
        Numbers numbers;
        file.read(block, numbers);
        CHECK(numbers == blocks[block]);
    }
    CHECK(folder.names() == std::vector<std::string>{"state"});
}

TEST_CASE("a file of no blocks is whole too", "[state_file]") {
    const TemporaryFolder folder;
    write(folder / "state", {});
    CHECK(read(folder / "state").empty());
}

TEST_CASE("a state file that was cut off is refused, wherever it was", "[state_file]") {
    const TemporaryFolder folder;
    write(folder / "state", {{1, 2, 3}, {}, {4}});
    const std::string whole = bytes_of(folder / "state");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        write_bytes(folder / "cut", whole.substr(0, length));
        CHECK_THROWS_WITH(read(folder / "cut"), Contains("cut short"));
    }
    write_bytes(folder / "longer", whole + "x");
    CHECK_THROWS_WITH(read(folder / "longer"), Contains("changed since it was written"));
}

TEST_CASE("one byte that changed anywhere in a state file is noticed", "[state_file]") {
    const TemporaryFolder folder;
    write(folder / "state", {{1, 2, 3}, {}, {4}});
    const std::string whole = bytes_of(folder / "state");
    for (std::size_t place = 0; place < whole.size(); ++place) {
        std::string changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ 0x10);
        write_bytes(folder / "changed", changed);
        CHECK_THROWS_AS(read(folder / "changed"), OutputError);
    }
}

TEST_CASE("blocks before one that is damaged can still be read", "[state_file]") {
    const TemporaryFolder folder;
    write(folder / "state", three_blocks());
    std::string bytes = bytes_of(folder / "state");
    bytes[bytes.size() - 100] = static_cast<char>(bytes[bytes.size() - 100] ^ 1);
    write_bytes(folder / "state", bytes);
    StateFileReader file{folder / "state", title};
    Numbers numbers;
    CHECK_THROWS_WITH(file.read(2, numbers), Contains("changed since it was written"));
    file.read(0, numbers);
    CHECK(numbers == three_blocks()[0]);
}

TEST_CASE("a state file under another title is another's, and a folder is no file",
          "[state_file]") {
    const TemporaryFolder folder;
    write(folder / "state", three_blocks());
    CHECK_THROWS_WITH((StateFileReader{folder / "state", "numbers of a tent"}),
                      Contains("none of this"));
    fs::create_directory(folder / "folder");
    CHECK_THROWS_WITH((StateFileReader{folder / "folder", title}), Contains("not a regular file"));
    CHECK_THROWS_WITH((StateFileReader{folder / "missing", title}), Contains("No such file"));
}

TEST_CASE("a state that a full disk cannot hold leaves no file", "[state_file]") {
    const TemporaryFolder folder;
    const FullDisk full{1000};
    CHECK_THROWS_WITH(write(folder / "state", three_blocks()), Contains("File too large"));
    CHECK(folder.names().empty());
}

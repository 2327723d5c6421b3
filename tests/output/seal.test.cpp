// SPDX-License-Identifier: Apache-2.0
#include "output/seal.hpp"

#include "output/durable_file.hpp"
#include "output/output_error.hpp"
#include "tests/output/temporary_folder.hpp"

using namespace dowith;
using Catch::Matchers::Contains;

TEST_CASE("a seal holds for files of any length, read block by block", "[seal]") {
    constexpr std::size_t block = std::size_t{1} << 20U;
    const std::size_t length =
        GENERATE_COPY(std::size_t{0}, std::size_t{1}, block - 1, block, block + 1, 3 * block);
    const TemporaryFolder folder;
    std::string bytes(length, 'x');
    write_durably(folder / "sealed", bytes + seal_of(bytes));
    CHECK_NOTHROW(check_seal(folder / "sealed"));
    bytes += seal_of(bytes);
    bytes[length / 2] = '?';
    write_durably(folder / "changed", bytes);
    CHECK_THROWS_AS(check_seal(folder / "changed"), OutputError);
}

TEST_CASE("a broken seal says whether the file was cut or changed", "[seal]") {
    const TemporaryFolder folder;
    const std::string sealed = "text" + seal_of("text");
    write_durably(folder / "cut", sealed.substr(0, sealed.size() - 1));
    CHECK_THROWS_WITH(check_seal(folder / "cut"), Contains("cut short"));
    write_durably(folder / "changed", "tent" + seal_of("text"));
    CHECK_THROWS_WITH(check_seal(folder / "changed"), Contains("changed since"));
}

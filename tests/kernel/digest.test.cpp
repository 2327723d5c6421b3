// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/digest.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <set>
#include <string>
#include <vector>

using namespace dowith;

namespace {

template <class... Numbers> std::uint64_t digest_of(Numbers... numbers) {
    Digest digest;
    (digest.add(numbers), ...);
    return digest.value();
}

template <class T> std::uint64_t digest_of_all(const std::vector<T>& numbers) {
    Digest digest;
    digest.add(std::span{numbers});
    return digest.value();
}

constexpr std::array floats{1.0F, -2.0F, 0.5F};
constexpr std::array<std::uint8_t, 9> octets{1, 2, 3, 4, 5, 6, 7, 8, 9};

} // namespace

TEST_CASE("a digest tells order, sign of zero, type and grouping apart", "[digest]") {
    CHECK(digest_of(1, 2) != digest_of(2, 1));
    CHECK(digest_of(0.0) != digest_of(-0.0));
    CHECK(digest_of(1.0) != digest_of(1.0F));
    CHECK(digest_of(0) != digest_of(0, 0));
    CHECK(digest_of(1.0, 2.0) == digest_of(1.0, 2.0));
    CHECK(digest_of(-1) == digest_of(std::int64_t{-1}));
    CHECK(digest_of_all<std::uint8_t>({1, 0}) != digest_of_all<std::uint8_t>({1}));

    Digest together;
    together.add(std::span{floats});
    Digest apart;
    apart.add(std::span{floats}.first(2));
    apart.add(std::span{floats}.last(1));
    CHECK(together != apart);
}

TEST_CASE("every single bit of a thousand numbers counts", "[digest]") {
    std::vector<std::uint64_t> numbers(1000, 0);
    std::set<std::uint64_t> seen{digest_of_all(numbers)};
    for (auto& number : numbers) {
        for (unsigned bit = 0; bit < 64; ++bit) {
            number = std::uint64_t{1} << bit;
            seen.insert(digest_of_all(numbers));
        }
        number = 0;
    }
    CHECK(seen.size() == 64'001); // a chance collision among them: 1e-10
}

TEST_CASE("digests never change between compilers, machines and releases", "[digest]") {
    Digest digest;
    digest.add(std::uint64_t{2026});
    digest.add(0.1);
    digest.add(0.1F);
    digest.add(std::span{floats});
    digest.add(std::span{octets});
    CHECK(digest.hex() == "f8c9aa155d997ead");
    CHECK(Digest{}.hex().size() == 16);
    CHECK(content_hash("co-production") == "bc1720b7a7582f3452845b9488fa88dc");
}

TEST_CASE("content hashes of similar texts are different, in both of their halves", "[digest]") {
    std::set<std::string> first;
    std::set<std::string> second;
    const std::string text(200, ' ');
    for (std::size_t length = 0; length <= text.size(); ++length) {
        const std::string hash = content_hash(text.substr(0, length));
        REQUIRE(hash.size() == 32);
        first.insert(hash.substr(0, 16));
        second.insert(hash.substr(16));
    }
    CHECK(first.size() == 201);
    CHECK(second.size() == 201);
    CHECK(content_hash("").substr(0, 16) != content_hash("").substr(16));
}

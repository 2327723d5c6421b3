// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/column.hpp"

#include "tests/support/catch.hpp"

#include <concepts>
#include <cstdint>
#include <numeric>
#include <utility>

using namespace dowith;

namespace {

using CitizenId = Id<struct CitizenTag>;
using ProviderId = Id<struct ProviderTag>;
using Trust = Column<float, CitizenId>;

template <class Table, class Index>
concept IndexedBy = requires(Table table, Index index) {
    table[index];
};

static_assert(IndexedBy<Trust, CitizenId>);
static_assert(!IndexedBy<Trust, ProviderId>, "a provider's row must not read a citizen's column");
static_assert(!IndexedBy<Trust, int> && !IndexedBy<Trust, std::size_t>);
static_assert(std::regular<Trust>);
static_assert(std::same_as<decltype(std::declval<const Trust&>().span()), std::span<const float>>);

std::uintptr_t address(const void* memory) { return reinterpret_cast<std::uintptr_t>(memory); }

} // namespace

TEST_CASE("a column gives back by id what was put in by id", "[column]") {
    Trust trust(3, 0.5F);
    trust[CitizenId{1U}] = 0.75F;
    const CitizenId added = trust.push_back(1.0F);
    CHECK(added == CitizenId{3U});
    CHECK(trust.size() == 4);
    CHECK(std::accumulate(trust.span().begin(), trust.span().end(), 0.0F) == 2.75F);
    float sum = 0;
    for (const CitizenId citizen : trust.rows()) {
        sum += trust[citizen];
    }
    CHECK(sum == 2.75F);
}

TEST_CASE("resizing keeps the rows that stay and fills those that come", "[column]") {
    Column<int, CitizenId> column(2, 7);
    column.resize(4, 9);
    CHECK(column[CitizenId{1U}] == 7);
    CHECK(column[CitizenId{3U}] == 9);
    column.resize(1);
    CHECK(column.size() == 1);
    column.clear();
    CHECK(column.empty());
    for (const CitizenId citizen : column.rows()) {
        FAIL("a row in nobody: " << citizen.value);
    }
}

TEST_CASE("a copied column is another column", "[column]") {
    Trust now(2, 0.25F);
    Trust next = now;
    CHECK(next == now);
    next[CitizenId{0U}] = 1.0F;
    CHECK(now[CitizenId{0U}] == 0.25F);
    CHECK(next != now);
}

TEST_CASE("columns start on a cache line, large ones on a huge page", "[column]") {
    CHECK(address(Trust(1).span().data()) % 64 == 0);
    const Trust just_small((std::size_t{4} << 18U) - 1);
    CHECK(address(just_small.span().data()) % 64 == 0);
    Trust large(std::size_t{4} << 18U, 0.5F); // 4 MiB
    CHECK(address(large.span().data()) % (std::size_t{2} << 20U) == 0);
    large.resize(3 * large.size() + 5, 0.25F); // no whole number of pages
    CHECK(address(large.span().data()) % (std::size_t{2} << 20U) == 0);
    CHECK(large[CitizenId{0U}] == 0.5F);
    CHECK(large.span().back() == 0.25F);
}

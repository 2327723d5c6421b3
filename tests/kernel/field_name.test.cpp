// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/field_name.hpp"

#include "sim/kernel/column.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>

using namespace dowith;

namespace {

struct Room {
    struct Door {
        bool is_open = false;
    };

    std::uint32_t a = 0;
    Column<float, Id<struct ChairTag>> chairs_2;
    Door door;
};

} // namespace

TEST_CASE("a field is called what it is declared as, whatever it is of") {
    CHECK(field_name<&Room::a>() == "a");
    CHECK(field_name<&Room::chairs_2>() == "chairs_2");
    CHECK(field_name<&Room::Door::is_open>() == "is_open");
}

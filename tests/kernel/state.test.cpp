// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/state.hpp"

#include "sim/kernel/column.hpp"
#include "sim/kernel/state_bytes.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <string>
#include <vector>

using namespace dowith;

namespace {

struct Point {
    float x = 0;
    std::uint8_t kind = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

struct Room {
    std::uint32_t number = 0;
    bool is_open = false;
    Column<Point, Id<struct PointTag>> points;
    std::vector<std::string> names;
    std::array<double, 2> size{};

    static constexpr auto fields() {
        return std::tuple{&Room::number, &Room::is_open, &Room::points, &Room::names, &Room::size};
    }

    friend bool operator==(const Room&, const Room&) = default;
};

struct Forgetful {
    double named = 0;
    bool also_named = false;
    bool forgotten = false; // hides in the gap behind the other

    static constexpr auto fields() { return std::tuple{&Forgetful::named, &Forgetful::also_named}; }
};

struct Confused {
    std::uint8_t first = 0;
    double second = 0;
    std::uint8_t third = 0;

    static constexpr auto fields() {
        return std::tuple{&Confused::first, &Confused::third, &Confused::third};
    }
};

struct Pair {
    float trust = 0;
    float fatigue = 0;

    static constexpr auto fields() { return std::tuple{&Pair::trust, &Pair::fatigue}; }
};

struct Swapped {
    float fatigue = 0;
    float trust = 0;

    static constexpr auto fields() { return std::tuple{&Swapped::fatigue, &Swapped::trust}; }
};

struct Flat {
    float first = 0;
    float second = 0;

    static constexpr auto parts() { return std::tuple{&Flat::first, &Flat::second}; }
};

struct FlatSwapped {
    float second = 0;
    float first = 0;

    static constexpr auto parts() { return std::tuple{&FlatSwapped::second, &FlatSwapped::first}; }
};

Room some_room() {
    Room room;
    room.number = 7;
    room.is_open = true;
    room.points.push_back({0.5F, 3});
    room.points.push_back({-2.0F, 0});
    room.names = {"", "a name longer than what a string keeps in itself"};
    room.size = {3.5, -0.0};
    return room;
}

} // namespace

TEST_CASE("a state that is read back is the state that was saved") {
    const Room room = some_room();
    Room again;
    again.names = {"what was there before goes"};
    StateBytes bytes{state_bytes(room)};
    load_state(again, bytes);
    CHECK(again == room);
    CHECK(bytes.left() == 0);
    StateSize size;
    save_state(room, size);
    CHECK(size.size() == state_bytes(room).size());
}

TEST_CASE("an empty state is one too") {
    Room again = some_room();
    StateBytes bytes{state_bytes(Room{})};
    load_state(again, bytes);
    CHECK(again == Room{});
}

TEST_CASE("a state that ends too early is refused wherever it ends, and asks for no more memory") {
    const std::vector<std::byte> whole = state_bytes(some_room());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        StateBytes part{{whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)}};
        Room again;
        CHECK_THROWS_AS(load_state(again, part), StateError);
    }
}

TEST_CASE("a composite that names fewer fields than it has, or others, is known for it") {
    CHECK(names_all_fields<Room>);
    CHECK_FALSE(names_all_fields<Forgetful>);
    CHECK_FALSE(names_all_fields<Confused>);
}

TEST_CASE("states that are laid out otherwise have another fingerprint") {
    CHECK(state_layout<Room>() == state_layout<Room>());
    CHECK(state_layout<Room>() != state_layout<Forgetful>());
    CHECK(state_layout<float>() != state_layout<double>());
    CHECK(state_layout<float>() != state_layout<std::vector<float>>());
    CHECK(state_layout<std::vector<float>>() != state_layout<std::vector<std::vector<float>>>());
}

TEST_CASE("two fields of one size that change places, and another kind of number, are told") {
    CHECK(state_layout<Pair>() != state_layout<Swapped>());
    CHECK(state_layout<std::vector<Flat>>() != state_layout<std::vector<FlatSwapped>>());
    CHECK(state_layout<float>() != state_layout<std::uint32_t>());
    CHECK(state_layout<std::int32_t>() != state_layout<std::uint32_t>());
}

TEST_CASE("a length that is wrong asks for no more elements than there may be bytes for") {
    CHECK(least_state_bytes<Pair>() == 8);
    CHECK(least_state_bytes<Room>() == 4 + 1 + 8 + 8 + 16);
    for (std::size_t place = 0; place < 8; ++place) { // of the length
        std::vector<std::byte> damaged = state_bytes(std::vector<Room>(3));
        damaged[place] ^= std::byte{0x80};
        StateBytes from{damaged};
        std::vector<Room> rooms;
        CHECK_THROWS_AS(load_state(rooms, from), StateError);
        CHECK(rooms.size() <= damaged.size() / least_state_bytes<Room>());
    }
}

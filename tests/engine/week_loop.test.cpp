// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/week_loop.hpp"

#include "tests/support/catch.hpp"

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

using namespace dowith;

namespace {

/// A room of three lines: a number, what others see of it, and its fingerprint.
struct Room {
    using Notice = int;

    std::size_t place = 0;
    int number = 0;

    void add_to(Digest& digest) const { digest.add(number); }
};

/// Every room becomes the sum of its own and its neighbours' numbers, as they were published.
struct Neighbours {
    void live(Room& room, const std::vector<int>& board, Week) const {
        int sum = 0;
        for (std::size_t i = room.place > 0 ? room.place - 1 : 0;
             i <= room.place + 1 && i < board.size();
             ++i) {
            sum += board[i];
        }
        room.number = sum;
    }

    void publish(const Room& room, int& notice) const { notice = room.number; }
};

District<Room> row_of(const std::vector<int>& numbers) {
    District<Room> district;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        district.neighbourhoods.push_back({i, numbers[i]});
    }
    open_board(district, Neighbours{});
    return district;
}

std::vector<int> numbers_in(const District<Room>& district) {
    std::vector<int> numbers;
    for (const Room& room : district.neighbourhoods) {
        numbers.push_back(room.number);
    }
    return numbers;
}

void run(District<Room>& district, std::uint32_t end, Executor& executor) {
    run_weeks(district, Neighbours{}, executor, Week{end}, [](const District<Room>&) {});
}

} // namespace

TEST_CASE("a neighbourhood reads what others published last week, not what they do now") {
    const auto executor = serial_executor();
    District<Room> district = row_of({1, 0, 0, 0});
    run(district, 1, *executor);
    // A room that read this week's would pass the 1 on to all rooms at its right at once.
    CHECK(numbers_in(district) == std::vector<int>{1, 1, 0, 0});
    run(district, 2, *executor);
    CHECK(numbers_in(district) == std::vector<int>{2, 2, 1, 0});
    CHECK(district.board == std::vector<int>{2, 2, 1, 0});
}

TEST_CASE("weeks are lived the same on one or several threads") {
    const std::vector<int> start{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3};
    const auto serial = serial_executor();
    District<Room> expected = row_of(start);
    run(expected, 10, *serial);
    for (const unsigned threads : {1U, 2U, 4U}) {
        const auto executor = threads_executor(threads);
        District<Room> district = row_of(start);
        run(district, 10, *executor);
        CHECK(numbers_in(district) == numbers_in(expected));
        CHECK(district.digest() == expected.digest());
    }
}

TEST_CASE("the observer sees each week once, when all have lived it, and before the next") {
    const auto executor = serial_executor();
    District<Room> district = row_of({1, 2});
    std::vector<std::uint32_t> weeks;
    std::vector<std::vector<int>> seen;
    run_weeks(district, Neighbours{}, *executor, Week{3}, [&](const District<Room>& now) {
        weeks.push_back(now.week.value);
        seen.push_back(numbers_in(now));
    });
    CHECK(weeks == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(seen == std::vector<std::vector<int>>{{3, 3}, {6, 6}, {12, 12}});
    CHECK(district.week == Week{3});
}

TEST_CASE("running to a week that has come already does nothing") {
    const auto executor = serial_executor();
    District<Room> district = row_of({1, 2});
    run(district, 2, *executor);
    const Digest before = district.digest();
    run(district, 2, *executor);
    run(district, 1, *executor);
    CHECK(district.digest() == before);
}

TEST_CASE("ten weeks are four weeks, a copy, and six weeks") {
    const auto executor = serial_executor();
    District<Room> whole = row_of({1, 2, 3, 4});
    District<Room> parts = whole;
    run(whole, 10, *executor);
    run(parts, 4, *executor);
    District<Room> fork = parts;
    run(parts, 5, *executor); // the original lives on without the copy
    run(fork, 10, *executor);
    CHECK(fork.digest() == whole.digest());
    CHECK(parts.digest() != whole.digest());
}

TEST_CASE("a district without neighbourhoods lets the weeks pass") {
    const auto executor = serial_executor();
    District<Room> district = row_of({});
    run(district, 3, *executor);
    CHECK(district.week == Week{3});
}

TEST_CASE("the fingerprint of a district tells its week, its states and their order") {
    const Digest reference = row_of({1, 2}).digest();
    CHECK(row_of({1, 2}).digest() == reference);
    CHECK(row_of({2, 1}).digest() != reference);
    CHECK(row_of({1, 3}).digest() != reference);
    CHECK(row_of({1, 2, 0}).digest() != reference);
    District<Room> later = row_of({1, 2});
    ++later.week;
    CHECK(later.digest() != reference);
}

namespace {

std::vector<double> numbers_on(const std::vector<int>& board) {
    return {board.begin(), board.end()};
}

/// In week 1 the rooms add up their numbers, and everyone gets the sum.
struct Levelling : Neighbours {
    [[nodiscard]] bool convenes(Week week) const { return week == Week{1}; }

    void bring(const Room& room,
               const std::vector<int>& /*board*/,
               Week /*week*/,
               std::vector<double>& table) const {
        table.push_back(room.number);
    }

    void settle(std::span<Room> rooms,
                std::size_t place,
                std::span<const double> tables,
                const std::vector<int>& board,
                Week week) const {
        CHECK(place == 0);
        CHECK(week == Week{1});
        CHECK(std::vector<double>(tables.begin(), tables.end()) ==
              numbers_on(board)); // this week's
        for (Room& room : rooms) {
            room.number += 100;
        }
    }
};

/// Keeps what it saw of every room, and what it had seen when all had been looked at.
struct Onlooker {
    std::vector<int> glimpses = std::vector<int>(2);
    std::vector<std::vector<int>> seen;

    void look(std::size_t row, const Room& room, Week week) {
        glimpses[row] = room.number + 1000 * static_cast<int>(week.value);
    }

    void see() { seen.push_back(glimpses); }
};

} // namespace

TEST_CASE(
    "what a district settles together comes after all have lived the week, before it is seen") {
    const auto executor = threads_executor(2);
    District<Room> district = row_of({1, 2});
    District<Room> again = district;
    std::vector<std::vector<int>> seen;
    run_weeks(district, Levelling{}, *executor, Week{3}, [&](const District<Room>& now) {
        seen.push_back(numbers_in(now));
    });
    CHECK(seen == std::vector<std::vector<int>>{{3, 3}, {106, 106}, {12, 12}});
    Onlooker onlooker;
    run_weeks(again, Levelling{}, *executor, Week{3}, onlooker);
    CHECK(onlooker.seen == std::vector<std::vector<int>>{{3, 3}, {1106, 1106}, {2012, 2012}});
}

namespace {

/// Two parts of one row of rooms that live side by side: a border that is there on paper only.
class PaperBorder final : public Border<int> {
  public:
    PaperBorder(const std::vector<std::vector<int>>& boards, std::size_t first, std::size_t count)
        : boards_{boards}, first_{first}, count_{count} {}

    void exchange(std::vector<int>& board) override {
        for (std::size_t place = 0; place < board.size(); ++place) {
            const bool here = place >= first_ && place < first_ + count_;
            // What the whole row published is what the parts must publish, and have from each
            // other.
            CHECK((!here || board[place] == boards_[week_][place]));
            board[place] = boards_[week_][place];
        }
        ++week_;
    }

    [[nodiscard]] std::vector<double> gather(std::vector<double> brought) override {
        CHECK(brought.size() == count_);
        return numbers_on(boards_[week_ - 1]);
    }

  private:
    const std::vector<std::vector<int>>& boards_;
    std::size_t first_;
    std::size_t count_;
    std::size_t week_ = 0;
};

} // namespace

TEST_CASE("a part of a district lives as it does in the whole, given what is published elsewhere") {
    const std::vector<int> start{3, 1, 4, 1, 5};
    const auto executor = serial_executor();

    struct Quiet : Levelling {
        void settle(std::span<Room> rooms,
                    std::size_t place,
                    std::span<const double> tables,
                    const std::vector<int>& /*board*/,
                    Week /*week*/) const {
            for (std::size_t row = 0; row < rooms.size(); ++row) {
                rooms[row].number += static_cast<int>(tables[place + row] + tables[0]);
            }
        }
    };

    District<Room> whole = row_of(start);
    std::vector<std::vector<int>> boards{whole.board};
    run_weeks(whole, Quiet{}, *executor, Week{4}, [&](const District<Room>& now) {
        boards.push_back(now.board);
    });
    for (std::size_t first = 0; first < start.size(); ++first) {
        for (std::size_t count = 1; first + count <= start.size(); ++count) {
            District<Room> part;
            part.first = first;
            part.elsewhere = start.size() - count;
            for (std::size_t place = first; place < first + count; ++place) {
                part.neighbourhoods.push_back({place, start[place]});
            }
            PaperBorder border{boards, first, count};
            open_board(part, Quiet{}, border);
            run_weeks(part, Quiet{}, *executor, border, Week{4}, [](const District<Room>&) {});
            for (std::size_t row = 0; row < count; ++row) {
                CHECK(part.neighbourhoods[row].number == whole.neighbourhoods[first + row].number);
            }
        }
    }
}

TEST_CASE("a failing week is told, and no later week is begun") {
    struct Failing : Neighbours {
        void live(Room& room, const std::vector<int>& board, Week week) const {
            if (week == Week{2}) {
                throw std::runtime_error{"room " + std::to_string(room.place)};
            }
            Neighbours::live(room, board, week);
        }
    };

    const auto executor = serial_executor();
    District<Room> district = row_of({1, 2});
    const auto see_nothing = [](const District<Room>&) {};
    CHECK_THROWS_WITH(run_weeks(district, Failing{}, *executor, Week{9}, see_nothing), "room 0");
    CHECK(district.week == Week{2});
}

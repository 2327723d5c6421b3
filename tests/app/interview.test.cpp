// SPDX-License-Identifier: Apache-2.0
#include "sim/app/interview.hpp"

#include "sim/app/command_line.hpp"
#include "tests/support/catch.hpp"

#include <deque>

namespace dowith {
namespace {

/// Somebody who types these lines and then leaves, and what they are shown.
class Somebody {
  public:
    explicit Somebody(std::deque<std::string> lines) : lines_{std::move(lines)} {}

    std::vector<std::size_t> answer(const Answers& given) {
        return ask_for_missing(
            built_in_self_assessment(),
            given,
            [this](const std::string& text) { seen_ += text; },
            [this]() -> std::optional<std::string> {
                if (lines_.empty()) {
                    return {};
                }
                const std::string line = lines_.front();
                lines_.pop_front();
                return line;
            });
    }

    [[nodiscard]] bool saw(const std::string& text) const {
        return seen_.find(text) != std::string::npos;
    }

  private:
    std::deque<std::string> lines_;
    std::string seen_;
};

} // namespace

SCENARIO("every question is asked with all its answers, and answered with one digit") {
    Somebody person{{"0", "1", " 2 ", "3", "4", "0"}};
    CHECK(person.answer(Answers(6)) == std::vector<std::size_t>{0, 1, 2, 3, 4, 0});
    CHECK(person.saw("1 of 6  What are people who use the service to you?"));
    CHECK(person.saw("  0  Cases."));
    CHECK(person.saw("6 of 6  "));
}

SCENARIO("only what is missing is asked for") {
    Somebody person{{"1"}};
    const Answers given{2, 2, 2, {}, 2, 2};
    CHECK(person.answer(given) == std::vector<std::size_t>{2, 2, 2, 1, 2, 2});
    CHECK_FALSE(person.saw("1 of 6"));
    CHECK(person.saw("4 of 6"));
}

SCENARIO("what is no answer is asked for again, and whoever leaves is told what was missing") {
    Somebody person{{"7", "two", "", "-1", "22", "2"}};
    CHECK(person.answer({{}, 1, 1, 1, 1, 1}).front() == 2);
    CHECK(person.saw("one digit from 0 to 4"));
    Somebody leaving{{"1"}};
    CHECK_THROWS_WITH(leaving.answer(Answers(6)),
                      "capabilities was not answered; nothing was written");
}

SCENARIO("without anybody to ask, missing answers are named by their options") {
    CHECK_THROWS_WITH(refuse_missing(built_in_self_assessment(), {1, {}, 1, 1, {}, 1}),
                      "--capabilities and --blurred-roles are missing, and there is no terminal "
                      "to ask at; answer each with a number from 0 to 4 (`dowith describe "
                      "self-assessment` has the questions)");
    CHECK(refuse_missing(built_in_self_assessment(), {0, 1, 2, 3, 4, 0}) ==
          std::vector<std::size_t>{0, 1, 2, 3, 4, 0});
}

} // namespace dowith

// SPDX-License-Identifier: Apache-2.0
#include "sim/app/interview.hpp"

#include "sim/app/command_line.hpp"
#include "sim/app/facts.hpp"
#include "tests/support/catch.hpp"

#include <deque>

namespace dowith {
namespace {

/// Somebody who types these lines and then leaves, and what they are shown.
class Somebody {
  public:
    explicit Somebody(std::deque<std::string> lines) : lines_{std::move(lines)} {}

    std::vector<std::size_t> answer(const Answers& given, std::size_t asked_after = 0) {
        return ask_for_missing(built_in_self_assessment(), given, show(), read_line(), asked_after);
    }

    DraftService tell(const DraftService& service) {
        return ask_for_facts(service, 6, show(), read_line());
    }

    [[nodiscard]] bool saw(const std::string& text) const {
        return seen_.find(text) != std::string::npos;
    }

  private:
    Show show() {
        return [this](const std::string& text) { seen_ += text; };
    }

    ReadLine read_line() {
        return [this]() -> std::optional<std::string> {
            if (lines_.empty()) {
                return {};
            }
            const std::string line = lines_.front();
            lines_.pop_front();
            return line;
        };
    }

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

SCENARIO("facts of a service are asked for after the six questions, and counted with them") {
    Somebody person{{"0", "1", "2", "3", "4", "0", " policing ", "2.5"}};
    static_cast<void>(person.answer(Answers(6), missing_facts({})));
    CHECK(person.saw("1 of 8  "));
    const DraftService service = person.tell({});
    CHECK(service.technology == "policing");
    CHECK(service.staff == 2.5);
    CHECK(person.saw("7 of 8  What kind of service is it?"));
    CHECK(person.saw("  upkeep  "));
    CHECK(person.saw("8 of 8  How many professionals"));
}

SCENARIO("an empty line, or leaving, lets a fact be as it usually is") {
    for (const std::deque<std::string>& lines :
         {std::deque<std::string>{"", " "}, std::deque<std::string>{}}) {
        Somebody person{lines};
        const DraftService service = person.tell({});
        CHECK_FALSE(service.technology);
        CHECK_FALSE(service.staff);
        CHECK(person.saw("Enter for long-term-care: "));
        CHECK(person.saw("Enter for 4, "));
    }
}

SCENARIO("a fact that was given is not asked for, and one that cannot be is asked for again") {
    Somebody person{{"polcing", "policing"}};
    CHECK(person.tell({"", {}, 3.0}).technology == "policing");
    CHECK(person.saw("7 of 7  What kind"));
    CHECK(person.saw("did you mean policing?"));
    CHECK_FALSE(person.saw("How many professionals"));
    Somebody counting{{"none", "0", "501", "3"}};
    CHECK(counting.tell({"", "acute", {}}).staff == 3.0);
    CHECK(counting.saw("Please type a number in [0.001, 500]."));
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

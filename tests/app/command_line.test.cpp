// SPDX-License-Identifier: Apache-2.0
#include "sim/app/command_line.hpp"

#include "sim/app/commands.hpp"
#include "sim/app/progress_line.hpp"
#include "sim/app/terminal.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

namespace dowith {
namespace {

using Words = std::vector<std::string>;

Options options_of(const Words& words) { return std::get<Options>(read_command_line(words)); }

std::string complaint_about(const Words& words) {
    try {
        (void)read_command_line(words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "no complaint";
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

SCENARIO("a misspelt word is answered with the word that was meant") {
    CHECK(says(complaint_about({"comapre"}), "did you mean compare?"));
    CHECK(says(complaint_about({"compare", "x.yaml", "--wolrds", "3"}), "did you mean --worlds?"));
    CHECK(says(complaint_about({"sing"}), "known: compare, run, sweep, sensitivity, check"));
}

SCENARIO("an option that a command has no use for is refused rather than ignored") {
    CHECK(complaint_about({"check", "x.yaml", "--threads", "2"}) != "no complaint");
    CHECK(complaint_about({"demo", "--set", "worlds=2"}) != "no complaint");
    CHECK(complaint_about({"compare", "x.yaml", "--policy", "a"}) != "no complaint");
    CHECK(complaint_about({"compare"}) != "no complaint");
    CHECK(complaint_about({"compare", "x.yaml", "--worlds", "0"}) != "no complaint");
    CHECK(complaint_about({"compare", "x.yaml", "--worlds", "many"}) != "no complaint");
    CHECK(complaint_about({"describe", "levers", "--json", "--markdown"}) != "no complaint");
    CHECK(complaint_about({"check", "x.yaml", "arnstein"}) != "no complaint");
}

SCENARIO("worlds and seed are values of the scenario like any other") {
    GIVEN("both, before and behind an override") {
        const Options options = options_of(
            {"compare", "--seed", "7", "--set", "weeks.horizon=30", "x.yaml", "--worlds=3"});
        THEN("they become overrides, which are the last word") {
            CHECK(options.overrides == Words{"weeks.horizon=30", "worlds=3", "seed=7"});
        }
        THEN("the canonical command names them so, and can be typed") {
            CHECK(canonical_command(options) ==
                  "dowith compare x.yaml --set weeks.horizon=30 --set worlds=3 --set seed=7");
        }
    }
    GIVEN("words that differ in what cannot change a result") {
        const Options one = options_of({"compare", "x.yaml", "--threads", "1", "--json"});
        const Options two = options_of({"compare", "x.yaml", "--out", "y.h5", "--quiet"});
        THEN("the canonical command is the same") {
            CHECK(canonical_command(one) == canonical_command(two));
        }
    }
    GIVEN("words that a shell would take apart") {
        Options options;
        options.command = "run";
        options.scenario = "my place.yaml";
        options.overrides = {"title=Joe's"};
        THEN("they are quoted") {
            CHECK(canonical_command(options) ==
                  "dowith run 'my place.yaml' --set 'title=Joe'\\''s'");
        }
    }
}

SCENARIO("help needs no command, and names all of them with an example each") {
    const std::string help = std::get<Answer>(read_command_line(Words{"--help"})).text;
    CHECK(std::get<Answer>(read_command_line(Words{})).text == help);
    for (const Command& command : commands()) {
        CHECK(says(help, "\n  " + std::string{command.name} + " "));
        CHECK(says(help, std::string{command.example}));
    }
    std::istringstream lines{help};
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(columns_of(line) <= text_columns);
    }
    CHECK(says(std::get<Answer>(read_command_line(Words{"run", "--help"})).text, "--policy"));
    CHECK(says(std::get<Answer>(read_command_line(Words{"--version"})).text, "engine"));
}

SCENARIO("the time to go is told by the worlds that ran, not by those that were found") {
    GIVEN("ten worlds done in twenty seconds, five of them found, of fifteen") {
        THEN("each of the five to go takes the four seconds that each of the five took") {
            CHECK(progress_text({10, 15, 5}, 20.0) ==
                  "10 of 15 worlds, 5 kept from before, about 20 s to go");
        }
    }
    GIVEN("nothing but found worlds") {
        THEN("there is nothing to tell it by") {
            CHECK(progress_text({5, 15, 5}, 0.1) == "5 of 15 worlds, 5 kept from before");
        }
    }
    GIVEN("a comparison that may stop before its cap") {
        THEN("it is told by where that will probably be, and how far off it is") {
            CHECK(progress_text({10, 200, 0}, 20.0, {30, ""}) ==
                  "10 of at most 200 worlds, about 40 s to go; first look after 30");
            CHECK(progress_text({40, 200, 0}, 20.0, {60, "need met ± 0.0071 of 0.0050 wanted"}) ==
                  "40 of at most 200 worlds, about 10 s to go; need met ± 0.0071 of 0.0050 wanted");
            CHECK(progress_text({40, 50, 0}, 20.0, {90, "x"}) ==
                  "40 of at most 50 worlds, about 5 s to go; x");
        }
    }
    GIVEN("all worlds done") {
        THEN("no time is left") { CHECK(progress_text({15, 15, 0}, 9.0) == "15 of 15 worlds"); }
    }
}

} // namespace dowith
